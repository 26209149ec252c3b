package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.data.TargetOptions;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.nn.text.SafeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What {@code nn.classWeights} asks for: that all classes count alike, or weights for some.
 *
 * @param own weights by class name; classes without one have 1
 */
public record ClassWeights(boolean balanced, SortedMap<String, Float> own) {

  /** Every image counts alike. */
  public static final ClassWeights NONE = new ClassWeights(false, new TreeMap<>());

  private static final String BALANCED = "balanced";

  public ClassWeights {
    own = Collections.unmodifiableSortedMap(new TreeMap<>(own));
  }

  /**
   * Parses {@code balanced}, or weights such as {@code I:2.5, J:0.5}.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static ClassWeights of(String text) {
    if (text.strip().equalsIgnoreCase(BALANCED)) {
      return new ClassWeights(true, new TreeMap<>());
    }
    SortedMap<String, Float> own = new TreeMap<>();
    NamedValues.of(
            text,
            "the class ",
            "balanced, or CLASS:WEIGHT for some classes, such as \"I:2.5, J:0.5\"")
        .forEach((name, weight) -> own.put(name, Numbers.decimal(weight)));
    new TargetOptions(0f, List.copyOf(own.values())); // throws if one is out of range
    return new ClassWeights(false, own);
  }

  public boolean isNone() {
    return equals(NONE);
  }

  /**
   * A weight for each class; none if every one counts alike.
   *
   * @param classes their names
   * @param counts number of examples of each, [O]; asked for if they are balanced
   * @throws ConfigurationException if a class is named that they do not have
   */
  public List<Float> weights(List<String> classes, Supplier<int[]> counts)
      throws ConfigurationException {
    if (isNone()) {
      return List.of();
    }
    if (balanced) {
      return TargetOptions.balanced(Arrays.stream(counts.get()).boxed().toList());
    }
    for (String name : own.keySet()) {
      if (!classes.contains(name)) {
        throw new ConfigurationException(
            "nn.classWeights: no class \"%s\" among %s",
            SafeText.text(name), SafeText.list(classes));
      }
    }
    return classes.stream().map(name -> own.getOrDefault(name, 1f)).toList();
  }

  public String specification() {
    List<String> parts = new ArrayList<>();
    own.forEach((name, weight) -> parts.add(name + ":" + FloatText.of(weight)));
    return balanced ? BALANCED : String.join(", ", parts);
  }
}
