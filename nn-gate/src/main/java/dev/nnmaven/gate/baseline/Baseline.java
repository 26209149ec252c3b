package dev.nnmaven.gate.baseline;

import dev.nnmaven.nn.evaluation.Answers;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.text.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Baseline: how wrong the last accepted model was on each test example.
 *
 * @param producer software that wrote it, with its version, or coordinates of a published model
 * @param modelSha256 hash of the model file
 * @param examplesSha256 fingerprint of the test examples
 * @param errors error of each example, in order, [N]: 0 or 1 of a class, else the absolute error in
 *     the target's unit
 * @param target name of the number that is predicted; empty for classes
 * @param classes results per class; none for a number
 * @param loss mean loss in nats; 0 for a number, whose files do not record it
 * @param reason why it was accepted, if given
 * @param history models that were accepted until then, and this one
 */
public record Baseline(
    String producer,
    String modelSha256,
    String examplesSha256,
    float[] errors,
    Optional<String> target,
    List<PerClass> classes,
    double loss,
    Optional<String> reason,
    History history) {

  /** Creates one without a history. */
  public Baseline(
      String producer,
      String modelSha256,
      String examplesSha256,
      float[] errors,
      Optional<String> target,
      List<PerClass> classes,
      double loss,
      Optional<String> reason) {
    this(
        producer, modelSha256, examplesSha256, errors, target, classes, loss, reason, History.NONE);
  }

  /** Number of images of one class, and how many of them are recognized. */
  public record PerClass(String name, int images, int correct) {}

  /** Maximum length of a reason in characters. */
  private static final int LONGEST_REASON = 200;

  /**
   * Creates the baseline of a model.
   *
   * @param examples test examples
   * @param answers what the model says of them
   */
  public static Baseline of(
      String producer,
      String modelSha256,
      Examples examples,
      Optional<String> target,
      Answers<?> answers) {
    int[] images = new int[examples.classes().size()];
    int[] correct = new int[images.length];
    int[] labels = answers.labels();
    for (int i = 0; i < labels.length; i++) {
      images[labels[i]]++;
      correct[labels[i]] += answers.error(i) == 0 ? 1 : 0;
    }
    return new Baseline(
        producer,
        modelSha256,
        examples.fingerprint(),
        errors(answers),
        target,
        IntStream.range(0, images.length)
            .mapToObj(c -> new PerClass(examples.classes().get(c), images[c], correct[c]))
            .toList(),
        target.isPresent() ? 0 : answers.evaluation().loss(),
        Optional.empty());
  }

  /** Errors in the precision of a baseline, so that a model equals itself; all finite. */
  static float[] errors(Answers<?> answers) {
    float[] errors = new float[answers.size()];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = Math.min((float) answers.error(i), Float.MAX_VALUE);
    }
    return errors;
  }

  /** Copy with a reason. */
  public Baseline because(Optional<String> why) {
    return with(why, history);
  }

  /**
   * Copy that goes on with the history of the one before.
   *
   * @param date day of the sources, if known
   */
  public Baseline after(Optional<Baseline> before, Optional<LocalDate> date) {
    History earlier =
        before
            .map(
                old ->
                    old.history.entries().isEmpty()
                        ? History.NONE.plus(old.entry(Optional.empty()))
                        : old.history)
            .orElse(History.NONE);
    return with(reason, earlier.plus(entry(date)));
  }

  private Baseline with(Optional<String> why, History models) {
    return new Baseline(
        producer, modelSha256, examplesSha256, errors, target, classes, loss, why, models);
  }

  /** This one in a history. */
  History.Entry entry(Optional<LocalDate> date) {
    return new History.Entry(
        date, modelSha256, examplesSha256, size(), target.isPresent() ? rmse() : correct());
  }

  /** Number of examples, N. */
  public int size() {
    return errors.length;
  }

  /** Number of examples without an error. */
  public int correct() {
    int correct = 0;
    for (float error : errors) {
      correct += error == 0 ? 1 : 0;
    }
    return correct;
  }

  /** Mean absolute error. */
  public double mae() {
    return mean(errors);
  }

  /** Root mean squared error. */
  public double rmse() {
    return rootMeanSquare(errors);
  }

  static double rootMeanSquare(float[] errors) {
    double squares = 0;
    for (float error : errors) {
      squares += (double) error * error;
    }
    return Math.sqrt(squares / errors.length);
  }

  static double mean(float[] errors) {
    double sum = 0;
    for (float error : errors) {
      sum += error;
    }
    return sum / errors.length;
  }

  /**
   * Parses the reason for accepting a model, which all reports show.
   *
   * @throws IllegalArgumentException if it is not one line of visible text
   */
  public static String parseReason(String text) {
    int length = text.codePointCount(0, text.length());
    if (length > LONGEST_REASON) {
      throw new IllegalArgumentException(
          Texts.format("expected at most %d characters, found %d", LONGEST_REASON, length));
    }
    if (text.codePoints().anyMatch(Shown::isUnseen)) {
      throw new IllegalArgumentException(
          "expected one line of characters that can be seen, found \"%s\""
              .formatted(Shown.escaped(text)));
    }
    if (text.isBlank()) {
      throw new IllegalArgumentException("expected a reason, found none");
    }
    return text;
  }
}
