package dev.nnmaven.trainer.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.data.table.Missing;

/**
 * How the graph is given the values of a column.
 *
 * @param shown type and meaning, in words
 * @param missing what stands for a missing value, in words
 */
record OnnxKind(DataType type, String shown, String missing) {

  /** A number that is not a date, and stands for a missing one: numpy's {@code NaT} as an int64. */
  static final long NO_DATE = Long.MIN_VALUE;

  private static final String NO_NUMBER = "NaN";

  static OnnxKind of(ColumnKind kind) {
    return switch (kind) {
      case NUMBER -> new OnnxKind(DataType.DOUBLE, "float64", NO_NUMBER);
      case YES_NO -> new OnnxKind(DataType.DOUBLE, "float64, 1 yes and 0 no", NO_NUMBER);
      case ORDINAL -> words("string, words in an order");
      case CATEGORY -> words("string, words");
      case TEXT ->
          new OnnxKind(
              DataType.STRING,
              "string, all n-grams of a text with U+241F between them, as TextTokenizer.ngrams of"
                  + " nn-core cuts them",
              "an empty text");
      case DATE ->
          new OnnxKind(DataType.INT64, "int64, days since 1970-01-01", Long.toString(NO_DATE));
    };
  }

  private static OnnxKind words(String shown) {
    return new OnnxKind(DataType.STRING, shown, "an empty text, NA or null");
  }

  String meaning(Missing policy) {
    return policy == Missing.REFUSE ? shown : shown + "; if missing, " + missing;
  }
}
