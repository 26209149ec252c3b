package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.layer.LayerKind;
import dev.nnmaven.nn.layer.LayerKinds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An element of {@code <network>} that is a layer: its text has arguments, then an activation and
 * regularizers; each of them may also be an element.
 */
final class LayerElement {

  private static final String NEURONS = "neurons";

  /** An activation or regularizers, and where they are. */
  private record Part(String place, Names sort, String text) {}

  private final String name;
  private final String place;
  private final boolean last;
  private final Mistakes mistakes;
  private final LayerKind byDefault;
  private final List<Part> parts = new ArrayList<>();
  private final Map<String, String> arguments = new LinkedHashMap<>();
  private String positional = "";
  private boolean isWrong;

  /**
   * Reads an element.
   *
   * @param place its path with the number of the layer, for messages
   * @param last whether it is the last layer, the output
   */
  LayerElement(Element layer, String place, boolean last, Mistakes mistakes) {
    this.name = layer.name();
    this.place = place;
    this.last = last;
    this.mistakes = mistakes;
    this.byDefault = LayerKinds.catalog().create(name);
    List<String> words = LayerPlan.words(layer.text());
    if (!words.isEmpty() && !Names.isWord(words.get(0))) {
      positional = words.remove(0);
    }
    words.forEach(word -> parts.add(new Part(place, Names.of(word), word)));
    layer.children().forEach(this::read);
  }

  private void read(Element part) {
    boolean isArgument = byDefault.parameters().contains(part.name());
    String at = place + "/" + part.name();
    if (part.isEmpty() && (isArgument || Names.isPart(part.name()))) {
      isWrong = true;
      mistakes.add(at, ShortForm.NOTHING);
    } else if (isArgument && !part.children().isEmpty()) {
      mistakes.add(place, "expected a value in <%s>, found elements", part.name());
    } else if (isArgument) {
      if (arguments.put(part.name(), part.value()) != null) {
        mistakes.add(place, "<%s> is given twice", part.name());
      }
    } else if (part.name().equals("regularizers") && !part.children().isEmpty()) {
      part.children().forEach(this::read);
    } else if (Names.isPart(part.name())) {
      boolean activates = part.name().equals(Names.ACTIVATES);
      parts.add(new Part(at, activates ? Names.ACTIVATION : Names.REGULARIZER, part.value()));
    } else if (Names.REGULARIZER.has(part.name())) {
      parts.add(new Part(at, Names.REGULARIZER, part.call()));
    } else {
      isWrong = true;
      List<String> known = new ArrayList<>(byDefault.parameters());
      known.addAll(Names.PARTS);
      mistakes.add(place, Names.PART.unknown(part.name(), known));
    }
  }

  /** The layer; what is wrong is a mistake. */
  LayerPlan plan() {
    LayerPlan plan = new LayerPlan(kind());
    if (parts.stream().filter(part -> part.sort() == Names.ACTIVATION).count() > 1) {
      mistakes.add(place, "has two activations");
    }
    for (Part part : parts) {
      LayerPlan before = plan;
      plan =
          mistakes.parse(part.place(), part.text(), text -> before.plus(part.sort(), text), before);
    }
    return plan;
  }

  private LayerKind kind() {
    boolean takesNeurons = byDefault.parameters().contains(NEURONS);
    LayerKind otherwise = takesNeurons && last ? new Output() : byDefault;
    String all =
        Stream.concat(
                Stream.of(positional).filter(text -> !text.isEmpty()),
                arguments.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()))
            .collect(Collectors.joining(", "));
    if (all.isEmpty()) {
      if (takesNeurons && !last && !isWrong) {
        mistakes.add(place, "expected <neurons>; only the last layer may leave them to the data");
      }
      return otherwise;
    }
    String called = otherwise.specification().replaceFirst("\\(.*", "");
    String at = arguments.size() == 1 ? place + "/" + arguments.keySet().iterator().next() : place;
    return mistakes.parse(at, called + "(" + all + ")", LayerPlan::kind, otherwise);
  }
}
