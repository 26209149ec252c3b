package dev.nnmaven.plugin.config;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.training.TrainingOptions;
import dev.nnmaven.plugin.text.Texts;

/** Parses training options: optimizer, learning rate, epochs, batch size and seed. */
public final class OptionsParser {

  /** Kind of batch, which {@code nn.optimizer} may select in place of an optimizer. */
  private enum BatchKind {
    GD("GD", "all samples", TrainingOptions.ALL_SAMPLES),
    SGD("SGD", "one sample", 1),
    MINI_BATCH("miniBatch", "nn.batchSize samples", 0);

    private final String specification;
    private final String perStep;
    private final int batchSize; // 0 if it is configured

    BatchKind(String specification, String perStep, int batchSize) {
      this.specification = specification;
      this.perStep = perStep;
      this.batchSize = batchSize;
    }
  }

  private record Method(Optimizer optimizer, BatchKind batch) {}

  private static final Method DEFAULT =
      new Method(TrainingOptions.DEFAULT_OPTIMIZER, BatchKind.MINI_BATCH);

  private OptionsParser() {}

  /** Parses the options; each may be absent. */
  public static TrainingOptions parse(Settings settings) {
    float rate =
        settings.parse(
            "learningRate",
            text -> TrainingOptions.requireLearningRate(Numbers.decimal(text)),
            TrainingOptions.DEFAULT_LEARNING_RATE);
    int epochs =
        settings.parse(
            "epochs",
            text -> Numbers.integer(text, 0, Integer.MAX_VALUE),
            TrainingOptions.DEFAULT_EPOCHS);
    long seed = seed(settings);
    Method method = settings.parse("optimizer", OptionsParser::method, DEFAULT);
    return new TrainingOptions(
        method.optimizer(), rate, epochs, batchSize(settings, method.batch()), seed);
  }

  /** Parses the seed. */
  public static long seed(Settings settings) {
    return settings.parse("seed", Numbers::anyLong, TrainingOptions.DEFAULT_SEED);
  }

  /** GD, SGD and miniBatch are plain gradient descent; any other optimizer uses mini-batches. */
  private static Method method(String text) {
    Catalog<Method> catalog = new Catalog<>("optimizer");
    for (BatchKind kind : BatchKind.values()) {
      catalog.add(kind.specification, () -> new Method(TrainingOptions.DEFAULT_OPTIMIZER, kind));
    }
    return catalog
        .addServices(Optimizer.class, optimizer -> new Method(optimizer, BatchKind.MINI_BATCH))
        .create(text);
  }

  private static int batchSize(Settings settings, BatchKind kind) {
    int configured =
        settings.parse("batchSize", text -> Numbers.integer(text, 1, Integer.MAX_VALUE), 0);
    if (kind == BatchKind.MINI_BATCH) {
      return configured == 0 ? TrainingOptions.DEFAULT_BATCH_SIZE : configured;
    }
    if (configured != 0 && configured != kind.batchSize) {
      settings.mistake(
          "batchSize",
          Texts.format(
              "%d contradicts nn.optimizer=%s, which takes %s a step; leave one of the two out",
              configured, settings.text("optimizer").strip(), kind.perStep));
    }
    return kind.batchSize;
  }
}
