package dev.nnmaven.plugin.config;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.training.TrainingOptions;

/** Parses training options: optimizer, learning rate, epochs, batch size and seed. */
public final class OptionsParser {

  /**
   * Value of {@code nn.optimizer}, which may select a kind of batch in place of an optimizer.
   *
   * @param perStep samples per step, for messages
   * @param batchSize 0 if it is configured
   */
  private record Method(Optimizer optimizer, String perStep, int batchSize) {

    static Method plain(String perStep, int batchSize) {
      return new Method(TrainingOptions.DEFAULT_OPTIMIZER, perStep, batchSize);
    }
  }

  private static final Method MINI_BATCH = Method.plain("nn.batchSize samples", 0);

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
    Method method = settings.parse("optimizer", OptionsParser::method, MINI_BATCH);
    return new TrainingOptions(method.optimizer(), rate, epochs, batchSize(settings, method), seed);
  }

  /** Parses the seed. */
  public static long seed(Settings settings) {
    return settings.parse("seed", Numbers::anyLong, TrainingOptions.DEFAULT_SEED);
  }

  /** GD, SGD and miniBatch are plain gradient descent; any other optimizer uses mini-batches. */
  private static Method method(String text) {
    return new Catalog<Method>("optimizer")
        .add("GD", () -> Method.plain("all samples", TrainingOptions.ALL_SAMPLES))
        .add("SGD", () -> Method.plain("one sample", 1))
        .add("miniBatch", () -> MINI_BATCH)
        .addServices(Optimizer.class, optimizer -> new Method(optimizer, MINI_BATCH.perStep(), 0))
        .create(text);
  }

  private static int batchSize(Settings settings, Method method) {
    int configured =
        settings.parse("batchSize", text -> Numbers.integer(text, 1, Integer.MAX_VALUE), 0);
    if (method.batchSize() == 0) {
      return configured == 0 ? TrainingOptions.DEFAULT_BATCH_SIZE : configured;
    }
    if (configured != 0 && configured != method.batchSize()) {
      settings.mistake(
          "batchSize",
          "%d contradicts nn.optimizer=%s, which takes %s a step; leave one of the two out",
          configured,
          settings.text("optimizer").strip(),
          method.perStep());
    }
    return method.batchSize();
  }
}
