package dev.nnmaven.gate.baseline;

import dev.nnmaven.gate.statistics.Units;
import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.data.RowExamples;
import dev.nnmaven.trainer.job.Answered;
import dev.nnmaven.trainer.job.EvaluationRun;
import dev.nnmaven.trainer.measure.Answers;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.MavenCall;
import dev.nnmaven.trainer.text.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The baseline of a build, present, missing or not comparable.
 *
 * @param missingReason message if the baseline is missing, with advice
 * @param mismatch why a model cannot be compared with it, if so
 * @param published its coordinates, if it is a published model
 * @param askedBy what requires a baseline, if anything: the parameter that names it, or a link
 * @param shared test examples that it can be compared on, if it can be
 */
public record BaselineLookup(
    String missingReason,
    Optional<Baseline> baseline,
    Optional<String> mismatch,
    Optional<String> published,
    Optional<String> askedBy,
    Optional<SharedExamples> shared) {

  /** An error so many times the largest number is none that a trained model makes. */
  private static final double ABSURD = 1e6;

  /** Creates a missing baseline. */
  public static BaselineLookup missing(String missingReason, Optional<String> askedBy) {
    return new BaselineLookup(
        missingReason,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        askedBy,
        Optional.empty());
  }

  /**
   * Reads the file, if there is one.
   *
   * @param run of the next model
   * @param askedBy parameter that names the file; empty if none does
   * @throws IOException if it cannot be read or is malformed
   */
  public static BaselineLookup read(Path file, Answered run, Optional<String> askedBy)
      throws IOException {
    if (Files.notExists(file)) {
      return absent(file, askedBy);
    }
    Baseline found = BaselineFile.read(file);
    boolean isAsked = run instanceof EvaluationRun;
    Baseline baseline = isAsked ? found : found.with(run.examples().classes());
    Optional<String> other =
        otherTask(
            "the baseline",
            baseline.target(),
            baseline.names(),
            run.measure().target(),
            run.examples().classes());
    if (other.isPresent()) {
      String advice =
          ". If it is of another model, give this one another file in nn.baseline; if what is predicted has changed";
      return known(file, baseline, other.map(why -> why + advice), Optional.empty());
    }
    if (run.measure().target().isPresent()) {
      String target = run.measure().target().get();
      requirePlausible(file, baseline, ((RowExamples) run.examples()).raws(target));
    }
    SharedExamples shared = SharedExamples.of(baseline, run.examples(), run.training());
    Optional<String> gone =
        gone(Objects.requireNonNull(shared.gone()), baseline, run)
            .map(why -> isAsked ? why : why + others(shared, run.examples()))
            .map(why -> why + ". If this is intended");
    return known(file, baseline, gone, gone.isPresent() ? Optional.empty() : Optional.of(shared));
  }

  private static BaselineLookup known(
      Path file, Baseline baseline, Optional<String> mismatch, Optional<SharedExamples> shared) {
    return new BaselineLookup(
        missingReason(file),
        Optional.of(baseline),
        mismatch.map(
            why ->
                "%s, %s -Dnn.baselineReason=... writes %s again"
                    .formatted(why, MavenCall.of("baseline"), file)),
        Optional.empty(),
        Optional.empty(),
        shared);
  }

  /** Whether too many of the baseline's examples are gone: hard ones may be among them. */
  private static Optional<String> gone(int gone, Baseline baseline, Answered run) {
    int all = baseline.entries().different();
    if (all > 0 && 10L * gone <= all) {
      return Optional.empty();
    }
    Unit unit = run.examples().unit();
    if (unit == Unit.ROW && gone == all) {
      return Optional.of(
          Formats.format(
              "none of the %,d rows of the baseline is in the test data: all rows are others if"
                  + " columns were added, left out or renamed",
              all));
    }
    return Optional.of(
        Formats.format(
            "%,d of the %,d%s %s of the baseline are missing from the %s; at least 90%% must be there",
            gone,
            all,
            all < baseline.size() ? " different" : "",
            unit.many(),
            run instanceof EvaluationRun
                ? "test data (or are training data now)"
                : "answers, or have another actual value"));
  }

  /** Answers that the baseline does not have so; it has no names, only hashes. */
  private static String others(SharedExamples shared, Examples today) {
    Set<Integer> known = Arrays.stream(shared.examples()).boxed().collect(Collectors.toSet());
    List<String> others =
        IntStream.range(0, today.size())
            .filter(i -> !known.contains(i))
            .mapToObj(today::name)
            .toList();
    if (others.isEmpty()) {
      return "";
    }
    return "; %s with a new id, or another actual value: %s"
        .formatted(Formats.count(others.size(), "answer"), SafeText.list(others));
  }

  private static String missingReason(Path file) {
    return "no baseline yet (%s); to accept this model, run %s"
        .formatted(file, MavenCall.of("baseline"));
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
   * Compares a model with the baseline, if possible, on examples that neither model was trained on.
   *
   * @param answers of the model to all test examples
   * @param units what of these is one piece of evidence
   */
  public Optional<Comparison> compare(Answers<?> answers, Units units) {
    return shared.map(some -> Comparison.of(some, answers, units));
  }

  /** Why a comparison is not possible. */
  public String whyNone(Unit unit) {
    if (mismatch.isEmpty()) {
      return missingReason;
    }
    return published.isPresent()
        ? "the model cannot be compared with the baseline"
        : "the baseline was made with other test " + unit.many();
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
          "%s predicts %s, the model %s".formatted(name, predicted(target), predicted(ours)));
    }
    return classes.equals(ourClasses)
        ? Optional.empty()
        : Optional.of(
            "%s has the classes %s, the model has %s"
                .formatted(name, SafeText.list(classes), SafeText.list(ourClasses)));
  }

  private static String predicted(Optional<String> target) {
    return target.map(SafeText::text).orElse("classes");
  }

  /**
   * Throws if an error is beyond what any model makes that learned something of these rows: every
   * later model would pass beside it.
   */
  private static void requirePlausible(Path file, Baseline baseline, double[] numbers)
      throws MalformedFileException {
    double largest = Arrays.stream(numbers).map(Math::abs).max().orElse(0);
    for (float error : baseline.entries().errors()) {
      if (largest > 0 && error / ABSURD > largest) {
        throw BaselineFile.notUsable(
            file,
            ("it has an error of %s, more than a million times the largest number to predict, %s")
                .formatted(FloatText.of(error), FloatText.of(largest)));
      }
    }
  }
}
