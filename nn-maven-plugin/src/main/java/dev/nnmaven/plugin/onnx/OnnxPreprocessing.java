package dev.nnmaven.plugin.onnx;

import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.model.TrainedModel;
import java.util.List;
import java.util.Optional;

/**
 * Preprocessing as ONNX nodes: part of the graph, so that what is given is always prepared as in
 * training.
 */
interface OnnxPreprocessing {

  /**
   * What the nodes make.
   *
   * @param inputs name of the network's inputs, float32 [N][I]
   * @param usable name of a bool [N][1], false where the library refuses what is given; empty if it
   *     refuses nothing
   */
  record Prepared(String inputs, Optional<String> usable) {}

  /** Adds the inputs of the graph, and the nodes. */
  Prepared add(OnnxGraph graph);

  /** The inputs of the graph, in words. */
  String shown();

  /** What someone who calls the graph has to know, in words. */
  List<String> notes();

  /** The preprocessing of a model. */
  static OnnxPreprocessing of(TrainedModel model) {
    return model.preprocessing() instanceof TablePreprocessing rows
        ? new OnnxRows(rows)
        : new OnnxPixels(model.imagePreprocessing());
  }
}
