package dev.nnmaven.trainer.onnx;

import dev.nnmaven.nn.Shape;
import java.util.List;

/**
 * What a layer takes or makes: rows [N][height · width · channels], as they are in this library, or
 * images [N][channels][height][width], as ONNX's convolutions have them. Images stay images from
 * layer to layer.
 *
 * @param shape of one sample
 * @param isImage whether it is [N][channels][height][width]
 */
record OnnxValue(String name, Shape shape, boolean isImage) {

  /** With the channels first. */
  OnnxValue image(OnnxGraph graph) {
    if (isImage) {
      return this;
    }
    boolean isSame = shape.channels() == 1; // in memory, with channels first or last
    long[] sizes = {0, shape.height(), shape.width(), shape.channels()}; // 0: as many as there are
    long[] grey = {0, 1, shape.height(), shape.width()};
    String pixels = reshaped(graph, "pixels", isSame ? grey : sizes);
    String image = isSame ? pixels : transposed(graph, "picture", pixels, 0, 3, 1, 2);
    return new OnnxValue(image, shape, true);
  }

  /** In rows. */
  OnnxValue rows(OnnxGraph graph) {
    if (!isImage) {
      return this;
    }
    boolean isSame = shape.channels() == 1 || shape.isFlat();
    String pixels = isSame ? name : transposed(graph, "pixels", name, 0, 2, 3, 1);
    OnnxValue last = new OnnxValue(pixels, shape, false);
    return new OnnxValue(last.reshaped(graph, "rows", 0, shape.size()), shape, false);
  }

  private String reshaped(OnnxGraph graph, String output, long... sizes) {
    String constant = graph.integers(output + ".shape", sizes);
    return graph.node("Reshape", output, name, constant);
  }

  private static String transposed(OnnxGraph graph, String output, String value, long... order) {
    return graph.node("Transpose", output, List.of(value), OnnxAttribute.integers("perm", order));
  }
}
