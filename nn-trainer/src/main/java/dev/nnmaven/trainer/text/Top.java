package dev.nnmaven.trainer.text;

import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The k smallest elements, by a key or a comparator. */
public final class Top {

  private Top() {}

  /** Index of the thing with the smallest key, the first of equals. */
  public static int first(int count, IntToDoubleFunction key) {
    return indices(count, 1, key)[0];
  }

  /** Indices of the things with the smallest keys, in their own order; all if they are few. */
  public static int[] indices(int count, int most, IntToDoubleFunction key) {
    return IntStream.range(0, count)
        .boxed()
        .sorted(Comparator.comparingDouble(key::applyAsDouble))
        .limit(most)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }
}
