package dev.nnmaven.nn.evaluation;

/**
 * How good a network is on some samples.
 *
 * @param confusion what each class was taken for
 * @param loss the mean loss of a sample, without penalties on weights
 */
public record Evaluation(ConfusionMatrix confusion, double loss) {

  /** Number of samples. */
  public int total() {
    return confusion.total();
  }

  /** Number of samples whose likeliest class is their own. */
  public int correct() {
    return confusion.correct();
  }

  /** {@link #correct} / {@link #total}. */
  public double accuracy() {
    return (double) correct() / total();
  }

  /** Where the true accuracy lies with a confidence of 95%. */
  public WilsonInterval interval() {
    return WilsonInterval.of(correct(), total());
  }
}
