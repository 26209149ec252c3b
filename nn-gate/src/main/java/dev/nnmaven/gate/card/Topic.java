package dev.nnmaven.gate.card;

import dev.nnmaven.trainer.text.Formats;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What only people know of a model. Source: M. Mitchell et al., <i>Model cards for model
 * reporting</i>, FAT* 2019, section 4.
 */
enum Topic {
  INTENDED_USE("intendedUse", "purpose of the model, and who uses it"),
  OUT_OF_SCOPE_USE("outOfScopeUse", "uses that are not allowed"),
  LIMITATIONS("limitations", "where it is known to be wrong"),
  ETHICAL_CONSIDERATIONS("ethicalConsiderations", "who may be harmed, and how you prevent it"),
  RESPONSIBLE("responsible", "a person or team, and how to reach them"),
  DATA_LICENSE("dataLicense", "licence of the data, such as CC-BY-4.0"),
  /** Of the model, unless the POM says it. */
  LICENSE("license", "licence of the model, such as Apache-2.0"),
  /** Name of the data, unless that of its file will do. */
  DATASET("dataset", "name of the data");

  /** Name in the POM. */
  final String element;

  private final String hint;

  Topic(String element, String hint) {
    this.element = element;
    this.hint = hint;
  }

  /** Heading in a file, and in the card: {@code Intended use}. */
  String title() {
    return Formats.capitalized(element.replaceAll("[A-Z]", " $0").toLowerCase(Locale.ROOT));
  }

  /** An element of the POM to be filled in. */
  String asElement() {
    return "<%1$s>...</%1$s> <!-- %2$s -->".formatted(element, hint);
  }

  /** The topic of an element or a heading, whatever case, blanks and hyphens it has. */
  static Optional<Topic> of(String name) {
    String letters = name.replaceAll("[ -]", "");
    return Arrays.stream(values())
        .filter(topic -> topic.element.equalsIgnoreCase(letters))
        .findFirst();
  }

  static List<String> elements() {
    return Arrays.stream(values()).map(topic -> topic.element).toList();
  }

  static List<String> titles() {
    return Arrays.stream(values()).map(Topic::title).toList();
  }
}
