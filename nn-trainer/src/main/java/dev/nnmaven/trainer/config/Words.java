package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.catalog.SpecifiedEnum;
import dev.nnmaven.nn.text.Illegal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Lists of words, such as {@code model, card}, or {@code none}. */
public final class Words {

  private static final String NONE = "none";

  private Words() {}

  /**
   * Parses some of the values of an enum, separated by commas.
   *
   * @throws IllegalArgumentException if a word is none of theirs
   */
  public static <E extends Enum<E> & SpecifiedEnum> Set<E> parse(String text, List<E> values) {
    Set<E> some = new TreeSet<>();
    for (String one : text.strip().equalsIgnoreCase(NONE) ? new String[0] : text.split(",", -1)) {
      String word = one.strip();
      some.add(
          values.stream()
              .filter(value -> value.specification().equalsIgnoreCase(word))
              .findAny()
              .orElseThrow(
                  () ->
                      Illegal.argument(
                          "expected some of %s, or %s, found \"%s\"",
                          text(values).replace(",", ", "), NONE, word)));
    }
    return some;
  }

  /** The words, in the order of the values: {@code undecided,unchecked}. */
  public static <E extends Enum<E> & SpecifiedEnum> String text(Collection<E> some) {
    return some.isEmpty()
        ? NONE
        : some.stream().sorted().map(SpecifiedEnum::specification).collect(Collectors.joining(","));
  }
}
