package dev.nnmaven.trainer.table;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.data.table.Table;
import dev.nnmaven.nn.data.table.TableBuilder;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.RowFormat;
import dev.nnmaven.trainer.config.TableSettings;
import dev.nnmaven.trainer.text.Formats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file.
 *
 * @param header names of all its columns, in their order there
 * @param plan columns that were read, with their roles
 * @param table its columns are those of the plan, and perhaps more
 * @param lines line on which each row begins, [rows]
 * @param notes lines for the log about the columns; none if they were known beforehand
 * @param warnings one line each
 */
public record TableFile(
    RowFile source,
    List<String> header,
    TablePlan plan,
    Table table,
    int[] lines,
    List<String> notes,
    List<String> warnings) {

  /** After so many values that do not fit, reading ends. */
  private static final int MOST_WRONG = 1000;

  /** Maximum number of values of a column in a message. */
  private static final int MOST_SHOWN = 3;

  /**
   * Reads a file whose columns are not known: once to see what they are, and once more for their
   * values, so that the texts are never all in memory.
   *
   * @throws DatasetException if it cannot be used as is
   */
  public static TableFile infer(Path path, TableSettings settings)
      throws DatasetException, IOException {
    RowFile source = RowFile.of(path, settings.format());
    Profiles profiles = new Profiles();
    source.read(profiles);
    TablePlan plan = TablePlanner.plan(path, profiles.columns, settings);
    ColumnNotes columns = new ColumnNotes(plan, profiles.columns, settings);
    TableFile read = read(source, plan, plan.columns(), profiles.rows);
    List<String> notes = columns.lines(read.table);
    return new TableFile(
        source, read.header, plan, read.table, read.lines, notes, columns.warnings());
  }

  /**
   * What is wrong with columns that settings name and a file does not have, by parameter; of its
   * first line alone, and nothing if that cannot be read.
   */
  public static Map<String, String> unknownColumns(Path path, TableSettings settings) {
    List<String> header = RowFile.header(path, settings.format());
    return header.isEmpty() ? Map.of() : TablePlanner.unknown(path, header, settings);
  }

  public String file() {
    return String.valueOf(source.path().getFileName());
  }

  public TableFile with(Table other) {
    return new TableFile(source, header, plan, other, lines, notes, warnings);
  }

  /** The first pass. */
  private static final class Profiles implements RowFile.Rows {

    private List<ColumnProfile> columns = List.of();
    private int rows;

    @Override
    public void header(List<String> names) {
      columns = names.stream().map(ColumnProfile::new).toList();
    }

    @Override
    public void row(int line, List<? extends CharSequence> cells) {
      rows++;
      for (int c = 0; c < cells.size(); c++) {
        columns.get(c).add(cells.get(c).toString(), line);
      }
    }
  }

  /**
   * All cells of some rows, also of columns that were not read.
   *
   * @param wanted lines on which these rows begin
   * @return cells of each row, in the order of the header; none if the file is no longer the one
   *     that was read, or cannot be read any more
   */
  public List<List<String>> cells(List<Integer> wanted) {
    try {
      RowFile.Some found = source.some(wanted, any -> true);
      return found.names().equals(header) && found.cells().keySet().containsAll(wanted)
          ? wanted.stream().map(line -> texts(found.cells().get(line))).toList()
          : List.of();
    } catch (DatasetException | IOException e) {
      return List.of(); // the caller can do without
    }
  }

  private static List<String> texts(@Nullable List<? extends CharSequence> cells) {
    return Objects.requireNonNull(cells).stream().map(CharSequence::toString).toList();
  }

  /**
   * Reads a file whose columns are known; others in it are ignored.
   *
   * @throws DatasetException if it lacks a column, or has values that do not fit
   */
  public static TableFile read(Path path, RowFormat format, TablePlan plan)
      throws DatasetException, IOException {
    return read(RowFile.of(path, format), plan, plan.columns(), 0);
  }

  /**
   * The same of rows at hand.
   *
   * @param columns to be read: those of the plan, and perhaps more
   * @param expectedRows how many these are, if it is known; otherwise 0
   */
  public static TableFile read(
      RowFile source, TablePlan plan, List<Column> columns, int expectedRows)
      throws DatasetException, IOException {
    Cells cells = new Cells(source, columns, expectedRows);
    source.read(cells);
    DatasetException.throwIfAny(cells.mistakes());
    if (cells.rows == 0) {
      throw new DatasetException(source.path() + " has no rows, only a line of column names");
    }
    return new TableFile(
        source,
        cells.header,
        plan,
        cells.builder.build(),
        cells.lines.build().toArray(),
        List.of(),
        List.of());
  }

  /** The second pass. */
  private static final class Cells implements RowFile.Rows {

    private final RowFile source;
    private final List<Column> columns;
    private final TableBuilder builder;
    private final Map<String, List<String>> wrong = new LinkedHashMap<>(); // by column
    private int count; // of these
    private int[] places = new int[0]; // of the columns in the file
    private List<String> header = List.of();
    private final IntStream.Builder lines = IntStream.builder();
    private int rows;

    Cells(RowFile source, List<Column> columns, int expectedRows) {
      this.source = source;
      this.columns = columns;
      this.builder = new TableBuilder(columns, expectedRows);
    }

    @Override
    public void header(List<String> names) throws DatasetException {
      header = List.copyOf(names);
      List<String> wanted = columns.stream().map(Column::name).toList();
      places = source.places(wanted, names, "the training data has");
    }

    @Override
    public void row(int line, List<? extends CharSequence> cells) throws DatasetException {
      List<CharSequence> values = IntStream.of(places).<CharSequence>mapToObj(cells::get).toList();
      try {
        builder.add(values);
      } catch (IllegalArgumentException e) {
        addWrong(line, values, e);
        if (count >= MOST_WRONG) {
          DatasetException.throwIfAny(mistakes());
        }
        return;
      }
      lines.add(line);
      rows++;
    }

    /**
     * Adds each value that does not fit its column; all that the row has wrong if none is known.
     */
    private void addWrong(int line, List<CharSequence> values, IllegalArgumentException ofRow) {
      int before = count;
      for (int c = 0; c < values.size(); c++) {
        Column column = columns.get(c);
        if (column.kind() != ColumnKind.CATEGORY) {
          try {
            column.raw(values.get(c));
          } catch (IllegalArgumentException e) {
            addWrong(column.name(), line, e, values.get(c));
          }
        }
      }
      if (count == before) {
        addWrong("", line, ofRow, "");
      }
    }

    private void addWrong(String column, int line, IllegalArgumentException e, CharSequence cell) {
      List<String> texts = wrong.computeIfAbsent(column, none -> new ArrayList<>());
      texts.add(
          texts.isEmpty()
              ? "%s, line %s: %s".formatted(source.path(), line, e.getMessage())
              : texts.size() < MOST_SHOWN
                  ? "line " + line + (column.isEmpty() ? "" : ": \"" + SafeText.text(cell) + "\"")
                  : "");
      count++;
    }

    /** One of each column, with its first values. */
    List<String> mistakes() {
      String more = count < MOST_WRONG ? "and %,d rows more" : "and at least %,d rows more";
      return wrong.values().stream()
          .map(texts -> String.join("; ", Formats.first(texts, MOST_SHOWN, more)))
          .toList();
    }
  }
}
