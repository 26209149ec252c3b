package dev.nnmaven.trainer.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.data.image.Scaling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@link ImagePreprocessing} as ONNX nodes, from {@value #PIXELS}, float32 [N][height · width], 0
 * black to 255 white, row by row.
 */
record OnnxPixels(ImagePreprocessing preprocessing) implements OnnxPreprocessing {

  /** Name of the input. */
  static final String PIXELS = "pixels";

  @Override
  public Prepared add(OnnxGraph graph) {
    String pixels = graph.input(PIXELS, DataType.FLOAT, preprocessing.inputs(), meaning());
    return new Prepared(normalized(graph, ordered(graph, pixels)), false);
  }

  private String meaning() {
    return "grey images of "
        + preprocessing.width() // not %d, whose digits are those of the user's language
        + " x "
        + preprocessing.height()
        + ", row by row, 0 black to 255 white"
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
      todo.add("scale pictures as " + preprocessing.scaling().specification() + " does");
    }
    return todo.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", todo));
  }

  private String ordered(OnnxGraph graph, String pixels) {
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
    return graph.node(
        "Gather", "ordered", List.of(pixels, columns), OnnxAttribute.integer("axis", 1));
  }

  private String normalized(OnnxGraph graph, String pixels) {
    Normalization normalization = preprocessing.normalization();
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
            OnnxAttribute.integers("axes", List.of(1L)),
            OnnxAttribute.integer("keepdims", 1));
    String black = graph.node("Equal", "black", List.of(length, graph.number("zero", 0f)));
    return graph.node("Where", "lengthOrOne", List.of(black, graph.number("one", 1f), length));
  }

  private static String divide(OnnxGraph graph, String pixels, String divisor) {
    return graph.node("Div", "normalized", List.of(pixels, divisor));
  }
}
