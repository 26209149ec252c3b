package dev.nnmaven.nn.data.table;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.SafeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Samples from rows of a table. The table may be another than the one that the preprocessing was
 * fitted to: columns are found by name, words by their text.
 */
public final class TableSamples implements Samples {

  /** Most inputs that are kept, 32 MB of them, rather than made again in each epoch. */
  private static final int MOST_READY = 1 << 23;

  private final int[] rows;
  private final TablePreprocessing preprocessing;
  private final Task<?> task;
  private final RowColumn[] columns; // in the order of the preprocessing
  private final RowColumn target;
  private final @Nullable TextVector[][] texts; // [columns][texts of the table]; none of others
  private final int inputs;
  private final float[] ready; // [rows][inputs]; empty if they are made on demand

  private TableSamples(
      int[] rows,
      TablePreprocessing preprocessing,
      Task<?> task,
      RowColumn[] columns,
      RowColumn target) {
    this.rows = rows;
    this.preprocessing = preprocessing;
    this.task = task;
    this.columns = columns;
    this.target = target;
    this.inputs = preprocessing.inputs();
    this.texts = texts();
    boolean keeps = (long) rows.length * inputs <= MOST_READY;
    for (TextVector[] ofColumn : texts) {
      keeps &= ofColumn.length == 0; // texts would be nearly all zeros
    }
    this.ready = new float[keeps ? rows.length * inputs : 0];
    for (int sample = 0; ready.length > 0 && sample < rows.length; sample++) {
      make(sample, ready, sample * inputs);
    }
  }

  /**
   * Creates samples from some rows of a table.
   *
   * @param rows their indices; sample i is the i-th of them
   * @param task a classification, or a regression
   * @param target column that has the class, a category, or the number
   * @param names of the table's rows in messages, such as {@code line 7}
   * @throws DatasetException if a row has values that the preprocessing or the task does not take;
   *     one message a column
   * @throws IllegalArgumentException if the table lacks a column, or has one of another kind
   */
  public static TableSamples of(
      Table table,
      int[] rows,
      TablePreprocessing preprocessing,
      Task<?> task,
      String target,
      IntFunction<String> names)
      throws DatasetException {
    List<String> mistakes = new ArrayList<>();
    RowColumn[] columns = new RowColumn[preprocessing.columns().size()];
    for (int c = 0; c < columns.length; c++) {
      FittedColumn fitted = preprocessing.columns().get(c);
      Column column = fitted.column();
      columns[c] = RowColumn.of(table, column.name(), column.kind(), column.values());
      require(fitted, columns[c], rows, names, mistakes);
    }
    RowColumn aim = target(table, task, target);
    require(aim, task, rows, names, mistakes);
    DatasetException.throwIfAny(mistakes);
    return new TableSamples(rows.clone(), preprocessing, task, columns, aim);
  }

  private static RowColumn target(Table table, Task<?> task, String name) {
    if (task instanceof ClassificationTask classes) {
      return RowColumn.of(table, name, ColumnKind.CATEGORY, classes.classes());
    }
    if (task instanceof RegressionTask) {
      return RowColumn.of(table, name, ColumnKind.NUMBER, List.of());
    }
    throw Illegal.argument("rows have no targets of the task %s", task.kind());
  }

  /** Adds what is wrong with the values of a column, if anything, in words. */
  private static void require(
      FittedColumn fitted,
      RowColumn column,
      int[] rows,
      IntFunction<String> names,
      List<String> mistakes) {
    int[] wrong = Arrays.stream(rows).filter(row -> !fitted.accepts(column.raw(row))).toArray();
    if (wrong.length > 0) {
      try {
        fitted.load(column.raw(wrong[0]), new float[fitted.inputs()], 0);
      } catch (IllegalArgumentException e) {
        mistakes.add(e.getMessage() + where(column, wrong, names));
      }
    }
  }

  /** Adds what is wrong with the targets, if anything, in words. */
  private static void require(
      RowColumn target,
      Task<?> task,
      int[] rows,
      IntFunction<String> names,
      List<String> mistakes) {
    int[] wrong = Arrays.stream(rows).filter(row -> !isTarget(target.raw(row), task)).toArray();
    if (wrong.length > 0) {
      String expected = "a number";
      if (task instanceof ClassificationTask known) {
        expected = "one of the model's classes, " + SafeText.list(known.classes());
      } else if (task instanceof RegressionTask numbers && !Double.isNaN(target.raw(wrong[0]))) {
        expected = "a number nearer to " + FloatText.of(numbers.scale().mean());
        expected += ", the mean of the training rows";
      }
      mistakes.add(
          "the target, %s: expected %s, found %s%s"
              .formatted(
                  target.column(), expected, target.shown(wrong[0]), where(target, wrong, names)));
    }
  }

  /** Whether it is a class of the model, or a number in the range of float once standardized. */
  private static boolean isTarget(double raw, Task<?> task) {
    return task instanceof RegressionTask numbers
        ? Float.isFinite(numbers.scale().apply(raw))
        : raw >= 0;
  }

  private static String where(RowColumn column, int[] wrong, IntFunction<String> names) {
    String more = wrong.length == 1 ? "" : " and %s more".formatted(wrong.length - 1);
    return " (%s in %s%s)".formatted(column.shown(wrong[0]), names.apply(wrong[0]), more);
  }

  @Override
  public int size() {
    return rows.length;
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public int outputs() {
    return task.outputs();
  }

  @Override
  public void loadInputs(int sample, float[] destination, int from) {
    if (ready.length > 0) {
      System.arraycopy(ready, sample * inputs, destination, from, inputs);
    } else {
      make(sample, destination, from);
    }
  }

  private void make(int sample, float[] destination, int from) {
    int at = from;
    for (int c = 0; c < columns.length; c++) {
      FittedColumn fitted = preprocessing.columns().get(c);
      double raw = columns[c].raw(rows[sample]);
      if (fitted.column().kind() == ColumnKind.TEXT) {
        load(Double.isNaN(raw) ? null : texts[c][(int) raw], destination, at, fitted.inputs());
      } else {
        fitted.load(raw, destination, at);
      }
      at += fitted.inputs();
    }
  }

  private static void load(@Nullable TextVector text, float[] destination, int from, int inputs) {
    Arrays.fill(destination, from, from + inputs, 0f);
    if (text != null) {
      text.load(destination, from);
    }
  }

  /** The n-grams of the texts of these rows, each text once. */
  private @Nullable TextVector[][] texts() {
    TextVector[][] all = new TextVector[columns.length][0];
    for (int c = 0; c < columns.length; c++) {
      FittedColumn fitted = preprocessing.columns().get(c);
      if (fitted.column().kind() == ColumnKind.TEXT) {
        List<String> texts = columns[c].column().values();
        all[c] = new TextVector[texts.size()];
        for (int row : rows) {
          double raw = columns[c].raw(row);
          if (!Double.isNaN(raw) && all[c][(int) raw] == null) {
            all[c][(int) raw] = fitted.vector(texts.get((int) raw));
          }
        }
      }
    }
    return all;
  }

  /** 1 for the row's class and 0 for all others, or the standardized number. */
  @Override
  public void loadTargets(int sample, float[] destination, int from) {
    double raw = target.raw(rows[sample]);
    if (task instanceof RegressionTask regression) {
      destination[from] = regression.scale().apply(raw);
    } else {
      Arrays.fill(destination, from, from + outputs(), 0f);
      destination[from + (int) raw] = 1f;
    }
  }

  @Override
  public double number(int sample) {
    return task instanceof RegressionTask ? target.raw(rows[sample]) : Double.NaN;
  }
}
