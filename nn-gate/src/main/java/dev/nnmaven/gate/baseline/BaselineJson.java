package dev.nnmaven.gate.baseline;

import dev.nnmaven.gate.baseline.ExampleLines.Example;
import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.files.Json;
import dev.nnmaven.trainer.text.Formats;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Content of a baseline's file; docs/model-format.md describes it. What is null is omitted: {@code
 * correct}, {@code loss} and {@code classes} for a number, {@code loss} without probabilities,
 * {@code target}, {@code rmse} and {@code errors} for classes.
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
    (target == null ? Stream.of(correct, classes) : Stream.of(rmse, errors))
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

    private History.Entry entry(boolean ofNumber) throws MalformedFileException {
      Number found = ofNumber ? rmse : (Number) correct;
      double figure = found == null ? -1 : found.doubleValue();
      require(
          examples > 0 && figure >= 0 && (ofNumber || figure <= examples),
          "a model of \"history\" has no such figure: %s of %d",
          figure,
          examples);
      try {
        return new History.Entry(
            Optional.ofNullable(date).map(LocalDate::parse),
            sha256(modelSha256),
            sameExamples,
            examples,
            figure);
      } catch (DateTimeException e) {
        throw malformed("\"date\" is not a day such as 2026-11-27");
      }
    }
  }

  /**
   * A class, and lines of keys of its examples.
   *
   * @param predicted index of the class predicted for each that was missed, in their order; null if
   *     wrong answers all cost the same, or there are only two classes
   */
  record OfClass(
      String name,
      int examples,
      int correct,
      List<String> recognized,
      List<String> missed,
      @Nullable List<Integer> predicted) {

    /** Throws if a file lacks a part. */
    OfClass {
      Objects.requireNonNull(name);
      recognized = List.copyOf(recognized);
      missed = List.copyOf(missed);
      predicted = predicted == null ? null : List.copyOf(predicted);
    }

    /** Its examples that were missed, with what was predicted, if it is known. */
    private List<Example> missed(int label, int classes) throws MalformedFileException {
      List<Example> found = ExampleLines.ofKeys(missed, label, 1);
      List<Integer> known = predicted;
      if (known == null) {
        return found;
      }
      require(
          known.size() == found.size()
              && known.stream().allMatch(p -> p >= 0 && p < classes && p != label),
          "\"predicted\" is not another class for each of \"missed\"");
      return IntStream.range(0, known.size())
          .mapToObj(i -> new Example(found.get(i).key(), label, 1, known.get(i)))
          .toList();
    }
  }

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
        baseline.history().entries().stream().map(entry -> accepted(entry, ofNumber)).toList(),
        baseline.target().orElse(null),
        entries.size(),
        ofNumber ? entries.rmse() : null,
        ofNumber ? null : entries.correct(),
        ofNumber || Double.isNaN(baseline.loss()) ? null : baseline.loss(),
        ofNumber ? null : classes(baseline),
        ofNumber ? ExampleLines.errors(entries) : null);
  }

  private static Accepted accepted(History.Entry entry, boolean ofNumber) {
    return new Accepted(
        entry.date().map(LocalDate::toString).orElse(null),
        entry.modelSha256(),
        entry.sameExamples(),
        entry.examples(),
        ofNumber ? null : (int) entry.figure(),
        ofNumber ? entry.figure() : null);
  }

  private static List<OfClass> classes(Baseline baseline) {
    Entries entries = baseline.entries();
    int[] labels = entries.labels();
    float[] errors = entries.errors();
    List<Baseline.PerClass> counts = baseline.classes();
    return IntStream.range(0, counts.size())
        .mapToObj(
            c ->
                new OfClass(
                    counts.get(c).name(),
                    counts.get(c).images(),
                    counts.get(c).correct(),
                    ExampleLines.keys(entries, i -> labels[i] == c && errors[i] == 0),
                    ExampleLines.keys(entries, i -> labels[i] == c && errors[i] != 0),
                    predicted(entries, c, counts.size())))
        .toList();
  }

  private static @Nullable List<Integer> predicted(Entries entries, int label, int classes) {
    int[] predicted = entries.predicted();
    List<Integer> found =
        IntStream.range(0, classes == 2 ? 0 : predicted.length)
            .filter(i -> entries.labels()[i] == label && entries.errors()[i] != 0)
            .mapToObj(i -> predicted[i])
            .toList();
    return found.isEmpty() ? null : found;
  }

  /**
   * Parses a file's text.
   *
   * @throws MalformedFileException if it is not what {@code nn:baseline} writes
   * @throws IllegalArgumentException if it is not such JSON
   */
  static Baseline parse(String text) throws MalformedFileException {
    Baseline baseline = Json.parse(text, BaselineJson.class).baseline();
    requireWritten(text, Json.text(of(baseline)));
    return baseline;
  }

  /**
   * Throws if a text is not what is written, spaces apart: numbers that contradict each other, and
   * fields that are unknown or twice.
   */
  private static void requireWritten(String text, String written) throws MalformedFileException {
    String found = squeezed(text);
    String expected = squeezed(written);
    int at = Arrays.mismatch(found.toCharArray(), expected.toCharArray());
    require(
        at < 0,
        "it is not as nn:baseline writes it: expected %s, found %s",
        SafeText.text(field(expected, at)),
        SafeText.text(field(found, at)));
  }

  private static String squeezed(String json) {
    return json.replaceAll("[ \t\r\n]", "");
  }

  /** A field and its value around a character. */
  private static String field(String json, int at) {
    int end = json.indexOf(',', at);
    return json.substring(json.lastIndexOf(',', at - 1) + 1, end < 0 ? json.length() : end);
  }

  private static MalformedFileException malformed(String pattern, @Nullable Object... arguments) {
    return new MalformedFileException(Formats.format(pattern, arguments));
  }

  private static void require(boolean holds, String pattern, @Nullable Object... arguments)
      throws MalformedFileException {
    if (!holds) {
      throw malformed(pattern, arguments);
    }
  }

  private Baseline baseline() throws MalformedFileException {
    Baseline baseline =
        new Baseline(
            producer,
            sha256(modelSha256),
            classes == null ? List.of() : classes.stream().map(OfClass::name).toList(),
            entries(),
            Optional.ofNullable(target),
            loss != null ? loss : target == null ? Double.NaN : 0,
            reason == null ? Optional.empty() : Optional.of(checked(reason)),
            models());
    require(loss == null || loss >= 0, "\"loss\" is not a number of at least 0");
    List<String> names = baseline.names();
    require(new HashSet<>(names).size() == names.size(), "it has a class twice");
    List<History.Entry> models = baseline.history().entries();
    require(
        !models.isEmpty() && accepted >= models.size(),
        "it contradicts itself: accepted is %d, but \"history\" has %d models",
        accepted,
        models.size());
    History.Entry last = models.get(models.size() - 1);
    require(
        last.equals(baseline.entry(last.date(), last.sameExamples())),
        "it contradicts itself: the last model of \"history\" differs from the model of the file");
    return baseline;
  }

  private Entries entries() throws MalformedFileException {
    List<Example> found = new ArrayList<>();
    if (target == null) {
      List<OfClass> all = Objects.requireNonNull(classes);
      for (int label = 0; label < all.size(); label++) {
        found.addAll(ExampleLines.ofKeys(all.get(label).recognized, label, 0));
        found.addAll(all.get(label).missed(label, all.size()));
      }
    } else {
      found.addAll(ExampleLines.ofErrors(Objects.requireNonNull(errors)));
    }
    require(!found.isEmpty(), "it has no examples");
    Entries entries = Entries.of(found, target == null);
    for (int i = 0; i < entries.size(); i++) {
      require(
          Float.isFinite(entries.errors()[i]) && entries.errors()[i] >= 0,
          "it has an error that is not a finite number of at least 0");
      require(
          i == 0
              || entries.keys()[i] != entries.keys()[i - 1]
              || entries.errors()[i] == entries.errors()[i - 1],
          "it contradicts itself: it has one example with two errors");
    }
    return entries;
  }

  private History models() throws MalformedFileException {
    require(history.size() <= History.MOST, "\"history\" has more than %d models", History.MOST);
    List<History.Entry> entries = new ArrayList<>();
    for (Accepted model : history) {
      entries.add(model.entry(target != null));
    }
    return new History(accepted, entries);
  }

  private static String sha256(String text) throws MalformedFileException {
    require(SHA256.matcher(text).matches(), "\"modelSha256\" is not a SHA-256");
    return text;
  }

  private static String checked(String text) throws MalformedFileException {
    try {
      return Baseline.parseReason(text);
    } catch (IllegalArgumentException e) {
      throw malformed("\"reason\": %s", e.getMessage());
    }
  }
}
