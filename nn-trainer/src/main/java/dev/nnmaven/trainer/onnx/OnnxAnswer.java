package dev.nnmaven.trainer.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.Costs;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Standardization;
import dev.nnmaven.trainer.config.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * What the graph answers: the probability of each class, float32 [N][classes], or a number in its
 * own unit, float64 [N][1]; and if the model has intervals, the ends of the number's, alike, or
 * which classes are in the set, bool [N][classes].
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
   * Adds the networks, and what makes answers of their predictions: NaN and no class, if the
   * library refuses the row.
   *
   * @param most largest score of what is in an interval or set, if there is one
   * @return names of the outputs
   * @throws ConfigurationException if ONNX has no operator for an activation or a loss
   */
  List<String> add(
      OnnxGraph graph,
      TrainedModel model,
      OnnxPreprocessing.Prepared prepared,
      Optional<Float> most)
      throws ConfigurationException {
    String inputs = prepared.inputs();
    String plain = prepared.refuses() ? name + ".ofAnyRow" : name;
    String predictions =
        OnnxNetwork.add(graph, model.ensemble(), inputs, scale.isEmpty() ? plain : "standardized");
    String answer =
        scale.isEmpty() ? predictions : inItsUnit(graph, predictions, scale.get(), plain);
    String output =
        prepared.refuses() ? orNaN(graph, answer, infinite(graph, inputs, predictions)) : answer;
    graph.output(output, type(), columns, meaning);
    List<String> outputs = new ArrayList<>(List.of(output));
    if (most.isPresent() && scale.isPresent()) {
      String half = graph.number("interval.half", (double) most.get());
      for (String end : List.of("lower", "upper")) {
        String operator = end.equals("lower") ? "Sub" : "Add";
        outputs.add(graph.node(operator, end, output, half));
        graph.output(
            outputs.get(outputs.size() - 1),
            type(),
            columns,
            end + " end of the interval that is to hold the actual number");
      }
    } else if (most.isPresent()) {
      outputs.add(set(graph, model.classification().costs(), output, most.get()));
      graph.output(
          outputs.get(1),
          DataType.BOOL,
          columns,
          "which classes are in the set that is to hold the actual one, in the same order");
    }
    return outputs;
  }

  /**
   * The likeliest class, or that of least expected cost, and those whose probability lacks no more
   * of 1; none of a row that is refused.
   */
  private String set(OnnxGraph graph, Costs costs, String probabilities, float most) {
    String lacks = graph.node("Sub", "set.scores", graph.number("one", 1f), probabilities);
    String likely = graph.node("LessOrEqual", "set.likely", lacks, graph.number("set.most", most));
    AttributeProto axis = OnnxAttribute.integer("axis", 1);
    String best =
        costs.isNone()
            ? graph.node("ArgMax", "set.best", List.of(probabilities), axis)
            : graph.node(
                "ArgMin", "set.best", List.of(expected(graph, costs, probabilities)), axis);
    String all = graph.integers("set.places", LongStream.range(0, columns).toArray());
    String isBest = graph.node("Equal", "set.isBest", best, all);
    String chosen = graph.node("Or", "set.chosen", likely, isBest);
    String refused = graph.node("IsNaN", "set.refused", probabilities);
    String usable = graph.node("Not", "set.usable", refused);
    return graph.node("And", "set", chosen, usable);
  }

  /** Expected cost of each answer, float64 [N][classes]. */
  private String expected(OnnxGraph graph, Costs costs, String probabilities) {
    double[] table =
        costs.table().stream().flatMap(List::stream).mapToDouble(Double::doubleValue).toArray();
    String exact = graph.cast("set.probabilities", probabilities, DataType.DOUBLE);
    return graph.node(
        "MatMul", "set.expectedCosts", exact, graph.numbers("set.costs", table, columns, columns));
  }

  private String orNaN(OnnxGraph graph, String answer, String unusable) {
    String refused =
        scale.isEmpty() ? graph.number("refused", Float.NaN) : graph.number("refused", Double.NaN);
    return graph.node("Where", name, unusable, refused, answer);
  }

  /** Whether a number of a row is not finite, bool [N][1]. */
  private static String infinite(OnnxGraph graph, String... numbers) {
    String all = graph.concat("row", numbers);
    String sizes = graph.node("Abs", "row.sizes", all);
    String largest = graph.number("float32.largest", Float.MAX_VALUE);
    String each = graph.node("LessOrEqual", "row.eachIsFinite", sizes, largest);
    String others = graph.node("Not", "row.eachIsNotFinite", each);
    String sum = // of all operators that reduce, its form is the same in all operator sets from 13
        graph.node(
            "ReduceSum",
            "row.others",
            graph.cast("row.each", others, DataType.FLOAT),
            graph.integers("row.axis", 1));
    return graph.cast("row.isNotFinite", sum, DataType.BOOL);
  }

  private DataType type() {
    return scale.isEmpty() ? DataType.FLOAT : DataType.DOUBLE;
  }

  /** mean + deviation · prediction, in float64 as the library computes it. */
  private static String inItsUnit(
      OnnxGraph graph, String predictions, Standardization scale, String output) {
    String standardized = graph.cast("standardized.float64", predictions, DataType.DOUBLE);
    String deviation = graph.number("target.deviation", scale.deviation());
    String scaled = graph.node("Mul", "target.scaled", standardized, deviation);
    String mean = graph.number("target.mean", scale.mean());
    return graph.node("Add", output, scaled, mean);
  }
}
