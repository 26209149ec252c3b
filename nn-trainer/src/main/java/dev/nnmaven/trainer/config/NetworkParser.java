package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.layer.Dense;
import dev.nnmaven.nn.layer.LayerKind;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.loss.Losses;
import dev.nnmaven.nn.regularizer.Regularizer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Parses a network: {@code network}, a short text for all its layers, {@code hidden}, for all but
 * the output, or {@code layers}, a list of sizes; and {@code activations} and {@code regularizers},
 * lists of what each layer has.
 */
public final class NetworkParser {

  /** What a text for all layers may begin with: the number of inputs. */
  static final String INPUTS = "inputs";

  private static final String PART = "network/";

  /** Maximum neurons per layer, to catch typing errors. */
  private static final int MOST_NEURONS = 10_000_000;

  private static final String[] NONE = {};

  private static final List<LayerPlan> DEFAULT =
      List.of(new LayerPlan(new Dense()), new LayerPlan(new Output()));

  private final Settings settings;

  private NetworkParser(Settings settings) {
    this.settings = settings;
  }

  /** Parses the network; what is wrong is added to the mistakes. */
  public static NetworkPlan parse(Settings settings) {
    return new NetworkParser(ShortForm.of(settings)).parse();
  }

  /**
   * Settings before which changes go; what is wrong is added to their mistakes.
   *
   * @param changes texts by parameter, or by the path of a part of the network: {@code
   *     network/dense 2/neurons}
   */
  public static Settings change(Settings settings, Map<String, String> changes) {
    Map<String, String> whole = new LinkedHashMap<>(changes);
    whole.keySet().removeIf(name -> name.startsWith(PART));
    Settings changed = settings.over(whole);
    if (whole.size() == changes.size()) {
      return changed;
    }
    NetworkPlan plan = parse(Settings.of(changed.texts()));
    for (Map.Entry<String, String> one : changes.entrySet()) {
      if (one.getKey().startsWith(PART)) {
        try {
          plan = plan.with(one.getKey().substring(PART.length()), one.getValue());
        } catch (IllegalArgumentException e) {
          settings.mistakes().add("space/" + one.getKey(), String.valueOf(e.getMessage()));
        }
      }
    }
    return changed.over(Map.of("network", plan.text()));
  }

  private NetworkPlan parse() {
    Optional<Loss> loss = settings.parse("loss", text -> Names.LOSS.parse(text, Losses::of));
    List<String> said = ShortForm.LAYERS.stream().filter(settings::has).toList();
    if (said.size() > 1) {
      settings.mistake(
          said.get(0), "and nn.%s say the same thing; leave one of the two out", said.get(1));
    }
    NetworkPlan plan =
        switch (said.isEmpty() ? "" : said.get(0)) {
          case "network" -> ofText("network", settings.text("network"), loss);
          case "hidden" -> ofText("nn.hidden", settings.text("hidden") + ", output", loss);
          default -> ofSizes(loss);
        };
    List<LayerPlan> layers = plan.layers();
    Iterator<Activation> activations =
        perLayer(
                "activations",
                Names::activation,
                layers.stream().filter(layer -> layer.kind().hasActivation()).toList(),
                LayerPlan::activation)
            .iterator();
    List<List<Regularizer>> regularizers =
        perLayer("regularizers", Names::regularizers, layers, LayerPlan::regularizers);
    List<LayerPlan> complete = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      LayerKind kind = layers.get(i).kind();
      Activation activation = kind.hasActivation() ? activations.next() : kind.activation();
      complete.add(new LayerPlan(kind, activation, regularizers.get(i)));
    }
    return new NetworkPlan(plan.inputs(), complete, loss, plan.place());
  }

  private NetworkPlan ofText(String place, String text, Optional<Loss> loss) {
    OptionalInt inputs = OptionalInt.empty();
    List<LayerPlan> layers = new ArrayList<>();
    List<String> texts = LayerPlan.split(text, ",");
    for (String one : texts) {
      boolean isInputs = layers.isEmpty() && one.strip().startsWith(INPUTS + "(");
      if (isInputs) {
        String number = one.strip().replaceAll("^\\w+\\(|\\)$", "");
        inputs = orEmpty(settings.mistakes().parse(place, number, NetworkParser::neurons, 0));
      } else {
        layers.add(settings.mistakes().parseElement(place, one, LayerPlan::of, DEFAULT.get(0)));
      }
    }
    boolean ends =
        layers.stream().filter(layer -> layer.kind() instanceof Output).count() == 1
            && layers.get(layers.size() - 1).kind() instanceof Output;
    if (!ends) {
      settings
          .mistakes()
          .add(
              place,
              "expected hidden layers and, as the last one, the output: \"%s, output\", found"
                  + " \"%s\"; a list of sizes from the inputs on is nn.layers=784,100,10",
              text.strip().replaceFirst(",?\\s*output\\b.*", ""),
              text.strip());
      return new NetworkPlan(inputs, DEFAULT, loss, place);
    }
    return new NetworkPlan(inputs, layers, loss, place);
  }

  private NetworkPlan ofSizes(Optional<Loss> loss) {
    String place = "nn.layers";
    List<Integer> sizes = new ArrayList<>();
    for (String size : settings.has("layers") ? settings.text("layers").split(",", -1) : NONE) {
      sizes.add(settings.mistakes().parseElement(place, size, NetworkParser::neurons, 0));
    }
    if (sizes.size() == 1) {
      settings.mistake(
          "layers",
          "expected at least inputs and outputs, such as 784,100,10, found \"%s\"",
          settings.text("layers").strip());
    }
    if (sizes.size() < 2) {
      return new NetworkPlan(OptionalInt.empty(), DEFAULT, loss, place);
    }
    List<LayerPlan> layers = new ArrayList<>();
    for (int size : sizes.subList(1, sizes.size() - 1)) {
      layers.add(new LayerPlan(size == 0 ? new Dense() : new Dense(size)));
    }
    layers.add(new LayerPlan(new Output(sizes.get(sizes.size() - 1))));
    return new NetworkPlan(orEmpty(sizes.get(0)), layers, loss, place);
  }

  /**
   * Parses one value per layer; what the layers have if there is no list or its length is wrong.
   */
  private <T> List<T> perLayer(
      String parameter,
      Function<String, T> parser,
      List<LayerPlan> layers,
      Function<LayerPlan, T> own) {
    List<T> byDefault = layers.stream().map(own).toList();
    if (!settings.has(parameter)) {
      return byDefault;
    }
    String list = settings.text(parameter);
    List<T> parsed = new ArrayList<>();
    for (String one : list.split(",", -1)) {
      T otherwise = byDefault.get(byDefault.size() - 1);
      parsed.add(settings.mistakes().parseElement("nn." + parameter, one, parser, otherwise));
    }
    if (parsed.size() == byDefault.size()) {
      return parsed;
    }
    settings.mistake(
        parameter,
        "expected %d (%s), found %d in \"%s\"",
        layers.size(),
        layers.stream()
            .map(layer -> layer.kind().specification().replaceFirst("\\(.*", ""))
            .collect(Collectors.joining(", ")),
        parsed.size(),
        list.strip());
    return byDefault;
  }

  static int neurons(String text) {
    return Numbers.integer(text, 1, MOST_NEURONS);
  }

  /** Size as an optional; empty for 0, which stands for missing or invalid. */
  private static OptionalInt orEmpty(int size) {
    return size == 0 ? OptionalInt.empty() : OptionalInt.of(size);
  }
}
