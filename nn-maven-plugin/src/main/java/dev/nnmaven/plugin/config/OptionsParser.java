package dev.nnmaven.plugin.config;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.training.TrainingOptions;
import dev.nnmaven.plugin.text.Texts;

/** Reads how to train: optimizer, learning rate, epochs, batch size and seed. */
public final class OptionsParser {

  private enum BatchKind {
    ALL_SAMPLES,
    ONE_SAMPLE,
    MINI_BATCH
  }

  private static final Catalog<BatchKind> OPTIMIZERS =
      new Catalog<BatchKind>("optimizer")
          .add("GD", () -> BatchKind.ALL_SAMPLES)
          .add("SGD", () -> BatchKind.ONE_SAMPLE)
          .add("miniBatch", () -> BatchKind.MINI_BATCH);

  private final Mistakes mistakes;

  /** A parser that adds what is wrong to those mistakes. */
  public OptionsParser(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** Reads the options; each may be null. */
  public TrainingOptions parse(
      String optimizer, String learningRate, String epochs, String batchSize, String seed) {
    float rate =
        mistakes.parse(
            "nn.learningRate",
            learningRate,
            text -> TrainingOptions.requireLearningRate(Numbers.decimal(text)),
            TrainingOptions.DEFAULT_LEARNING_RATE);
    int epochCount =
        mistakes.parse(
            "nn.epochs",
            epochs,
            text -> Numbers.integer(text, 0, Integer.MAX_VALUE),
            TrainingOptions.DEFAULT_EPOCHS);
    long parsedSeed =
        mistakes.parse("nn.seed", seed, Numbers::anyLong, TrainingOptions.DEFAULT_SEED);
    return new TrainingOptions(
        TrainingOptions.DEFAULT_OPTIMIZER,
        rate,
        epochCount,
        batchSize(optimizer, batchSize),
        parsedSeed);
  }

  private int batchSize(String optimizer, String batchSize) {
    BatchKind kind =
        mistakes.parse("nn.optimizer", optimizer, OPTIMIZERS::create, BatchKind.MINI_BATCH);
    int configured =
        mistakes.parse(
            "nn.batchSize", batchSize, text -> Numbers.integer(text, 1, Integer.MAX_VALUE), 0);
    int fixed =
        switch (kind) {
          case ALL_SAMPLES -> TrainingOptions.ALL_SAMPLES;
          case ONE_SAMPLE -> 1;
          case MINI_BATCH -> configured == 0 ? TrainingOptions.DEFAULT_BATCH_SIZE : configured;
        };
    if (configured != 0 && configured != fixed) {
      mistakes.add(
          "nn.batchSize",
          Texts.format(
              "%d contradicts nn.optimizer=%s, which takes %s a step; leave one of the two out",
              configured,
              optimizer.strip(),
              kind == BatchKind.ONE_SAMPLE ? "one sample" : "all samples"));
    }
    return fixed;
  }
}
