package dev.nnmaven.nn.catalog;

import java.util.Locale;

/** An enum whose values POMs and model files name: {@code stretchLightInk}. */
public interface SpecifiedEnum {

  /** Name in Java: {@code STRETCH_LIGHT_INK}. */
  String name();

  /** Name in a POM and in a model file: that in Java in camel case. */
  default String specification() {
    StringBuilder camel = new StringBuilder();
    for (String word : name().split("_")) {
      String lower = word.toLowerCase(Locale.ROOT);
      camel.append(camel.isEmpty() ? lower : word.charAt(0) + lower.substring(1));
    }
    return camel.toString();
  }
}
