package dev.nnmaven.trainer.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.nnmaven.nn.data.table.FittedColumn;
import dev.nnmaven.nn.data.table.FittedNumber;
import dev.nnmaven.nn.data.table.Missing;
import dev.nnmaven.nn.data.table.NumberScaling;
import dev.nnmaven.nn.task.Standardization;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A {@link FittedColumn} as ONNX nodes: float32 [N][inputs], which are NaN or infinite where the
 * library refuses a value.
 *
 * @param graph the column's part of it
 * @param given name of the column's values, [N][1]
 */
record OnnxColumn(OnnxGraph graph, FittedColumn fitted, String given) {

  /** Float32 constant of an input whose value is refused. */
  static String refused(OnnxGraph graph) {
    return graph.shared("refusedValue", Float.NaN);
  }

  String inputs() {
    return switch (fitted.column().kind()) {
      case NUMBER -> number();
      case YES_NO -> yesNo();
      case DATE -> date();
      case ORDINAL -> new OnnxWords(graph, fitted, given).ordinal();
      case TEXT -> new OnnxText(graph, fitted, given).inputs();
      case CATEGORY -> new OnnxWords(graph, fitted, given).category();
    };
  }

  private String number() {
    return withMissing(scaled(given), this::isNaN, 0f);
  }

  private String yesNo() {
    String yes = graph.node("Equal", "yes", given, graph.shared("yes", 1.0));
    String no = graph.node("Equal", "no", given, graph.shared("no", 0.0));
    String known = graph.node("Or", "known", yes, no);
    String value = known(known, graph.cast("float32", given, DataType.FLOAT));
    return withMissing(value, this::isNaN, fitted.fillValue());
  }

  private String isNaN() {
    return graph.node("IsNaN", "missing", given);
  }

  private String date() {
    OnnxDate date = OnnxDate.add(graph, given);
    String parts = graph.concat("parts", date.days(), date.month(), date.dayOfWeek());
    String values = scaled(graph.cast("float64", parts, DataType.DOUBLE));
    return withMissing(known(date.known(), values), this::isNoDate, 0f);
  }

  private String isNoDate() {
    String none = graph.integer("none", OnnxKind.NO_DATE);
    return graph.node("Equal", "missing", given, none);
  }

  /** The values where they are known to be of the column, else NaN. */
  private String known(String known, String values) {
    return graph.node("Where", "valueOrNaN", known, values, refused(graph));
  }

  /**
   * (x − mean) / deviation in float64, clipped if wanted, rounded to float32; then the bins.
   * Numbers that were all the same in training become 0, if they are finite: their divisor is
   * infinite.
   */
  private String scaled(String values) {
    String quotient =
        standardized(graph, values, fitted.parts().stream().map(FittedNumber::scale).toList());
    boolean clips = fitted.parts().get(0).scaling() == NumberScaling.ROBUST;
    String numbers =
        graph.cast("standardized", clips ? clipped(values, quotient) : quotient, DataType.FLOAT);
    return fitted.parts().stream().allMatch(number -> number.bins() == 0)
        ? numbers
        : graph.concat("numbersAndBins", numbers, bins(values));
  }

  /** Numbers or channels, each less its mean and divided by its deviation, in float64. */
  static String standardized(OnnxGraph graph, String values, List<Standardization> parts) {
    double[] means = new double[parts.size()];
    double[] deviations = new double[parts.size()];
    for (int p = 0; p < means.length; p++) {
      boolean varies = parts.get(p).deviation() != 0;
      means[p] = varies ? parts.get(p).mean() : 0;
      deviations[p] = varies ? parts.get(p).deviation() : Double.POSITIVE_INFINITY;
    }
    String difference = graph.node("Sub", "difference", values, graph.numbers("mean", means));
    return graph.node("Div", "quotient", difference, graph.numbers("deviation", deviations));
  }

  /** z / √(1 + (z / 3)²), as {@link NumberScaling#ROBUST} has it; NaN if the value is infinite. */
  private String clipped(String values, String z) {
    String far = graph.shared("far", NumberScaling.FAR);
    String near = graph.node("Clip", "near", z, graph.shared("farBelow", -NumberScaling.FAR), far);
    String ratio = graph.node("Div", "ratio", near, graph.shared("clip", NumberScaling.CLIP));
    String square = graph.node("Mul", "square", ratio, ratio);
    String sum = graph.node("Add", "sum", square, graph.shared("one", 1.0));
    String root = graph.node("Sqrt", "root", sum);
    String clipped = graph.node("Div", "clipped", near, root);
    String nothing = graph.node("Sub", "zeroOrNaN", values, values);
    return graph.node("Add", "clippedOrNaN", clipped, nothing);
  }

  /** How far through each bin the number of its part is, from −½ to ½, float32 [N][bins]. */
  private String bins(String values) {
    List<Double> lower = new ArrayList<>();
    List<Double> widths = new ArrayList<>();
    List<Integer> partOfBin = new ArrayList<>();
    for (int part = 0; part < fitted.parts().size(); part++) {
      List<Double> bounds = fitted.parts().get(part).bounds();
      for (int b = 1; b < bounds.size(); b++) {
        lower.add(bounds.get(b - 1));
        widths.add(bounds.get(b) - bounds.get(b - 1));
        partOfBin.add(part);
      }
    }
    long[] parts = partOfBin.stream().mapToLong(part -> part).toArray();
    String of = graph.gather("partOfBin", values, graph.integers("partsOfBins", parts));
    String above = graph.node("Sub", "above", of, graph.numbers("lower", doubles(lower)));
    String share = graph.node("Div", "share", above, graph.numbers("widths", doubles(widths)));
    String within =
        graph.node("Clip", "within", share, graph.shared("none", 0.0), graph.shared("all", 1.0));
    String centred = graph.node("Sub", "centred", within, graph.shared("half", 0.5));
    return graph.cast("bins", centred, DataType.FLOAT);
  }

  private static double[] doubles(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The values, missing ones replaced. */
  private String withMissing(String values, Supplier<String> missing, float fillValue) {
    Missing policy = fitted.column().missing();
    if (policy == Missing.REFUSE) {
      return values; // NaN
    }
    String isMissing = missing.get();
    boolean mean = policy == Missing.MEAN;
    String instead =
        mean && fillValue != 0 ? graph.number("usual", fillValue) : graph.shared("zero", 0f);
    String filled = graph.node("Where", "filled", isMissing, instead, values);
    return mean
        ? filled
        : graph.concat("inputs", filled, graph.cast("indicator", isMissing, DataType.FLOAT));
  }
}
