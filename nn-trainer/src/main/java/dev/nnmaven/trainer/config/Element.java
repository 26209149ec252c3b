package dev.nnmaven.trainer.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An element of a POM, which is another way to write a text: {@code
 * <adam><beta1>0.95</beta1></adam>} is {@code adam(beta1=0.95)}.
 *
 * @param name without the number that settings give to siblings of one name
 * @param path where it is, with that number
 * @param text its text; blank where it has elements
 * @param children elements in it, in the order of the POM
 */
record Element(String name, String path, String text, List<Element> children) {

  /**
   * Makes a tree of texts by path.
   *
   * @param path of the element
   * @param inside texts in it, by the rest of their paths; one of an empty path is its own
   */
  static Element of(String path, Map<String, String> inside) {
    Map<String, Map<String, String>> parts = new LinkedHashMap<>();
    inside.forEach(
        (rest, text) -> {
          String[] steps = rest.split("/", 2);
          if (!rest.isEmpty()) {
            parts
                .computeIfAbsent(steps[0], first -> new LinkedHashMap<>())
                .put(steps.length == 1 ? "" : steps[1], text);
          }
        });
    List<Element> children = new ArrayList<>();
    parts.forEach((step, texts) -> children.add(of(path + "/" + step, texts)));
    String name = Elements.withoutNumbers(path.substring(path.lastIndexOf('/') + 1));
    return new Element(name, path, inside.getOrDefault("", "").strip(), children);
  }

  /** Whether there is nothing in it. */
  boolean isEmpty() {
    return text.isEmpty() && children.isEmpty();
  }

  /** Adds it as a POM has it. */
  void addTo(List<String> lines, String indent) {
    if (children.isEmpty()) {
      lines.add("%s<%s>%s</%2$s>".formatted(indent, name, text));
      return;
    }
    lines.add(indent + "<" + name + ">");
    children.forEach(child -> child.addTo(lines, indent + "  "));
    lines.add(indent + "</" + name + ">");
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
                .map(argument -> argument.name + "=" + argument.argument())
                .collect(Collectors.joining(", "));
    return arguments.isEmpty() ? name : name + "(" + arguments + ")";
  }

  /** What it says as an argument; a range to search over is put into braces. */
  private String argument() {
    return text.matches("(?i)(uniform|log|integer)\\s*\\(.*\\)") ? "{" + text + "}" : value();
  }
}
