package dev.nnmaven.plugin.config;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.data.table.Missing;
import dev.nnmaven.nn.task.Classification;
import dev.nnmaven.nn.task.Regression;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Settings of tables: what is to be predicted, what the columns are, and how rows are split.
 *
 * @param target name of the column that is predicted, if configured
 * @param task kind of task, if configured
 * @param columns what is told of columns, by name
 * @param missing what becomes of missing values
 * @param missingOf the same for single columns, by name
 * @param skips whether rows whose target is missing are left out
 * @param others whether categories that training has not seen have an input of their own
 * @param split what decides which rows are held out
 * @param separator between cells, if configured
 */
public record TableSettings(
    Optional<String> target,
    Optional<String> task,
    Map<String, ColumnRule> columns,
    Missing missing,
    Map<String, Missing> missingOf,
    boolean skips,
    boolean others,
    SplitRule split,
    Optional<Character> separator) {

  /** Name of the target among the options of a model. */
  public static final String TARGET = "target";

  /** Name, among the options of a model, of what becomes of rows whose target is missing. */
  public static final String MISSING_TARGET = "missingTarget";

  /** Value of {@link #MISSING_TARGET}: they are left out. */
  public static final String SKIP = "skip";

  private record MissingValues(Missing all, Map<String, Missing> some) {}

  /** Parses the settings; each may be absent. */
  public static TableSettings parse(Settings settings) {
    MissingValues missing =
        settings.parse(
            "missing", TableSettings::missing, new MissingValues(Missing.REFUSE, Map.of()));
    return new TableSettings(
        Optional.of(settings.text(TARGET).strip()).filter(name -> !name.isEmpty()),
        settings.parse("task", TableSettings::task),
        settings.parse("columns", ColumnRule::all, Map.of()),
        missing.all(),
        missing.some(),
        settings.parse(MISSING_TARGET, TableSettings::skips, false),
        settings.parse("unknownCategory", TableSettings::others, false),
        settings.parse("split", SplitRule::of, SplitRule.DEFAULT),
        settings.parse("separator", TableSettings::separator));
  }

  private static String task(String text) {
    return new Catalog<String>("task")
        .add(Classification.KIND, () -> Classification.KIND)
        .add(Regression.KIND, () -> Regression.KIND)
        .create(text);
  }

  /** A way for all columns, and others for some: {@code mean, cabin:indicator}. */
  private static MissingValues missing(String text) {
    List<String> parts = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    List<String> all = parts.stream().filter(part -> part.indexOf(':') < 0).toList();
    String some =
        parts.stream().filter(part -> part.indexOf(':') >= 0).collect(Collectors.joining(","));
    if (all.size() > 1) {
      throw new IllegalArgumentException(
          "expected one way for all columns, and others as COLUMN:WAY, found \"%s\""
              .formatted(text.strip()));
    }
    Map<String, Missing> ways = new LinkedHashMap<>();
    NamedValues.of(some, "mean, cabin:indicator")
        .forEach((name, way) -> ways.put(name, Missing.of(way)));
    return new MissingValues(all.isEmpty() ? Missing.REFUSE : way(all.get(0)), ways);
  }

  private static Missing way(String text) {
    try {
      return Missing.of(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          e.getMessage() + "; for a single column, its name comes first, such as cabin:mean", e);
    }
  }

  private static boolean skips(String text) {
    return new Catalog<Boolean>("choice")
        .add("refuse", () -> false)
        .add(SKIP, () -> true)
        .create(text);
  }

  private static boolean others(String text) {
    return new Catalog<Boolean>("choice")
        .add("refuse", () -> false)
        .add("other", () -> true)
        .create(text);
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
