package dev.nnmaven.trainer.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.layer.builtin.ConvLayer;
import dev.nnmaven.nn.layer.builtin.PoolLayer;
import dev.nnmaven.nn.layer.builtin.Pooling;
import dev.nnmaven.nn.layer.builtin.Windows;
import java.util.List;

/** Convolutions and pools as ONNX nodes, from images [N][channels][height][width] to others. */
record OnnxImages(OnnxGraph graph, String image) {

  /** Adds a convolution, without its activation. */
  String sums(ConvLayer layer) {
    Windows windows = layer.windows();
    int[] shape = {
      layer.filters(), windows.image().channels(), windows.size().height(), windows.size().width()
    };
    return graph.node(
        "Conv",
        "sums",
        List.of(
            image,
            graph.floats("weights", channelsFirst(layer.parameter("weights")), shape),
            graph.parameter("biases", layer.parameter("biases"))),
        size(windows),
        stride(windows),
        OnnxAttribute.integers("pads", pads(windows)));
  }

  /** Weights [height][width][c][o] as [o][c][height][width]. */
  private static float[] channelsFirst(Parameter weights) {
    int channels = weights.shape()[2];
    int filters = weights.shape()[3];
    float[] values = new float[Math.toIntExact(weights.count())];
    int at = 0;
    for (int o = 0; o < filters; o++) {
      for (int c = 0; c < channels; c++) {
        for (int row = c; row < weights.rows(); row += channels) {
          values[at++] = weights.get(row, o);
        }
      }
    }
    return values;
  }

  /** Top, left, bottom, right: said, for what ONNX calls SAME_UPPER is not the same everywhere. */
  private static long[] pads(Windows windows) {
    int below = windows.paddedHeight() - windows.image().height() - windows.top();
    int after = windows.paddedWidth() - windows.image().width() - windows.left();
    return new long[] {windows.top(), windows.left(), Math.max(0, below), Math.max(0, after)};
  }

  String sums(PoolLayer layer) {
    Windows windows = layer.windows();
    if (layer.kind().equals(PoolLayer.GLOBAL_AVERAGE_KIND)) {
      return graph.node("GlobalAveragePool", "sums", image);
    }
    String operator = layer.pooling() == Pooling.MAX ? "MaxPool" : "AveragePool";
    return graph.node(operator, "sums", List.of(image), size(windows), stride(windows));
  }

  private static AttributeProto size(Windows windows) {
    return OnnxAttribute.integers("kernel_shape", windows.size().height(), windows.size().width());
  }

  private static AttributeProto stride(Windows windows) {
    return OnnxAttribute.integers("strides", windows.stride(), windows.stride());
  }
}
