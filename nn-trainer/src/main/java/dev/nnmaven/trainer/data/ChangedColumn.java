package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.table.Table;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.trainer.table.TableFile;
import java.util.Arrays;

/** Rows as they would be if one of their columns were another. */
public final class ChangedColumn {

  private ChangedColumn() {}

  /** The same rows with the values of one column shuffled among them. */
  public static RowExamples shuffled(RowExamples examples, String column, RandomStream random) {
    Table table = examples.file().table();
    int index = table.index(column);
    int[] rows = examples.rows();
    int[] shuffled = rows.clone();
    random.shuffle(shuffled);
    double[] raws = table.raws(index, table.allRows());
    for (int i = 0; i < rows.length; i++) {
      raws[rows[i]] = table.raw(index, shuffled[i]);
    }
    return with(examples, index, raws);
  }

  /**
   * The same rows with one value in all of them.
   *
   * @param raw the value's raw number in their table
   */
  public static RowExamples fixed(RowExamples examples, String column, double raw) {
    Table table = examples.file().table();
    double[] raws = new double[table.rows()];
    Arrays.fill(raws, raw);
    return with(examples, table.index(column), raws);
  }

  private static RowExamples with(RowExamples examples, int index, double[] raws) {
    TableFile file = examples.file();
    return new RowExamples(
        file.with(file.table().with(index, raws)), examples.rows(), examples.classes());
  }
}
