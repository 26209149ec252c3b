package dev.nnmaven.nn.optimizer;

/** How a gradient changes the parameters: one step downhill. */
public interface Optimizer {

  /** How it is written in a model file, such as {@code gradientDescent(0.1)}. */
  String specification();

  /**
   * Changes {@code parameters[from]} up to {@code parameters[to - 1]} in place, each by its own
   * gradient alone, so that the range may be split among threads.
   *
   * @param gradient the derivative of the mean loss of the batch, same length as the parameters
   */
  void step(float[] parameters, float[] gradient, int from, int to);
}
