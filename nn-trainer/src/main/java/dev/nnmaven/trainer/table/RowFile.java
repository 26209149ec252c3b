package dev.nnmaven.trainer.table;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.text.NearestName;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.DataLocations;
import dev.nnmaven.trainer.config.RowFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** A file of rows with the same columns. In UTF-8, it may begin with a byte order mark. */
public sealed interface RowFile permits CsvFile, JsonLines, ListedRows {

  /** Of a column that names or numbers the rows, and is not an input unless it is configured. */
  String ROW_NAMES = "(row names)";

  /** Takes the rows of a file, in order. */
  interface Rows {

    /** Takes the names of the columns, before any row; throws if they are not those wanted. */
    void header(List<String> names) throws DatasetException, IOException;

    /**
     * Takes a row.
     *
     * @param line on which it begins, from 1
     * @param cells as many as there are names; numbers of JSON are numbers, too
     * @throws DatasetException if it cannot be used
     */
    void row(int line, List<? extends CharSequence> cells) throws DatasetException, IOException;
  }

  /**
   * A file, which its name says the form of: JSON lines, else comma-separated values.
   *
   * @param format as configured
   * @throws DatasetException if it is not such a file, or in another encoding
   */
  static RowFile of(Path path, RowFormat format) throws DatasetException, IOException {
    Encoding.requireFit(path, format.charset());
    return DataLocations.isJsonLines(path) ? JsonLines.of(path, format) : CsvFile.of(path, format);
  }

  /** Names of its columns, of its first line alone; none if that cannot be read. */
  static List<String> header(Path path, RowFormat format) {
    List<String> found = new ArrayList<>();
    try {
      of(path, format)
          .read(
              new Rows() {
                @Override
                public void header(List<String> names) throws DatasetException {
                  found.addAll(names);
                  throw new DatasetException("the rest is not needed");
                }

                @Override
                public void row(int line, List<? extends CharSequence> cells) {}
              });
    } catch (DatasetException | IOException e) {
      return found; // who reads the rows says what is wrong with them
    }
    return found;
  }

  Path path();

  /** Between two cells; of JSON lines, where they are written as comma-separated values. */
  char separator();

  /**
   * Some rows of a file.
   *
   * @param names of the columns that were wanted
   * @param cells of the rows that there are, by the lines on which they begin
   */
  record Some(List<String> names, Map<Integer, List<CharSequence>> cells) {

    /** Text of a cell; blank where no row begins on a line. */
    public String text(int line, int column) {
      List<CharSequence> row = cells.get(line);
      return row == null ? "" : row.get(column).toString();
    }
  }

  /** Reads some columns of the rows that begin on these lines, and leaves all others. */
  default Some some(Collection<Integer> lines, Predicate<String> columns)
      throws DatasetException, IOException {
    Some found = new Some(new ArrayList<>(), new HashMap<>());
    List<Integer> places = new ArrayList<>();
    Set<Integer> wanted = Set.copyOf(lines);
    read(
        new Rows() {
          @Override
          public void header(List<String> names) {
            for (int c = 0; c < names.size(); c++) {
              if (columns.test(names.get(c))) {
                places.add(c);
                found.names.add(names.get(c));
              }
            }
          }

          @Override
          public void row(int line, List<? extends CharSequence> cells) {
            if (wanted.contains(line)) {
              found.cells.put(line, places.stream().<CharSequence>map(cells::get).toList());
            }
          }
        });
    return found;
  }

  /**
   * Where the file has some columns.
   *
   * @param names of its columns
   * @param whose what wants the columns, for the message: {@code the model asks for}
   * @throws DatasetException if it lacks some
   */
  default int[] places(List<String> columns, List<String> names, String whose)
      throws DatasetException {
    List<String> lacking = columns.stream().filter(column -> !names.contains(column)).toList();
    if (!lacking.isEmpty()) {
      throw new DatasetException(
          "%s lacks columns that %s: %s%s; it has %s",
          path(),
          whose,
          SafeText.list(lacking),
          SafeText.escaped(NearestName.hint(lacking.get(lacking.size() - 1), names)),
          SafeText.list(names));
    }
    return columns.stream().mapToInt(names::indexOf).toArray();
  }

  /**
   * Reads the file from its beginning to its end.
   *
   * @throws DatasetException if it is not such a file; the message names the file and the line
   */
  void read(Rows rows) throws DatasetException, IOException;
}
