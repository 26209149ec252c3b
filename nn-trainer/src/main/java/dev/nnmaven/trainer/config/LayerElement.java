package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.layer.LayerKind;
import dev.nnmaven.nn.layer.builtin.Dense;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An element of {@code <network>} that is a layer: its text has arguments, then an activation and
 * regularizers; each of them may also be an element.
 */
final class LayerElement {

  /** An activation or regularizers, and where they are. */
  private record Part(String place, NameKind sort, String text) {}

  private final String place;
  private final Mistakes mistakes;
  private final LayerKind byDefault;
  private final List<Part> parts = new ArrayList<>();
  private final Map<String, String> arguments = new LinkedHashMap<>(); // text: by an empty name
  private boolean isWrong;

  /**
   * Reads an element.
   *
   * @param place its path with the number of the layer, for messages
   */
  LayerElement(Element layer, String place, Mistakes mistakes) {
    this.place = place;
    this.mistakes = mistakes;
    this.byDefault = LayerKind.catalog().create(layer.name());
    List<String> words = LayerPlan.words(layer.text());
    if (!words.isEmpty() && !NameKind.isWord(words.get(0))) {
      arguments.put("", words.remove(0));
    }
    words.forEach(word -> parts.add(new Part(place, NameKind.of(word), word)));
    layer.children().forEach(this::read);
  }

  private void read(Element part) {
    String name = part.name();
    String at = place + "/" + name;
    boolean isArgument = byDefault.parameters().contains(name);
    if (part.isEmpty() && (isArgument || NameKind.PARTS.contains(name))) {
      isWrong = true;
      mistakes.add(at, ShortForm.NOTHING);
    } else if (isArgument && !part.children().isEmpty()) {
      isWrong = true;
      mistakes.add(place, "expected a value in <%s>, found elements", name);
    } else if (isArgument) {
      if (arguments.put(name, part.value()) != null) {
        mistakes.add(place, "<%s> is given twice", name);
      }
    } else if (NameKind.PARTS.contains(name)) {
      boolean activates = name.equals(NameKind.ACTIVATES);
      parts.add(new Part(at, activates ? NameKind.ACTIVATION : NameKind.REGULARIZER, part.value()));
    } else if (NameKind.REGULARIZER.has(name)) {
      parts.add(new Part(at, NameKind.REGULARIZER, part.call()));
    } else {
      isWrong = true;
      List<String> known = new ArrayList<>(byDefault.parameters());
      known.addAll(NameKind.PARTS);
      mistakes.add(place, NameKind.PART.unknown(name, known));
    }
  }

  /** The layer; what is wrong is a mistake. */
  LayerPlan plan() {
    LayerPlan plan = new LayerPlan(kind());
    if (parts.stream().filter(part -> part.sort() == NameKind.ACTIVATION).count() > 1) {
      mistakes.add(place, "has two activations");
    }
    for (Part part : parts) {
      LayerPlan before = plan;
      plan =
          mistakes.parseElement(
              part.place(), part.text(), text -> before.plus(part.sort(), text), before);
    }
    return plan;
  }

  private LayerKind kind() {
    if (arguments.isEmpty()) {
      if (byDefault instanceof Dense && !isWrong) {
        mistakes.add(
            place, "expected <neurons>; the output, which leaves them to the data, is <output/>");
      }
      return byDefault;
    }
    String only = arguments.size() == 1 ? arguments.keySet().iterator().next() : "";
    String call = LayerPlan.call(Catalog.name(byDefault.specification()), arguments);
    return mistakes.parseElement(
        only.isEmpty() ? place : place + "/" + only, call, LayerPlan::kind, byDefault);
  }
}
