package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.layer.LayerKind;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.text.NearestName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sorts of names in a configuration, and what to write where one is another library's. */
public enum NameKind {
  /** Kinds of layers, and other elements of {@code <network>}. */
  LAYER,
  ACTIVATION,
  REGULARIZER,
  /** What follows the kind in a layer: an activation or a regularizer. */
  WORD,
  /** Elements of a layer. */
  PART,
  LOSS,
  /** Elements of {@code <training>}. */
  TRAINING;

  /** The element that has an activation. */
  static final String ACTIVATES = "activation";

  /** What layers of all kinds may have. */
  static final List<String> PARTS = List.of(ACTIVATES, "regularizer");

  private static final Pattern ELEMENT = Pattern.compile("<(\\w+)>");

  /** Advice by name; names apart from others' by their sort. */
  private static final Map<String, String> ADVICE = read("other-libraries.txt");

  /** Reads a file of names, and what to write instead. */
  static Map<String, String> read(String name) {
    Map<String, String> advice = new HashMap<>();
    try (InputStream file = NameKind.class.getResourceAsStream(name)) {
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(" = ", 2))
          .filter(sides -> sides.length == 2)
          .forEach(
              sides -> List.of(sides[0].split(" ", -1)).forEach(n -> advice.put(key(n), sides[1])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return advice;
  }

  /** In lower case, without _ and -. */
  static String key(String name) {
    return name.replaceAll("[_-]", "").toLowerCase(Locale.ROOT);
  }

  /** What to write instead of a name. */
  private Optional<String> advice(String name) {
    return Optional.ofNullable(ADVICE.get(key(name() + ":" + name)))
        .or(() -> Optional.ofNullable(ADVICE.get(key(name))))
        .or(() -> Removed.advice(name, ""));
  }

  /** Whether there is such an activation, regularizer or kind of layer. */
  public boolean has(String text) {
    return switch (this) {
      case LAYER -> LayerKind.catalog().has(text);
      case ACTIVATION -> Activation.catalog().has(text);
      case REGULARIZER -> Regularizer.catalog().has(text);
      default -> ACTIVATION.has(text) || REGULARIZER.has(text);
    };
  }

  /** Whether a word is meant as an activation or as a regularizer. */
  static boolean isWord(String word) {
    return WORD.has(word) || WORD.advice(word).isPresent();
  }

  /** What a word in a layer is; {@link #WORD} if it is nothing known. */
  static NameKind of(String word) {
    return ACTIVATION.has(word) ? ACTIVATION : REGULARIZER.has(word) ? REGULARIZER : WORD;
  }

  /** Parses a text; if that fails, and its name is another library's, the message has advice. */
  <T> T parse(String text, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      String advice = advice(Catalog.name(text)).map(known -> "; " + known).orElse("");
      throw new IllegalArgumentException(e.getMessage() + advice, e);
    }
  }

  /** What is wrong with an element that is none of those known. */
  String unknown(String name, Collection<String> known) {
    String where = misplaced(name).or(() -> advice(name)).orElse("");
    if (where.isEmpty()) {
      return Element.unknown(name, known);
    }
    return "unknown element <%s>%s; %s".formatted(name, NearestName.hint(name, known), where);
  }

  /** Whether it is another library's name, for which there is advice. */
  public boolean isForeign(String name) {
    return advice(name).isPresent();
  }

  /** What an element, argument or parameter of another library is called here, if advice has it. */
  public static String ours(String name) {
    Matcher element = ELEMENT.matcher(PART.advice(name).orElse(""));
    return element.find() && !LAYER.has(element.group(1)) ? element.group(1) : name;
  }

  /** Which part of a layer stands beside the layers. */
  private Optional<String> misplaced(String name) {
    if (this == LAYER && REGULARIZER.has(name)) {
      return Optional.of(
          "move it to a layer: <dense><neurons>100</neurons><%1$s>...</%1$s></dense>"
              .formatted(Catalog.name(Regularizer.listOf(name).get(0).specification())));
    } else if (this == LAYER && (ACTIVATION.has(name) || name.equals("activation"))) {
      return Optional.of("move it to a layer: <dense>100 relu</dense>")
          .filter(any -> advice(name).isEmpty());
    } else if (this == PART && ACTIVATION.has(name)) {
      return Optional.of("an activation is <activation>%s</activation>".formatted(name));
    }
    return Optional.empty();
  }
}
