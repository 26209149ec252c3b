package dev.nnmaven.trainer.table;

import dev.nnmaven.nn.data.DatasetException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Rows that a program has at hand, as if they were in a file: the line of a row is its place.
 *
 * @param path what they are called in messages
 * @param rows cells by column; a column that a row lacks has no value there
 */
public record ListedRows(Path path, List<Map<String, String>> rows) implements RowFile {

  @Override
  public char separator() {
    return ',';
  }

  @Override
  public void read(Rows taker) throws DatasetException, IOException {
    if (rows.isEmpty()) {
      throw new DatasetException("%s: there are none", path);
    }
    List<String> names = rows.stream().flatMap(row -> row.keySet().stream()).distinct().toList();
    taker.header(names);
    for (int i = 0; i < rows.size(); i++) {
      Map<String, String> row = rows.get(i);
      taker.row(i + 1, names.stream().map(name -> row.getOrDefault(name, "").strip()).toList());
    }
  }
}
