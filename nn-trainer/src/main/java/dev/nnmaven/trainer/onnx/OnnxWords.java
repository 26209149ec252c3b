package dev.nnmaven.trainer.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.FittedColumn;
import dev.nnmaven.nn.data.table.Missing;
import dev.nnmaven.nn.task.Standardization;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A column of words as ONNX nodes, from strings [N][1]. {@code LabelEncoder}, of the domain of
 * classical machine learning, looks words up; ONNX's own {@code Equal} takes strings only in later
 * operator sets.
 */
record OnnxWords(OnnxGraph graph, FittedColumn fitted, String given) {

  /** Domain of {@code LabelEncoder}. */
  private static final String DOMAIN = "ai.onnx.ml";

  /** Version of that domain: the oldest whose LabelEncoder makes numbers of words. */
  static final int OPSET = 2;

  private static final long UNSEEN = -1;
  private static final long REFUSED = -2;

  private Column column() {
    return fitted.column();
  }

  private String name(String part) {
    return column().name() + "." + part;
  }

  /** The standardized place of each word, float32 [N][1], and the indicator if there is one. */
  String ordinal() {
    Standardization place = fitted.parts().get(0);
    List<Float> values = new ArrayList<>();
    for (int v = 0; v < column().values().size(); v++) {
      values.add(place.apply(v));
    }
    boolean refuses = column().missing() == Missing.REFUSE;
    String places = lookUp("standardized", values, refuses ? Float.NaN : 0f, Float.NaN);
    if (column().missing() != Missing.INDICATOR) {
      return places;
    }
    List<Float> none = Collections.nCopies(values.size(), 0f);
    return graph.node(
        "Concat",
        name("inputs"),
        List.of(places, lookUp("indicator", none, 1f, 0f)),
        OnnxAttribute.integer("axis", 1));
  }

  private String lookUp(String part, List<Float> values, float missing, float unknown) {
    List<Float> all = new ArrayList<>(values);
    all.addAll(Collections.nCopies(missingTexts().size(), missing));
    return graph.node(
        DOMAIN,
        "LabelEncoder",
        name(part),
        List.of(given),
        OnnxAttribute.texts("keys_strings", keys()),
        OnnxAttribute.reals("values_floats", all),
        OnnxAttribute.real("default_float", unknown));
  }

  /**
   * One input for each word, and the indicator if there is one: 1 for that of the row, and 0 for
   * all others. Float32 [N][inputs], NaN if the word is refused.
   */
  String category() {
    int width = fitted.inputs();
    long[] places =
        LongStream.concat(
                LongStream.range(0, column().values().size()),
                missingTexts().stream().mapToLong(text -> missingPlace()))
            .toArray();
    String place =
        graph.node(
            DOMAIN,
            "LabelEncoder",
            name("place"),
            List.of(given),
            OnnxAttribute.texts("keys_strings", keys()),
            OnnxAttribute.integers("values_int64s", places),
            OnnxAttribute.integer("default_int64", column().acceptsUnknown() ? UNSEEN : REFUSED));
    String all = graph.integers(name("places"), LongStream.range(0, width).toArray());
    String chosen = graph.node("Equal", name("chosen"), List.of(place, all));
    String inputs = graph.cast(name("oneHot"), chosen, DataType.FLOAT);
    if (column().acceptsUnknown() && column().missing() != Missing.REFUSE) {
      return inputs;
    }
    String never = graph.integer(name("refusedPlace"), REFUSED);
    String refused = graph.node("Equal", name("refused"), List.of(place, never));
    return graph.node("Where", name("inputs"), List.of(refused, OnnxColumn.refused(graph), inputs));
  }

  /** The place of a missing word: that of the usual one, or of the indicator, after all words. */
  private long missingPlace() {
    return switch (column().missing()) {
      case REFUSE -> REFUSED;
      case MEAN -> fitted.fillValue();
      case INDICATOR -> column().values().size();
    };
  }

  /** The words, and the texts that stand for a missing one. */
  private List<String> keys() {
    List<String> keys = new ArrayList<>(column().values());
    keys.addAll(missingTexts());
    return keys;
  }

  private static List<String> missingTexts() {
    List<String> texts = new ArrayList<>(Column.MISSING_TEXTS);
    texts.add("");
    return texts;
  }
}
