package dev.nnmaven.trainer.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Standardization;
import dev.nnmaven.trainer.config.ConfigurationException;
import java.util.List;
import java.util.Optional;

/**
 * What the graph answers: the probability of each class, float32 [N][classes], or a number in its
 * own unit, float64 [N][1].
 *
 * @param scale how a number was standardized; empty for classes
 */
record OnnxAnswer(String name, int columns, String meaning, Optional<Standardization> scale) {

  private static final String PROBABILITIES = "probabilities";

  private static final String PREDICTION = "prediction";

  static OnnxAnswer of(TrainedModel model) {
    return model.task() instanceof RegressionTask regression
        ? new OnnxAnswer(
            PREDICTION,
            1,
            "the number that the metadata entry target names, in its unit",
            Optional.of(regression.scale()))
        : new OnnxAnswer(
            PROBABILITIES,
            model.classes().size(),
            "the probability of each class, in the order of the metadata entry classes",
            Optional.empty());
  }

  String graph() {
    return scale.isEmpty() ? "classifier" : "regressor";
  }

  /**
   * Adds the networks, and what makes an answer of their predictions: NaN, if the library refuses
   * the row.
   *
   * @throws ConfigurationException if ONNX has no operator for an activation or a loss
   */
  String add(OnnxGraph graph, TrainedModel model, OnnxPreprocessing.Prepared prepared)
      throws ConfigurationException {
    String inputs = prepared.inputs();
    String plain = prepared.refuses() ? name + ".ofAnyRow" : name;
    String predictions =
        OnnxNetwork.add(graph, model.ensemble(), inputs, scale.isEmpty() ? plain : "standardized");
    String answer =
        scale.isEmpty() ? predictions : inItsUnit(graph, predictions, scale.get(), plain);
    String output =
        prepared.refuses()
            ? orNaN(graph, answer, finite(graph, List.of(inputs, predictions)))
            : answer;
    graph.output(output, type(), columns, meaning);
    return output;
  }

  private String orNaN(OnnxGraph graph, String answer, String usable) {
    String refused =
        scale.isEmpty() ? graph.number("refused", Float.NaN) : graph.number("refused", Double.NaN);
    return graph.node("Where", name, List.of(usable, answer, refused));
  }

  /** Whether all numbers of a row are finite, bool [N][1]. */
  private static String finite(OnnxGraph graph, List<String> numbers) {
    String all = graph.node("Concat", "row", numbers, OnnxAttribute.integer("axis", 1));
    String sizes = graph.node("Abs", "row.sizes", List.of(all));
    String largest = graph.number("float32.largest", Float.MAX_VALUE);
    String each = graph.node("LessOrEqual", "row.eachIsFinite", List.of(sizes, largest));
    String least =
        graph.node(
            "ReduceMin",
            "row.leastOfThese",
            List.of(graph.cast("row.each", each, DataType.FLOAT)),
            OnnxAttribute.integers("axes", 1),
            OnnxAttribute.integer("keepdims", 1));
    return graph.cast("row.isFinite", least, DataType.BOOL);
  }

  private DataType type() {
    return scale.isEmpty() ? DataType.FLOAT : DataType.DOUBLE;
  }

  /** mean + deviation · prediction, in float64 as the library computes it. */
  private static String inItsUnit(
      OnnxGraph graph, String predictions, Standardization scale, String output) {
    String standardized = graph.cast("standardized.float64", predictions, DataType.DOUBLE);
    String deviation = graph.number("target.deviation", scale.deviation());
    String scaled = graph.node("Mul", "target.scaled", List.of(standardized, deviation));
    String mean = graph.number("target.mean", scale.mean());
    return graph.node("Add", output, List.of(scaled, mean));
  }
}
