package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.data.TargetOptions;
import dev.nnmaven.nn.optimizer.ClipNorm;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.nn.training.TrainingOptions;
import java.util.List;

/**
 * Parses training options: optimizer, learning rate and its schedule, epochs, batch size and seed,
 * and label smoothing.
 */
public final class OptionsParser {

  private static final String ALL = "all";

  /**
   * An optimizer, as in {@code adam(0.8) clipNorm(1)}.
   *
   * @param batchSize number of samples per step unless another is configured
   */
  record Method(Optimizer optimizer, int batchSize, ClipNorm clipNorm) {

    private Method(Optimizer optimizer, int batchSize) {
      this(optimizer, batchSize, ClipNorm.NONE);
    }

    String text() {
      return clipNorm.isNone()
          ? optimizer.specification()
          : "%s clipNorm(%s)".formatted(optimizer.specification(), FloatText.of(clipNorm.most()));
    }

    /** Of plain gradient descent, the batch size says all. */
    String logText() {
      return equals(new Method(DEFAULT.optimizer, batchSize)) ? "" : text();
    }
  }

  static final Method DEFAULT =
      new Method(TrainingOptions.DEFAULT_OPTIMIZER, TrainingOptions.DEFAULT_BATCH_SIZE);

  private OptionsParser() {}

  /** Parses the options; each may be absent. */
  public static TrainingOptions parse(SettingsReader reader) {
    Method method = reader.get(Parameters.OPTIMIZER);
    float smoothing = reader.find(Parameters.LOSS).map(LossSettings::smoothing).orElse(0f);
    float usual = method.optimizer().defaultLearningRate();
    return TrainingOptions.builder()
        .optimizer(method.optimizer())
        .learningRate(reader.find(Parameters.LEARNING_RATE).orElse(usual))
        .epochs(reader.get(Parameters.EPOCHS))
        .batchSize(reader.find(Parameters.BATCH_SIZE).orElse(method.batchSize()))
        .schedule(reader.get(Parameters.LEARNING_RATE_SCHEDULE))
        .seed(reader.get(Parameters.SEED))
        .targets(new TargetOptions(smoothing, List.of()))
        .clipNorm(method.clipNorm())
        .build();
  }

  /** An optimizer, and what may follow it. */
  static Method method(String text) {
    Followed parts = Followed.of(text, "clipNorm", 1f);
    Method method = optimizer(parts.first());
    return new Method(
        method.optimizer,
        method.batchSize,
        parts.number().map(ClipNorm::new).orElse(ClipNorm.NONE));
  }

  /** GD, SGD and miniBatch are gradient descent on batches of another size by default. */
  private static Method optimizer(String text) {
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
