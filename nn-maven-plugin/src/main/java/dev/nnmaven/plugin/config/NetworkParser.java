package dev.nnmaven.plugin.config;

import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.activation.Activations;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.loss.Losses;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.regularizer.Regularizers;
import dev.nnmaven.plugin.config.NetworkPlan.LayerPlan;
import dev.nnmaven.plugin.text.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/** Parses both forms of a network's configuration: short lists and nested elements. */
public final class NetworkParser {

  private static final String LAYERS = "nn.layers";
  private static final String ACTIVATIONS = "nn.activations";
  private static final String REGULARIZERS = "nn.regularizers";

  /** Maximum neurons per layer, to catch typing errors. */
  private static final int MOST_NEURONS = 10_000_000;

  private final Mistakes mistakes;

  /** Creates a parser that adds to the given mistakes. */
  public NetworkParser(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /**
   * Parses the network.
   *
   * @param layers short form: sizes of the input and of each layer, or null
   * @param activations short form: one per layer, or null
   * @param regularizers short form: one per layer, or null
   * @param network long form, or null
   * @param loss name of the loss, or null
   */
  public NetworkPlan parse(
      String layers, String activations, String regularizers, NetworkConfig network, String loss) {
    Loss parsedLoss = mistakes.parse("nn.loss", loss, Losses::of, Losses.DEFAULT);
    if (network == null) {
      return shortForm(layers, activations, regularizers, parsedLoss);
    }
    if (!(Mistakes.isNothing(layers)
        && Mistakes.isNothing(activations)
        && Mistakes.isNothing(regularizers))) {
      mistakes.add(
          "network",
          "<network> and the lists layers, activations, regularizers (or nn.layers, ...) describe"
              + " the same thing; use one of the two forms");
    }
    return nestedForm(network, parsedLoss);
  }

  private NetworkPlan shortForm(String layers, String activations, String regularizers, Loss loss) {
    List<Integer> sizes = sizes(layers);
    List<LayerPlan> plans = sizes.isEmpty() ? NetworkPlan.defaultLayers() : plans(sizes);
    List<Activation> chosen =
        perLayer(ACTIVATIONS, activations, Activations::of, Activations.DEFAULT_OUTPUT, plans);
    List<List<Regularizer>> regularized =
        perLayer(REGULARIZERS, regularizers, Regularizers::of, List.of(), plans);
    List<LayerPlan> result = new ArrayList<>();
    for (int i = 0; i < plans.size(); i++) {
      result.add(
          new LayerPlan(
              plans.get(i).neurons(),
              chosen.isEmpty() ? plans.get(i).activation() : chosen.get(i),
              regularized.isEmpty() ? List.of() : regularized.get(i)));
    }
    OptionalInt inputs = sizes.isEmpty() ? OptionalInt.empty() : orEmpty(sizes.get(0));
    return new NetworkPlan(inputs, result, loss, NetworkPlan.Form.LISTS);
  }

  /** Parses sizes, 0 for an invalid one; empty if there is no list or it is too short. */
  private List<Integer> sizes(String layers) {
    if (Mistakes.isNothing(layers)) {
      return List.of();
    }
    List<Integer> sizes = new ArrayList<>();
    for (String size : split(layers)) {
      sizes.add(mistakes.parseElement(LAYERS, size, NetworkParser::neurons, 0));
    }
    if (sizes.size() < 2) {
      mistakes.add(
          LAYERS,
          "expected at least inputs and outputs, such as 784,100,10, found \"%s\""
              .formatted(layers.strip()));
      return List.of();
    }
    return sizes;
  }

  private static List<LayerPlan> plans(List<Integer> sizes) {
    List<LayerPlan> plans = new ArrayList<>();
    for (int i = 1; i < sizes.size(); i++) {
      boolean last = i == sizes.size() - 1;
      plans.add(
          new LayerPlan(
              orEmpty(sizes.get(i)),
              last ? Activations.DEFAULT_OUTPUT : Activations.DEFAULT_HIDDEN,
              List.of()));
    }
    return plans;
  }

  /** Parses one value per layer; empty if there is no list or its length is wrong. */
  private <T> List<T> perLayer(
      String parameter, String list, Function<String, T> parser, T otherwise, List<?> layers) {
    if (Mistakes.isNothing(list)) {
      return List.of();
    }
    List<T> parsed = new ArrayList<>();
    for (String one : split(list)) {
      parsed.add(mistakes.parseElement(parameter, one, parser, otherwise));
    }
    if (parsed.size() != layers.size()) {
      mistakes.add(
          parameter,
          Texts.format(
              "expected %d, one for each layer after the input, found %d in \"%s\"",
              layers.size(), parsed.size(), list.strip()));
      return Collections.nCopies(layers.size(), otherwise);
    }
    return parsed;
  }

  private NetworkPlan nestedForm(NetworkConfig network, Loss loss) {
    int inputs = mistakes.parse("network/inputs", network.inputs(), NetworkParser::neurons, 0);
    List<LayerPlan> plans = new ArrayList<>();
    int count = network.layers().size();
    if (count == 0) {
      mistakes.add(
          "network",
          Mistakes.isNothing(network.text())
              ? "expected at least one <layer>"
              : "expected <layer> elements; the short form is <layers>%s</layers>"
                  .formatted(network.text().strip()));
      plans.addAll(NetworkPlan.defaultLayers());
    }
    for (int i = 0; i < count; i++) {
      plans.add(layer(network.layers().get(i), i + 1, i == count - 1));
    }
    return new NetworkPlan(orEmpty(inputs), plans, loss, NetworkPlan.Form.ELEMENTS);
  }

  private LayerPlan layer(LayerConfig config, int number, boolean last) {
    String place = "network/layer " + number;
    if (Mistakes.isNothing(config.neurons()) && !last) {
      mistakes.add(place, "expected <neurons>; only the last layer may leave them to the data");
    }
    int neurons = mistakes.parse(place + "/neurons", config.neurons(), NetworkParser::neurons, 0);
    return new LayerPlan(
        orEmpty(neurons),
        mistakes.parse(
            place + "/activation",
            config.activation(),
            Activations::of,
            last ? Activations.DEFAULT_OUTPUT : Activations.DEFAULT_HIDDEN),
        regularizers(place, config));
  }

  private List<Regularizer> regularizers(String place, LayerConfig config) {
    boolean plural = !Mistakes.isNothing(config.regularizers());
    if (plural && !Mistakes.isNothing(config.regularizer())) {
      mistakes.add(
          place, "<regularizer> and <regularizers> say the same thing; leave one of the two out");
    }
    return mistakes.parse(
        place + (plural ? "/regularizers" : "/regularizer"),
        plural ? config.regularizers() : config.regularizer(),
        Regularizers::of,
        List.of());
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
