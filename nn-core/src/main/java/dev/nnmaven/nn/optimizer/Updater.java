package dev.nnmaven.nn.optimizer;

/** Updates one parameter, step by step. */
@FunctionalInterface
public interface Updater {

  /**
   * Updates a range of the parameter's values in place, each from its own gradient and state only:
   * threads share the work, and results must not depend on how ranges are split.
   *
   * @param gradient gradient of the batch's mean loss, in the layout of the parameter's values
   * @param from first index
   * @param to last index, exclusive
   * @param step number of the step in this training, from 1
   * @param learningRate η of this step
   */
  void update(float[] gradient, int from, int to, long step, float learningRate);
}
