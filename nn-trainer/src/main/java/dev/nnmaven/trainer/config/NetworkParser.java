package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.activation.Activations;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.loss.Losses;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.regularizer.Regularizers;
import dev.nnmaven.trainer.config.NetworkPlan.LayerPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parses both forms of a network's configuration: short lists and nested elements. */
public final class NetworkParser {

  /** Maximum neurons per layer, to catch typing errors. */
  private static final int MOST_NEURONS = 10_000_000;

  /** Sizes of the default network; 0 is left to the data. */
  private static final List<Integer> DEFAULT_SIZES = List.of(0, DenseLayer.DEFAULT_NEURONS, 0);

  private static final Pattern LAYER = Pattern.compile("layer( [0-9]+)?");

  private static final List<String> IN_NETWORK = List.of("inputs", "layer");

  private static final List<String> IN_LAYER =
      List.of("neurons", "activation", "regularizer", "regularizers");

  private final Settings settings;

  private NetworkParser(Settings settings) {
    this.settings = settings;
  }

  /**
   * Parses the network: either the lists {@code layers}, {@code activations} and {@code
   * regularizers}, or the elements of {@code network}; and {@code loss}. Each may be absent.
   */
  public static NetworkPlan parse(Settings settings) {
    return new NetworkParser(settings).parse();
  }

  private NetworkPlan parse() {
    Optional<Loss> loss = settings.parse("loss", Losses::of);
    Map<String, String> nested = settings.inside("network");
    if (!settings.texts().containsKey("network") && nested.isEmpty()) {
      return shortForm(loss);
    }
    if (Stream.of("layers", "activations", "regularizers").anyMatch(settings::has)) {
      mistake(
          "network",
          "<network> and the lists layers, activations, regularizers (or nn.layers, ...)"
              + " describe the same thing; use one of the two forms");
    }
    return nestedForm(nested.keySet(), loss);
  }

  private NetworkPlan shortForm(Optional<Loss> loss) {
    List<Integer> sizes = sizes();
    int count = sizes.size() - 1;
    List<Activation> byDefault =
        new ArrayList<>(Collections.nCopies(count, Activations.DEFAULT_HIDDEN));
    byDefault.set(count - 1, Activations.DEFAULT_OUTPUT);
    List<Activation> activations = perLayer("activations", Activations::of, byDefault);
    List<List<Regularizer>> regularizers =
        perLayer("regularizers", Regularizers::of, Collections.nCopies(count, List.of()));
    List<LayerPlan> plans = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      OptionalInt neurons = orEmpty(sizes.get(i + 1));
      plans.add(new LayerPlan(neurons, activations.get(i), regularizers.get(i)));
    }
    return new NetworkPlan(orEmpty(sizes.get(0)), plans, loss, NetworkPlan.Form.LISTS);
  }

  /** Parses sizes, 0 for an invalid one; the default if there is no list or it is too short. */
  private List<Integer> sizes() {
    if (!settings.has("layers")) {
      return DEFAULT_SIZES;
    }
    List<Integer> sizes = new ArrayList<>();
    for (String size : split(settings.text("layers"))) {
      sizes.add(settings.mistakes().parseElement("nn.layers", size, NetworkParser::neurons, 0));
    }
    if (sizes.size() < 2) {
      settings.mistake(
          "layers",
          "expected at least inputs and outputs, such as 784,100,10, found \"%s\"",
          settings.text("layers").strip());
      return DEFAULT_SIZES;
    }
    return sizes;
  }

  /** Parses one value per layer; the default if there is no list or its length is wrong. */
  private <T> List<T> perLayer(String parameter, Function<String, T> parser, List<T> byDefault) {
    if (!settings.has(parameter)) {
      return byDefault;
    }
    String list = settings.text(parameter);
    List<T> parsed = new ArrayList<>();
    for (String one : split(list)) {
      T otherwise = byDefault.get(byDefault.size() - 1);
      parsed.add(settings.mistakes().parseElement("nn." + parameter, one, parser, otherwise));
    }
    if (parsed.size() == byDefault.size()) {
      return parsed;
    }
    settings.mistake(
        parameter,
        "expected %d, one for each layer after the input, found %d in \"%s\"",
        byDefault.size(),
        parsed.size(),
        list.strip());
    return byDefault;
  }

  private NetworkPlan nestedForm(Collection<String> elements, Optional<Loss> loss) {
    elements.forEach(this::requireKnown);
    int inputs =
        parse("network/inputs", settings.text("network/inputs"), NetworkParser::neurons, 0);
    List<String> names =
        elements.stream()
            .map(path -> path.replaceFirst("/.*", ""))
            .filter(name -> LAYER.matcher(name).matches())
            .distinct()
            .toList();
    List<LayerPlan> plans = new ArrayList<>();
    if (names.isEmpty()) {
      mistake(
          "network",
          settings.has("network")
              ? "expected <layer> elements; the short form is <layers>%s</layers>"
                  .formatted(settings.text("network").strip())
              : "expected at least one <layer>");
    }
    for (String name : names) {
      int number = plans.size() + 1;
      plans.add(layer("network/" + name, "network/layer " + number, number == names.size()));
    }
    return new NetworkPlan(orEmpty(inputs), plans, loss, NetworkPlan.Form.ELEMENTS);
  }

  /** Adds a mistake if an element is unknown, has elements, or is there twice. */
  private void requireKnown(String path) {
    String[] names = path.split("/", -1);
    boolean inLayer = names.length > 1 && LAYER.matcher(names[0]).matches();
    List<String> known = inLayer ? IN_LAYER : IN_NETWORK;
    int last = inLayer ? 1 : 0;
    String name = Elements.withoutNumbers(names[last]);
    String place = inLayer ? "network/" + names[0] : "network";
    if (!known.contains(name)) {
      mistake(place, Elements.unknown(name, known));
    } else if (names.length > last + 1) {
      mistake(place, "expected a value in <%s>, found elements", name);
    } else if (!name.equals(names[last]) && !LAYER.matcher(path).matches()) {
      mistake(place, "<%s> is given twice", name);
    }
  }

  /** Adds a mistake in elements, whose path is their name. */
  private void mistake(String place, String what, @Nullable Object... values) {
    settings.mistakes().add(place, what, values);
  }

  private <T> T parse(String place, String text, Function<String, T> parser, T otherwise) {
    return settings.mistakes().parse(place, text, parser, otherwise);
  }

  /**
   * Parses a layer.
   *
   * @param path of its elements; only one of several layers has a number in it
   * @param place path with the number, for messages
   */
  private LayerPlan layer(String path, String place, boolean last) {
    String text = settings.text(settings.has(path) ? path : path + "/neurons");
    if (text.isBlank() && !last) {
      mistake(place, "expected <neurons>; only the last layer may leave them to the data");
    }
    int neurons = parse(place + "/neurons", text, NetworkParser::neurons, 0);
    return new LayerPlan(
        orEmpty(neurons),
        parse(
            place + "/activation",
            settings.text(path + "/activation"),
            Activations::of,
            last ? Activations.DEFAULT_OUTPUT : Activations.DEFAULT_HIDDEN),
        regularizers(path, place));
  }

  /** Parses {@code regularizer}, or {@code regularizers}, as the list is called. */
  private List<Regularizer> regularizers(String path, String place) {
    boolean plural = settings.has(path + "/regularizers");
    if (plural && settings.has(path + "/regularizer")) {
      mistake(
          place, "<regularizer> and <regularizers> say the same thing; leave one of the two out");
    }
    String name = plural ? "/regularizers" : "/regularizer";
    return parse(place + name, settings.text(path + name), Regularizers::of, List.of());
  }

  private static int neurons(String text) {
    return Numbers.integer(text, 1, MOST_NEURONS);
  }

  /** Size as an optional; empty for 0, which stands for missing or invalid. */
  private static OptionalInt orEmpty(int size) {
    return size == 0 ? OptionalInt.empty() : OptionalInt.of(size);
  }

  /** Splits at commas. */
  private static List<String> split(String list) {
    return List.of(list.split(",", -1));
  }
}
