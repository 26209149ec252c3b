package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.Preprocessing;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads examples of one kind, and prepares them for a network. */
public interface DataSource {

  /**
   * What was read.
   *
   * @param warnings one line each
   * @param skipped what was left out and why, one line each
   * @param converted number of examples with something that may be lost on the way, such as colours
   * @param whyBackground line on why images are on another background than the settings say
   */
  record Found(
      Examples examples,
      List<String> warnings,
      List<String> skipped,
      int converted,
      Optional<String> whyBackground) {}

  /**
   * Reads the examples of a training.
   *
   * @throws DatasetException if they are not fit for training
   */
  Found training(Path place) throws DatasetException, IOException;

  /**
   * Reads examples to be judged by, of the form and the classes of those of a training.
   *
   * @throws DatasetException if they are not fit, or have other classes
   */
  Found test(Path place, Examples training) throws DatasetException, IOException;

  /**
   * The same, for a model.
   *
   * @throws DatasetException if they are not fit, or not for this model
   */
  Found test(Path place, TrainedModel model) throws DatasetException, IOException;

  /** Lines for the log on what became of all that was read, if it was not taken as it is. */
  List<String> notes(List<Found> read);

  /**
   * How they become inputs, which the model remembers.
   *
   * @throws DatasetException if they are not fit for it
   */
  Preprocessing preprocessing(Examples trainedOn) throws DatasetException;

  /**
   * The task of a network on these examples: by default, classification.
   *
   * @throws DatasetException if they are not fit for it
   */
  default Task<?> task(Examples trainedOn) throws DatasetException {
    return new ClassificationTask(trainedOn.classes());
  }

  /**
   * Samples to train on, which may change at random from epoch to epoch.
   *
   * @throws DatasetException if an example does not fit
   */
  default Samples samples(Examples trainedOn, Preprocessing preprocessing, Task<?> task, long seed)
      throws DatasetException {
    return trainedOn.samples(preprocessing, task);
  }

  /**
   * Throws if test or validation examples do not fit the preprocessing that was fitted to the
   * training examples.
   */
  default void requireFit(Examples trainedOn, List<Examples> judging) throws DatasetException {}

  /**
   * Columns of texts that say no more about the target than chance does, and are of no use beside
   * the others. None of those whose kind is configured.
   */
  default List<String> idleTexts(Examples trainedOn) {
    return List.of();
  }

  /** Lines for the log on what the examples that are trained on decided about preparation. */
  default List<String> notes(Examples trainedOn, Preprocessing fitted) {
    return List.of();
  }

  /** What is odd about the preparation of these examples, one line each. */
  default List<String> warnings(Examples training) {
    return List.of();
  }

  /** What the model tells of the preparation of these examples, by the option's name. */
  default SortedMap<String, String> options(Examples training) {
    return new TreeMap<>();
  }
}
