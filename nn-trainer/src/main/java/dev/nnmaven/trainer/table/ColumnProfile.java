package dev.nnmaven.trainer.table;

import dev.nnmaven.nn.data.table.CellForm;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.data.table.NumberForm;
import dev.nnmaven.nn.data.table.NumberForm.Writing;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.text.Formats;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the cells of a column are, found in one pass over the rows. */
final class ColumnProfile {

  /** Different values are counted up to this. */
  public static final int MOST_COUNTED = 1000;

  /** Fewer different values are no texts, unless it is configured. */
  private static final int FEWEST_TEXTS = 20;

  private static final double DISTINCT = 0.5;

  /** Share of values without digits and symbols, from which on single words are texts. */
  private static final double MOST_LETTERS = 0.9;

  /** Words of a value in the mean, from which on it is a text rather than a name. */
  private static final double MOST_WORDS_OF_NAMES = 1.5;

  private static final int MANY_WORDS = 10;

  private static final int LONGEST_SHOWN = 20;
  private static final int MOST_SHOWN = 3;

  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?[0-9.]*,[0-9]+");

  /** Different values that are tried in other forms. */
  private static final int MOST_TRIED = 200;

  private static final Column YES_NO = Column.of("yes or no", ColumnKind.YES_NO);

  private final String name;

  /** With their first lines; of long texts both ends, or many would take all memory. */
  private final Map<String, Integer> values = new HashMap<>();

  private int rows;
  private int missing;
  private int numbers;
  private int integers;
  private int yes;
  private int no;
  private int dates;
  private long words;
  private int letters;
  private int successors;
  private double last = Double.NaN;
  private double least = Double.POSITIVE_INFINITY;
  private double largest = Double.NEGATIVE_INFINITY;
  private String oddCell = "";
  private int oddLine;
  private String noDate = "";
  private String first = "";
  private String latest = "";

  ColumnProfile(String name) {
    this.name = name;
  }

  void add(String cell, int line) {
    rows++;
    if (Column.isMissing(cell)) {
      missing++;
      return;
    }
    if (values.size() <= MOST_COUNTED) {
      values.putIfAbsent(SafeText.cut(cell, Column.LONGEST_TEXT), line);
    }
    words += words(cell);
    letters += cell.codePoints().allMatch(ColumnProfile::isOfWord) ? 1 : 0;
    if (ColumnKind.NUMBER.reads(cell)) {
      number(Double.parseDouble(cell));
    } else {
      odd(cell, line);
    }
    if (ColumnKind.DATE.reads(cell)) {
      dates++;
      first = first.isEmpty() || cell.compareTo(first) < 0 ? cell : first;
      latest = cell.compareTo(latest) > 0 ? cell : latest;
    } else if (noDate.isEmpty()) {
      noDate = where(cell, line);
    }
    if (ColumnKind.YES_NO.reads(cell)) {
      boolean isYes = YES_NO.raw(cell) == 1;
      yes += isYes ? 1 : 0;
      no += isYes ? 0 : 1;
    }
  }

  /** Number of words, no more than are worth counting. */
  private static int words(String cell) {
    int words = 1;
    for (int i = 1; i < cell.length() && words < MANY_WORDS; i++) {
      words += cell.charAt(i) <= ' ' && cell.charAt(i - 1) > ' ' ? 1 : 0;
    }
    return words;
  }

  private static boolean isOfWord(int point) {
    return point > 0x7F || point == ' ' || point == '-' || point == '\'' || isLetter(point);
  }

  private static boolean isLetter(int point) {
    return point >= 'a' && point <= 'z' || point >= 'A' && point <= 'Z';
  }

  private void odd(String cell, int line) {
    if (oddLine == 0) {
      oddCell = cell;
      oddLine = line;
    }
  }

  private static String where(String cell, int line) {
    return "\"%s\" in line %s".formatted(SafeText.text(cell), line);
  }

  private void number(double value) {
    numbers++;
    integers += value == Math.rint(value) ? 1 : 0;
    successors += value == last + 1 ? 1 : 0;
    last = value;
    least = Math.min(least, value);
    largest = Math.max(largest, value);
  }

  public String name() {
    return name;
  }

  /** What its values are taken for. */
  public ColumnKind kind() {
    int present = rows - missing;
    if (present > 0 && numbers == present) {
      return ColumnKind.NUMBER;
    }
    if (present > 0 && yes + no == present && (yes > 0 && no > 0 || isOneWord())) {
      return ColumnKind.YES_NO;
    }
    if (present > 0 && dates == present) {
      return ColumnKind.DATE;
    }
    return isText() ? ColumnKind.TEXT : ColumnKind.CATEGORY;
  }

  /**
   * Whether values are too many for a category, or hardly any is there twice, and they have several
   * words or nothing but letters.
   */
  private boolean isText() {
    int present = rows - missing;
    boolean areMany = values.size() > TablePlanner.MOST_CATEGORIES;
    return (areMany || values.size() >= FEWEST_TEXTS && values.size() > present * DISTINCT)
        && (words >= MOST_WORDS_OF_NAMES * present || areMany && letters >= MOST_LETTERS * present)
        && !isAlmostNumber()
        && !isAlmostDate()
        && !hasUnits()
        && CellForms.dates(tried()).isEmpty();
  }

  /** Several words that all mean yes, or no, are more than that. */
  private boolean isOneWord() {
    return values.keySet().stream().map(text -> text.toLowerCase(Locale.ROOT)).distinct().count()
        == 1;
  }

  /** Whether most values are numbers, but not all of them. */
  boolean isAlmostNumber() {
    int present = rows - missing;
    return numbers < present && numbers > present / 2;
  }

  /** Whether nearly all values are numbers, each with a unit of its own or none. */
  boolean hasUnits() {
    List<String> tried = tried();
    long units = tried.stream().filter(text -> NumberForm.unit(text).isPresent()).count();
    return !tried.isEmpty() && tried.size() - units <= tried.size() / 10;
  }

  /** Whether most values are days, but not all of them. */
  boolean isAlmostDate() {
    int present = rows - missing;
    return dates < present && dates > present / 2;
  }

  /** Forms other than that of ISO 8601 in which nearly all values are days. */
  List<CellForm> dateForms() {
    if (kind() != ColumnKind.CATEGORY || values.isEmpty() || isAlmostDate()) {
      return List.of();
    }
    return CellForms.dates(tried());
  }

  /** Forms other than the usual one in which nearly all values are numbers. */
  List<CellForm> numberForms(Optional<Writing> known) {
    boolean mayBe = kind() == ColumnKind.CATEGORY || kind() == ColumnKind.NUMBER;
    return mayBe ? CellForms.numbers(tried(), known) : List.of();
  }

  /** Whether nearly all values are in a form, be it one that nobody would guess. */
  boolean isIn(CellForm form) {
    return CellForms.reads(form, tried());
  }

  /** A form with the unit of the values, if it says none and they have one. */
  CellForm withUnit(CellForm form) {
    return form instanceof NumberForm numbers && numbers.unit().isEmpty()
        ? new NumberForm(numbers.writing(), CellForms.unit(tried()))
        : form;
  }

  private List<String> tried() {
    // Evenly spaced: the first of many, sorted as texts, may all be of the first days of a month.
    List<String> sorted = values.keySet().stream().sorted().toList();
    int tried = Math.min(MOST_TRIED, sorted.size());
    return IntStream.range(0, tried).mapToObj(i -> sorted.get(i * sorted.size() / tried)).toList();
  }

  /** The first of the values of another form, and how to have them read. */
  String otherForm(List<CellForm> forms) {
    CellForm form = forms.get(0);
    Map.Entry<String, Integer> first =
        values.entrySet().stream()
            .filter(
                entry ->
                    Double.compare(form.kind().parse(entry.getKey()), form.parse(entry.getKey()))
                        != 0)
            .min(Map.Entry.comparingByValue())
            .orElseThrow();
    String name = SafeText.text(this.name);
    String ways =
        forms.stream()
            .limit(MOST_SHOWN)
            .map(cellForm -> way(name, cellForm, forms.size() == 1 ? "" : first.getKey()))
            .collect(Collectors.joining(" or "));
    boolean areDates = form.kind() == ColumnKind.DATE;
    return "looks like %s of another form (\"%s\" in line %s); %1$s are written %s, or %s reads these"
        .formatted(
            areDates ? "dates" : "numbers",
            SafeText.text(first.getKey()),
            first.getValue(),
            areDates ? "2026-03-31" : "1234.5",
            ways);
  }

  /** A line that has values read; with what it makes of a number that others read otherwise. */
  private static String way(String name, CellForm form, String number) {
    String way = "nn.columns=%s:%s".formatted(name, SafeText.text(rule(form)));
    return form instanceof NumberForm && !number.isEmpty()
        ? "%s (as %s)".formatted(way, Formats.number(form.parse(number)))
        : way;
  }

  /** As people write a form; the unit is found again. */
  static String rule(CellForm form) {
    return form instanceof NumberForm numbers
        ? new NumberForm(numbers.writing(), "").specification()
        : form.specification();
  }

  /** The first value that is no day; empty if there is none. */
  String noDate() {
    return noDate;
  }

  /** The first value that is no number, and why it may be none; empty if there is none. */
  String odd() {
    if (oddLine == 0) {
      return "";
    }
    String point = " is not a number; use a decimal point, such as 1.5";
    return DECIMAL_COMMA.matcher(oddCell).matches()
        ? where(oddCell, oddLine) + point
        : where(oddCell, oddLine) + " is not a number";
  }

  /** Number of different values, at most {@link #MOST_COUNTED} and one. */
  public int different() {
    return values.size();
  }

  /** A number of the values that are there, which are at least as many; for messages. */
  public String differentText() {
    return values.size() > MOST_COUNTED
        ? "more than " + Formats.count(MOST_COUNTED)
        : Formats.count(values.size());
  }

  public int missing() {
    return missing;
  }

  public boolean isInteger() {
    return integers > 0 && integers == rows - missing;
  }

  /** Whether each value is by one more than the one before it: a number of the row. */
  public boolean counts() {
    return rows > 2 && successors == rows - 1;
  }

  /** Two values that only differ in upper and lower case, if there are any. */
  Optional<String> twins() {
    Map<String, String> seen = new HashMap<>();
    for (String value : values.keySet().stream().sorted().toList()) {
      String other = seen.put(value.toLowerCase(Locale.ROOT), value);
      if (other != null) {
        return Optional.of(SafeText.text(other) + " and " + SafeText.text(value));
      }
    }
    return Optional.empty();
  }

  /** From the least to the largest number or date, or some words. */
  public String range() {
    return switch (kind()) {
      case NUMBER -> "%s to %s".formatted(Formats.number(least), Formats.number(largest));
      case DATE -> "%s to %s".formatted(first, latest);
      default -> words();
    };
  }

  String words() {
    List<String> all = values.keySet().stream().sorted().toList();
    List<String> shown =
        Formats.first(all, MOST_SHOWN).stream().map(value -> SafeText.text(shown(value))).toList();
    return String.join(", ", shown) + (all.size() > MOST_SHOWN ? ", ..." : "");
  }

  private static String shown(String value) {
    return value.length() <= Column.LONGEST_TEXT
        ? SafeText.cut(value, LONGEST_SHOWN)
        : value.substring(0, LONGEST_SHOWN) + " ... " + value.substring(value.lastIndexOf('('));
  }
}
