package dev.nnmaven.gate.baseline;

import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.measure.Answers;
import dev.nnmaven.trainer.text.Formats;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Baseline: how wrong the last accepted model was on each test example that it was not trained on.
 *
 * @param producer software that wrote it, with its version, or coordinates of a published model
 * @param modelSha256 hash of the model file
 * @param names names of the classes; none for a number
 * @param entries error of each example, sorted
 * @param target name of the number that is predicted; empty for classes
 * @param loss mean loss over all test examples in nats; 0 for a number, whose files do not record
 *     it, and NaN for answers without probabilities
 * @param reason why it was accepted, if given
 * @param history models that were accepted until then, and this one
 */
public record Baseline(
    String producer,
    String modelSha256,
    List<String> names,
    Entries entries,
    Optional<String> target,
    double loss,
    Optional<String> reason,
    History history) {

  /** Number of images of one class, and how many of them are recognized. */
  public record PerClass(String name, int images, int correct) {}

  /** Maximum length of a reason in characters. */
  private static final int LONGEST_REASON = 200;

  /**
   * Creates the baseline of a model.
   *
   * @param examples test examples
   * @param training training examples, if available; those among the test examples are left out
   * @param answers what the model says of the test examples
   */
  public static Baseline of(
      String producer,
      String modelSha256,
      Examples examples,
      Optional<Examples> training,
      Optional<String> target,
      Answers<?> answers) {
    int[] unseen = SharedExamples.unseen(examples, training);
    long[] keys = examples.keys();
    return new Baseline(
        producer,
        modelSha256,
        examples.classes(),
        Entries.of(Arrays.stream(unseen).mapToLong(i -> keys[i]).toArray(), answers, unseen)
            .sorted(),
        target,
        target.isPresent() ? 0 : answers.evaluation().loss(),
        Optional.empty(),
        History.NONE);
  }

  /** Results per class; none for a number. */
  public List<PerClass> classes() {
    int[] images = new int[names.size()];
    int[] correct = new int[images.length];
    for (int i = 0; i < entries.labels().length; i++) {
      images[entries.labels()[i]]++;
      correct[entries.labels()[i]] += entries.errors()[i] == 0 ? 1 : 0;
    }
    return IntStream.range(0, images.length)
        .mapToObj(c -> new PerClass(names.get(c), images[c], correct[c]))
        .toList();
  }

  /** Copy with the errors of other examples, or of some of them. */
  public Baseline with(Entries others) {
    return new Baseline(producer, modelSha256, names, others, target, loss, reason, history);
  }

  /**
   * Copy with the classes of other answers, in their order; this one if it has examples of another
   * class. A class that nobody predicted shows in no answer.
   */
  Baseline with(List<String> classes) {
    int[] places = names.stream().mapToInt(classes::indexOf).toArray();
    int[] labels = Arrays.stream(entries.labels()).map(label -> places[label]).toArray();
    Entries same = new Entries(entries.keys(), labels, entries.errors());
    return target.isPresent() || Arrays.stream(labels).anyMatch(label -> label < 0)
        ? this
        : new Baseline(producer, modelSha256, classes, same, target, loss, reason, history);
  }

  /** Copy with a reason. */
  public Baseline because(Optional<String> why) {
    return with(why, history);
  }

  /**
   * Copy that continues the history of the one before.
   *
   * @param date day of the sources, if known
   */
  public Baseline after(Optional<Baseline> before, Optional<LocalDate> date) {
    return with(
        reason,
        before
            .map(Baseline::history)
            .orElse(History.NONE)
            .plus(entry(date, before.filter(this::isOfSameExamples).isPresent())));
  }

  private Baseline with(Optional<String> why, History models) {
    return new Baseline(producer, modelSha256, names, entries, target, loss, why, models);
  }

  /** Whether nine of ten of the examples are the same, of those before and of these. */
  private boolean isOfSameExamples(Baseline before) {
    return 10L * shared(before) >= 9L * Math.max(before.entries.different(), entries.different());
  }

  /** Number of different examples that another baseline also has. */
  public int shared(Baseline other) {
    return entries.shared(other.entries);
  }

  /** This one in a history. */
  History.Entry entry(Optional<LocalDate> date, boolean sameExamples) {
    double figure = target.isPresent() ? entries.rmse() : entries.correct();
    return new History.Entry(date, modelSha256, sameExamples, size(), figure);
  }

  /** Number of examples, N. */
  public int size() {
    return entries.size();
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
          Formats.format("expected at most %d characters, found %d", LONGEST_REASON, length));
    }
    if (text.codePoints().anyMatch(SafeText::isUnseen)) {
      throw new IllegalArgumentException(
          "expected one line of characters that can be seen, found \"%s\""
              .formatted(SafeText.escaped(text)));
    }
    if (text.isBlank()) {
      throw new IllegalArgumentException("expected a reason, found none");
    }
    return text;
  }
}
