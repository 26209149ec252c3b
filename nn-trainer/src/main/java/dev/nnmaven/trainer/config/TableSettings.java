package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.data.table.NumberEncoding;
import dev.nnmaven.nn.data.table.TableFitting;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.text.SafeText;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Settings of tables: what is to be predicted, what the columns are, and how rows are split.
 *
 * @param target name of the column that is predicted, if configured
 * @param fitting how numbers and rare categories become inputs
 * @param separator between cells, if configured
 */
public record TableSettings(
    Optional<String> target,
    Optional<String> task,
    ColumnSettings columns,
    TableFitting fitting,
    SplitRule split,
    Optional<Character> separator) {

  /** Name of the target among the options of a model. */
  public static final String TARGET = "target";

  private static final String NUMBERS = "numbers";
  private static final String MIN_ROWS = "minCategoryRows";

  /** Longer options of a model would be no use to a reader; a model file has a limit, too. */
  private static final int LONGEST_OPTION = 900;

  /** Parses the settings; each may be absent. */
  public static TableSettings parse(Settings settings) {
    Optional<String> target = settings.parse(TARGET, name -> name);
    ColumnSettings columns = ColumnSettings.parse(settings, target);
    return new TableSettings(
        target,
        settings.oneOf("task", "task", ClassificationTask.KIND, RegressionTask.KIND),
        columns,
        fitting(settings, ColumnSettings.refusesUnknown(settings)),
        settings.parse("split", SplitRule::of, SplitRule.DEFAULT),
        settings.parse("separator", TableSettings::separator));
  }

  private static TableFitting fitting(Settings settings, boolean refusesUnknown) {
    int rows =
        settings.parse(
            MIN_ROWS,
            text -> Numbers.integer(text, 1, Integer.MAX_VALUE),
            TableFitting.DEFAULT.minCategoryRows());
    if (rows > 1 && refusesUnknown) {
      settings.mistake(
          MIN_ROWS,
          "categories of fewer rows are taken together with unknown ones, so that"
              + " nn.unknownCategory=refuse cannot hold; leave out one of the two, or say 1 here");
    }
    return new TableFitting(
        settings.parse(NUMBERS, NumberEncoding::of, TableFitting.DEFAULT.numbers()), rows);
  }

  /** The same with other settings of columns. */
  public TableSettings with(ColumnSettings others) {
    return new TableSettings(target, task, others, fitting, split, separator);
  }

  /** What the model depends on, by the names of the parameters, where it is not the default. */
  public SortedMap<String, String> options() {
    SortedMap<String, String> options = columns.texts();
    task.ifPresent(name -> options.put("task", name));
    if (!fitting.numbers().equals(TableFitting.DEFAULT.numbers())) {
      options.put(NUMBERS, fitting.numbers().specification());
    }
    if (fitting.minCategoryRows() > 1) {
      options.put(MIN_ROWS, Integer.toString(fitting.minCategoryRows()));
    }
    options.replaceAll((name, text) -> SafeText.cut(text, LONGEST_OPTION));
    return options;
  }

  /** Parses {@code comma}, {@code semicolon}, {@code tab} or a single character. */
  public static char separator(String text) {
    if (text.strip().length() == 1 && "\"\r\n".indexOf(text.strip().charAt(0)) < 0) {
      return text.strip().charAt(0);
    }
    return new Catalog<Character>("separator")
        .add("comma", () -> ',')
        .add("semicolon", () -> ';')
        .add("tab", () -> '\t')
        .create(text);
  }
}
