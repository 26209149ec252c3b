package dev.nnmaven.trainer.predict;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.DataLocations;
import dev.nnmaven.trainer.config.RowFormat;
import dev.nnmaven.trainer.table.RowFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A single row to ask a model about, written as {@code name=value, name=value}, or as the line of a
 * file: {@code rows.csv#2}.
 *
 * @param name what it is called: what was written
 * @param given texts as in a file, by the names of columns
 */
public record ExampleRow(String name, Map<String, ? extends CharSequence> given) {

  private static final Pattern LINE = Pattern.compile("(.+)#([0-9]{1,9})", Pattern.DOTALL);

  /** All commas but those between digits of a value, as numbers may have them. */
  private static final Pattern NEXT = Pattern.compile("(?<![0-9]),|,(?![0-9])|,(?=[^=,]*=)");

  private static final String EXPECTED =
      "expected the values of a row, such as name=value, name=value, or a line of a table, such as"
          + " rows.csv#2";

  /** The texts of {@link #given}, in their order. */
  public Map<String, String> values() {
    Map<String, String> texts = new LinkedHashMap<>();
    given.forEach((name, value) -> texts.put(name, value.toString()));
    return texts;
  }

  /**
   * Reads what is written.
   *
   * @param folder which relative paths are below
   * @param format of a file
   * @throws ConfigurationException if it is neither; the message says what is expected
   * @throws DatasetException if the file is none, or lacks a column
   */
  public static ExampleRow of(String written, Path folder, List<String> columns, RowFormat format)
      throws ConfigurationException, DatasetException, IOException {
    Matcher line = LINE.matcher(written);
    if (line.matches() && isTable(line.group(1), folder)) {
      RowFile file = RowFile.of(folder.resolve(line.group(1)).normalize(), format);
      RowFile.Some found = file.some(List.of(Integer.parseInt(line.group(2))), any -> true);
      int[] places = file.places(columns, found.names(), "the model asks for");
      if (found.cells().isEmpty()) {
        throw new ConfigurationException(
            "nn.input: no row of %s begins at line %s%s",
            SafeText.text(file.path()),
            line.group(2),
            DataLocations.isJsonLines(file.path())
                ? "; lines are counted from 1"
                : "; the first line of all has the names");
      }
      List<? extends CharSequence> cells = found.cells().values().iterator().next();
      Map<String, CharSequence> values = new LinkedHashMap<>();
      for (int c = 0; c < places.length; c++) {
        values.put(columns.get(c), cells.get(places[c]));
      }
      return new ExampleRow(written, values);
    }
    if (isTable(written, folder)) {
      throw new ConfigurationException(
          "nn.input: %s is a table, but a single row is explained; say its line: %s#2",
          SafeText.text(written), SafeText.text(written));
    }
    return new ExampleRow(written, values(written));
  }

  /** Whether a text names a table; one with = does so only if there is such a file. */
  private static boolean isTable(String path, Path folder) {
    try {
      return DataLocations.isTable(Path.of(path))
          && (!path.contains("=") || Files.exists(folder.resolve(path)));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static Map<String, CharSequence> values(String written) throws ConfigurationException {
    Map<String, CharSequence> values = new LinkedHashMap<>();
    List<String> mistakes = new ArrayList<>();
    for (String part : NEXT.split(written, -1)) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        mistakes.add(
            "nn.input: %s, found \"%s\"; a value with a comma stands in a file"
                .formatted(EXPECTED, SafeText.text(part.strip())));
      } else if (values.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip())
          != null) {
        mistakes.add(
            "nn.input: %s is given twice"
                .formatted(SafeText.text(part.substring(0, equals).strip())));
      }
    }
    if (!mistakes.isEmpty()) {
      throw new ConfigurationException("%s", String.join("\n", mistakes));
    }
    return values;
  }
}
