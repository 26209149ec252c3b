package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.data.table.Missing;
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
 * Settings of a table's columns, and of cells without a usable value.
 *
 * @param rules configured kinds of columns, by name
 * @param missing how missing values are treated, by column; those of all others by an empty name
 * @param skips whether rows whose target is missing are left out
 * @param acceptsUnknown whether unknown categories are accepted, as 0 in all inputs of the column
 */
public record ColumnSettings(
    Map<String, ColumnRule> rules,
    Map<String, Missing> missing,
    boolean skips,
    boolean acceptsUnknown) {

  /** Name, among the options of a model, of how rows are treated whose target is missing. */
  public static final String MISSING_TARGET = "missingTarget";

  /** Value of {@link #MISSING_TARGET}: they are left out. */
  public static final String SKIP = "skip";

  private static final String UNKNOWN = "unknownCategory";
  private static final String OTHER = "other";
  private static final String REFUSE = "refuse";
  private static final String COLUMNS =
      "names and values, such as \"island:category, year:ignore, size:ordinal(small, large)\"";

  private static final Pattern ANY = Pattern.compile("[^:,]+");

  /** A way for all columns beside names, which may have commas. */
  private static final Pattern WAY =
      Pattern.compile(
          Stream.of(Missing.values())
              .map(Missing::specification)
              .collect(Collectors.joining("|", "(?i:", ")")));

  /** A longer element of a POM is written by nobody. */
  private static final int LONGEST_ELEMENT = 4000;

  /** Parses the settings; each may be absent. */
  static ColumnSettings parse(SettingsReader reader, Optional<String> target) {
    Map<String, ColumnRule> rules = rules(reader);
    Map<String, Missing> missing = reader.get(Parameters.MISSING);
    for (String name : missing.keySet()) {
      if (target.equals(Optional.of(name))) {
        reader.mistake(
            Parameters.MISSING,
            "%s is the target, which is never filled in; nn.missingTarget=skip ignores rows"
                + " without it",
            SafeText.text(name));
      } else if (ColumnRule.IGNORED.equals(rules.get(name))) {
        reader.mistake(
            Parameters.MISSING, "%s is ignored (nn.columns); remove one", SafeText.text(name));
      }
    }
    return new ColumnSettings(
        rules,
        missing,
        reader.get(Parameters.MISSING_TARGET).equals(SKIP),
        reader.get(Parameters.UNKNOWN_CATEGORY) > 0);
  }

  /** From a list, which a file of settings may have, or from an element for each column. */
  private static Map<String, ColumnRule> rules(SettingsReader reader) {
    Map<String, ColumnRule> rules = new LinkedHashMap<>();
    Mistakes mistakes = reader.mistakes();
    Map<String, String> list = reader.get(Parameters.COLUMNS);
    list.forEach((name, text) -> rules.put(name, rule(mistakes, name, text)));
    Map<String, String> elements = reader.settings().inside("columns");
    elements.forEach(
        (path, text) -> {
          String name = Element.withoutNumbers(path);
          if (name.indexOf('/') >= 0) {
            reader.mistake(Parameters.COLUMNS, "<%s> has elements, expected a kind", name);
          } else if (rules.put(name, rule(mistakes, path, text)) != null) {
            reader.mistake(Parameters.COLUMNS, "<%s> is given twice", name);
          }
        });
    return Collections.unmodifiableMap(rules);
  }

  /** Whether a text is a valid kind of column in {@code <columns>}. */
  public static boolean isKind(String text) {
    try {
      ColumnRule.of(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static ColumnRule rule(Mistakes mistakes, String path, String text) {
    return mistakes.parseElement("nn.columns/" + path, text, ColumnRule::of, ColumnRule.IGNORED);
  }

  /** Parses {@code refuse}, {@code other} or {@code other(5)}. */
  static int unknown(String text) {
    return new Catalog<Integer>("choice")
        .add(REFUSE, () -> 0)
        .add(
            OTHER,
            List.of("rows"),
            given ->
                given == null ? 1 : Numbers.integer(given.text("rows", ""), 1, Integer.MAX_VALUE))
        .create(text);
  }

  static String unknownText(int rows) {
    return rows == 0 ? REFUSE : rows == 1 ? OTHER : OTHER + "(" + rows + ")";
  }

  /** Kinds of columns by their names, as configured. */
  public Map<String, String> kinds() {
    Map<String, String> kinds = new TreeMap<>();
    rules.forEach((name, rule) -> kinds.put(name, rule.specification()));
    return kinds;
  }

  /** How a column is configured, if it is. */
  public Optional<ColumnRule> rule(String column) {
    return Optional.ofNullable(rules.get(column));
  }

  /** How missing values of a column are treated. */
  public Missing missing(String column) {
    return missing.getOrDefault(column, missing.getOrDefault("", Missing.REFUSE));
  }

  /** With a column configured, as {@code nn.columns} does it. */
  public ColumnSettings withRule(String name, String rule) {
    Map<String, ColumnRule> all = new LinkedHashMap<>(rules);
    all.put(name, ColumnRule.of(rule));
    return new ColumnSettings(all, missing, skips, acceptsUnknown);
  }

  /** With the missing values of a column replaced by the mean. */
  public ColumnSettings withMean(String name) {
    Map<String, Missing> all = new LinkedHashMap<>(missing);
    all.put(name, Missing.MEAN);
    return new ColumnSettings(rules, all, skips, acceptsUnknown);
  }

  /** With rows left out whose target is missing. */
  public ColumnSettings withSkips() {
    return new ColumnSettings(rules, missing, true, acceptsUnknown);
  }

  /** With categories taken that training has not seen. */
  public ColumnSettings withUnknown() {
    return new ColumnSettings(rules, missing, skips, true);
  }

  /** Elements of a POM, where these settings are not those before. */
  public List<String> elements(ColumnSettings before) {
    Map<String, String> old = before.texts();
    return texts().entrySet().stream()
        .filter(entry -> !entry.getValue().equals(old.get(entry.getKey())))
        .map(entry -> Element.of(entry.getKey(), SafeText.cut(entry.getValue(), LONGEST_ELEMENT)))
        .flatMap(element -> element.lines(""))
        .toList();
  }

  /** What is not the default, by the names of the parameters, as in a POM. */
  SortedMap<String, String> texts() {
    SortedMap<String, String> texts = new TreeMap<>();
    texts.put("columns", kindsText(kinds()));
    texts.put("missing", waysText(missing));
    texts.put(MISSING_TARGET, skips ? SKIP : "");
    texts.put(UNKNOWN, acceptsUnknown ? OTHER : "");
    texts.values().removeIf(String::isEmpty);
    return texts;
  }

  static Map<String, String> kinds(String text) {
    return NamedValues.of(text, "", COLUMNS);
  }

  static String kindsText(Map<String, String> kinds) {
    return list(kinds, kind -> kind);
  }

  static String waysText(Map<String, Missing> ways) {
    return list(ways, Missing::specification);
  }

  /** As in a POM, in the order of the names, so that the order there does not matter. */
  private static <T> String list(Map<String, T> values, Function<T, String> specification) {
    return new TreeMap<>(values)
        .entrySet().stream()
            .map(
                entry ->
                    (entry.getKey().isEmpty() ? "" : entry.getKey() + ":")
                        + specification.apply(entry.getValue()))
            .collect(Collectors.joining(", "));
  }

  /** A way for all columns, by an empty name, and others for some. */
  static Map<String, Missing> ways(String text) {
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
}
