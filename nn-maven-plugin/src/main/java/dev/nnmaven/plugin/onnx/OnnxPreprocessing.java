package dev.nnmaven.plugin.onnx;

import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import java.util.List;

/**
 * {@link ImagePreprocessing} as ONNX nodes: part of the graph, so that images are always prepared
 * as in training.
 */
final class OnnxPreprocessing {

  private OnnxPreprocessing() {}

  /** Adds the nodes; returns the name of the network's inputs. */
  static String add(OnnxGraph graph, String pixels, ImagePreprocessing preprocessing) {
    return normalize(graph, order(graph, pixels, preprocessing), preprocessing.normalization());
  }

  private static String order(OnnxGraph graph, String pixels, ImagePreprocessing preprocessing) {
    if (preprocessing.pixelOrder() == PixelOrder.ROWS) {
      return pixels;
    }
    int width = preprocessing.width();
    int height = preprocessing.height();
    long[] source = new long[preprocessing.inputs()]; // input x · height + y is pixel y · width + x
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        source[x * height + y] = (long) y * width + x;
      }
    }
    String columns = graph.integers("columns", source);
    return graph.node("Gather", "ordered", List.of(pixels, columns), OnnxGraph.integer("axis", 1));
  }

  private static String normalize(OnnxGraph graph, String pixels, Normalization normalization) {
    return switch (normalization) {
      case NONE -> pixels;
      case SCALE -> divide(graph, pixels, graph.number("white", 255f));
      case L2 -> divide(graph, pixels, lengthOrOne(graph, pixels));
    };
  }

  /** L2 norm of each row, or 1 if it is 0: a black image stays black, without NaN. */
  private static String lengthOrOne(OnnxGraph graph, String pixels) {
    String length =
        graph.node(
            "ReduceL2",
            "length",
            List.of(pixels),
            OnnxGraph.integers("axes", 1),
            OnnxGraph.integer("keepdims", 1));
    String black = graph.node("Equal", "black", List.of(length, graph.number("zero", 0f)));
    return graph.node("Where", "lengthOrOne", List.of(black, graph.number("one", 1f), length));
  }

  private static String divide(OnnxGraph graph, String pixels, String divisor) {
    return graph.node("Div", "normalized", List.of(pixels, divisor));
  }
}
