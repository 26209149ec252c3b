package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.data.table.Missing;
import dev.nnmaven.nn.data.table.NumberEncoding;
import dev.nnmaven.nn.data.table.TableFitting;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.text.SafeText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Settings of tables: what is to be predicted, what the columns are, and how rows are split.
 *
 * @param target name of the column that is predicted, if configured
 * @param missing how missing values are treated, by column; those of all others by an empty name
 * @param skips whether rows whose target is missing are left out
 * @param acceptsUnknown whether categories that training has not seen are taken, as none of those
 * @param fitting how numbers and rare categories become inputs
 * @param separator between cells, if configured
 */
public record TableSettings(
    Optional<String> target,
    Optional<String> task,
    Map<String, ColumnRule> columns,
    Map<String, Missing> missing,
    boolean skips,
    boolean acceptsUnknown,
    TableFitting fitting,
    SplitRule split,
    Optional<Character> separator) {

  /** Name of the target among the options of a model. */
  public static final String TARGET = "target";

  /** Name, among the options of a model, of how rows are treated whose target is missing. */
  public static final String MISSING_TARGET = "missingTarget";

  /** Value of {@link #MISSING_TARGET}: they are left out. */
  public static final String SKIP = "skip";

  private static final String UNKNOWN = "unknownCategory";
  private static final String OTHER = "other";
  private static final String REFUSE = "refuse";
  private static final String NUMBERS = "numbers";
  private static final String MIN_ROWS = "minCategoryRows";
  private static final String COLUMNS =
      "names and values, such as \"island:category, year:ignore, size:ordinal(small, large)\"";

  private static final Pattern ANY = Pattern.compile("[^:,]+");

  /** A way for all columns beside names, which may have commas. */
  private static final Pattern WAY =
      Pattern.compile(
          Stream.of(Missing.values())
              .map(Missing::specification)
              .collect(Collectors.joining("|", "(?i:", ")")));

  /** Longer options of a model would be no use to a reader; a model file has a limit, too. */
  private static final int LONGEST_OPTION = 900;

  /** A longer element of a POM is written by nobody. */
  private static final int LONGEST_ELEMENT = 4000;

  /** Parses the settings; each may be absent. */
  public static TableSettings parse(Settings settings) {
    Optional<String> unknown = settings.oneOf(UNKNOWN, "choice", REFUSE, OTHER);
    Optional<String> target = settings.parse(TARGET, name -> name);
    Map<String, ColumnRule> columns = columns(settings);
    Map<String, Missing> missing = settings.parse("missing", TableSettings::ways, Map.of());
    for (String name : missing.keySet()) {
      if (target.equals(Optional.of(name))) {
        settings.mistake(
            "missing",
            "%s is the target, which is never filled in; nn.missingTarget=skip leaves rows without"
                + " it out",
            SafeText.text(name));
      } else if (ColumnRule.IGNORED.equals(columns.get(name))) {
        settings.mistake(
            "missing", "%s is ignored (nn.columns); leave one of the two out", SafeText.text(name));
      }
    }
    return new TableSettings(
        target,
        settings.oneOf("task", "task", ClassificationTask.KIND, RegressionTask.KIND),
        columns,
        missing,
        settings.oneOf(MISSING_TARGET, "choice", REFUSE, SKIP).equals(Optional.of(SKIP)),
        unknown.equals(Optional.of(OTHER)),
        fitting(settings, unknown.equals(Optional.of(REFUSE))),
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

  /** From a list, which a file of settings may have, or from an element for each column. */
  private static Map<String, ColumnRule> columns(Settings settings) {
    Map<String, ColumnRule> rules = new LinkedHashMap<>();
    settings
        .parse("columns", text -> NamedValues.of(text, "", COLUMNS), Map.<String, String>of())
        .forEach((name, text) -> rules.put(name, rule(settings, name, text)));
    settings
        .inside("columns")
        .forEach(
            (path, text) -> {
              String name = Element.withoutNumbers(path);
              if (name.indexOf('/') >= 0) {
                settings.mistake("columns", "<%s> has elements, expected a kind", name);
              } else if (rules.put(name, rule(settings, path, text)) != null) {
                settings.mistake("columns", "<%s> is given twice", name);
              }
            });
    return Collections.unmodifiableMap(rules);
  }

  /** Whether a text is what {@code <columns>} may say of a column. */
  public static boolean isKind(String text) {
    Settings one = Settings.of(Map.of());
    rule(one, "", text);
    return one.mistakes().isEmpty();
  }

  private static ColumnRule rule(Settings settings, String path, String text) {
    return settings
        .mistakes()
        .parseElement("nn.columns/" + path, text, ColumnRule::of, ColumnRule.IGNORED);
  }

  /** How missing values of a column are treated. */
  public Missing missing(String column) {
    return missing.getOrDefault(column, missing.getOrDefault("", Missing.REFUSE));
  }

  /** With a column configured, as {@code nn.columns} does it. */
  public TableSettings withColumn(String name, String rule) {
    Map<String, ColumnRule> all = new LinkedHashMap<>(columns);
    all.put(name, ColumnRule.of(rule));
    return new TableSettings(
        target, task, all, missing, skips, acceptsUnknown, fitting, split, separator);
  }

  /** With the missing values of a column replaced by the mean. */
  public TableSettings withMean(String name) {
    Map<String, Missing> all = new LinkedHashMap<>(missing);
    all.put(name, Missing.MEAN);
    return new TableSettings(
        target, task, columns, all, skips, acceptsUnknown, fitting, split, separator);
  }

  /** With rows left out whose target is missing. */
  public TableSettings withSkips() {
    return new TableSettings(
        target, task, columns, missing, true, acceptsUnknown, fitting, split, separator);
  }

  /** With categories taken that training has not seen. */
  public TableSettings withUnknown() {
    return new TableSettings(
        target, task, columns, missing, skips, true, fitting, split, separator);
  }

  /** Elements of a POM, where these settings are not those before. */
  public List<String> elements(TableSettings before) {
    Map<String, String> old = before.texts();
    return texts().entrySet().stream()
        .filter(one -> !one.getValue().equals(old.get(one.getKey())))
        .map(one -> Element.of(one.getKey(), SafeText.cut(one.getValue(), LONGEST_ELEMENT)))
        .flatMap(element -> element.lines(""))
        .toList();
  }

  /** What the model depends on, by the names of the parameters, where it is not the default. */
  public SortedMap<String, String> options() {
    SortedMap<String, String> options = texts();
    options.replaceAll((name, text) -> SafeText.cut(text, LONGEST_OPTION));
    return options;
  }

  /** The same at full length. */
  private SortedMap<String, String> texts() {
    boolean isStandard = fitting.numbers().equals(TableFitting.DEFAULT.numbers());
    int rows = fitting.minCategoryRows();
    SortedMap<String, String> options = new TreeMap<>();
    options.put("task", task.orElse(""));
    options.put("columns", list(columns, ColumnRule::specification));
    options.put("missing", list(missing, Missing::specification));
    options.put(MISSING_TARGET, skips ? SKIP : "");
    options.put(UNKNOWN, acceptsUnknown ? OTHER : "");
    options.put(NUMBERS, isStandard ? "" : fitting.numbers().specification());
    options.put(MIN_ROWS, rows == 1 ? "" : Integer.toString(rows));
    options.values().removeIf(String::isEmpty);
    return options;
  }

  /** As in a POM, in the order of the names, so that the order there does not matter. */
  private static <T> String list(Map<String, T> values, Function<T, String> specification) {
    return new TreeMap<>(values)
        .entrySet().stream()
            .map(
                one ->
                    (one.getKey().isEmpty() ? "" : one.getKey() + ":")
                        + specification.apply(one.getValue()))
            .collect(Collectors.joining(", "));
  }

  /** A way for all columns, by an empty name, and others for some. */
  private static Map<String, Missing> ways(String text) {
    Map<String, Missing> ways = new LinkedHashMap<>();
    NamedValues.of(
            text,
            text.indexOf(':') < 0 ? ANY : WAY,
            "",
            "one way for all columns, and others as COLUMN:WAY, such as \"mean, cabin:indicator\"")
        .forEach((name, way) -> ways.put(name, name.isEmpty() ? way(way) : Missing.of(way)));
    ways.remove("", Missing.REFUSE); // as by default
    return ways;
  }

  private static Missing way(String text) {
    try {
      return Missing.of(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          e.getMessage() + "; for a single column, its name comes first, such as cabin:mean", e);
    }
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
