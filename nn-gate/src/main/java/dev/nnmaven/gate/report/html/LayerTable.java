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
 * @param rows first to last; of very deep networks, the layers in the middle are one row
 */
record LayerTable(Ensemble ensemble, List<Row> rows) {

  /**
   * A layer, or several.
   *
   * @param name the layer in short form, as in a POM and in the log
   * @param outputs their shape; empty of several layers
   */
  record Row(String name, String outputs, long parameters, long multiplications) {

    private static Row of(Layer layer) {
      return of(layer.toString(), layer.outputShape().toString(), List.of(layer));
    }

    private static Row of(String name, String outputs, List<Layer> layers) {
      return new Row(
          name,
          outputs,
          layers.stream().mapToLong(Layer::parameterCount).sum(),
          layers.stream().mapToLong(Layer::multiplications).sum());
    }
  }

  private static final int MOST_ROWS = 50;

  static LayerTable of(Ensemble ensemble) {
    List<Layer> layers = ensemble.first().layers();
    int last = layers.size() - 1;
    int first = layers.size() <= MOST_ROWS ? last : MOST_ROWS - 2;
    List<Row> rows = new ArrayList<>(layers.subList(0, first).stream().map(Row::of).toList());
    if (first < last) {
      rows.add(Row.of(Formats.count(last - first) + " more", "", layers.subList(first, last)));
    }
    rows.add(Row.of(layers.get(last)));
    return new LayerTable(ensemble, rows);
  }

  Network network() {
    return ensemble.first();
  }

  /** A part of all as a length. */
  static String bar(long part, long all) {
    return Axis.length(all == 0 ? 0 : (double) part / all);
  }
}
