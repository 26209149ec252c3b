package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.Preprocessing;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.data.table.FittedColumn;
import dev.nnmaven.nn.data.table.Missing;
import dev.nnmaven.nn.data.table.Table;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.data.table.TableSamples;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.ColumnSettings;
import dev.nnmaven.trainer.config.SplitRule;
import dev.nnmaven.trainer.config.UndecidedException;
import dev.nnmaven.trainer.config.UndecidedException.Decision;
import dev.nnmaven.trainer.table.TableFile;
import dev.nnmaven.trainer.table.TablePlan;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows of a table. Immutable. */
public class RowExamples implements Examples {

  private final TableFile file;
  private final int[] rows; // indices in the table, [N]
  private final List<String> classes;
  private final int[] labels; // of the target's words, an index of the classes for each
  private final int target;
  private final List<String> inputs;
  private final Fingerprint fingerprint;

  /**
   * Creates them.
   *
   * @param rows indices in the table
   * @param classes those that a model predicts; none if a number is predicted
   * @throws IllegalArgumentException if the table has a class that is none of these
   */
  protected RowExamples(TableFile file, int[] rows, List<String> classes) {
    this.file = file;
    this.rows = rows;
    this.classes = List.copyOf(classes);
    this.target = table().index(plan().target().name());
    this.labels = table().columns().get(target).values().stream().mapToInt(this::label).toArray();
    this.inputs = plan().inputs().stream().map(Column::name).toList();
    this.fingerprint = new Fingerprint(() -> file.table().fingerprint(rows));
  }

  /** Some rows of a file, with the classes that it has. */
  static RowExamples of(TableFile file, int[] rows) {
    return new RowExamples(file, rows, file.table().column(file.plan().target().name()).values());
  }

  private int label(String name) {
    int label = classes.indexOf(name);
    if (label < 0) {
      throw Illegal.argument(
          "%s has a class that training never saw: %s (training saw %s)",
          file.file(), SafeText.text(name), SafeText.list(classes));
    }
    return label;
  }

  private Table table() {
    return file.table();
  }

  TablePlan plan() {
    return file.plan();
  }

  TableFile file() {
    return file;
  }

  /** Columns that become inputs. */
  public List<Column> columns() {
    return plan().inputs();
  }

  @Override
  public boolean hasTexts() {
    return columns().stream().anyMatch(column -> column.kind() == ColumnKind.TEXT);
  }

  @Override
  public boolean areTexts() {
    return columns().stream().allMatch(column -> column.kind() == ColumnKind.TEXT);
  }

  /** A column as the table has it: of a category, with all its values there. */
  public Column column(String name) {
    return table().column(name);
  }

  /** Indices of these rows in the table, [N]. */
  public int[] rows() {
    return rows.clone();
  }

  /** The numbers of a column in these rows, [N]. */
  public double[] raws(String column) {
    return table().raws(table().index(column), rows);
  }

  /** The values of a column as texts, row by row. */
  public Stream<String> texts(String column) {
    int index = table().index(column);
    return Arrays.stream(rows).mapToObj(row -> table().text(index, row));
  }

  /** The value of a column as text. */
  public String text(String column, int example) {
    return table().text(table().index(column), rows[example]);
  }

  @Override
  public Unit unit() {
    return Unit.ROW;
  }

  @Override
  public int size() {
    return rows.length;
  }

  @Override
  public String form() {
    return "rows of " + Formats.count(inputs.size(), "column");
  }

  /** File and line. */
  @Override
  public String name(int example) {
    return file.file() + ":" + line(example);
  }

  @Override
  public List<String> names() {
    return List.of();
  }

  /** Line of the file on which a row begins. */
  int line(int example) {
    return file.lines()[rows[example]];
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public int label(int example) {
    return labels[(int) table().raw(target, rows[example])];
  }

  @Override
  public String targets() {
    if (plan().isClassification()) {
      return Examples.super.targets();
    }
    double[] numbers = raws(plan().target().name());
    return "%s from %s to %s"
        .formatted(
            SafeText.text(plan().target().name()),
            Formats.number(Arrays.stream(numbers).min().orElse(Double.NaN)),
            Formats.number(Arrays.stream(numbers).max().orElse(Double.NaN)));
  }

  @Override
  public String target(int example) {
    return table().text(target, rows[example]);
  }

  /** Of the inputs. */
  @Override
  public long[] contentKeys() {
    return table().contentKeys(rows, inputs);
  }

  /** With the target: rows of few inputs may well have some in common, and still be others. */
  @Override
  public int different() {
    return (int) Arrays.stream(table().contentKeys(rows)).distinct().count();
  }

  /** Values of the column that {@code nn.split} groups by, if it does. */
  @Override
  public List<String> groups() {
    SplitRule rule = plan().split();
    return rule.kind() == SplitRule.Kind.GROUP ? texts(rule.column()).toList() : List.of();
  }

  @Override
  public void requireFolds() throws DatasetException {
    SplitRule rule = plan().split();
    if (rule.kind() == SplitRule.Kind.TIME) {
      throw new DatasetException(
          "nn.folds: rows are split by time (nn.split=time(%s)), and most folds would be"
              + " evaluated by a network that is trained on later rows. Search without nn.folds;"
              + " nn:evaluate, rather than nn:crossValidate, evaluates on the last rows",
          SafeText.text(rule.column()));
    }
  }

  @Override
  public String fingerprint() {
    return fingerprint.get();
  }

  @Override
  public RowExamples of(List<Integer> some) {
    return with(some.stream().mapToInt(example -> rows[example]).toArray());
  }

  /** These in another order; the others must be rows of the same table. */
  @Override
  public RowExamples and(Examples others) {
    int[] more = ((RowExamples) others).rows;
    return with(IntStream.concat(Arrays.stream(rows), Arrays.stream(more)).sorted().toArray());
  }

  private RowExamples with(int[] some) {
    return new RowExamples(file, some, classes);
  }

  @Override
  public Split split(BigDecimal fraction) throws DatasetException {
    return RowSplit.of(this).split(fraction);
  }

  @Override
  public List<String> heldOutNotes() {
    return RowSplit.of(this).notes();
  }

  @Override
  public String inputs(Preprocessing preprocessing) {
    List<String> parts = new ArrayList<>();
    ((TablePreprocessing) preprocessing)
        .columns()
        .forEach(
            column -> parts.add(column.column().name() + " " + Formats.count(column.inputs())));
    return "a row has %s (%s)"
        .formatted(Formats.count(preprocessing.inputs()), SafeText.list(parts));
  }

  @Override
  public Samples samples(Preprocessing preprocessing, Task<?> task) throws DatasetException {
    try {
      return TableSamples.of(
          table(),
          rows,
          (TablePreprocessing) preprocessing,
          task,
          plan().target().name(),
          row -> "line " + file.lines()[row]);
    } catch (DatasetException e) {
      throw explained(e, (TablePreprocessing) preprocessing);
    }
  }

  /** The same with the file, and with what can be done. */
  private DatasetException explained(DatasetException e, TablePreprocessing preprocessing) {
    StringBuilder message = new StringBuilder(file.file()).append(": ").append(e.getMessage());
    List<UnaryOperator<ColumnSettings>> ways = new ArrayList<>();
    if (preprocessing.columns().stream().map(FittedColumn::column).anyMatch(this::hasUnknown)) {
      message.append(
          "; training with nn.unknownCategory=other takes values that no training row has, as 0 in all inputs of the column");
      ways.add(ColumnSettings::withUnknown);
    }
    for (FittedColumn fitted : preprocessing.columns()) {
      String name = fitted.column().name();
      if (fitted.column().missing() == Missing.REFUSE
          && Arrays.stream(raws(name)).anyMatch(Double::isNaN)) {
        message.append(
            "; training with nn.missing=%s:mean takes the mean".formatted(SafeText.text(name)));
        ways.add(settings -> settings.withMean(name));
      }
    }
    return ways.isEmpty()
        ? new DatasetException(message.toString())
        : new UndecidedException(
            List.of(
                new Decision(
                    message.toString(),
                    settings -> {
                      ColumnSettings decided = settings;
                      for (UnaryOperator<ColumnSettings> way : ways) {
                        decided = way.apply(decided);
                      }
                      return decided;
                    })));
  }

  /** Whether rows have values that a column of categories does not, and has no input for. */
  private boolean hasUnknown(Column known) {
    return known.kind() == ColumnKind.CATEGORY
        && !known.acceptsUnknown()
        && texts(known.name()).anyMatch(text -> !text.isEmpty() && !known.values().contains(text));
  }
}
