package dev.nnmaven.gate.baseline;

import dev.nnmaven.nn.evaluation.Answers;
import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.data.RowExamples;
import dev.nnmaven.trainer.measure.Measure;
import dev.nnmaven.trainer.text.Texts;
import dev.nnmaven.trainer.text.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The baseline of a build, present, missing or not comparable.
 *
 * @param missingReason message if there is none, with advice
 * @param mismatch why a model cannot be compared with it, if so
 * @param published its coordinates, if it is a published model
 * @param askedBy what requires a baseline, if anything: the parameter that names it, or a link
 * @param unseen images that it can be compared on
 */
public record BaselineLookup(
    String missingReason,
    Optional<Baseline> baseline,
    Optional<String> mismatch,
    Optional<String> published,
    Optional<String> askedBy,
    UnseenImages unseen) {

  private static final int SHORT_HASH = 12;

  /** An error so many times the largest number is none that a trained model makes. */
  private static final double ABSURD = 1e6;

  /** Creates one from the project's file, not required by any parameter. */
  public BaselineLookup(
      String missingReason, Optional<Baseline> baseline, Optional<String> mismatch) {
    this(missingReason, baseline, mismatch, Optional.empty(), Optional.empty(), UnseenImages.ALL);
  }

  /** Creates a missing baseline. */
  public static BaselineLookup missing(String missingReason, Optional<String> askedBy) {
    return new BaselineLookup(
        missingReason,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        askedBy,
        UnseenImages.ALL);
  }

  /**
   * Reads the file, if there is one.
   *
   * @param examples test examples of the next model
   * @param task what it predicts of them
   * @param askedBy parameter that names the file; empty if none does
   * @throws IOException if it cannot be read or is malformed
   */
  public static BaselineLookup read(
      Path file, Examples examples, Task<?> task, Optional<String> askedBy) throws IOException {
    if (Files.notExists(file)) {
      return absent(file, askedBy);
    }
    Baseline baseline = BaselineFile.read(file, task);
    Optional<String> mismatch = mismatch(baseline, examples, task);
    if (mismatch.isEmpty() && task instanceof RegressionTask number) {
      requirePlausible(file, baseline, ((RowExamples) examples).raws(number.target()));
    } else if (mismatch.isEmpty()) {
      requireFit(file, baseline, examples);
    }
    return new BaselineLookup(
        missingReason(file),
        Optional.of(baseline),
        mismatch.map(why -> why + renewal(file, examples.unit())));
  }

  private static String missingReason(Path file) {
    return ("no baseline yet (%s); mvn nn:baseline makes this model the one that no later one may"
            + " fall below")
        .formatted(file);
  }

  private static BaselineLookup absent(Path file, Optional<String> askedBy) throws IOException {
    return Files.isSymbolicLink(file)
        ? missing(
            "%s is a link to %s, which is not there".formatted(file, Files.readSymbolicLink(file)),
            askedBy.or(() -> Optional.of("the link " + file.getFileName())))
        : missing(missingReason(file), askedBy);
  }

  /** The baseline, if comparable. */
  public Optional<Baseline> comparable() {
    return mismatch.isPresent() ? Optional.empty() : baseline;
  }

  /** Whether there is no baseline. */
  public boolean isMissing() {
    return baseline.isEmpty() && mismatch.isEmpty();
  }

  /** Message if there is no baseline. */
  public Optional<String> hint() {
    return isMissing() ? Optional.of(missingReason) : Optional.empty();
  }

  /**
   * Compares a model with the baseline, if possible, on examples that neither was trained on.
   *
   * @param answers what the model says of all test examples
   * @param groups group of each of them, if there are groups
   */
  public Optional<Comparison> compare(Answers<?> answers, int[] groups) {
    return comparable().map(before -> Comparison.of(before, answers, unseen, groups));
  }

  /** Why there is nothing to compare with. */
  public String whyNone(Unit unit) {
    if (mismatch.isEmpty()) {
      return missingReason;
    }
    return published.isPresent()
        ? "the model cannot be compared with the baseline"
        : "the baseline was made with other test " + unit.many();
  }

  private static String renewal(Path file, Unit unit) {
    return (". If they were meant to change, mvn nn:baseline -Dnn.baselineReason=... writes %1$s again. "
            + "A part of the %2$s that is held out (nn.testFraction) changes when %2$s are added; "
            + (unit == Unit.ROW
                ? "a file of test rows (nn.testData, such as test.csv) does not"
                : "a folder of test images does not"))
        .formatted(file, unit.many());
  }

  private static Optional<String> mismatch(Baseline baseline, Examples examples, Task<?> task) {
    List<String> classes = baseline.classes().stream().map(Baseline.PerClass::name).toList();
    Optional<String> other =
        otherTask(
            "the baseline",
            baseline.target(),
            classes,
            Measure.of(task, examples.unit()).target(),
            examples.classes());
    if (other.isPresent()) {
      return other;
    }
    String fingerprint = examples.fingerprint();
    if (fingerprint.equals(baseline.examplesSha256()) && examples.size() == baseline.size()) {
      return Optional.empty();
    }
    return Optional.of(
        Texts.format(
            "the baseline was made on %s (SHA-256 %s...), the model is judged on %,d others"
                + " (SHA-256 %s...), so the %s cannot be compared",
            examples.unit().count(baseline.size()),
            baseline.examplesSha256().substring(0, SHORT_HASH),
            examples.size(),
            fingerprint.substring(0, SHORT_HASH),
            classes.isEmpty() ? "errors" : "two accuracies"));
  }

  /** Why what one model predicts is not what another predicts; empty if it is. */
  static Optional<String> otherTask(
      String name,
      Optional<String> target,
      List<String> classes,
      Optional<String> ours,
      List<String> ourClasses) {
    if (!target.equals(ours)) {
      return Optional.of(
          "%s predicts %s, the model %s"
              .formatted(name, Shown.text(target.orElseThrow()), Shown.text(ours.orElseThrow())));
    }
    return classes.equals(ourClasses)
        ? Optional.empty()
        : Optional.of(
            "%s has the classes %s, the model has %s"
                .formatted(name, Shown.list(classes), Shown.list(ourClasses)));
  }

  /**
   * Throws if an error is beyond what any model makes that learned something of these rows: every
   * later model would pass beside it.
   */
  private static void requirePlausible(Path file, Baseline baseline, double[] numbers)
      throws MalformedFileException {
    double largest = Arrays.stream(numbers).map(Math::abs).max().orElse(0);
    for (float error : baseline.errors()) {
      if (largest > 0 && error / ABSURD > largest) {
        throw BaselineFile.notUsable(
            file,
            ("it has an error of %s, more than a million times the largest number that is to be"
                    + " predicted, %s")
                .formatted(FloatText.of(error), FloatText.of(largest)));
      }
    }
  }

  /** Throws if counts differ although the images are the same: the file was edited. */
  private static void requireFit(Path file, Baseline baseline, Examples images)
      throws MalformedFileException {
    int[] recognized = new int[images.classes().size()];
    for (int i = 0; i < images.size(); i++) {
      recognized[images.label(i)] += baseline.errors()[i] == 0 ? 1 : 0;
    }
    int[] counts = images.countPerClass();
    for (int c = 0; c < counts.length; c++) {
      Baseline.PerClass perClass = baseline.classes().get(c);
      if (perClass.images() != counts[c] || perClass.correct() != recognized[c]) {
        throw BaselineFile.notUsable(
            file,
            Texts.format(
                "it contradicts itself: of class %s it says %d of %d, its bits say %d of %d",
                perClass.name(), perClass.correct(), perClass.images(), recognized[c], counts[c]));
      }
    }
  }
}
