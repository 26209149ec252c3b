package dev.nnmaven.nn.optimizer;

import java.util.List;
import java.util.Optional;

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

  /**
   * All that it remembers from step to step: arrays of any length, not copies, always the same ones
   * in the same order. Checkpoints save them, and overwrite them where training resumes. Empty if
   * unknown, so that no checkpoint is written; an empty list if nothing is remembered.
   */
  default Optional<List<float[]>> state() {
    return Optional.empty();
  }

  /**
   * An updater that gives its state.
   *
   * @param state all that the other remembers from step to step
   */
  static Updater withState(List<float[]> state, Updater updater) {
    return new Updater() {
      @Override
      public void update(float[] gradient, int from, int to, long step, float learningRate) {
        updater.update(gradient, from, to, step, learningRate);
      }

      @Override
      public Optional<List<float[]>> state() {
        return Optional.of(state);
      }
    };
  }
}
