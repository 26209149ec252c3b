package dev.nnmaven.nn.model;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.data.Preprocessing;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.ConformalScores;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.nn.text.Illegal;
import java.util.List;
import java.util.Optional;

/**
 * A network, or several that answer as one, with all that is needed to use it: task, preprocessing,
 * and provenance.
 *
 * @param ensemble the network, or several
 * @param task what the outputs mean
 * @param preprocessing how inputs are made
 * @param calibration how its probabilities were calibrated, if they were
 * @param threshold least probability of the predicted class at which the model is confident; 0 if
 *     it always is
 * @param scores how far its answers were off on examples that it was not trained on, if there were
 *     any
 */
public record TrainedModel(
    Ensemble ensemble,
    Task<?> task,
    Preprocessing preprocessing,
    Provenance provenance,
    Optional<Calibration> calibration,
    float threshold,
    Optional<ConformalScores> scores) {

  /**
   * Throws IllegalArgumentException if the task needs another number of outputs or another loss, or
   * the preprocessing makes another number of inputs, or a threshold is not a probability.
   */
  public TrainedModel {
    task.requireFit(ensemble.loss());
    if (task.outputs() != ensemble.outputs()) {
      throw Illegal.argument(
          "the network has %s outputs, but the %s needs %s",
          ensemble.outputs(), task.kind(), task.outputs());
    }
    if (preprocessing.inputs() != ensemble.inputs()) {
      throw Illegal.argument(
          "the network has %s inputs, but the %s preprocessing makes %s",
          ensemble.inputs(), preprocessing.kind(), preprocessing.inputs());
    }
    Calibration.requireIn("the threshold", threshold, 0, 1);
    boolean hasClasses = task instanceof ClassificationTask;
    if (!hasClasses && (threshold > 0 || calibration.isPresent())) {
      throw Illegal.argument(
          "a calibration or a threshold is about classes, but the task is a %s", task.kind());
    }
  }

  /** A model that is not calibrated, and always confident. */
  public TrainedModel(
      Ensemble ensemble, Task<?> task, Preprocessing preprocessing, Provenance provenance) {
    this(ensemble, task, preprocessing, provenance, Optional.empty(), 0, Optional.empty());
  }

  /** A model of a single network. */
  public TrainedModel(
      Network network, Task<?> task, Preprocessing preprocessing, Provenance provenance) {
    this(Ensemble.of(network), task, preprocessing, provenance);
  }

  /** The same with other networks of the same layers. */
  public TrainedModel with(Ensemble other) {
    return new TrainedModel(other, task, preprocessing, provenance, calibration, threshold, scores);
  }

  /** The same with other probabilities. */
  public TrainedModel with(Calibration other) {
    return new TrainedModel(
        ensemble, task, preprocessing, provenance, Optional.of(other), threshold, scores);
  }

  /** The same with another threshold. */
  public TrainedModel with(float least) {
    return new TrainedModel(ensemble, task, preprocessing, provenance, calibration, least, scores);
  }

  /** The same with intervals, or sets of classes, of scores. */
  public TrainedModel with(ConformalScores scores) {
    return new TrainedModel(
        ensemble, task, preprocessing, provenance, calibration, threshold, Optional.of(scores));
  }

  /** The network; of several, the first. */
  public Network network() {
    return ensemble.first();
  }

  /**
   * The task as a classification.
   *
   * @throws IllegalArgumentException if it is another
   */
  public ClassificationTask classification() {
    return required(ClassificationTask.class, task, "classify", task.kind());
  }

  /**
   * Names of the classes, in the order of the outputs.
   *
   * @throws IllegalArgumentException if the task is not classification
   */
  public List<String> classes() {
    return classification().classes();
  }

  /**
   * The task as a regression.
   *
   * @throws IllegalArgumentException if it is another
   */
  public RegressionTask regression() {
    return required(RegressionTask.class, task, "predict a number", task.kind());
  }

  /**
   * The preprocessing, of the kind that is wanted.
   *
   * @throws IllegalArgumentException if it is another
   */
  public <P extends Preprocessing> P preprocessing(Class<P> kind) {
    String what = kind == ImagePreprocessing.class ? "classify images" : "read rows";
    return required(kind, preprocessing, what, preprocessing.kind());
  }

  private static <T> T required(Class<T> wanted, Object found, String what, String kind) {
    if (!wanted.isInstance(found)) {
      throw Illegal.argument("the model does not %s: %s is not supported here", what, kind);
    }
    return wanted.cast(found);
  }
}
