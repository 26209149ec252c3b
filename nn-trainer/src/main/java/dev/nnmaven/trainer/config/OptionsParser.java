package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.data.TargetOptions;
import dev.nnmaven.nn.optimizer.ClipNorm;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.training.TrainingOptions;
import java.util.List;

/**
 * Parses training options: optimizer, learning rate and its schedule, epochs, batch size and seed,
 * label smoothing and clipping.
 */
public final class OptionsParser {

  private static final String ALL = "all";

  /** An optimizer, and the number of samples per step unless another is configured. */
  record Method(Optimizer optimizer, int batchSize) {

    /** Of plain gradient descent, the batch size says all. */
    String logText() {
      return optimizer.equals(DEFAULT.optimizer) ? "" : optimizer.specification();
    }
  }

  static final Method DEFAULT =
      new Method(TrainingOptions.DEFAULT_OPTIMIZER, TrainingOptions.DEFAULT_BATCH_SIZE);

  private OptionsParser() {}

  /** Parses the options; each may be absent. */
  public static TrainingOptions parse(Settings settings) {
    Method method = settings.get(Parameters.OPTIMIZER);
    float usual = method.optimizer().defaultLearningRate();
    return TrainingOptions.builder()
        .optimizer(method.optimizer())
        .learningRate(settings.find(Parameters.LEARNING_RATE).orElse(usual))
        .epochs(settings.get(Parameters.EPOCHS))
        .batchSize(settings.find(Parameters.BATCH_SIZE).orElse(method.batchSize()))
        .schedule(settings.get(Parameters.LEARNING_RATE_SCHEDULE))
        .seed(settings.get(Parameters.SEED))
        .targets(new TargetOptions(settings.get(Parameters.LABEL_SMOOTHING), List.of()))
        .clipNorm(settings.find(Parameters.CLIP_NORM).orElse(ClipNorm.NONE))
        .build();
  }

  static float smoothing(String text) {
    return new TargetOptions(Numbers.decimal(text), List.of()).smoothing();
  }

  static ClipNorm clipNorm(String text) {
    ClipNorm clipNorm = new ClipNorm(Numbers.decimal(text));
    if (clipNorm.isNone()) {
      throw new IllegalArgumentException("expected a finite number, found \"%s\"".formatted(text));
    }
    return clipNorm;
  }

  /** GD, SGD and miniBatch are gradient descent on batches of another size by default. */
  static Method method(String text) {
    return new Catalog<Method>("optimizer")
        .add("GD", () -> new Method(DEFAULT.optimizer(), TrainingOptions.ALL_SAMPLES))
        .add("SGD", () -> new Method(DEFAULT.optimizer(), 1))
        .add("miniBatch", () -> DEFAULT)
        .addServices(Optimizer.class, optimizer -> new Method(optimizer, DEFAULT.batchSize()))
        .create(text);
  }

  static String batchSizeText(int size) {
    return size == TrainingOptions.ALL_SAMPLES ? ALL : Integer.toString(size);
  }

  static int batchSize(String text) {
    if (text.strip().equalsIgnoreCase(ALL)) {
      return TrainingOptions.ALL_SAMPLES;
    }
    try {
      return Numbers.integer(text, 1, Integer.MAX_VALUE);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          String.valueOf(e.getMessage()).replaceFirst("^expected", "expected all or"), e);
    }
  }
}
