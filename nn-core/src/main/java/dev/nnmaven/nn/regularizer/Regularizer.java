package dev.nnmaven.nn.regularizer;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.catalog.Specified;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Regularization of one layer, against overfitting. Active in training only.
 *
 * <p>There are four kinds, each an interface open to implementation: on a layer's inputs ({@link
 * InputPerturbation}), outputs ({@link OutputScaling}) and weights ({@link WeightPenalty}, {@link
 * WeightConstraint}). An implementation has no state and is safe for use by several threads.
 */
public sealed interface Regularizer extends Specified<Regularizer>
    permits InputPerturbation, OutputScaling, WeightPenalty, WeightConstraint {

  /** The catalog of all regularizers, and of {@code none}, which is empty. */
  static Catalog<Optional<Regularizer>> catalog() {
    return new Catalog<Optional<Regularizer>>("regularizer")
        .addServices(Regularizer.class, Optional::of)
        .add("none", Optional::empty, "nothing");
  }

  /**
   * Parses the regularizers of one layer.
   *
   * @param specification {@code none}, or one or more joined by plus signs: {@code
   *     dropout(0.3)+l2(1e-4)}
   * @throws IllegalArgumentException if one is unknown or out of range; the message says what is
   *     allowed
   */
  static List<Regularizer> listOf(String specification) {
    return parser().apply(specification);
  }

  /** A parser as {@link #listOf}, which looks for the regularizers once. */
  static Function<String, List<Regularizer>> parser() {
    Catalog<Optional<Regularizer>> all = catalog();
    return text -> all.createAll(text).stream().flatMap(Optional::stream).toList();
  }

  /** Formats regularizers as a specification; the inverse of {@link #listOf}. */
  static String specificationOf(List<Regularizer> regularizers) {
    return regularizers.isEmpty()
        ? "none"
        : regularizers.stream().map(Regularizer::specification).collect(Collectors.joining("+"));
  }
}
