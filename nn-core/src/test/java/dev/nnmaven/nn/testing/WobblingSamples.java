package dev.nnmaven.nn.testing;

import dev.nnmaven.nn.data.Samples;

/** Samples that are others in each epoch, as augmentation makes them. */
public record WobblingSamples(ArraySamples of) implements Samples {

  @Override
  public int size() {
    return of.size();
  }

  @Override
  public int inputs() {
    return of.inputs();
  }

  @Override
  public int outputs() {
    return of.outputs();
  }

  @Override
  public void loadInputs(int sample, float[] target, int offset) {
    of.loadInputs(sample, target, offset);
  }

  @Override
  public void loadTrainingInputs(int epoch, int sample, float[] target, int offset) {
    loadInputs(sample, target, offset);
    target[offset] += 0.1f * epoch + 0.01f * sample;
  }

  @Override
  public void loadTargets(int sample, float[] target, int offset) {
    of.loadTargets(sample, target, offset);
  }
}
