package dev.nnmaven.trainer.data;

import dev.nnmaven.trainer.table.TableFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Rows with all columns of the file, in its order, and so with those that the model does not see,
 * such as a number or a name of the row.
 *
 * @param columns all but the target
 * @param cells texts of each row, [rows][columns]; empty where a value is missing
 */
public record FullRows(List<Column> columns, List<List<String>> cells) {

  /** A column, and whether the model sees it. */
  public record Column(String name, boolean isInput) {}

  /**
   * Takes rows of a file. Columns that were never read are read now; if the file has changed since,
   * or is gone, they are left out.
   */
  public static FullRows of(RowExamples rows, List<Integer> some) {
    TableFile file = rows.file();
    Set<String> inputs = new HashSet<>();
    rows.columns().forEach(column -> inputs.add(column.name()));
    List<String> names =
        file.header().stream().filter(name -> !name.equals(rows.plan().target().name())).toList();
    List<Integer> lines = some.stream().map(rows::line).toList();
    List<List<String>> unseen =
        names.stream().allMatch(inputs::contains) || some.isEmpty() ? List.of() : file.cells(lines);
    List<String> shown =
        unseen.isEmpty() ? names.stream().filter(inputs::contains).toList() : names;
    List<List<String>> cells = new ArrayList<>();
    for (int i = 0; i < some.size(); i++) {
      List<String> row = new ArrayList<>();
      for (String name : shown) {
        row.add(
            inputs.contains(name)
                ? rows.text(name, some.get(i))
                : unseen.get(i).get(file.header().indexOf(name)));
      }
      cells.add(row);
    }
    return new FullRows(
        shown.stream().map(name -> new Column(name, inputs.contains(name))).toList(), cells);
  }

  /**
   * The same rows with fewer columns: those that the model does not see first, at most half of all,
   * and then the first of the others.
   */
  public FullRows first(int most) {
    int unseen =
        (int) Math.min(columns.stream().filter(column -> !column.isInput()).count(), most / 2);
    int[] left = {most - unseen, unseen};
    int[] kept =
        IntStream.range(0, columns.size())
            .filter(c -> left[columns.get(c).isInput() ? 0 : 1]-- > 0)
            .toArray();
    return new FullRows(
        IntStream.of(kept).mapToObj(columns::get).toList(),
        cells.stream().map(row -> IntStream.of(kept).mapToObj(row::get).toList()).toList());
  }
}
