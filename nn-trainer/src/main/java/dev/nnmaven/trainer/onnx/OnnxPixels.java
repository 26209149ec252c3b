package dev.nnmaven.trainer.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.image.Scaling;
import dev.nnmaven.nn.task.Standardization;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@link ImagePreprocessing} as ONNX nodes, from {@value #PIXELS}, float32 [N][height · width ·
 * channels], 0 black to 255 white, row by row, red, green and blue of a pixel beside each other.
 */
record OnnxPixels(ImagePreprocessing preprocessing) implements OnnxPreprocessing {

  static final String PIXELS = "pixels";

  @Override
  public Prepared add(OnnxGraph graph) {
    String pixels = graph.input(PIXELS, DataType.FLOAT, preprocessing.inputs(), meaning());
    return new Prepared(normalized(graph, ordered(graph, pixels)), false);
  }

  private String meaning() {
    return (preprocessing.channels() == Channels.GRAY ? "grey images of " : "RGB images of ")
        + preprocessing.width() // not %d, whose digits are those of the user's language
        + " x "
        + preprocessing.height()
        + ", row by row, "
        + (preprocessing.channels() == Channels.GRAY ? "" : "[height][width][channel], ")
        + "0 black to 255 white"
        + beforehand().map(what -> "; beforehand, " + what).orElse("");
  }

  @Override
  public String shown() {
    return PIXELS + " [N, " + preprocessing.inputs() + "]";
  }

  @Override
  public List<String> notes() {
    String size = preprocessing.width() + " x " + preprocessing.height();
    return beforehand()
        .map(what -> "takes images of " + size + "; the caller must " + what)
        .stream()
        .toList();
  }

  /** Describes steps before the graph, such as scaling, which the graph does not contain. */
  private Optional<String> beforehand() {
    List<String> todo = new ArrayList<>();
    if (!preprocessing.background().equals(Background.WHITE)) {
      todo.add("lay transparent pixels on " + preprocessing.background().specification());
    }
    if (preprocessing.scaling() != Scaling.REFUSE) {
      todo.add("scale images as " + preprocessing.scaling().specification() + " does");
    }
    return todo.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", todo));
  }

  private String ordered(OnnxGraph graph, String pixels) {
    if (preprocessing.pixelOrder() == PixelOrder.ROWS) {
      return pixels;
    }
    int width = preprocessing.width();
    int height = preprocessing.height();
    int channels = preprocessing.channels().count();
    long[] source = new long[preprocessing.inputs()]; // which pixel an input is
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        for (int c = 0; c < channels; c++) {
          source[preprocessing.input(x, y, c)] = ((long) y * width + x) * channels + c;
        }
      }
    }
    String columns = graph.integers("columns", source);
    return graph.gather("ordered", pixels, columns);
  }

  private String normalized(OnnxGraph graph, String pixels) {
    Normalization normalization = preprocessing.normalization();
    return switch (normalization) {
      case NONE -> pixels;
      case SCALE -> divide(graph, pixels, graph.number("white", 255f));
      case L2 -> divide(graph, pixels, lengthOrOne(graph, pixels));
      case STANDARDIZE -> standardized(graph, pixels);
    };
  }

  /** In double, as {@link Standardization}; a channel without deviation becomes 0. */
  private String standardized(OnnxGraph graph, String pixels) {
    List<Standardization> parts = preprocessing.standardization();
    String perPixel = graph.integers("perPixel", 0, -1, parts.size());
    String channels = graph.node("Reshape", "channels", pixels, perPixel);
    String exact = graph.cast("exact", channels, DataType.DOUBLE);
    String quotient = OnnxColumn.standardized(graph, exact, parts);
    String inputs = graph.integers("inputs", 0, preprocessing.inputs());
    String normalized = graph.cast("standardized", quotient, DataType.FLOAT);
    return graph.node("Reshape", "normalized", normalized, inputs);
  }

  /** L2 norm of each row, or 1 if it is 0: a black image stays black, without NaN. */
  private static String lengthOrOne(OnnxGraph graph, String pixels) {
    String length =
        graph.node(
            "ReduceL2",
            "length",
            List.of(pixels),
            OnnxAttribute.integers("axes", 1),
            OnnxAttribute.integer("keepdims", 1));
    String black = graph.node("Equal", "black", length, graph.number("zero", 0f));
    return graph.node("Where", "lengthOrOne", black, graph.number("one", 1f), length);
  }

  private static String divide(OnnxGraph graph, String pixels, String divisor) {
    return graph.node("Div", "normalized", pixels, divisor);
  }
}
