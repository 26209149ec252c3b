package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.layer.LayerKind;
import dev.nnmaven.trainer.config.ParameterEntry.Trait;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Elements of {@code <network>} and {@code <training>} as the short texts that they stand for:
 * elements are a way to write settings; only this class handles them.
 */
public final class ShortForm {

  /** Parameters allowed in {@code <training>}. */
  public static final List<String> TRAINING = Parameters.names(Trait.IN_TRAINING);

  /** The parameter that has the layers, as a text or as elements. */
  public static final String NETWORK = "network";

  static final String NOTHING = "expected a value, found nothing; remove it to use the default";

  /** Parameters whose elements are no other way to write a text. */
  private static final List<String> TREES =
      List.of(Parameters.SPACE.name(), Parameters.SPARK_CONF.name());

  private static final String TRAINS = "training";
  private static final String SEARCH = "search";
  private static final List<String> GROUPS = List.of(TRAINS, SEARCH, "gate");

  private final Map<String, String> plain = new LinkedHashMap<>();
  private final Mistakes mistakes;

  private ShortForm(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** The same settings without elements of network and training; what is wrong is a mistake. */
  public static SettingsReader of(SettingsReader reader) {
    Settings settings = reader.settings();
    ShortForm form = new ShortForm(reader.mistakes());
    form.plain.putAll(settings.texts());
    form.plain.keySet().removeIf(path -> path.matches("(network|training|search)/.*"));
    if (form.plain.size() == settings.texts().size()) {
      return reader;
    }
    form.elements(Element.of(TRAINS, settings.inside(TRAINS)), TRAINING);
    form.elements(Element.of(SEARCH, settings.inside(SEARCH)), Parameters.names(Trait.IN_SEARCH));
    form.network(Element.of(NETWORK, settings.inside(NETWORK)));
    return reader.on(new Settings(form.plain));
  }

  /**
   * Elements of a POM, each in its group.
   *
   * @param texts by parameter
   */
  public static List<Element> elements(Map<String, String> texts) {
    Map<String, List<Element>> groups = new LinkedHashMap<>();
    texts.forEach(
        (name, text) ->
            groups
                .computeIfAbsent(
                    Parameters.named(name).map(ParameterEntry::group).orElse(""),
                    first -> new ArrayList<>())
                .add(Element.of(name, text)));
    return groups.entrySet().stream()
        .flatMap(
            entry ->
                GROUPS.contains(entry.getKey())
                    ? Stream.of(new Element(entry.getKey(), "", entry.getValue()))
                    : entry.getValue().stream())
        .toList();
  }

  /**
   * Values to vary, by parameter: {@code learningRate}, or by its path in the network: {@code
   * network/dense 2/neurons}.
   *
   * @param space elements of a space, by path
   */
  public static Map<String, String> ofSpace(Map<String, String> space) {
    Map<String, String> varied = new LinkedHashMap<>();
    for (Element element : Element.of("", space).children()) {
      String path = element.path().substring(1);
      if (path.equals(NETWORK) && !element.children().isEmpty()) {
        element.children().forEach(part -> ofNetwork(part, varied));
      } else if (element.name().equals("training")) {
        element
            .children()
            .forEach(each -> varied.put(each.path().substring(path.length() + 2), each.value()));
      } else {
        varied.put(path, element.value());
      }
    }
    return varied;
  }

  private static void ofNetwork(Element part, Map<String, String> varied) {
    String path = part.path().substring(1);
    if (!part.text().isEmpty()) { // its first argument, as in the short form
      List<String> known =
          NameKind.LAYER.has(part.name()) ? LayerPlan.kind(part.name()).parameters() : List.of();
      // No layer has "arguments", as the message says where the network is changed.
      varied.put(path + "/" + (known.isEmpty() ? "arguments" : known.get(0)), part.text());
    }
    part.children().forEach(element -> varied.put(element.path().substring(1), element.value()));
  }

  /**
   * Whether a text sets a parameter: under its own name, or as an element of its group. Layers are
   * elements of {@code network}.
   *
   * @param path path of the text in the settings
   */
  public static boolean sets(String path, String parameter) {
    String[] steps = Element.withoutNumbers(path).split("/", -1);
    return steps[0].equals(parameter)
        || (steps.length > 1 && GROUPS.contains(steps[0]) && steps[1].equals(parameter));
  }

  private void elements(Element group, List<String> known) {
    for (Element element : group.children()) {
      if (TREES.contains(element.name()) && known.contains(element.name())) {
        element
            .texts()
            .forEach((path, text) -> plain.put(path.substring(SEARCH.length() + 1), text));
      } else if (known.contains(element.name())) {
        put(element);
      } else {
        mistakes.add(
            group.path(),
            misplaced(element, group.path(), NameKind.TRAINING.unknown(element.name(), known)));
      }
    }
  }

  private static String misplaced(Element element, String where, String otherwise) {
    return Parameters.named(element.name())
        .filter(any -> !NameKind.ACTIVATION.has(element.name())) // linear is both
        .map(
            known ->
                "<%s> has no effect in <%s>; write %s"
                    .formatted(element.name(), where, known.line(element.text())))
        .orElse(otherwise);
  }

  private void put(Element element) {
    String said = plain.getOrDefault(element.name(), "").strip();
    if (!said.isEmpty() && !said.equals(element.value())) {
      mistakes.add(
          element.path(),
          "is given twice: here, and as nn.%1$s; remove one of them".formatted(element.name()));
    } else if (element.isEmpty()) {
      mistakes.add(element.path(), NOTHING);
    } else {
      mistakes.place("nn." + element.name(), Element.withoutNumbers(element.path()));
      plain.put(element.name(), element.value());
    }
  }

  private void network(Element network) {
    List<Element> layers = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (Element element : network.children()) {
      if (element.name().equals(NetworkParser.INPUTS)) {
        mistakes
            .parse(element.path(), element.text(), NetworkParser::neurons)
            .ifPresent(size -> texts.add(NetworkParser.INPUTS + "(" + size + ")"));
      } else if (NameKind.LAYER.has(element.name())) {
        layers.add(element);
      } else {
        mistakes.add(NETWORK, misplaced(element, NETWORK, unknownInNetwork(element.name())));
      }
    }
    if (texts.size() > 1) {
      mistakes.add(
          NETWORK, "<inputs> is given twice; an image or a row is one input of many numbers");
    }
    if (layers.isEmpty() && texts.isEmpty()) {
      return; // initial weights or a loss alone
    }
    for (int i = 1; i <= layers.size(); i++) {
      Element layer = layers.get(i - 1);
      String place = NETWORK + "/" + layer.name() + " " + i;
      texts.add(new LayerElement(layer, place, mistakes).plan().text());
    }
    plain.put(NETWORK, String.join(", ", texts));
  }

  /** Whether {@code <network>} may have an element: its inputs, or a layer of any kind. */
  public static boolean isOfNetwork(String name) {
    return name.equals(NetworkParser.INPUTS) || NameKind.LAYER.has(name);
  }

  /** What is wrong with an element that {@code <network>} does not have. */
  public static String unknownInNetwork(String name) {
    return NameKind.LAYER.unknown(name, known());
  }

  /** What is wrong with an element that {@code <training>} does not have. */
  public static String unknownInTraining(String name) {
    return NameKind.TRAINING.unknown(name, TRAINING);
  }

  /** What may be in a network: its inputs, and all kinds of layers. */
  private static List<String> known() {
    List<String> known = new ArrayList<>(List.of(NetworkParser.INPUTS));
    LayerKind.catalog().usages().forEach(usage -> known.add(Catalog.name(usage)));
    return known;
  }
}
