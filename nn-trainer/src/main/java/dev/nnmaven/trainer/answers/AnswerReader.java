package dev.nnmaven.trainer.answers;

import static dev.nnmaven.trainer.answers.AnswerColumns.ACTUAL;
import static dev.nnmaven.trainer.answers.AnswerColumns.GROUP;
import static dev.nnmaven.trainer.answers.AnswerColumns.ID;
import static dev.nnmaven.trainer.answers.AnswerColumns.LOWER;
import static dev.nnmaven.trainer.answers.AnswerColumns.PREDICTED;
import static dev.nnmaven.trainer.answers.AnswerColumns.UPPER;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.trainer.config.SplitRule;
import dev.nnmaven.trainer.job.Answered;
import dev.nnmaven.trainer.table.RowFile;
import dev.nnmaven.trainer.table.TableFile;
import dev.nnmaven.trainer.table.TablePlan;
import dev.nnmaven.trainer.text.Spelling;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a file of answers: once to see which columns it has and whether numbers are predicted, and
 * once more for the values, which are an {@link AnswerTable}.
 */
public final class AnswerReader implements RowFile.Rows {

  private static final Pattern WHOLE = Pattern.compile("-?\\d+(\\.0+)?");

  private final RowFile file;
  private final AnswerColumns columns;
  private List<String> header = List.of();
  private Map<String, String> probabilities = Map.of(); // columns by class
  private int[] decisive = {}; // columns of the actual and the predicted values
  private boolean areNumbers;
  private int rows;
  private int odd; // rows whose actual value is not a number
  private boolean isOddPredicted;
  private final Set<String> few = new HashSet<>(); // whole numbers, while no others were found
  private boolean areFew;

  private AnswerReader(RowFile file, AnswerColumns columns) {
    this.file = file;
    this.columns = columns;
  }

  /**
   * Reads answers of any program.
   *
   * @throws DatasetException if they cannot be evaluated; the message has line, column, the value
   *     found and the value expected
   */
  public static Answered read(RowFile file, AnswerColumns columns)
      throws DatasetException, IOException {
    AnswerReader reader = new AnswerReader(file, columns);
    file.read(reader);
    return reader.read();
  }

  /** Whether a column that need not be there is, and is no other's, or has to be. */
  private boolean has(String usual) {
    return columns.names().containsKey(usual)
        || (header.contains(usual) && !columns.names().containsValue(usual));
  }

  private boolean isNeeded(String usual) {
    return switch (usual) {
      case ID, ACTUAL -> true;
      case PREDICTED -> has(usual) || probabilities.isEmpty();
      case LOWER, UPPER -> areNumbers && (has(LOWER) || has(UPPER));
      default -> has(usual);
    };
  }

  @Override
  public void header(List<String> names) {
    header = names;
    Map<String, String> found = columns.probabilities(names);
    areNumbers = columns.kind().map(ColumnKind.NUMBER::equals).orElse(found.isEmpty());
    probabilities = areNumbers ? Map.of() : found;
    if (areNumbers && columns.kind().isEmpty()) {
      decisive =
          Stream.of(ACTUAL, PREDICTED)
              .mapToInt(usual -> names.indexOf(columns.name(usual)))
              .filter(column -> column >= 0)
              .toArray();
      areFew = decisive.length == 2 && !has(LOWER) && !has(UPPER);
    }
  }

  @Override
  public void row(int line, List<? extends CharSequence> cells) {
    rows++;
    for (int column : decisive) {
      String cell = cells.get(column).toString().strip();
      if (!ColumnKind.NUMBER.reads(cell)) {
        odd += column == decisive[0] ? 1 : 0;
        isOddPredicted |= column != decisive[0];
      } else if (areFew) {
        few.add(Spelling.common(cell));
        areFew = WHOLE.matcher(cell).matches() && few.size() <= TablePlan.MOST_NUMBERED_CLASSES;
      }
    }
  }

  /**
   * Numbers are predicted if nearly all actual values are, so that an odd one is a mistake and no
   * class. A few whole numbers are classes, unless something else is predicted for them.
   */
  private boolean areNumbers() {
    return areNumbers
        && (areFew ? odd == 0 && isOddPredicted : TablePlan.areNearlyAll(rows - odd, rows));
  }

  private Answered read() throws DatasetException, IOException {
    areNumbers = areNumbers();
    List<String> needed =
        Stream.of(ID, ACTUAL, PREDICTED, LOWER, UPPER, GROUP).filter(this::isNeeded).toList();
    file.places(
        needed.stream().map(columns::name).toList(),
        header,
        "answers have (nn.%s=id:NAME for others)".formatted(AnswerColumns.PARAMETER));
    ColumnKind kind = areNumbers ? ColumnKind.NUMBER : ColumnKind.CATEGORY;
    Optional<Column> group =
        Optional.of(Column.of(columns.name(GROUP), ColumnKind.CATEGORY)).filter(any -> has(GROUP));
    SplitRule split =
        group
            .map(column -> new SplitRule(SplitRule.Kind.GROUP, column.name()))
            .orElse(SplitRule.DEFAULT);
    // Nothing but the id tells answers apart.
    Column id = Column.of(columns.name(ID), ColumnKind.CATEGORY);
    Column actual = Column.of(columns.name(ACTUAL), kind);
    TablePlan plan = new TablePlan(List.of(id), actual, false, split, group);
    List<Column> all = new ArrayList<>(plan.columns());
    Stream.of(PREDICTED, LOWER, UPPER)
        .filter(needed::contains)
        .forEach(usual -> all.add(Column.of(columns.name(usual), kind)));
    probabilities.values().forEach(name -> all.add(Column.of(name, ColumnKind.NUMBER)));
    try {
      return new AnswerTable(
              TableFile.read(file, plan, all, 0),
              columns,
              needed,
              probabilities,
              decisive.length > 0)
          .answered();
    } catch (DatasetException e) {
      throw areNumbers && odd > 0
          ? new DatasetException(e.getMessage() + " " + columns.unlessClasses())
          : e;
    }
  }
}
