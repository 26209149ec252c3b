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
    IntStream.Builder found = IntStream.builder();
    TextTokenizer.each(
        tokens,
        ngram -> {
          int place = vocabulary.indexOf(ngram);
          if (place >= 0) {
            found.add(place);
          }
        });
    int[] places = found.build().sorted().toArray(); // as often as they occur
    int[] inputs = Arrays.stream(places).distinct().toArray();
    float[] values = new float[inputs.length];
    int[] sums = new int[2]; // squares of the lengths: the squares of roots of counts
    for (int place : places) {
      sums[TextTokenizer.isOfCharacters(vocabulary.get(place)) ? 1 : 0]++;
    }
    int to = 0;
    for (int i = 0; i < inputs.length; i++) {
      int from = to;
      while (to < places.length && places[to] == inputs[i]) {
        to++;
      }
      double sum = sums[TextTokenizer.isOfCharacters(vocabulary.get(inputs[i])) ? 1 : 0];
      values[i] = (float) Math.sqrt(2 * (to - from) / sum);
    }
    return new TextVector(inputs, values);
  }

  /** Writes the inputs that are not 0. */
  void load(float[] destination, int from) {
    for (int i = 0; i < inputs.length; i++) {
      destination[from + inputs[i]] = values[i];
    }
  }
}
