package dev.nnmaven.nn.task;

/**
 * Accuracy and loss of a classification on a set of samples.
 *
 * @param confusion counts by actual and predicted class
 * @param loss mean loss in nats, without weight penalties
 */
public record ClassificationMetrics(ConfusionMatrix confusion, double loss) implements Metrics {

  @Override
  public int total() {
    return confusion.total();
  }

  /** Number of correct predictions. */
  public int correct() {
    return confusion.correct();
  }

  /** Accuracy: {@link #correct} / {@link #total}. */
  public double accuracy() {
    return (double) correct() / total();
  }

  /** 95% confidence interval of the accuracy. */
  public WilsonInterval interval() {
    return WilsonInterval.of(correct(), total());
  }
}
