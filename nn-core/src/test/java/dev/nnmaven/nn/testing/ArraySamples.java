package dev.nnmaven.nn.testing;

import dev.nnmaven.nn.data.Samples;
import java.util.Random;

/** Samples in arrays. */
public record ArraySamples(float[][] values, int[] labels) implements Samples {

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
    return new ArraySamples(values, labels);
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public int inputs() {
    return values[0].length;
  }

  @Override
  public int label(int sample) {
    return labels[sample];
  }

  @Override
  public void load(int sample, float[] destination, int from) {
    System.arraycopy(values[sample], 0, destination, from, inputs());
  }
}
