package dev.nnmaven.nn.testing;

import dev.nnmaven.nn.data.Samples;

/** Samples in arrays, whose targets are any numbers. */
public record NumberSamples(float[][] values, float[][] targets) implements Samples {

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public int inputs() {
    return values[0].length;
  }

  @Override
  public int outputs() {
    return targets[0].length;
  }

  @Override
  public void loadInputs(int sample, float[] destination, int from) {
    System.arraycopy(values[sample], 0, destination, from, inputs());
  }

  @Override
  public void loadTargets(int sample, float[] destination, int from) {
    System.arraycopy(targets[sample], 0, destination, from, outputs());
  }
}
