package dev.nnmaven.trainer.text;

import dev.nnmaven.nn.data.table.ColumnKind;
import java.text.Normalizer;
import java.util.Locale;

/** Values that are equal but for how they are written: a and A, 1 and 1.0. */
public final class Spelling {

  private Spelling() {}

  /** A text that all such values have in common. */
  public static String common(String value) {
    return ColumnKind.NUMBER.reads(value)
        ? Double.toString(Double.parseDouble(value))
        : Normalizer.normalize(value, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}
