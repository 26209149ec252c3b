package dev.nnmaven.nn.prediction;

import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.FittedColumn;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.NearestName;
import dev.nnmaven.nn.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Pipeline from a row of an application to inputs, as in training.
 *
 * @param target name of what the model predicts, for messages; empty if it is not known
 */
record RowInputs(TablePreprocessing preprocessing, String target) {

  /** Name of the target among the options of a model. */
  private static final String TARGET = "target";

  /**
   * The pipeline of a model.
   *
   * @throws IllegalArgumentException if it reads images
   */
  static RowInputs of(TrainedModel model) {
    String target =
        model.task() instanceof RegressionTask regression
            ? regression.target()
            : model.provenance().options().getOrDefault(TARGET, "");
    return new RowInputs(model.preprocessing(TablePreprocessing.class), target);
  }

  /** The columns in the order in which a list has their values. */
  List<Column> columns() {
    return preprocessing.columns().stream().map(FittedColumn::column).toList();
  }

  /** Names of the columns, for messages. */
  String names() {
    return SafeText.list(columns().stream().map(Column::name).toList());
  }

  /** The inputs of values by column name; all columns must be named. */
  float[] of(Map<String, ?> row) {
    requireNames(row.keySet());
    return inputs(column -> row.get(column.name()));
  }

  /** As {@link Model#outside}. */
  Map<String, String> outside(Map<String, ?> row) {
    requireNames(row.keySet());
    return preprocessing.outside(
        columns().stream().mapToDouble(column -> column.raw(row.get(column.name()))).toArray());
  }

  /** How objects become inputs; the names of the columns are checked now. */
  <T> Function<T, float[]> reading(Rows<T> rows) {
    requireNames(Objects.requireNonNull(rows, "reading").columns().keySet());
    return object -> inputs(column -> rows.value(object, column.name()));
  }

  private float[] inputs(Function<Column, ? extends @Nullable Object> value) {
    float[] inputs = new float[preprocessing.inputs()];
    List<@Nullable Object> values = new ArrayList<>();
    preprocessing.columns().forEach(column -> values.add(value.apply(column.column())));
    preprocessing.load(values, inputs, 0);
    return inputs;
  }

  private void requireNames(Set<String> names) {
    int found = 0;
    for (FittedColumn fitted : preprocessing.columns()) {
      found += names.contains(fitted.column().name()) ? 1 : 0;
    }
    if (found < names.size()) {
      throw unknown(names);
    }
    if (found < preprocessing.columns().size()) {
      throw lacking(names);
    }
  }

  private IllegalArgumentException unknown(Set<String> names) {
    List<String> known = columns().stream().map(Column::name).toList();
    String name =
        names.stream()
            .map(String::valueOf) // a map may have the name null
            .filter(text -> !known.contains(text))
            .findFirst()
            .orElse("");
    if (name.equals(target)) {
      return Illegal.argument(
          "column %s is the target of the model; remove it", SafeText.text(name));
    }
    return Illegal.argument(
        "the model has no column %s; it has %s%s", SafeText.text(name), names(), hint(name, known));
  }

  /** A name like it, or what to do with a column that was ignored in training. */
  private static String hint(String name, List<String> known) {
    String nearest = NearestName.hint(name, known);
    return nearest.isEmpty()
        ? "; remove all others, such as columns that training ignored"
        : nearest;
  }

  private IllegalArgumentException lacking(Set<String> names) {
    List<Column> lacking =
        columns().stream().filter(column -> !names.contains(column.name())).toList();
    List<String> others = lacking.stream().skip(1).map(Column::name).toList();
    String more = others.isEmpty() ? "" : ", nor are " + SafeText.list(others);
    return Illegal.argument(
        "%s is not given%s; null or \"\" says that a value is missing", lacking.get(0), more);
  }
}
