package dev.nnmaven.gate.report.html;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.trainer.text.Formats;
import java.util.ArrayList;
import java.util.List;

/**
 * The network, layer by layer: what comes out of each, and what it costs; of several networks, of
 * each, without a linear one.
 *
 * @param inputs shape of a sample
 * @param total of all layers
 */
record LayerTable(String summary, String inputs, List<Row> rows, Row total) {

  /**
   * A layer, or several.
   *
   * @param name the layer in short form, as in a POM and in the log
   * @param outputs their shape; empty of several layers
   * @param parameterBar share of the network's parameters, as a length
   * @param multiplicationBar share of its multiplications, as a length
   */
  record Row(
      String name,
      String outputs,
      String parameters,
      String multiplications,
      String parameterBar,
      String multiplicationBar) {}

  private static final int MOST_ROWS = 50;

  static LayerTable of(Ensemble ensemble) {
    Network network = ensemble.first();
    List<Layer> layers = network.layers();
    // Of very deep networks, those in the middle are one row.
    int first = layers.size() <= MOST_ROWS ? layers.size() : MOST_ROWS - 2;
    List<Row> rows = new ArrayList<>();
    for (Layer layer : layers.subList(0, first)) {
      rows.add(row(layer, network));
    }
    if (first < layers.size()) {
      int last = layers.size() - 1;
      rows.add(
          row(Formats.count(last - first) + " more", "", layers.subList(first, last), network));
      rows.add(row(layers.get(last), network));
    }
    return new LayerTable(
        summary(ensemble, Formats.count(layers.size(), "layer")),
        layers.get(0).inputShape().toString(),
        rows,
        row("all", "", layers, network));
  }

  private static String summary(Ensemble ensemble, String layers) {
    String networks =
        ensemble.size() == 1
            ? layers + ", from the input down to the answer."
            : Formats.format(
                "%s of %s each, with different weights; the answer is their mean. The figures are"
                    + " for one network.",
                Formats.count(ensemble.size(), "network"), layers);
    return ensemble
        .linear()
        .map(one -> " A linear network has a share of " + one.share() + " in the answer.")
        .map(networks::concat)
        .orElse(networks);
  }

  private static Row row(Layer layer, Network network) {
    return row(layer.toString(), layer.outputShape().toString(), List.of(layer), network);
  }

  private static Row row(String name, String outputs, List<Layer> layers, Network network) {
    long parameters = layers.stream().mapToLong(Layer::parameterCount).sum();
    long multiplications = layers.stream().mapToLong(Layer::multiplications).sum();
    return new Row(
        name,
        outputs,
        Formats.count(parameters),
        Formats.count(multiplications),
        bar(parameters, network.parameterCount()),
        bar(multiplications, network.multiplications()));
  }

  private static String bar(long part, long all) {
    return Formats.format("%.2f%%", all == 0 ? 0 : 100.0 * part / all);
  }
}
