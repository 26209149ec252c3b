package dev.nnmaven.trainer.curves;

import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.trainer.config.ValidationSettings;
import dev.nnmaven.trainer.figures.TrainingHistory;
import dev.nnmaven.trainer.figures.TrainingHistory.Epoch;
import dev.nnmaven.trainer.measure.Measure;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The curves of a training, and the facts needed to interpret them. Only validation data compares
 * epochs: advice based on test data would bias the evaluation.
 *
 * @param training metrics of the finished model on the examples that it was trained on
 * @param heldOut those on the test examples, if there are any
 */
public record LearningCurves<M extends Metrics>(
    TrainingHistory history,
    TrainedModel model,
    Measure<M> measure,
    Optional<M> training,
    Optional<M> heldOut) {

  /** A loss on others that is so many times the one on training examples is overfitting. */
  private static final double FARTHER = 1.25;

  private static final int BATCH_OF_ALL = Integer.MAX_VALUE;

  List<Epoch> epochs() {
    return history.epochs();
  }

  Curve trainingLoss() {
    return new Curve(epochs().stream().map(Epoch::loss).toList());
  }

  /** Loss on the validation examples; empty if there are none. */
  Optional<Curve> validationLoss() {
    List<Double> losses =
        epochs().stream().map(Epoch::validationLoss).filter(Objects::nonNull).toList();
    return losses.size() < epochs().size() ? Optional.empty() : Optional.of(new Curve(losses));
  }

  /** Number of validation examples. */
  double validating() {
    return model.provenance().training().samples() * validationFraction();
  }

  /** Number of examples that steps were made on. */
  double trainedOn() {
    return model.provenance().training().samples() * (1 - validationFraction());
  }

  private double validationFraction() {
    return Double.parseDouble(option(ValidationSettings.FRACTION, "0"));
  }

  /** Number of steps of all epochs. */
  double steps() {
    String batch = option("batchSize", "all");
    int size = batch.equals("all") ? BATCH_OF_ALL : Integer.parseInt(batch);
    return epochs().size() * Math.max(1, trainedOn() / size);
  }

  /** An option of training, as the model records it. */
  String option(String name, String otherwise) {
    return model.provenance().options().getOrDefault(name, otherwise);
  }

  boolean hasOption(String name) {
    return model.provenance().options().containsKey(name);
  }

  /** Whether the model is of the last epoch. */
  boolean keptLast() {
    return history.keptEpoch() == history.last().epoch();
  }

  /** Whether the model is no better on test examples than one that looks at nothing. */
  boolean learnedNothing() {
    return heldOut.flatMap(measure::nothingLearned).isPresent();
  }

  /** What shows that not even the training examples are learned, nor better than others. */
  Optional<String> low() {
    return training
        .filter(learned -> heldOut.stream().noneMatch(of -> of.loss() > FARTHER * learned.loss()))
        .flatMap(measure::low);
  }
}
