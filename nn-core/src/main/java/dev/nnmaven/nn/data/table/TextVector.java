package dev.nnmaven.nn.data.table;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A text as inputs, nearly all of which are 0: the square root of how often each n-gram of the
 * vocabulary occurs, scaled so that the part of words has length √2, that of characters √2, and
 * both together 2.
 *
 * @param inputs those that are not 0, ascending
 * @param values of these
 */
record TextVector(int[] inputs, float[] values) {

  static TextVector of(List<String> tokens, Vocabulary vocabulary) {
    int[] sums = new int[2]; // squares of the lengths: the squares of roots of counts
    IntStream.Builder found = IntStream.builder();
    TextTokenizer.each(
        tokens,
        ngram -> {
          int place = vocabulary.place(ngram);
          if (place >= 0) {
            int part = TextTokenizer.isOfCharacters(ngram) ? 1 : 0;
            sums[part]++;
            found.add(2 * place + part);
          }
        });
    int[] all = found.build().toArray(); // each as often as it occurs
    Arrays.sort(all);
    int[] inputs = new int[all.length];
    float[] values = new float[all.length];
    int count = 0;
    for (int from = 0, to = 0; from < all.length; from = to) {
      while (to < all.length && all[to] == all[from]) {
        to++;
      }
      inputs[count] = all[from] / 2;
      values[count++] = (float) Math.sqrt(2 * (to - from) / (double) sums[all[from] % 2]);
    }
    return new TextVector(Arrays.copyOf(inputs, count), Arrays.copyOf(values, count));
  }

  /** Writes the inputs that are not 0. */
  void load(float[] destination, int from) {
    for (int i = 0; i < inputs.length; i++) {
      destination[from + inputs[i]] = values[i];
    }
  }
}
