package dev.nnmaven.search;

import dev.nnmaven.nn.activation.Activation;

/**
 * An activation of a project's own that fails where nobody has tried it: near 0, where the check of
 * derivatives has no point.
 */
public class Fragile implements Activation {

  private static final float NEAR = 0.1f;

  /** One that needs more memory than there can be. */
  public static final class Hungry extends Fragile {

    @Override
    public String specification() {
      return "hungry";
    }

    @Override
    void fail() {
      throw new IllegalStateException("" + new long[Integer.MAX_VALUE].length);
    }
  }

  void fail() {
    throw new IllegalStateException("no table\nfor it");
  }

  @Override
  public String specification() {
    return "fragile";
  }

  @Override
  public float apply(float sum) {
    if (Math.abs(sum) < NEAR) {
      fail();
    }
    return sum;
  }

  @Override
  public float derivative(float sum, float output) {
    return 1;
  }
}
