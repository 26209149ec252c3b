package dev.nnmaven.plugin.data;

import dev.nnmaven.nn.data.table.Table;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.plugin.table.TableFile;

/** Rows as they would be if a column had nothing to do with all others. */
public final class ShuffledColumn {

  private ShuffledColumn() {}

  /** The same rows with the values of one column dealt out anew among them. */
  public static RowExamples of(RowExamples examples, String column, RandomStream random) {
    TableFile file = examples.file();
    Table table = file.table();
    int index = table.index(column);
    int[] rows = examples.rows();
    int[] dealt = rows.clone();
    random.shuffle(dealt);
    double[] raws = table.raws(index, table.allRows());
    for (int i = 0; i < rows.length; i++) {
      raws[rows[i]] = table.raw(index, dealt[i]);
    }
    TableFile shuffled =
        new TableFile(
            file.file(),
            file.plan(),
            table.with(index, raws),
            file.lines(),
            file.notes(),
            file.warnings());
    return new RowExamples(shuffled, rows, examples.classes());
  }
}
