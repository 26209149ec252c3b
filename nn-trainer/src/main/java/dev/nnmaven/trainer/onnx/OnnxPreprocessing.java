package dev.nnmaven.trainer.onnx;

import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.model.TrainedModel;
import java.util.List;

/**
 * Preprocessing as ONNX nodes: part of the graph, so that what is given is always prepared as in
 * training.
 */
interface OnnxPreprocessing {

  /**
   * What the nodes make.
   *
   * @param inputs name of the network's inputs, float32 [N][I]
   * @param refuses whether inputs that are not finite stand for something that the library refuses
   */
  record Prepared(String inputs, boolean refuses) {}

  /** Adds the inputs of the graph, and the nodes. */
  Prepared add(OnnxGraph graph);

  /** The inputs of the graph, in words. */
  String shown();

  /** What someone who calls the graph has to know, in words. */
  List<String> notes();

  static OnnxPreprocessing of(TrainedModel model) {
    return model.preprocessing() instanceof TablePreprocessing rows
        ? new OnnxRows(rows)
        : new OnnxPixels(model.preprocessing(ImagePreprocessing.class));
  }
}
