package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.activation.Activations;
import dev.nnmaven.nn.activation.Linear;
import dev.nnmaven.nn.catalog.NearestName;
import dev.nnmaven.nn.layer.Dense;
import dev.nnmaven.nn.layer.LayerKind;
import dev.nnmaven.nn.layer.LayerKinds;
import dev.nnmaven.nn.layer.LayerOutline;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.regularizer.Regularizers;
import dev.nnmaven.nn.text.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A configured layer: {@code 100 relu dropout(0.3)}, {@code output}. */
public record LayerPlan(LayerKind kind, Activation activation, List<Regularizer> regularizers) {

  public LayerPlan {
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
    if (words.stream().filter(Names.ACTIVATION::has).count() > 1) {
      throw new IllegalArgumentException("\"" + text.strip() + "\" has two activations");
    }
    for (String word : words) {
      plan = plan.plus(Names.of(word), word);
    }
    return plan;
  }

  /** Parses a kind of layer with its arguments. */
  static LayerKind kind(String text) {
    return Names.LAYER.parse(text, LayerKinds.catalog()::create);
  }

  /** With an activation, or with further regularizers. */
  LayerPlan plus(Names sort, String text) {
    if (sort == Names.ACTIVATION) {
      return new LayerPlan(kind, Names.activation(text), regularizers);
    }
    if (sort == Names.WORD) {
      return sort.parse(text, LayerPlan::unknown);
    }
    List<Regularizer> more = Names.regularizers(text);
    return new LayerPlan(
        kind, activation, Stream.concat(regularizers.stream(), more.stream()).toList());
  }

  private static LayerPlan unknown(String word) {
    List<String> known =
        Stream.of(Activations.usages(), Regularizers.usages()).flatMap(List::stream).toList();
    throw new IllegalArgumentException(
        "\"%s\" is neither an activation nor a regularizer; there are %s%s"
            .formatted(
                Shown.text(word),
                String.join(", ", known),
                word.matches("[a-zA-Z][\\w.]*(\\(.*)?")
                    ? NearestName.hint(word, known.stream().map(LayerPlan::name).toList())
                    : "; what belongs to a word follows it in brackets, with nothing but blanks between"
                        + " words: conv(8, 5x5) relu dropout(0.3)"));
  }

  /**
   * With another argument, activation or regularizer.
   *
   * @param part what it is called in a POM: {@code neurons}, {@code activation}, {@code dropout}
   * @throws IllegalArgumentException if this layer has no such thing, or the text makes no sense
   */
  LayerPlan with(String part, String text) {
    if (part.equals(Names.ACTIVATES)) {
      return plus(Names.ACTIVATION, text);
    } else if (Names.isPart(part)) {
      return new LayerPlan(kind, activation, List.of()).plus(Names.REGULARIZER, text);
    } else if (kind.parameters().contains(part)) {
      Map<String, String> arguments = arguments();
      arguments.put(part, text.strip());
      String named =
          arguments.entrySet().stream()
              .map(one -> one.getKey() + "=" + one.getValue())
              .collect(Collectors.joining(", "));
      return new LayerPlan(kind(kindName() + "(" + named + ")"), activation, regularizers);
    }
    List<Regularizer> others =
        regularizers.stream()
            .filter(one -> !name(one.specification()).equalsIgnoreCase(part))
            .toList();
    return new LayerPlan(kind, activation, others)
        .plus(Names.of(part), part + "(" + text.strip() + ")");
  }

  String kindName() {
    return name(kind.specification());
  }

  private static String name(String specification) {
    return specification.replaceFirst("\\(.*", "");
  }

  /** The arguments of its kind, by name. */
  private Map<String, String> arguments() {
    Map<String, String> arguments = new LinkedHashMap<>();
    String specification = kind.specification();
    if (specification.indexOf('(') >= 0) {
      String inside =
          specification.substring(specification.indexOf('(') + 1, specification.length() - 1);
      for (String one : inside.split(",", -1)) {
        String[] sides = one.split("=", 2);
        String name = sides.length == 2 ? sides[0] : kind.parameters().get(arguments.size());
        arguments.put(name.strip(), sides[sides.length - 1].strip());
      }
    }
    return arguments;
  }

  /**
   * What the layer will be.
   *
   * @param inputs shape of its inputs
   * @param outputs O of an output layer that leaves it to the data
   * @throws IllegalArgumentException if there is no such layer
   */
  public LayerOutline outline(Shape inputs, int outputs) {
    return (isOpen() ? new Output(outputs) : kind).outline(inputs);
  }

  /** Whether the data says how many outputs it has. */
  boolean isOpen() {
    return kind.equals(new Output());
  }

  /** Its size in short: 100; "?" for what the data says. */
  String size() {
    return isOpen() ? "?" : kind.specification().replaceFirst("^(?:dense|output)\\((.*)\\)$", "$1");
  }

  /** The short form, of which {@link #of} makes an equal plan. */
  String text() {
    boolean plain = activation.equals(kind.activation()) && activation instanceof Linear;
    return Stream.of(
            Stream.of(kind instanceof Dense ? size() : kind.specification().replace(" ", "")),
            Stream.of(activation.specification()).filter(any -> !plain),
            regularizers.stream().map(Regularizer::specification))
        .flatMap(words -> words)
        .collect(Collectors.joining(" "));
  }

  /** Splits at white space and plus signs outside of parentheses. */
  static List<String> words(String text) {
    String close = text.replaceAll("\\s*([(,])\\s*", "$1").replaceAll("\\s+\\)", ")");
    List<String> words = new ArrayList<>(split(close, " \t\r\n+"));
    words.removeIf(String::isBlank);
    return words;
  }

  /** Splits a text at each of some characters that is outside of parentheses. */
  static List<String> split(String text, String separators) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0 && separators.indexOf(c) >= 0) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }
}
