package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.text.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An element of a POM, which is another way to write a text: {@code
 * <adam><beta1>0.95</beta1></adam>} is {@code adam(beta1=0.95)}.
 *
 * @param path where it is, with the number that settings give to siblings of one name
 * @param text its text; blank where it has elements
 * @param children elements in it, in the order of the POM
 */
public record Element(String path, String text, List<Element> children) {

  /**
   * Makes a tree of texts by path.
   *
   * @param path of the element
   * @param inside texts in it, by the rest of their paths; one of an empty path is its own
   */
  public static Element of(String path, Map<String, String> inside) {
    Map<String, Map<String, String>> parts = new LinkedHashMap<>();
    inside.forEach(
        (rest, text) -> {
          String[] steps = rest.split("/", 2);
          parts
              .computeIfAbsent(steps[0], first -> new LinkedHashMap<>())
              .put(steps.length == 1 ? "" : steps[1], text);
        });
    parts.remove(""); // its own text
    List<Element> children = new ArrayList<>();
    parts.forEach((step, texts) -> children.add(of(path + "/" + step, texts)));
    return new Element(path, inside.getOrDefault("", "").strip(), children);
  }

  /** An element that has a text. */
  public static Element of(String name, String text) {
    return new Element(name, text, List.of());
  }

  /** Path without the numbers of siblings. */
  public static String withoutNumbers(String path) {
    return path.replaceAll(" [0-9]+", "");
  }

  /** The message for an unknown element, with the most similar name. */
  public static String unknown(String name, Collection<String> known) {
    String hint = NearestName.hint(name, known);
    String advice = hint.isEmpty() ? "; there are " + String.join(", ", known) : hint;
    return "unknown element <%s>%s"
        .formatted(name, Removed.advice(name, "").map("; "::concat).orElse(advice));
  }

  /** Its name, without a number. */
  String name() {
    return withoutNumbers(path.substring(path.lastIndexOf('/') + 1));
  }

  /** Its text, or those of all below it that have no elements, by path. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    if (children.isEmpty()) {
      texts.put(path, text);
    }
    children.forEach(child -> texts.putAll(child.texts()));
    return texts;
  }

  boolean isEmpty() {
    return text.isEmpty() && children.isEmpty();
  }

  /** It as a POM has it. */
  public Stream<String> lines(String indent) {
    if (children.isEmpty()) {
      String xml = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
      return Stream.of("%s<%s>%s</%2$s>".formatted(indent, name(), xml));
    }
    return Stream.of(
            Stream.of(indent + "<" + name() + ">"),
            children.stream().flatMap(child -> child.lines(indent + "  ")),
            Stream.of(indent + "</" + name() + ">"))
        .flatMap(lines -> lines);
  }

  /** What it says as the value of a parameter: {@code shift(2)+rotate(10)}. */
  String value() {
    return children.isEmpty()
        ? text
        : children.stream().map(Element::call).collect(Collectors.joining("+"));
  }

  /** What it says as something with arguments: {@code l2(1e-4)}. */
  String call() {
    String arguments =
        children.isEmpty()
            ? argument()
            : children.stream()
                .map(argument -> argument.name() + "=" + argument.argument())
                .collect(Collectors.joining(", "));
    return arguments.isEmpty() ? name() : name() + "(" + arguments + ")";
  }

  /** What it says as an argument; a range to search over is put into braces. */
  private String argument() {
    return text.matches("(?i)(uniform|log|integer)\\s*\\(.*\\)") ? "{" + text + "}" : value();
  }
}
