package dev.nnmaven.trainer.table;

import dev.nnmaven.nn.data.table.CellForm;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.data.table.FittedColumn;
import dev.nnmaven.nn.data.table.NumberForm;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.trainer.config.ColumnSettings;
import dev.nnmaven.trainer.config.SplitRule;
import dev.nnmaven.trainer.config.TableSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which columns of a file are read, and what for. All others are ignored.
 *
 * @param target column that is predicted: a category, or a number
 * @param skips whether rows whose target is missing are left out
 * @param split what decides which rows are held out
 * @param splitColumn the column of that rule, if it has one that is none of the inputs
 */
public record TablePlan(
    List<Column> inputs,
    Column target,
    boolean skips,
    SplitRule split,
    Optional<Column> splitColumn) {

  /** A target of so many different whole numbers is a class, unless it is configured otherwise. */
  public static final int MOST_NUMBERED_CLASSES = 10;

  private static final String TARGET_KIND = "targetKind";
  private static final String SPLIT_KIND = "splitKind";

  public TablePlan {
    inputs = List.copyOf(inputs);
  }

  /**
   * That of a model, which was trained on a table.
   *
   * @throws IllegalArgumentException if its options have no target, or cannot come from a training
   */
  public static TablePlan of(TrainedModel model) {
    List<Column> inputs =
        model.preprocessing(TablePreprocessing.class).columns().stream()
            .map(FittedColumn::column)
            // What it has not seen is reported with its row, or taken as none of its values.
            .map(
                column ->
                    column.kind() == ColumnKind.CATEGORY || column.kind() == ColumnKind.TEXT
                        ? column.withValues(List.of())
                        : column)
            .toList();
    SortedMap<String, String> options = model.provenance().options();
    Column target =
        model.task() instanceof RegressionTask regression
            ? Column.of(
                regression.target(),
                CellForm.of(options.getOrDefault(TARGET_KIND, ColumnKind.NUMBER.specification())))
            : Column.of(
                Optional.ofNullable(options.get(TableSettings.TARGET))
                    .orElseThrow(TablePlan::noTarget),
                ColumnKind.CATEGORY);
    SplitRule split =
        SplitRule.of(options.getOrDefault(SplitRule.OPTION, SplitRule.DEFAULT.specification()));
    Optional<Column> splitColumn =
        Optional.ofNullable(options.get(SPLIT_KIND))
            .map(kind -> Column.of(split.column(), CellForm.of(kind)));
    boolean skips = ColumnSettings.SKIP.equals(options.get(ColumnSettings.MISSING_TARGET));
    return new TablePlan(inputs, target, skips, split, splitColumn);
  }

  private static IllegalArgumentException noTarget() {
    return new IllegalArgumentException(
        "the model does not say which column has its classes: its metadata has no option.target");
  }

  public boolean isClassification() {
    return target.kind() == ColumnKind.CATEGORY;
  }

  public List<Column> columns() {
    List<Column> all = new ArrayList<>(inputs);
    all.add(target);
    splitColumn.ifPresent(all::add);
    return all;
  }

  /**
   * What an evaluation needs of the plan and the settings do not have, by the option's name in a
   * model.
   */
  public SortedMap<String, String> options() {
    SortedMap<String, String> options = new TreeMap<>();
    if (target.form() instanceof NumberForm form) {
      options.put(TARGET_KIND, form.specification());
    }
    splitColumn.ifPresent(column -> options.put(SPLIT_KIND, column.specification()));
    return options;
  }

  /**
   * Whether so many values are what a column holds, and the others mistakes: one of ten at most.
   */
  public static boolean areNearlyAll(long typical, long all) {
    return all - typical <= all / 10;
  }
}
