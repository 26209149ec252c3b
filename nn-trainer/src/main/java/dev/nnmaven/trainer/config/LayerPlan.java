package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.activation.builtin.Linear;
import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.layer.LayerKind;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.NearestName;
import dev.nnmaven.nn.text.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A configured layer: {@code 100 relu dropout(0.3)}, {@code output}. */
public record LayerPlan(LayerKind kind, Activation activation, List<Regularizer> regularizers) {

  /** The output layer if it is not configured. */
  static final LayerPlan OUTPUT = new LayerPlan(new Output());

  public LayerPlan {
    activation = kind.hasActivation() ? activation : kind.activation();
    regularizers = List.copyOf(regularizers);
  }

  LayerPlan(LayerKind kind) {
    this(kind, kind.activation(), List.of());
  }

  /**
   * Parses the short form: a kind with its arguments, or a number of neurons; then an activation
   * and regularizers, in any order.
   *
   * @throws IllegalArgumentException if something in it is unknown, or makes no sense
   */
  static LayerPlan of(String text) {
    List<String> words = words(text);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("expected a layer, such as 100 relu, found nothing");
    }
    String first = words.remove(0);
    LayerPlan plan = new LayerPlan(kind(first.matches("[0-9]+") ? "dense(" + first + ")" : first));
    if (words.stream().filter(NameKind.ACTIVATION::has).count() > 1) {
      throw Illegal.argument("\"%s\" has two activations", text.strip());
    }
    for (String word : words) {
      plan = plan.plus(NameKind.of(word), word);
    }
    return plan;
  }

  /** Parses a kind of layer with its arguments. */
  static LayerKind kind(String text) {
    return NameKind.LAYER.parse(text, LayerKind.catalog()::create);
  }

  /** With an activation, or with further regularizers. */
  LayerPlan plus(NameKind sort, String text) {
    if (sort == NameKind.ACTIVATION) {
      return new LayerPlan(kind, sort.parse(text, Activation::of), regularizers);
    } else if (sort == NameKind.WORD) {
      return sort.parse(text, LayerPlan::unknown);
    }
    List<Regularizer> all = new ArrayList<>(regularizers);
    all.addAll(sort.parse(text, Regularizer::listOf));
    return new LayerPlan(kind, activation, all);
  }

  private static LayerPlan unknown(String word) {
    List<String> known = new ArrayList<>(Activation.catalog().usages());
    known.addAll(Regularizer.catalog().usages());
    throw Illegal.argument(
        "\"%s\" is neither an activation nor a regularizer; there are %s%s",
        SafeText.text(word),
        String.join(", ", known),
        word.matches("[a-zA-Z][\\w.]*(\\(.*)?")
            ? NearestName.hint(word, known.stream().map(Catalog::name).toList())
            : "; arguments follow a word in parentheses, with only blanks between words:"
                + " conv(8, 5x5) relu dropout(0.3)");
  }

  /**
   * With another argument, activation or regularizer.
   *
   * @param part what it is called in a POM: {@code neurons}, {@code activation}, {@code dropout}
   * @throws IllegalArgumentException if this layer has no such thing, or the text makes no sense
   */
  LayerPlan with(String part, String text) {
    if (part.equals(NameKind.ACTIVATES)) {
      return plus(NameKind.ACTIVATION, text);
    } else if (NameKind.PARTS.contains(part)) {
      return new LayerPlan(kind, activation, List.of()).plus(NameKind.REGULARIZER, text);
    } else if (kind.parameters().contains(part)) {
      Map<String, String> arguments = arguments();
      arguments.put(part, text.strip());
      return new LayerPlan(kind(call(kindName(), arguments)), activation, regularizers);
    }
    List<Regularizer> others =
        regularizers.stream()
            .filter(
                regularizer -> !Catalog.name(regularizer.specification()).equalsIgnoreCase(part))
            .toList();
    return new LayerPlan(kind, activation, others)
        .plus(NameKind.of(part), part + "(" + text.strip() + ")");
  }

  String kindName() {
    return Catalog.name(kind.specification());
  }

  /** The arguments of its kind, by name. */
  private Map<String, String> arguments() {
    Map<String, String> arguments = new LinkedHashMap<>();
    String[] parts = kind.specification().split("[(),]");
    for (int i = 1; i < parts.length; i++) {
      String[] sides = parts[i].split("=", 2);
      String name = sides.length == 2 ? sides[0].strip() : kind.parameters().get(i - 1);
      arguments.put(name, sides[sides.length - 1].strip());
    }
    return arguments;
  }

  /**
   * A kind with arguments by name: {@code conv(filters=8, size=5x5)}; an empty name is left out.
   */
  static String call(String kind, Map<String, String> arguments) {
    return arguments.entrySet().stream()
        .map(
            entry ->
                entry.getKey().isEmpty()
                    ? entry.getValue()
                    : entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(", ", kind + "(", ")"));
  }

  boolean isOutput() {
    return kind instanceof Output;
  }

  /** Whether the data says how many outputs it has. */
  boolean isOpen() {
    return kind.equals(new Output());
  }

  /** The short form, of which {@link #of} makes an equal plan. */
  String text() {
    boolean plain = activation.equals(kind.activation()) && activation instanceof Linear;
    return Stream.of(
            Stream.of(
                kind.specification().replace(" ", "").replaceFirst("^dense\\((.*)\\)$", "$1")),
            Stream.of(activation.specification()).filter(any -> !plain),
            regularizers.stream().map(Regularizer::specification))
        .flatMap(words -> words)
        .collect(Collectors.joining(" "));
  }

  /** Splits at white space and plus signs outside of parentheses. */
  static List<String> words(String text) {
    String close = text.replaceAll("\\s*([(,])\\s*", "$1").replaceAll("\\s+\\)", ")");
    List<String> words = Catalog.split(close, " \t\r\n+");
    words.removeIf(String::isBlank);
    return words;
  }
}
