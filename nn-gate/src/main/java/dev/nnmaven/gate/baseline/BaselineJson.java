package dev.nnmaven.gate.baseline;

import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.files.Json;
import dev.nnmaven.trainer.text.Formats;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Content of a baseline's file; docs/output-files.md describes it. What is null is omitted: {@code
 * correct}, {@code loss} and {@code classes} for a number, {@code target}, {@code rmse} and {@code
 * errors} for classes.
 *
 * <p>Lines of examples end where the first bits of their keys change, so that one more example
 * changes one line.
 */
record BaselineJson(
    int schemaVersion,
    String producer,
    @Nullable String reason,
    String modelSha256,
    int accepted,
    List<Accepted> history,
    @Nullable String target,
    int examples,
    @Nullable Double rmse,
    @Nullable Integer correct,
    @Nullable Double loss,
    @Nullable List<OfClass> classes,
    @Nullable List<String> errors) {

  static final int SCHEMA_VERSION = 6;

  /** Throws if a file lacks a part. */
  BaselineJson {
    Stream.of(producer, modelSha256).forEach(Objects::requireNonNull);
    (target == null ? Stream.of(correct, loss, classes) : Stream.of(rmse, errors))
        .forEach(Objects::requireNonNull);
    history = List.copyOf(history);
    classes = classes == null ? null : List.copyOf(classes);
    errors = errors == null ? null : List.copyOf(errors);
  }

  /** An accepted model: an entry of the history. */
  record Accepted(
      @Nullable String date,
      String modelSha256,
      boolean sameExamples,
      int examples,
      @Nullable Integer correct,
      @Nullable Double rmse) {

    /** Throws if a file lacks a part. */
    Accepted {
      Objects.requireNonNull(modelSha256);
    }

    /** Negative if there is none. */
    private double figure(boolean ofNumber) {
      Number found = ofNumber ? rmse : (Number) correct;
      return found == null ? -1 : found.doubleValue();
    }
  }

  /** A class, and lines of keys of its examples. */
  record OfClass(
      String name, int examples, int correct, List<String> recognized, List<String> missed) {

    /** Throws if a file lacks a part. */
    OfClass {
      Objects.requireNonNull(name);
      recognized = List.copyOf(recognized);
      missed = List.copyOf(missed);
    }
  }

  private static final String DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final int BITS_OF_A_DIGIT = 6;
  private static final int KEY = Examples.KEY_BITS / BITS_OF_A_DIGIT;
  private static final int ERROR = 6; // digits of a float32
  private static final int PER_LINE = 8;

  /** Maximum length of texts, as in model files. */
  private static final int LONGEST_TEXT = 1000;

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  static BaselineJson of(Baseline baseline) {
    Entries entries = baseline.entries();
    boolean ofNumber = baseline.target().isPresent();
    return new BaselineJson(
        SCHEMA_VERSION,
        baseline.producer(),
        baseline.reason().orElse(null),
        baseline.modelSha256(),
        baseline.history().accepted(),
        baseline.history().entries().stream().map(one -> accepted(one, ofNumber)).toList(),
        baseline.target().orElse(null),
        entries.size(),
        ofNumber ? entries.rmse() : null,
        ofNumber ? null : entries.correct(),
        ofNumber ? null : baseline.loss(),
        ofNumber ? null : classes(baseline),
        ofNumber ? lines(entries, IntStream.range(0, entries.size()), ERROR) : null);
  }

  private static Accepted accepted(History.Entry one, boolean ofNumber) {
    return new Accepted(
        one.date().map(LocalDate::toString).orElse(null),
        one.modelSha256(),
        one.sameExamples(),
        one.examples(),
        ofNumber ? null : (int) one.figure(),
        ofNumber ? one.figure() : null);
  }

  private static List<OfClass> classes(Baseline baseline) {
    Entries entries = baseline.entries();
    List<Baseline.PerClass> counts = baseline.classes();
    List<List<String>> lines = new ArrayList<>();
    for (int c = 0; c < counts.size(); c++) {
      for (boolean right : List.of(true, false)) {
        int label = c;
        lines.add(
            lines(
                entries,
                IntStream.range(0, entries.size())
                    .filter(i -> entries.labels()[i] == label)
                    .filter(i -> (entries.errors()[i] == 0) == right),
                0));
      }
    }
    return IntStream.range(0, counts.size())
        .mapToObj(
            c ->
                new OfClass(
                    counts.get(c).name(),
                    counts.get(c).images(),
                    counts.get(c).correct(),
                    lines.get(2 * c),
                    lines.get(2 * c + 1)))
        .toList();
  }

  /** Keys, each followed by so many digits of its error. */
  private static List<String> lines(Entries entries, IntStream which, int errorDigits) {
    int[] some = which.toArray();
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(some.length / PER_LINE);
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < some.length; i++) {
      long key = entries.keys()[some[i]];
      int shift = Examples.KEY_BITS - bits;
      if (i > 0 && key >>> shift != entries.keys()[some[i - 1]] >>> shift) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ");
      append(line, key, KEY);
      append(line, Float.floatToIntBits(entries.errors()[some[i]]), errorDigits);
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }

  private static void append(StringBuilder text, long number, int digits) {
    for (int digit = digits - 1; digit >= 0; digit--) {
      int value = (int) (number >>> (digit * BITS_OF_A_DIGIT)) & (DIGITS.length() - 1);
      text.append(DIGITS.charAt(value));
    }
  }

  /**
   * Parses a file's text.
   *
   * @throws MalformedFileException if it is not what {@code nn:baseline} writes
   * @throws IllegalArgumentException if it is not such JSON
   */
  static Baseline parse(String text) throws MalformedFileException {
    Baseline baseline = Json.parse(text, BaselineJson.class).baseline();
    // Else a field is unknown or twice, or there are digits that say nothing.
    if (!squeezed(text).equals(squeezed(Json.text(of(baseline))))) {
      throw malformed(
          "it is not as nn:baseline writes it: it was edited, or a field is unknown or there twice");
    }
    return baseline;
  }

  private static String squeezed(String json) {
    return json.replaceAll("[ \t\r\n]", "");
  }

  private static MalformedFileException malformed(String pattern, @Nullable Object... arguments) {
    return new MalformedFileException(Formats.format(pattern, arguments));
  }

  private Baseline baseline() throws MalformedFileException {
    List<String> names = new ArrayList<>();
    Read read = new Read(examples);
    if (target == null) {
      for (OfClass one : Objects.requireNonNull(classes)) {
        read.add(one.recognized, names.size(), 0);
        read.add(one.missed, names.size(), 1);
        names.add(text("name", one.name));
      }
    } else {
      read.add(Objects.requireNonNull(errors));
    }
    if (new HashSet<>(names).size() < names.size()) {
      throw malformed("it has a class twice");
    }
    Baseline baseline =
        new Baseline(
            text("producer", producer),
            sha256(modelSha256),
            names,
            read.entries(target != null),
            Optional.ofNullable(target),
            target == null ? notNegative("loss", loss) : 0,
            reason == null ? Optional.empty() : Optional.of(checked(reason)),
            models());
    requireConsistent(baseline);
    return baseline;
  }

  /** Examples as they are read. */
  private static final class Read {

    private final long[] keys;
    private final int[] labels;
    private final float[] errors;
    private int count;

    Read(int examples) throws MalformedFileException {
      // As many as there are bytes for, whatever the file says.
      int most = examples > 0 && examples <= BaselineFile.MOST_BYTES / KEY ? examples : 0;
      if (most == 0) {
        throw malformed("it contradicts itself: \"examples\" is %d", examples);
      }
      keys = new long[most];
      labels = new int[most];
      errors = new float[most];
    }

    /** Adds lines of a class. */
    void add(List<String> lines, int label, float error) throws MalformedFileException {
      for (String token : tokens(lines)) {
        add(number(token, 0, KEY, token.length()), label, error);
      }
    }

    /** Adds lines with errors. */
    void add(List<String> lines) throws MalformedFileException {
      for (String token : tokens(lines)) {
        float error = Float.intBitsToFloat((int) number(token, KEY, KEY + ERROR, token.length()));
        if (!(error >= 0 && error <= Float.MAX_VALUE)) {
          throw malformed("it has an error that is not a finite number of at least 0");
        }
        add(number(token, 0, KEY, KEY), 0, error);
      }
    }

    private void add(long key, int label, float error) throws MalformedFileException {
      if (count == keys.length) {
        throw malformed("it contradicts itself: it has more than the %d examples it says", count);
      }
      keys[count] = key;
      labels[count] = label;
      errors[count++] = error;
    }

    private static List<String> tokens(List<String> lines) {
      return lines.stream().flatMap(line -> Stream.of(line.split(" ", -1))).toList();
    }

    /** The digits in a part of a token, which has to end there. */
    private static long number(String token, int from, int to, int end)
        throws MalformedFileException {
      if (end != to || token.length() < to) {
        throw malformed(
            "it has an example \"%s\", which has not %d digits", SafeText.text(token), to);
      }
      long number = 0;
      for (int i = from; i < to; i++) {
        int digit = DIGITS.indexOf(token.charAt(i));
        if (digit < 0) {
          throw malformed("it has an example \"%s\" with another digit", SafeText.text(token));
        }
        number = (number << BITS_OF_A_DIGIT) | digit;
      }
      return number;
    }

    Entries entries(boolean ofNumber) throws MalformedFileException {
      if (count < keys.length) {
        throw malformed(
            "it contradicts itself: \"examples\" is %d, but it has %d", keys.length, count);
      }
      Entries entries = new Entries(keys, ofNumber ? new int[0] : labels, errors).sorted();
      for (int i = 1; i < count; i++) {
        boolean isSame = entries.keys()[i] == entries.keys()[i - 1];
        if (isSame && entries.errors()[i] != entries.errors()[i - 1]) {
          throw malformed("it contradicts itself: it has one example with two errors");
        }
      }
      return entries;
    }
  }

  private History models() throws MalformedFileException {
    List<History.Entry> entries = new ArrayList<>();
    if (history.size() > History.MOST) {
      throw malformed("\"history\" has more than %d models", History.MOST);
    }
    for (Accepted one : history) {
      double figure = one.figure(target != null);
      if (one.examples < 1 || !(figure >= 0) || (target == null && figure > one.examples)) {
        throw malformed(
            "a model of \"history\" has no such figure: %s of %d", figure, one.examples);
      }
      entries.add(
          new History.Entry(
              one.date == null ? Optional.empty() : Optional.of(date(one.date)),
              sha256(one.modelSha256),
              one.sameExamples,
              one.examples,
              figure));
    }
    return new History(accepted, entries);
  }

  /** Totals, and those of each class, are what its examples give; the last model is this one. */
  private void requireConsistent(Baseline read) throws MalformedFileException {
    if (target == null) {
      requireSame("correct", Objects.requireNonNull(correct), read.entries().correct());
      List<Baseline.PerClass> counts = read.classes();
      for (int c = 0; c < counts.size(); c++) {
        OfClass said = Objects.requireNonNull(classes).get(c);
        String ofClass = " of class " + SafeText.text(said.name);
        requireSame("examples" + ofClass, said.examples, counts.get(c).images());
        requireSame("correct" + ofClass, said.correct, counts.get(c).correct());
      }
    }
    List<History.Entry> entries = read.history().entries();
    if (entries.isEmpty() || accepted < entries.size()) {
      throw malformed(
          "it contradicts itself: accepted is %d, but \"history\" has %d models",
          accepted, entries.size());
    }
    History.Entry last = entries.get(entries.size() - 1);
    if (!last.equals(read.entry(last.date(), last.sameExamples()))) {
      throw malformed(
          "it contradicts itself: the last model of \"history\" is another than that of the file");
    }
  }

  private static void requireSame(String what, int said, int found) throws MalformedFileException {
    if (said != found) {
      throw malformed("it contradicts itself: %s is %d, but it has %d", what, said, found);
    }
  }

  private static String text(String name, String text) throws MalformedFileException {
    if (text.length() > LONGEST_TEXT) {
      throw malformed(
          "\"%s\" has %s characters, expected at most %s", name, text.length(), LONGEST_TEXT);
    }
    return text;
  }

  private static String sha256(String text) throws MalformedFileException {
    if (!SHA256.matcher(text).matches()) {
      throw malformed("\"modelSha256\" is not a SHA-256");
    }
    return text;
  }

  private static double notNegative(String name, @Nullable Double number)
      throws MalformedFileException {
    if (number == null || !(number >= 0)) {
      throw malformed("\"%s\" is not a number of at least 0", name);
    }
    return number;
  }

  private static String checked(String text) throws MalformedFileException {
    try {
      return Baseline.parseReason(text);
    } catch (IllegalArgumentException e) {
      throw malformed("\"reason\": %s", e.getMessage());
    }
  }

  private static LocalDate date(String text) throws MalformedFileException {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw malformed("\"date\" is not a day such as 2026-11-27");
    }
  }
}
