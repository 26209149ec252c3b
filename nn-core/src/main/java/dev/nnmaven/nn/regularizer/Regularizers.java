package dev.nnmaven.nn.regularizer;

import dev.nnmaven.nn.catalog.Catalog;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Regularizers by name, and combinations joined by plus signs. */
public final class Regularizers {

  private static final String NONE = "none";

  private Regularizers() {}

  /** The catalog of all regularizers, and of {@code none}, which is empty. */
  public static Catalog<Optional<Regularizer>> catalog() {
    return new Catalog<Optional<Regularizer>>("regularizer")
        .addServices(Regularizer.class, Optional::of)
        .add(NONE, Optional::empty, "nothing");
  }

  /**
   * Parses the regularizers of one layer.
   *
   * @param specification {@code none}, or one or more joined by plus signs: {@code
   *     dropout(0.3)+l2(1e-4)}
   * @throws IllegalArgumentException if one is unknown or out of range; the message says what is
   *     allowed
   */
  public static List<Regularizer> of(String specification) {
    return parser().apply(specification);
  }

  /** A parser as {@link #of}, which looks for the regularizers once. */
  public static Function<String, List<Regularizer>> parser() {
    Catalog<Optional<Regularizer>> all = catalog();
    return text -> all.createAll(text).stream().flatMap(Optional::stream).toList();
  }

  /** Formats regularizers as a specification; the inverse of {@link #of}. */
  public static String specification(List<Regularizer> regularizers) {
    return regularizers.isEmpty()
        ? NONE
        : regularizers.stream().map(Regularizer::specification).collect(Collectors.joining("+"));
  }
}
