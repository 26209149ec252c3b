package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.data.table.TableFitting;
import java.util.Optional;

/**
 * Settings of tables: the target, the kinds of columns, and how rows are split.
 *
 * @param target name of the column that is predicted, if configured
 * @param fitting how numbers, rare categories and texts become inputs
 * @param format how a table is read
 */
public record TableSettings(
    Optional<String> target,
    Optional<String> task,
    ColumnSettings columns,
    TableFitting fitting,
    SplitRule split,
    RowFormat format) {

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
        RowFormat.parse(reader));
  }

  /** The same with other settings of columns. */
  public TableSettings with(ColumnSettings others) {
    return new TableSettings(target, task, others, fitting, split, format);
  }
}
