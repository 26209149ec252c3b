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

  private final Mistakes mistakes;

  /** Creates a parser that adds to the given mistakes. */
  public OptionsParser(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** Parses the options; each may be null. */
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
    Method method = mistakes.parse("nn.optimizer", optimizer, OptionsParser::method, DEFAULT);
    return new TrainingOptions(
        method.optimizer(),
        rate,
        epochCount,
        batchSize(optimizer, method.batch(), batchSize),
        parsedSeed);
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

  private int batchSize(String optimizer, BatchKind kind, String batchSize) {
    int configured =
        mistakes.parse(
            "nn.batchSize", batchSize, text -> Numbers.integer(text, 1, Integer.MAX_VALUE), 0);
    if (kind == BatchKind.MINI_BATCH) {
      return configured == 0 ? TrainingOptions.DEFAULT_BATCH_SIZE : configured;
    }
    if (configured != 0 && configured != kind.batchSize) {
      mistakes.add(
          "nn.batchSize",
          Texts.format(
              "%d contradicts nn.optimizer=%s, which takes %s a step; leave one of the two out",
              configured, optimizer.strip(), kind.perStep));
    }
    return kind.batchSize;
  }
}
