package dev.nnmaven.nn.testing;

import dev.nnmaven.nn.data.Samples;
import java.util.Random;

/** Samples in arrays, with the target 1 for their class and 0 for all others. */
public record ArraySamples(float[][] values, int[] labels, int outputs) implements Samples {

  /** Numbers of [-1, 1) and classes, at random. */
  public static ArraySamples random(int count, int inputs, int classes, long seed) {
    Random random = new Random(seed);
    float[][] values = new float[count][inputs];
    int[] labels = new int[count];
    for (int s = 0; s < count; s++) {
      for (int i = 0; i < inputs; i++) {
        values[s][i] = 2 * random.nextFloat() - 1;
      }
      labels[s] = random.nextInt(classes);
    }
    return new ArraySamples(values, labels, classes);
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public int inputs() {
    return values[0].length;
  }

  /** Class of a sample. */
  public int label(int sample) {
    return labels[sample];
  }

  @Override
  public void loadTargets(int sample, float[] destination, int from) {
    for (int o = 0; o < outputs; o++) {
      destination[from + o] = o == labels[sample] ? 1f : 0f;
    }
  }

  @Override
  public void loadInputs(int sample, float[] destination, int from) {
    System.arraycopy(values[sample], 0, destination, from, inputs());
  }
}
