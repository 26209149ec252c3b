package dev.nnmaven.trainer.table;

import dev.nnmaven.nn.data.table.CellForm;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.data.table.NumberForm;
import dev.nnmaven.nn.data.table.NumberForm.Writing;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Spelling;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the cells of a column are, found in one pass over the rows. */
final class ColumnProfile {

  /** Different values are counted up to this. */
  static final int MOST_COUNTED = 1000;

  /** Fewer different values are not texts, unless it is configured. */
  private static final int FEWEST_TEXTS = 20;

  private static final double DISTINCT = 0.5;

  /** Share of values without digits and symbols, from which on single words are texts. */
  private static final double MOST_LETTERS = 0.9;

  /** Words of a value in the mean, from which on it is a text rather than a name. */
  private static final double MOST_WORDS_OF_NAMES = 1.5;

  private static final int MANY_WORDS = 10;

  private static final int LONGEST_SHOWN = 20;
  private static final int MOST_SHOWN = 3;

  private static final Pattern PADDED = Pattern.compile("0[0-9]+");
  private static final Pattern NINES = Pattern.compile("-99+(\\.0+)?");
  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?[0-9.]*,[0-9]+");
  private static final String POINT = "; use a decimal point, such as 1.5";

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
  private final Set<String> negatives = new HashSet<>(); // two at most
  private String padded = "";
  private String odd = "";
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
      double value = Double.parseDouble(cell);
      number(value);
      if (cell.charAt(0) == '0' && padded.isEmpty() && PADDED.matcher(cell).matches()) {
        padded = cell;
      }
      if (value < 0 && negatives.size() < 2) {
        negatives.add(cell);
      }
    } else if (odd.isEmpty()) {
      boolean hasComma = DECIMAL_COMMA.matcher(cell).matches();
      odd = where(cell, line) + " is not a number" + (hasComma ? POINT : "");
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

  String name() {
    return name;
  }

  /** The name, for messages. */
  String shownName() {
    return SafeText.text(name);
  }

  /** Number of cells that are not empty. */
  int present() {
    return rows - missing;
  }

  /** What its values are taken for. */
  ColumnKind kind() {
    if (present() > 0 && numbers == present()) {
      return ColumnKind.NUMBER;
    }
    if (present() > 0 && yes + no == present() && (yes > 0 && no > 0 || isOneWord())) {
      return ColumnKind.YES_NO;
    }
    if (present() > 0 && dates == present()) {
      return ColumnKind.DATE;
    }
    return isText() ? ColumnKind.TEXT : ColumnKind.CATEGORY;
  }

  /**
   * Whether values are too many for a category, or hardly any is there twice, and they have several
   * words or nothing but letters.
   */
  private boolean isText() {
    boolean areMany = values.size() > TablePlanner.MOST_CATEGORIES;
    boolean areWords = areMany && letters >= MOST_LETTERS * present();
    return (areMany || hardlyRepeats())
        && (areWords || words >= MOST_WORDS_OF_NAMES * present())
        && !isAlmostNumber()
        && !isAlmostDate()
        && !hasUnits()
        && CellForms.dates(tried()).isEmpty();
  }

  /** Whether most values are there once, in more than a few rows. */
  boolean hardlyRepeats() {
    return values.size() >= FEWEST_TEXTS && values.size() > present() * DISTINCT;
  }

  /** Several words that all mean yes, or no, are more than that. */
  private boolean isOneWord() {
    return values.keySet().stream().map(text -> text.toLowerCase(Locale.ROOT)).distinct().count()
        == 1;
  }

  /** Whether most values are numbers, but not all of them. */
  boolean isAlmostNumber() {
    return isAlmostAll(numbers);
  }

  /** Whether nearly all values are numbers, each with a unit of its own or none. */
  boolean hasUnits() {
    List<String> tried = tried();
    long units = tried.stream().filter(text -> NumberForm.unit(text).isPresent()).count();
    return !tried.isEmpty() && tried.size() - units <= tried.size() / 10;
  }

  /** Whether most values are days, but not all of them. */
  boolean isAlmostDate() {
    return isAlmostAll(dates);
  }

  private boolean isAlmostAll(int count) {
    return count < present() && count > present() / 2;
  }

  /** Forms other than that of ISO 8601 in which nearly all values are days. */
  List<CellForm> dateForms() {
    boolean mayBe = kind() == ColumnKind.CATEGORY && !values.isEmpty() && !isAlmostDate();
    return mayBe ? CellForms.dates(tried()) : List.of();
  }

  /** Forms other than the usual one in which nearly all values are numbers. */
  List<CellForm> numberForms(Optional<Writing> known) {
    boolean mayBe = kind() == ColumnKind.CATEGORY || kind() == ColumnKind.NUMBER;
    return mayBe ? CellForms.numbers(tried(), known) : List.of();
  }

  /** Whether nearly all values are in a form, even one that nobody would guess. */
  boolean isIn(CellForm form) {
    return CellForms.reads(form, tried());
  }

  /** A form with the unit of the values, if it says none and they have one. */
  CellForm withUnit(CellForm form) {
    return form instanceof NumberForm numbers && numbers.unit().isEmpty()
        ? new NumberForm(numbers.writing(), CellForms.unit(tried()))
        : form;
  }

  private List<String> sorted() {
    return values.keySet().stream().sorted().toList();
  }

  private List<String> tried() {
    // Evenly spaced: the first of many, sorted as texts, may all be of the first days of a month.
    List<String> sorted = sorted();
    int tried = Math.min(MOST_TRIED, sorted.size());
    return IntStream.range(0, tried).mapToObj(i -> sorted.get(i * sorted.size() / tried)).toList();
  }

  /** The first of the values of another form, and how to have them read. */
  String otherForm(List<CellForm> forms) {
    CellForm form = forms.get(0);
    boolean areDates = form.kind() == ColumnKind.DATE;
    String first =
        values.keySet().stream()
            .filter(text -> Double.compare(form.kind().parse(text), form.parse(text)) != 0)
            .min(Comparator.comparing(values::get))
            .orElseThrow();
    String ways =
        forms.stream()
            .limit(MOST_SHOWN)
            .map(other -> way(other, forms.size() == 1 ? "" : first))
            .collect(Collectors.joining(" or "));
    return "looks like %s of another form (%s); %1$s are written %s, or %s reads these"
        .formatted(
            areDates ? "dates" : "numbers",
            where(first, values.getOrDefault(first, 0)),
            areDates ? "2026-03-31" : "1234.5",
            ways);
  }

  /** A line that has values read; with what it makes of a number that others read otherwise. */
  private String way(CellForm form, String number) {
    String way = "nn.columns=%s:%s".formatted(shownName(), SafeText.text(rule(form)));
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

  /** The first value that is not a day; empty if there is none. */
  String noDate() {
    return noDate;
  }

  /** The first value that is not a number, and why it may be none; empty if there is none. */
  String odd() {
    return odd;
  }

  /** Number of different values, at most {@link #MOST_COUNTED} and one. */
  int different() {
    return values.size();
  }

  /** A number of the values that are there, which are at least as many; for messages. */
  String differentText() {
    return values.size() > MOST_COUNTED
        ? "more than " + Formats.count(MOST_COUNTED)
        : Formats.count(values.size());
  }

  int missing() {
    return missing;
  }

  boolean isInteger() {
    return integers > 0 && integers == present();
  }

  /** Whether each value is by one more than the one before it: a number of the row. */
  boolean counts() {
    return rows > 2 && successors == rows - 1;
  }

  /** The first number with leading zeros, which may be a code; empty if there is none. */
  Optional<String> padded() {
    return Optional.of(padded).filter(text -> !text.isEmpty()).map(SafeText::text);
  }

  /** The only negative number, where it is of nines, which may stand for a missing one. */
  Optional<String> nines() {
    return negatives.stream()
        .filter(text -> negatives.size() == 1 && NINES.matcher(text).matches())
        .map(SafeText::text)
        .findFirst();
  }

  /** Two values, equal but for how they are written, if there are any. */
  Optional<String> twins() {
    Map<String, String> seen = new HashMap<>();
    for (String value : sorted()) {
      String other = seen.put(Spelling.common(value), value);
      if (other != null) {
        return Optional.of(SafeText.text(other) + " and " + SafeText.text(value));
      }
    }
    return Optional.empty();
  }

  /** From the least to the largest number or date, or some words. */
  String range() {
    return switch (kind()) {
      case NUMBER -> "%s to %s".formatted(Formats.number(least), Formats.number(largest));
      case DATE -> "%s to %s".formatted(first, latest);
      default -> words();
    };
  }

  String words() {
    return sorted().stream()
        .limit(MOST_SHOWN)
        .map(value -> SafeText.text(shown(value)))
        .collect(Collectors.joining(", ", "", values.size() > MOST_SHOWN ? ", ..." : ""));
  }

  private static String shown(String value) {
    return value.length() <= Column.LONGEST_TEXT
        ? SafeText.cut(value, LONGEST_SHOWN)
        : value.substring(0, LONGEST_SHOWN) + " ... " + value.substring(value.lastIndexOf('('));
  }
}
