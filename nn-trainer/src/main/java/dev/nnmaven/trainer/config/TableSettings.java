package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.data.table.TableFitting;
import java.util.Optional;

/**
 * Settings of tables: the target, the kinds of columns, and how rows are split.
 *
 * @param target name of the column that is predicted, if configured
 * @param fitting how numbers, rare categories and texts become inputs
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

  /** Parses the settings; each may be absent. */
  public static TableSettings parse(SettingsReader reader) {
    Optional<String> target = reader.find(Parameters.TARGET);
    ColumnSettings columns = ColumnSettings.parse(reader, target);
    return new TableSettings(
        target,
        reader.find(Parameters.TASK),
        columns,
        new TableFitting(
            reader.get(Parameters.NUMBERS),
            Math.max(1, reader.get(Parameters.UNKNOWN_CATEGORY)),
            reader.get(Parameters.MIN_TEXT_ROWS)),
        reader.get(Parameters.SPLIT),
        reader.find(Parameters.SEPARATOR));
  }

  /** The same with other settings of columns. */
  public TableSettings with(ColumnSettings others) {
    return new TableSettings(target, task, others, fitting, split, separator);
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
