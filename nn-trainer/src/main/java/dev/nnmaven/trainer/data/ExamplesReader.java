package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.model.TrainedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads examples of one kind. */
public interface ExamplesReader {

  /**
   * What was read.
   *
   * @param warnings one line each
   * @param skipped what was left out and why, one line each
   * @param converted number of examples that lost something on the way, such as colours
   */
  record Found(Examples examples, List<String> warnings, List<String> skipped, int converted) {}

  /**
   * Reads the examples of a training.
   *
   * @throws DatasetException if they are not fit for training
   * @throws IOException if they cannot be read
   */
  Found training(Path place) throws DatasetException, IOException;

  /**
   * Reads examples to be judged by, of the form and the classes of those of a training.
   *
   * @throws DatasetException if they are not fit, or have other classes
   * @throws IOException if they cannot be read
   */
  Found test(Path place, Examples training) throws DatasetException, IOException;

  /**
   * The same, for a model.
   *
   * @throws DatasetException if they are not fit, or not for this model
   * @throws IOException if they cannot be read
   */
  Found test(Path place, TrainedModel model) throws DatasetException, IOException;

  /** Lines for the log on what became of all that was read, if it was not taken as it is. */
  List<String> notes(List<Found> read);
}
