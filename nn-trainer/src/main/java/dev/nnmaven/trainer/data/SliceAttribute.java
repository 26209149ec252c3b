package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.NamePattern;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.text.Formats;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What examples are sliced by: a column, or what a pattern finds in the name of an image.
 *
 * @param name of the column; of a pattern, what it finds
 * @param bins into how many parts of equal numbers of examples a number is divided; 0 if each value
 *     is a slice
 * @param pattern finds the value in a name, if it is not a column
 * @param isNamed whether the value is the group of that name, and not the only one
 */
record SliceAttribute(String name, int bins, Optional<Pattern> pattern, boolean isNamed) {

  /** More slices of one attribute would say nothing of any. */
  static final int MOST_VALUES = 100;

  private static final Pattern NAMED_GROUP = Pattern.compile("\\(\\?<([A-Za-z][A-Za-z0-9]*)>");
  private static final Pattern BINS = Pattern.compile("(.+):([0-9]+)");
  private static final String MISSING = "(missing)";

  static SliceAttribute column(String name, int bins) {
    return new SliceAttribute(name, bins, Optional.empty(), false);
  }

  /** Parses {@code sex}, {@code age:4}, {@code font=/([a-z]+)-} or a pattern of named groups. */
  static List<SliceAttribute> parse(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException(
          "expected names of columns, such as \"sex, age:4\", or patterns over the names of images,"
              + " such as font=/([a-z]+)-, separated by commas; found an empty one");
    }
    Matcher named = NAMED_GROUP.matcher(text);
    if (named.find()) {
      Pattern pattern = NamePattern.of(text);
      return named
          .reset()
          .results()
          .map(name -> new SliceAttribute(name.group(1), 0, Optional.of(pattern), true))
          .toList();
    }
    int equals = text.indexOf('=');
    if (equals >= 0) {
      return List.of(ofPattern(text.substring(0, equals).strip(), text.substring(equals + 1)));
    }
    Matcher bins = BINS.matcher(text);
    return List.of(
        bins.matches()
            ? column(bins.group(1).strip(), Numbers.integer(bins.group(2), 2, MOST_VALUES))
            : column(text, 0));
  }

  private static SliceAttribute ofPattern(String name, String text) {
    Pattern pattern = NamePattern.of(text.strip());
    int groups = pattern.matcher("").groupCount();
    if (name.isEmpty() || groups != 1) {
      throw Illegal.argument(
          "expected NAME=PATTERN with one group in parentheses, which is the value, such as"
              + " font=/([a-z]+)-; found %s in \"%s=%s\" (?: starts parentheses that are not"
              + " a group)",
          name.isEmpty() ? "no name" : groups + " groups", name, text);
    }
    return new SliceAttribute(name, 0, Optional.of(pattern), false);
  }

  /**
   * What the pattern finds in names; empty where it finds nothing.
   *
   * @throws IllegalArgumentException if it finds nothing in any
   */
  String[] find(String[] names) {
    Pattern sought = pattern.orElseThrow();
    String[] values = new String[names.length];
    Arrays.setAll(values, i -> find(sought.matcher(names[i])));
    if (names.length > 0 && Arrays.stream(values).allMatch(String::isEmpty)) {
      throw Illegal.argument(
          "%s finds no %s in any of %s examples, such as %s",
          SafeText.text(sought.pattern()),
          SafeText.text(name),
          Formats.count(names.length),
          SafeText.text(names[0]));
    }
    return values;
  }

  private String find(Matcher found) {
    if (!found.find()) {
      return "";
    }
    String value = isNamed ? found.group(name) : found.group(1);
    return value == null ? "" : value;
  }

  /**
   * The slices of these values: words in their order, numbers from the smallest, and last those
   * without a value.
   *
   * @param values of each example, [N]; blank if missing
   * @throws IllegalArgumentException if there are too many, or bins of what is not a number
   */
  List<Slice> slices(String[] values) {
    TreeMap<String, List<Integer>> words = new TreeMap<>();
    List<Integer> missing = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      (Column.isMissing(values[i])
              ? missing
              : words.computeIfAbsent(values[i], none -> new ArrayList<>()))
          .add(i);
    }
    if (bins == 0 && words.size() > MOST_VALUES) {
      throw Illegal.argument(
          "%s has %s different values, expected at most %s%s",
          SafeText.text(name),
          Formats.count(words.size()),
          MOST_VALUES,
          words.keySet().stream().allMatch(ColumnKind.NUMBER::reads)
              ? "; %s:4 makes four slices of them".formatted(SafeText.text(name))
              : "");
    }
    List<Slice> slices = new ArrayList<>();
    if (bins > 0) {
      slices.addAll(binned(values));
    } else {
      words.forEach((word, examples) -> slices.add(slice(word, examples)));
    }
    if (!missing.isEmpty()) {
      slices.add(slice(MISSING, missing));
    }
    return slices;
  }

  private Slice slice(String value, List<Integer> examples) {
    return new Slice(name, value, examples.stream().mapToInt(Integer::intValue).toArray());
  }

  /** Quantiles; equal numbers are in one part, so that there may be fewer. */
  private List<Slice> binned(String[] values) {
    double[] numbers = Arrays.stream(values).mapToDouble(this::number).toArray();
    double[] present = ColumnBins.sorted(numbers);
    double[] ends = new double[present.length == 0 ? 0 : bins - 1];
    Arrays.setAll(ends, k -> present[(int) ((k + 1L) * present.length / bins)]);
    // Nothing is below the least number: where it is frequent, it is a part by itself.
    double[] distinct =
        Arrays.stream(ends)
            .map(end -> end == present[0] ? Math.nextUp(end) : end)
            .distinct()
            .toArray();
    List<Slice> slices = new ArrayList<>();
    for (int part = 0; part <= distinct.length; part++) {
      List<Integer> examples = new ArrayList<>();
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < numbers.length; i++) {
        if (!Double.isNaN(numbers[i]) && ColumnBins.of(numbers[i], distinct) == part) {
          examples.add(i);
          least = Math.min(least, numbers[i]);
          most = Math.max(most, numbers[i]);
        }
      }
      if (!examples.isEmpty()) {
        String range = Formats.number(least) + (least == most ? "" : " to " + Formats.number(most));
        slices.add(slice(range, examples));
      }
    }
    return slices;
  }

  private double number(String value) {
    if (Column.isMissing(value)) {
      return Double.NaN;
    }
    if (!ColumnKind.NUMBER.reads(value)) {
      throw Illegal.argument(
          "%s:%s divides numbers, but a value of %1$s is \"%s\"",
          SafeText.text(name), bins, SafeText.text(value));
    }
    return Double.parseDouble(value);
  }
}
