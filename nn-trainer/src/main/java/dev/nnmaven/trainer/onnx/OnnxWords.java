package dev.nnmaven.trainer.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.FittedColumn;
import dev.nnmaven.nn.data.table.Missing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A column of words as ONNX nodes, from strings [N][1]. {@code LabelEncoder}, of the domain of
 * classical machine learning, looks words up; ONNX's own {@code Equal} takes strings only in later
 * operator sets.
 */
record OnnxWords(OnnxGraph graph, FittedColumn fitted, String given) {

  private static final String DOMAIN = "ai.onnx.ml";

  /** Version of that domain: the oldest whose LabelEncoder makes numbers of words. */
  static final int OPSET = 2;

  private static final long UNSEEN = -1;
  private static final long REFUSED = -2;

  private Column column() {
    return fitted.column();
  }

  /**
   * The inputs of each word, looked up in a table that the library fills: a row for each word, one
   * for a missing word, and one for any other, which is refused. Float32 [N][inputs].
   */
  String ordinal() {
    int words = column().values().size();
    int width = fitted.inputs();
    float[] table = new float[(words + 2) * width];
    Arrays.fill(table, words * width, table.length, Float.NaN);
    for (int word = 0; word < words; word++) {
      fitted.load(word, table, word * width);
    }
    if (column().missing() != Missing.REFUSE) {
      fitted.load(Double.NaN, table, words * width);
    }
    String flat =
        graph.node("Reshape", "places", place(words, words + 1L), graph.integers("flat", -1));
    return graph.node("Gather", "inputs", graph.floats("table", table, words + 2, width), flat);
  }

  /**
   * Place of each word, int64 [N][1].
   *
   * @param missing place of a missing one
   * @param unknown place of any other
   */
  private String place(long missing, long unknown) {
    List<String> keys = new ArrayList<>(column().values());
    keys.addAll(Column.MISSING_TEXTS);
    keys.add("");
    int words = column().values().size();
    long[] places = LongStream.range(0, keys.size()).map(k -> k < words ? k : missing).toArray();
    graph.require(DOMAIN, OPSET);
    return graph.node(
        DOMAIN,
        "LabelEncoder",
        "place",
        List.of(given),
        OnnxAttribute.texts("keys_strings", keys),
        OnnxAttribute.integers("values_int64s", places),
        OnnxAttribute.integer("default_int64", unknown));
  }

  /**
   * One input for each word, and the indicator if there is one: 1 for that of the row, and 0 for
   * all others. Float32 [N][inputs], NaN if the word is refused.
   */
  String category() {
    int width = fitted.inputs();
    String place = place(missingPlace(), column().acceptsUnknown() ? UNSEEN : REFUSED);
    String all = graph.integers("places", LongStream.range(0, width).toArray());
    String chosen = graph.node("Equal", "chosen", place, all);
    String inputs = graph.cast("oneHot", chosen, DataType.FLOAT);
    if (column().acceptsUnknown() && column().missing() != Missing.REFUSE) {
      return inputs;
    }
    String never = graph.integer("refusedPlace", REFUSED);
    String refused = graph.node("Equal", "refused", place, never);
    return graph.node("Where", "inputs", refused, OnnxColumn.refused(graph), inputs);
  }

  /** The place of a missing word: that of the usual one, or of the indicator, after all words. */
  private long missingPlace() {
    return switch (column().missing()) {
      case REFUSE, AUTO -> REFUSED; // what is fitted has no AUTO
      case MEAN -> fitted.fillValue();
      case INDICATOR -> column().values().size();
    };
  }
}
