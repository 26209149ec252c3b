package dev.nnmaven.gate.statistics;

/**
 * Test examples by which k models were accepted, one after another. What is tried next depends on
 * what became of the models before, so these are a path through a tree of 2ᵏ − 1 models that could
 * have been. A bound that holds for all of them at once holds for those on the path, at the level
 *
 * <pre>α / (2ᵏ − 1)</pre>
 *
 * <p>This is not confidence: models that were refused are looks, too, and who reads which examples
 * were wrong learns more than one bit of each model. So the bound holds at best.
 *
 * <p>Source: C. Renggli et al., <i>Continuous integration of machine learning models with
 * ease.ml/ci: towards a rigorous yet practical treatment</i>, MLSys 2019, on adaptive use.
 *
 * @param models number of models, k, at least 1
 */
public record Reuse(int models) {

  private static final double LEVEL = 0.05;

  /** More than anybody believes; beyond, the level is lost in rounding. */
  private static final int MOST = 40;

  /** Confidence of one bound with which all bounds together have 95%, if nothing else was seen. */
  public double confidence() {
    return 1 - LEVEL / (Math.scalb(1.0, Math.min(models, MOST)) - 1);
  }

  /**
   * Whether a bound is twice as far from its figure as the bound of one model: the test data then
   * tells as much as fresh data a quarter its size. True from k = 7 on.
   */
  public boolean isWorn() {
    return Normal.quantile(confidence()) >= 2 * Normal.quantile(1 - LEVEL);
  }
}
