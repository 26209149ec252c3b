package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.layer.LayerKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Elements of {@code <network>} and {@code <training>} as the short texts that they stand for:
 * elements are a way to write settings, and nothing behind this class knows of them.
 */
public final class ShortForm {

  /** What {@code <training>} may have: parameters that say how a network learns. */
  public static final List<String> TRAINING =
      Stream.concat(
              Stream.of("loss", "classWeights", "augmentation", "members", "force"),
              Settings.askedBy(
                  settings -> {
                    ValidationSettings.parse(settings, OptionsParser.parse(settings));
                    AnswerSettings.parse(settings, false);
                  })
                  .stream())
          .toList();

  /** Parameters that {@code <network>} may have beside its layers. */
  public static final List<String> OF_NETWORK = List.of("loss", "initializer", "initialWeights");

  /** The parameter that has the layers, as a text or as elements. */
  public static final String NETWORK = "network";

  static final String NOTHING = "expected a value, found nothing; remove it to use the default";

  private static final List<String> GROUPS = List.of("training", NETWORK, "gate");

  private final Map<String, String> plain = new LinkedHashMap<>();
  private final Mistakes mistakes;

  private ShortForm(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** The same settings without elements of network and training; what is wrong is a mistake. */
  public static Settings of(Settings settings) {
    Map<String, String> network = settings.inside(NETWORK);
    Map<String, String> training = settings.inside("training");
    if (network.isEmpty() && training.isEmpty()) {
      return settings;
    }
    ShortForm form = new ShortForm(settings.mistakes());
    form.plain.putAll(settings.texts());
    form.plain
        .keySet()
        .removeIf(path -> path.startsWith(NETWORK + "/") || path.startsWith("training/"));
    form.training(Element.of("training", training));
    form.network(Element.of(NETWORK, network));
    return new Settings(form.plain, settings.mistakes());
  }

  /**
   * What is to be varied, by parameter: {@code learningRate}, or by its path in the network: {@code
   * network/dense 2/neurons}.
   *
   * @param space elements of a space, by path
   */
  public static Map<String, String> ofSpace(Map<String, String> space) {
    Map<String, String> varied = new LinkedHashMap<>();
    for (Element one : Element.of("", space).children()) {
      String path = one.path().substring(1);
      if (path.equals(NETWORK) && !one.children().isEmpty()) {
        one.children().forEach(part -> ofNetwork(part, varied));
      } else if (one.name().equals("training")) {
        one.children()
            .forEach(each -> varied.put(each.path().substring(path.length() + 2), each.value()));
      } else {
        varied.put(path, one.value());
      }
    }
    return varied;
  }

  private static void ofNetwork(Element part, Map<String, String> varied) {
    if (OF_NETWORK.contains(part.name())) {
      varied.put(part.name(), part.value());
      return;
    }
    String path = part.path().substring(1);
    if (!part.text().isEmpty()) { // its first argument, as in the short form
      List<String> known =
          NameKind.LAYER.has(part.name()) ? LayerPlan.kind(part.name()).parameters() : List.of();
      // No layer has "arguments", as is said where the network is changed.
      varied.put(path + "/" + (known.isEmpty() ? "arguments" : known.get(0)), part.text());
    }
    part.children().forEach(one -> varied.put(one.path().substring(1), one.value()));
  }

  /**
   * Whether a text says a parameter: under its own name, or as an element of {@code <training>},
   * {@code <network>} or {@code <gate>}. Layers are said by {@code network} and its elements, but
   * for those that are parameters of their own.
   *
   * @param path path of the text in the settings
   */
  public static boolean sets(String path, String parameter) {
    String[] steps = Element.withoutNumbers(path).split("/", -1);
    if (parameter.equals(NETWORK)) {
      return steps[0].equals(NETWORK) && (steps.length == 1 || !OF_NETWORK.contains(steps[1]));
    }
    return steps[0].equals(parameter)
        || (steps.length > 1 && GROUPS.contains(steps[0]) && steps[1].equals(parameter));
  }

  private void training(Element training) {
    for (Element one : training.children()) {
      if (TRAINING.contains(one.name())) {
        put(one);
      } else {
        mistakes.add(training.path(), unknownInTraining(one.name()));
      }
    }
  }

  private void put(Element one) {
    if (isSaid(one.name())) {
      mistakes.add(
          one.path(),
          "is said twice: here, and as nn.%1$s, or as <%1$s> elsewhere; leave one of the two out"
              .formatted(one.name()));
    } else if (one.isEmpty()) {
      mistakes.add(one.path(), NOTHING);
    } else {
      mistakes.place("nn." + one.name(), Element.withoutNumbers(one.path()));
      plain.put(one.name(), one.value());
    }
  }

  private void network(Element network) {
    List<Element> layers = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (Element one : network.children()) {
      if (OF_NETWORK.contains(one.name())) {
        put(one);
      } else if (one.name().equals(NetworkParser.INPUTS)) {
        mistakes
            .parse(one.path(), one.text(), NetworkParser::neurons)
            .ifPresent(size -> texts.add(NetworkParser.INPUTS + "(" + size + ")"));
      } else if (NameKind.LAYER.has(one.name())) {
        layers.add(one);
      } else {
        mistakes.add(NETWORK, unknownInNetwork(one.name()));
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

  /** Whether {@code <network>} may have an element: a layer of any kind, or what is beside them. */
  public static boolean isOfNetwork(String name) {
    return name.equals(NetworkParser.INPUTS) || OF_NETWORK.contains(name) || isLayer(name);
  }

  /** Whether there is such a kind of layer. */
  public static boolean isLayer(String name) {
    return NameKind.LAYER.has(name);
  }

  /** Whether {@code <network>} itself has advice for an element that it does not have. */
  public static boolean isForeignInNetwork(String name) {
    return NameKind.LAYER.isForeign(name);
  }

  /** What is wrong with an element that {@code <network>} does not have. */
  public static String unknownInNetwork(String name) {
    return NameKind.LAYER.unknown(name, known());
  }

  /** What is wrong with an element that {@code <training>} does not have. */
  public static String unknownInTraining(String name) {
    return NameKind.TRAINING.unknown(name, TRAINING);
  }

  /** What to write today instead of a parameter that there was once, and its value. */
  public static Optional<String> removed(String parameter, String value) {
    return Removed.advice(parameter, value);
  }

  /** What a part of a layer, or a parameter, of another library is called here. */
  public static String ours(String name) {
    return NameKind.ours(name);
  }

  /** What may be in a network: all kinds of layers, and what is beside them. */
  private static List<String> known() {
    List<String> known = new ArrayList<>(List.of(NetworkParser.INPUTS));
    LayerKind.catalog().usages().forEach(usage -> known.add(Catalog.name(usage)));
    known.addAll(OF_NETWORK);
    return known;
  }

  private boolean isSaid(String name) {
    return !plain.getOrDefault(name, "").isBlank();
  }
}
