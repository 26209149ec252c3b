package dev.nnmaven.trainer.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.nnmaven.nn.data.table.FittedColumn;
import dev.nnmaven.nn.data.table.Missing;
import dev.nnmaven.nn.task.Standardization;
import java.util.List;
import java.util.function.Supplier;

/**
 * A {@link FittedColumn} as ONNX nodes: float32 [N][inputs], which are NaN or infinite where the
 * library refuses a value.
 *
 * @param given name of the column's values, [N][1]
 */
record OnnxColumn(OnnxGraph graph, FittedColumn fitted, String given) {

  /** Float32 constant of an input that is 0. */
  static String zero(OnnxGraph graph) {
    return graph.shared("zero", 0f);
  }

  /** Float32 constant of an input whose value is refused. */
  static String refused(OnnxGraph graph) {
    return graph.shared("refusedValue", Float.NaN);
  }

  /** Adds the nodes. */
  String inputs() {
    return switch (fitted.column().kind()) {
      case NUMBER -> number();
      case YES_NO -> yesNo();
      case DATE -> date();
      case ORDINAL -> new OnnxWords(graph, fitted, given).ordinal();
      case CATEGORY -> new OnnxWords(graph, fitted, given).category();
    };
  }

  private String name(String part) {
    return fitted.column().name() + "." + part;
  }

  private String number() {
    return withMissing(standardized(given), this::isNaN, 0f);
  }

  private String yesNo() {
    String yes = graph.node("Equal", name("yes"), List.of(given, graph.shared("yes", 1.0)));
    String no = graph.node("Equal", name("no"), List.of(given, graph.shared("no", 0.0)));
    String known = graph.node("Or", name("known"), List.of(yes, no));
    String value = known(known, graph.cast(name("float32"), given, DataType.FLOAT));
    return withMissing(value, this::isNaN, fitted.fillValue());
  }

  private String isNaN() {
    return graph.node("IsNaN", name("missing"), List.of(given));
  }

  private String date() {
    OnnxDate date = OnnxDate.add(graph, fitted.column().name() + ".", given);
    String parts =
        graph.node(
            "Concat",
            name("parts"),
            List.of(date.days(), date.month(), date.dayOfWeek()),
            OnnxAttribute.integer("axis", 1));
    String values = standardized(graph.cast(name("float64"), parts, DataType.DOUBLE));
    return withMissing(known(date.known(), values), this::isNoDate, 0f);
  }

  private String isNoDate() {
    String none = graph.integer(name("none"), OnnxKind.NO_DATE);
    return graph.node("Equal", name("missing"), List.of(given, none));
  }

  /** The values where they are known to be of the column, else NaN. */
  private String known(String known, String values) {
    return graph.node("Where", name("valueOrNaN"), List.of(known, values, refused(graph)));
  }

  /**
   * (x − mean) / deviation in float64, rounded to float32. Numbers that were all the same in
   * training become 0, if they are finite: their divisor is infinite.
   */
  private String standardized(String values) {
    List<Standardization> parts = fitted.parts();
    double[] means = parts.stream().mapToDouble(one -> varies(one) ? one.mean() : 0).toArray();
    double[] deviations =
        parts.stream()
            .mapToDouble(one -> varies(one) ? one.deviation() : Double.POSITIVE_INFINITY)
            .toArray();
    String mean = graph.numbers(name("mean"), means);
    String deviation = graph.numbers(name("deviation"), deviations);
    String difference = graph.node("Sub", name("difference"), List.of(values, mean));
    String quotient = graph.node("Div", name("quotient"), List.of(difference, deviation));
    return graph.cast(name("standardized"), quotient, DataType.FLOAT);
  }

  private static boolean varies(Standardization part) {
    return part.deviation() != 0;
  }

  /**
   * The values, missing ones replaced.
   *
   * @param fillValue what they are replaced by, if they are
   */
  private String withMissing(String values, Supplier<String> missing, float fillValue) {
    Missing policy = fitted.column().missing();
    if (policy == Missing.REFUSE) {
      return values; // NaN
    }
    String isMissing = missing.get();
    boolean mean = policy == Missing.MEAN;
    String instead = mean && fillValue != 0 ? graph.number(name("usual"), fillValue) : zero(graph);
    String filled = graph.node("Where", name("filled"), List.of(isMissing, instead, values));
    return mean
        ? filled
        : withIndicator(filled, graph.cast(name("indicator"), isMissing, DataType.FLOAT));
  }

  private String withIndicator(String values, String indicator) {
    return graph.node(
        "Concat", name("inputs"), List.of(values, indicator), OnnxAttribute.integer("axis", 1));
  }
}
