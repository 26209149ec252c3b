package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.layer.Dense;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.loss.Losses;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
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

  private static final List<LayerPlan> DEFAULT =
      List.of(new LayerPlan(new Dense()), new LayerPlan(new Output()));

  private final Settings settings;
  private final Mistakes mistakes;
  private OptionalInt inputs = OptionalInt.empty();
  private List<LayerPlan> layers = DEFAULT;

  private NetworkParser(Settings settings) {
    this.settings = settings;
    this.mistakes = settings.mistakes();
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
    Settings changed = settings.overriddenBy(whole);
    if (whole.size() == changes.size()) {
      return changed;
    }
    NetworkPlan plan = parse(Settings.of(changed.texts()));
    for (Map.Entry<String, String> one : changes.entrySet()) {
      if (one.getKey().startsWith(PART)) {
        NetworkPlan before = plan;
        String part = one.getKey().substring(PART.length());
        plan =
            settings
                .mistakes()
                .parseElement(
                    "space/" + one.getKey(), one.getValue(), text -> before.with(part, text), plan);
      }
    }
    return changed.overriddenBy(Map.of("network", plan.text()));
  }

  private NetworkPlan parse() {
    Optional<Loss> loss = settings.parse("loss", text -> NameKind.LOSS.parse(text, Losses::of));
    List<String> said = ShortForm.LAYERS.stream().filter(settings::has).toList();
    if (said.size() > 1) {
      settings.mistake(
          said.get(0), "and nn.%s say the same thing; leave one of the two out", said.get(1));
    }
    String first = said.isEmpty() ? "layers" : said.get(0);
    String place = first.equals("network") ? first : "nn." + first;
    String text = settings.text(first);
    if (first.equals("layers")) {
      ofSizes(place, text);
    } else {
      ofText(place, first.equals("hidden") ? text + ", output" : text);
    }
    perLayer("activations", NameKind.ACTIVATES, layer -> layer.kind().hasActivation());
    perLayer("regularizers", "regularizer", layer -> true);
    return new NetworkPlan(inputs, layers, loss, place);
  }

  private void ofText(String place, String text) {
    List<LayerPlan> found = new ArrayList<>();
    for (String one : Catalog.split(text, ",")) {
      if (found.isEmpty() && one.strip().startsWith(INPUTS + "(")) {
        String number = one.strip().replaceAll("^\\w+\\(|\\)$", "");
        inputs =
            mistakes.parse(
                place, number, size -> OptionalInt.of(neurons(size)), OptionalInt.empty());
      } else {
        found.add(mistakes.parseElement(place, one, LayerPlan::of, DEFAULT.get(0)));
      }
    }
    boolean ends =
        found.stream().filter(layer -> layer.kind() instanceof Output).count() == 1
            && found.get(found.size() - 1).kind() instanceof Output;
    if (ends) {
      layers = found;
      return;
    }
    mistakes.add(
        place,
        "expected hidden layers and, as the last one, the output: \"%s, output\", found"
            + " \"%s\"; a list of sizes from the inputs on is nn.layers=784,100,10",
        text.strip().replaceFirst(",?\\s*output\\b.*", ""),
        text.strip());
  }

  private void ofSizes(String place, String text) {
    if (text.isBlank()) {
      return;
    }
    List<Integer> sizes = new ArrayList<>();
    for (String size : text.split(",", -1)) {
      sizes.add(mistakes.parseElement(place, size, NetworkParser::neurons, 1)); // 1 if it is wrong
    }
    if (sizes.size() == 1) {
      settings.mistake(
          "layers",
          "expected at least inputs and outputs, such as 784,100,10, found \"%s\"",
          text.strip());
      return;
    }
    inputs = OptionalInt.of(sizes.remove(0));
    int outputs = sizes.remove(sizes.size() - 1);
    layers = new ArrayList<>();
    sizes.forEach(size -> layers.add(new LayerPlan(new Dense(size))));
    layers.add(new LayerPlan(new Output(outputs)));
  }

  /** Gives each layer that may have it its part of a list, unless the list has another length. */
  private void perLayer(String parameter, String part, Predicate<LayerPlan> mayHave) {
    if (!settings.has(parameter)) {
      return;
    }
    List<LayerPlan> having = layers.stream().filter(mayHave).toList();
    List<LayerPlan> given = new ArrayList<>();
    for (String one : settings.text(parameter).split(",", -1)) {
      LayerPlan layer = having.get(Math.min(given.size(), having.size() - 1));
      given.add(
          mistakes.parseElement("nn." + parameter, one, text -> layer.with(part, text), layer));
    }
    if (given.size() == having.size()) {
      Iterator<LayerPlan> next = given.iterator();
      layers = layers.stream().map(layer -> mayHave.test(layer) ? next.next() : layer).toList();
      return;
    }
    settings.mistake(
        parameter,
        "expected %d (%s), found %d in \"%s\"",
        having.size(),
        having.stream().map(LayerPlan::kindName).collect(Collectors.joining(", ")),
        given.size(),
        settings.text(parameter).strip());
  }

  static int neurons(String text) {
    return Numbers.integer(text, 1, MOST_NEURONS);
  }
}
