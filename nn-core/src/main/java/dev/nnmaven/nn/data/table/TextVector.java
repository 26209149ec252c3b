package dev.nnmaven.nn.data.table;

import java.util.List;
import java.util.TreeMap;

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
    TreeMap<Integer, Integer> counts = new TreeMap<>();
    int[] sums = new int[2]; // squares of the lengths: the squares of roots of counts
    TextTokenizer.each(
        tokens,
        ngram -> {
          int place = vocabulary.indexOf(ngram);
          if (place >= 0) {
            counts.merge(place, 1, Integer::sum);
            sums[part(ngram)]++;
          }
        });
    TextVector vector = new TextVector(new int[counts.size()], new float[counts.size()]);
    int at = 0;
    for (var one : counts.entrySet()) {
      int place = one.getKey();
      double sum = sums[part(vocabulary.get(place))];
      vector.inputs[at] = place;
      vector.values[at++] = (float) Math.sqrt(2 * one.getValue() / sum);
    }
    return vector;
  }

  private static int part(String ngram) {
    return TextTokenizer.isOfCharacters(ngram) ? 1 : 0;
  }

  /** Writes the inputs that are not 0. */
  void load(float[] destination, int from) {
    for (int i = 0; i < inputs.length; i++) {
      destination[from + inputs[i]] = values[i];
    }
  }
}
