package dev.nnmaven.trainer.table;

import dev.nnmaven.nn.text.Shown;
import java.util.regex.Pattern;

/** Cells of a column that are written as something else would be. */
final class Lookalikes {

  /** Numbers with a comma in place of the point. */
  static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?[0-9.]*,[0-9]+");

  private final Pattern form;
  private int count;
  private String first = "";
  private int line;

  Lookalikes(Pattern form) {
    this.form = form;
  }

  void add(String cell, int at) {
    if (form.matcher(cell).matches()) {
      first = count == 0 ? cell : first;
      line = count == 0 ? at : line;
      count++;
    }
  }

  int count() {
    return count;
  }

  /** The first of them: {@code "1,5" in line 4}. */
  String where() {
    return "\"%s\" in line %s".formatted(Shown.text(first), line);
  }
}
