package dev.nnmaven.trainer.table;

import dev.nnmaven.nn.data.DatasetException;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** All cells of some rows of a file, also of columns that were not read before. */
public final class RowCells implements RowFile.Rows {

  private final List<String> header;
  private final Set<Integer> lines;
  private final Map<Integer, List<String>> cells = new HashMap<>();

  private RowCells(List<String> header, Collection<Integer> lines) {
    this.header = header;
    this.lines = new HashSet<>(lines);
  }

  /**
   * Reads a file once more.
   *
   * @param lines on which the rows begin
   * @return cells of each row, in the order of the header; none if the file is no longer the one
   *     that was read, or cannot be read any more
   */
  public static List<List<String>> read(TableFile file, List<Integer> lines) {
    RowCells found = new RowCells(file.header(), lines);
    try {
      file.source().read(found);
    } catch (DatasetException | IOException e) {
      return List.of(); // the caller can do without
    }
    return found.cells.keySet().equals(found.lines)
        ? lines.stream().map(line -> Objects.requireNonNull(found.cells.get(line))).toList()
        : List.of();
  }

  @Override
  public void header(List<String> names) throws DatasetException {
    if (!names.equals(header)) {
      throw new DatasetException("the file has other columns now");
    }
  }

  @Override
  public void row(int line, List<String> row) {
    if (lines.contains(line)) {
      cells.put(line, List.copyOf(row));
    }
  }
}
