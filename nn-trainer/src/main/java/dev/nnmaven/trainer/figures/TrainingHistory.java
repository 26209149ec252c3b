package dev.nnmaven.trainer.figures;

import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.nn.training.TrainingOptions;
import dev.nnmaven.nn.training.TrainingResult;
import dev.nnmaven.trainer.files.Json;
import dev.nnmaven.trainer.job.TrainingRun;
import dev.nnmaven.trainer.measure.OutOfFoldFigures;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Training history, read from training.json.
 *
 * @param epochs empty if unknown; of several networks, their means
 * @param keptEpoch number of the epoch that the model is of; 0 if unknown
 * @param members what each network reached, if the model has several
 * @param refit the retraining that the model is of, if it is; null of several networks
 * @param outOfFold what answers to training examples show that networks were trained without; null
 *     if there are none
 * @param missing why it is unknown; empty if known
 */
public record TrainingHistory(
    List<Epoch> epochs,
    int keptEpoch,
    List<Member> members,
    @Nullable Refit refit,
    @Nullable OutOfFoldFigures outOfFold,
    String missing) {

  /**
   * One epoch. Figures of validation and test images are null, and so omitted, if there are no such
   * images; the learning rate, that of the first step, is null if the file has none.
   */
  public record Epoch(
      int epoch,
      @Nullable Float learningRate,
      double loss,
      @Nullable Double trainingAccuracy,
      @Nullable Double validationAccuracy,
      @Nullable Double validationLoss,
      @Nullable Double heldOutAccuracy,
      @Nullable Double heldOutLoss,
      double seconds,
      @Nullable Double trainingRmse,
      @Nullable Double validationRmse,
      @Nullable Double heldOutRmse) {

    public static Epoch of(EpochResult<? extends Metrics> result) {
      Metrics training = result.training();
      Metrics validation = result.validation().orElse(null);
      Metrics heldOut = result.heldOut().orElse(null);
      return new Epoch(
          result.epoch(),
          result.learningRate(),
          training.loss(),
          Score.ACCURACY.of(training),
          Score.ACCURACY.of(validation),
          validation == null ? null : validation.loss(),
          Score.ACCURACY.of(heldOut),
          heldOut == null ? null : heldOut.loss(),
          result.seconds(),
          Score.RMSE.of(training),
          Score.RMSE.of(validation),
          Score.RMSE.of(heldOut));
    }

    /** Which figure its scores are. */
    public Score score() {
      return trainingRmse == null ? Score.ACCURACY : Score.RMSE;
    }

    /** Main figure on the training examples; null if the file has none. */
    public @Nullable Double training() {
      return trainingRmse == null ? trainingAccuracy : trainingRmse;
    }

    /** Main figure on the validation examples; null if there are none. */
    public @Nullable Double validation() {
      return validationRmse == null ? validationAccuracy : validationRmse;
    }

    /** Main figure on the test examples; null if there are none. */
    public @Nullable Double heldOut() {
      return heldOutRmse == null ? heldOutAccuracy : heldOutRmse;
    }

    /** Whether both have test examples, and this one the better figure on them. */
    public boolean isBetterThan(Epoch other) {
      return heldOut() != null && other.heldOut() != null && error() < other.error();
    }

    /** How bad that figure is; infinite if there is none. */
    private double error() {
      Double figure = heldOut();
      return figure == null ? Double.POSITIVE_INFINITY : score().error(figure);
    }

    private boolean isFinite() {
      return Stream.of(loss, validationLoss, heldOutLoss, trainingRmse, validationRmse, heldOutRmse)
          .allMatch(figure -> figure == null || Double.isFinite(figure));
    }
  }

  /**
   * One of several networks, which would be trained alone with its seed.
   *
   * @param seed as a text, since it has more digits than many programs read in a number
   * @param refitEpochs how many it was retrained for, if it was; otherwise null
   * @param keptEpoch the one that it is of; null if it is the mean of several, or was not trained
   * @param heldOutAccuracy null if nothing was held out
   * @param heldOutLoss null if nothing was held out
   * @param heldOutRmse of a number; otherwise null
   */
  public record Member(
      String seed,
      int epochs,
      @Nullable Integer keptEpoch,
      @Nullable Integer refitEpochs,
      @Nullable Double heldOutAccuracy,
      @Nullable Double heldOutLoss,
      double seconds,
      @Nullable Double heldOutRmse) {}

  /**
   * A retraining, on the validation examples as well, for as many steps as validation has found.
   */
  public record Refit(int epochs, long steps, int images, double seconds) {

    /** One of so many epochs. */
    public static Refit of(int epochs, int images, TrainingOptions options, double seconds) {
      return new Refit(epochs, epochs * (long) options.batches(images), images, seconds);
    }

    /** That of a network that was trained just now; empty if it was trained once. */
    public static Optional<Refit> of(TrainingRun.Outcome<?> outcome, TrainingOptions options) {
      return outcome
          .refit()
          .filter(refit -> !refit.epochs().isEmpty())
          .map(
              refit ->
                  of(
                      refit.epochs().size(),
                      refit.epochs().get(0).samples(),
                      options,
                      refit.epochs().stream().mapToDouble(EpochResult::seconds).sum()));
    }

    /** As words: {@code retrained on all 5,000 images: 11 epochs, 1,727 steps}. */
    public String text(Unit unit) {
      return Formats.format(
          "again on all %s: %s, %s",
          unit.count(images), Formats.count(epochs, "epoch"), Formats.count(steps, "step"));
    }
  }

  private record Content(
      Model model,
      List<Epoch> epochs,
      @Nullable Integer keptEpoch,
      @Nullable List<Member> members,
      @Nullable Refit refit,
      @Nullable OutOfFoldFigures outOfFold) {

    Content {
      Objects.requireNonNull(model);
      epochs = List.copyOf(epochs);
      members = members == null ? null : List.copyOf(members);
      if (keptEpoch != null && epochs.stream().noneMatch(e -> e.epoch() == keptEpoch)
          // A double of a file may be too large for float32.
          || epochs.stream()
              .anyMatch(e -> e.learningRate() != null && e.learningRate().isInfinite())) {
        throw new IllegalArgumentException("expected other values");
      }
    }

    /** The history; without a word about it, the last epoch was kept. */
    TrainingHistory history() {
      int last = epochs.get(epochs.size() - 1).epoch();
      return new TrainingHistory(
          epochs,
          keptEpoch == null ? last : keptEpoch,
          members == null ? List.of() : members,
          refit,
          outOfFold,
          "");
    }
  }

  private record Model(String sha256) {}

  /** Maximum size in bytes, far more than ten million epochs take. */
  private static final int LONGEST = 1 << 30;

  /**
   * Reads the file. If missing, damaged or of another model, reports say so; this is not a failure.
   */
  public static TrainingHistory read(Path file, String modelSha256) throws IOException {
    if (!Files.isRegularFile(file)) {
      return without("no " + file.getFileName() + " beside this report");
    }
    if (RegularFile.size(file) > LONGEST) {
      return without(file.getFileName() + " is too long to be read");
    }
    Content content;
    try {
      content = Json.read(file, Content.class, LONGEST);
    } catch (MalformedFileException e) {
      return without(file.getFileName() + " was not written by nn:train");
    }
    if (!modelSha256.equals(content.model().sha256())) {
      return without(file.getFileName() + " is of another model");
    }
    return content.epochs().isEmpty()
        ? without("the model was not trained: it has its initial weights")
        : content.history();
  }

  /**
   * Epochs of a training, but for those of which a figure is not finite: where the best epoch is
   * kept, a later one may be out of bounds, and JSON has no word for it.
   */
  static List<Epoch> epochs(TrainingResult<?> result) {
    return result.epochs().stream().map(Epoch::of).filter(Epoch::isFinite).toList();
  }

  /** History of a single network that was trained just now. */
  public static TrainingHistory of(TrainingResult<?> result) {
    int kept = result.kept().map(EpochResult::epoch).orElse(result.epochs().size());
    return new TrainingHistory(epochs(result), kept, List.of(), null, null, "");
  }

  public static TrainingHistory without(String why) {
    return new TrainingHistory(List.of(), 0, List.of(), null, null, why);
  }

  /** Best epoch on test examples, the first of equals; empty if nothing was held out. */
  public Optional<Epoch> best() {
    return epochs.stream()
        .filter(epoch -> epoch.heldOut() != null)
        .min(Comparator.comparingDouble(Epoch::error).thenComparing(Epoch::epoch));
  }

  /** Last epoch; there must be one. */
  public Epoch last() {
    return epochs.get(epochs.size() - 1);
  }

  /** The epoch that the model is of; there must be one. */
  public Epoch kept() {
    return epochs.stream().filter(epoch -> epoch.epoch() == keptEpoch).findFirst().orElseThrow();
  }

  /** Whether the model is of one of the epochs: of one network, and not retrained. */
  public boolean isOfOneEpoch() {
    return members.isEmpty() && refit == null;
  }

  /** What the networks alone reach on test examples, worst first; empty if unknown. */
  public List<Double> memberScores() {
    List<Double> errors =
        members.stream()
            .map(Member::heldOutRmse)
            .filter(Objects::nonNull)
            .sorted(Comparator.reverseOrder())
            .toList();
    return errors.isEmpty()
        ? members.stream().map(Member::heldOutAccuracy).filter(Objects::nonNull).sorted().toList()
        : errors;
  }

  /** Whether validation images judged the epochs. */
  public boolean isValidated() {
    return epochs.stream().anyMatch(epoch -> epoch.validationLoss() != null);
  }

  /** Duration of all epochs in seconds; of several networks, of one in the mean. */
  public double seconds() {
    return members.isEmpty()
        ? epochs.stream().mapToDouble(Epoch::seconds).sum() + (refit == null ? 0 : refit.seconds())
        : members.stream().mapToDouble(Member::seconds).average().orElseThrow();
  }
}
