package dev.nnmaven.nn.optimizer;

/** Changes one parameter, step after step. */
@FunctionalInterface
public interface Updater {

  /**
   * Changes some of the parameter's numbers in place, each by its own gradient and its own state
   * alone: threads share the work, and no result may depend on who got which range.
   *
   * @param gradient the derivative of the batch's mean loss, laid out as the parameter's values
   * @param from the first index
   * @param to the index after the last
   * @param step how many steps of this training were begun, from 1
   * @param learningRate of this step, η
   */
  void update(float[] gradient, int from, int to, long step, float learningRate);
}
