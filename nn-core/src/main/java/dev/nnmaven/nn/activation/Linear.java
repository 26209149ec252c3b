package dev.nnmaven.nn.activation;

/** The identity: f(x) = x, f′(x) = 1. */
public record Linear() implements Activation {

  @Override
  public String specification() {
    return "linear";
  }

  @Override
  public float apply(float sum) {
    return sum;
  }

  @Override
  public float derivative(float sum, float output) {
    return 1f;
  }
}
