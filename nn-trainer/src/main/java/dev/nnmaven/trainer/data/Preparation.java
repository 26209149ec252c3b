package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.Preprocessing;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.task.Task;
import java.util.List;
import java.util.SortedMap;

/** How examples become what a network learns from, as it is configured. */
public interface Preparation {

  /**
   * How they become inputs, which the model remembers.
   *
   * @param trainedOn examples that steps are made on
   * @throws DatasetException if they are not fit for it
   */
  Preprocessing preprocessing(Examples trainedOn) throws DatasetException;

  /**
   * What a network is to do with them.
   *
   * @param trainedOn examples that steps are made on
   * @throws DatasetException if they are not fit for it
   */
  Task<?> task(Examples trainedOn) throws DatasetException;

  /**
   * Samples to train on, which may change at random from epoch to epoch.
   *
   * @throws DatasetException if an example does not fit
   */
  Samples samples(Examples trainedOn, Preprocessing preprocessing, Task<?> task, long seed)
      throws DatasetException;

  /** What is odd about the preparation of these examples, one line each. */
  List<String> warnings(Examples training);

  /** What the model tells of the preparation of these examples, by the option's name. */
  SortedMap<String, String> options(Examples training);

  /** What training does at random to its examples, in words for the log. */
  List<String> method();
}
