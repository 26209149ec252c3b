package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.layer.builtin.Dense;
import dev.nnmaven.nn.loss.Loss;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Parses the text of a network: its layers, first to last, of which the output may be left out:
 * {@code 100 relu dropout(0.3), 50}.
 */
public final class NetworkParser {

  /** What the text may begin with: the number of inputs. */
  static final String INPUTS = "inputs";

  private static final String PART = ShortForm.NETWORK + "/";

  /** Maximum neurons per layer, to catch typing errors. */
  private static final int MOST_NEURONS = 10_000_000;

  private static final LayerPlan DENSE = new LayerPlan(new Dense());

  private NetworkParser() {}

  /** Parses the network; errors are added to the mistakes. */
  public static NetworkPlan parse(SettingsReader reader) {
    SettingsReader plain = ShortForm.of(reader);
    Optional<Loss> loss = plain.find(Parameters.LOSS).map(LossSettings::loss);
    return plain.settings().has(ShortForm.NETWORK)
        ? parse(plain.settings().text(ShortForm.NETWORK), loss, plain.mistakes())
        : new NetworkPlan(OptionalInt.empty(), List.of(DENSE, LayerPlan.OUTPUT), loss);
  }

  private static NetworkPlan parse(String text, Optional<Loss> loss, Mistakes mistakes) {
    OptionalInt inputs = OptionalInt.empty();
    List<LayerPlan> layers = new ArrayList<>();
    for (String one : Catalog.split(text, ",")) {
      if (layers.isEmpty() && one.strip().startsWith(INPUTS + "(")) {
        String number = one.strip().replaceAll("^\\w+\\(|\\)$", "");
        inputs =
            mistakes
                .parse(ShortForm.NETWORK, number, size -> OptionalInt.of(neurons(size)))
                .orElse(inputs);
      } else {
        layers.add(mistakes.parseElement(ShortForm.NETWORK, one, LayerPlan::of, DENSE));
      }
    }
    if (layers.isEmpty()) {
      mistakes.add(
          ShortForm.NETWORK, "expected at least one layer, such as 100 relu, found \"%s\"", text);
    }
    List<LayerPlan> outputs = layers.stream().filter(LayerPlan::isOutput).toList();
    if (outputs.isEmpty()) {
      layers.add(LayerPlan.OUTPUT);
    } else if (outputs.size() > 1 || !layers.get(layers.size() - 1).isOutput()) {
      mistakes.add(
          ShortForm.NETWORK,
          "expected one output, as the last layer, found \"%s\"; without it, one is added",
          text.strip());
    }
    return new NetworkPlan(inputs, layers, loss);
  }

  /**
   * Settings before which changes go; errors are added to the mistakes.
   *
   * @param changes texts by parameter, or by the path of a part of the network: {@code
   *     network/dense 2/neurons}
   */
  public static SettingsReader change(SettingsReader reader, Map<String, String> changes) {
    Map<String, String> whole = new LinkedHashMap<>(changes);
    whole.keySet().removeIf(name -> name.startsWith(PART));
    SettingsReader changed = reader.overriddenBy(whole);
    if (whole.size() == changes.size()) {
      return changed;
    }
    Mistakes mistakes = reader.mistakes();
    NetworkPlan plan = parse(new SettingsReader(changed.settings())); // others report what is wrong
    for (Map.Entry<String, String> entry : changes.entrySet()) {
      if (entry.getKey().startsWith(PART)) {
        NetworkPlan before = plan;
        String part = entry.getKey().substring(PART.length());
        plan =
            mistakes.parseElement(
                "space/" + entry.getKey(), entry.getValue(), text -> before.with(part, text), plan);
      }
    }
    return changed.overriddenBy(Map.of(ShortForm.NETWORK, plan.text()));
  }

  /** The same of settings that were read before. */
  public static Settings change(Settings settings, Map<String, String> changes) {
    return change(new SettingsReader(settings), changes).settings();
  }

  static int neurons(String text) {
    return Numbers.integer(text, 1, MOST_NEURONS);
  }
}
