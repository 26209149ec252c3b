package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.data.TargetOptions;
import dev.nnmaven.nn.optimizer.ClipNorm;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.schedule.Schedule;
import dev.nnmaven.nn.training.TrainingOptions;
import java.util.List;

/**
 * Parses training options: optimizer, learning rate and its schedule, epochs, batch size and seed,
 * label smoothing, clipping, and the mean of the last epochs.
 */
public final class OptionsParser {

  private static final String ALL = "all";

  /** An optimizer, and the number of samples per step unless another is configured. */
  private record Method(Optimizer optimizer, int batchSize) {}

  private static final Method DEFAULT =
      new Method(TrainingOptions.DEFAULT_OPTIMIZER, TrainingOptions.DEFAULT_BATCH_SIZE);

  private OptionsParser() {}

  /** Parses the options; each may be absent. */
  public static TrainingOptions parse(Settings settings) {
    Method method = settings.parse("optimizer", OptionsParser::method, DEFAULT);
    float rate =
        settings.parse(
            "learningRate",
            text -> TrainingOptions.requireLearningRate(Numbers.decimal(text)),
            method.optimizer().defaultLearningRate());
    int epochs =
        settings.parse(
            "epochs",
            text -> Numbers.integer(text, 0, Integer.MAX_VALUE),
            TrainingOptions.DEFAULT_EPOCHS);
    return TrainingOptions.builder()
        .optimizer(method.optimizer())
        .learningRate(rate)
        .epochs(epochs)
        .batchSize(settings.parse("batchSize", OptionsParser::batchSize, method.batchSize()))
        .schedule(
            settings.parse("learningRateSchedule", Schedule::of, TrainingOptions.DEFAULT_SCHEDULE))
        .seed(seed(settings))
        .targets(
            settings.parse(
                "labelSmoothing",
                text -> new TargetOptions(Numbers.decimal(text), List.of()),
                TargetOptions.PLAIN))
        .clipNorm(settings.parse("clipNorm", OptionsParser::clipNorm, ClipNorm.NONE))
        .build();
  }

  private static ClipNorm clipNorm(String text) {
    ClipNorm clipNorm = new ClipNorm(Numbers.decimal(text));
    if (clipNorm.isNone()) {
      throw new IllegalArgumentException("expected a finite number, found \"%s\"".formatted(text));
    }
    return clipNorm;
  }

  public static long seed(Settings settings) {
    return settings.parse("seed", Numbers::anyLong, TrainingOptions.DEFAULT_SEED);
  }

  /** GD, SGD and miniBatch are gradient descent on batches of another size by default. */
  private static Method method(String text) {
    return new Catalog<Method>("optimizer")
        .add("GD", () -> new Method(DEFAULT.optimizer(), TrainingOptions.ALL_SAMPLES))
        .add("SGD", () -> new Method(DEFAULT.optimizer(), 1))
        .add("miniBatch", () -> DEFAULT)
        .addServices(Optimizer.class, optimizer -> new Method(optimizer, DEFAULT.batchSize()))
        .create(text);
  }

  private static int batchSize(String text) {
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
