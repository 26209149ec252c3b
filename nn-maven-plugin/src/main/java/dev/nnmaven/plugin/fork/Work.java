package dev.nnmaven.plugin.fork;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.plugin.config.ConfigurationException;
import dev.nnmaven.plugin.config.Settings;
import dev.nnmaven.plugin.console.Lines;
import dev.nnmaven.plugin.console.Progress;
import dev.nnmaven.plugin.search.CrossValidationTask;
import dev.nnmaven.plugin.search.SearchTask;
import dev.nnmaven.plugin.task.TrainingTask;
import java.io.IOException;

/** What either JVM can be asked to do: to train, unless the settings name something else. */
public final class Work {

  /** Setting that names the work; not a parameter of a goal. */
  public static final String NAME = "work";

  /** To search for the best model. */
  public static final String SEARCH = "search";

  /** To train and judge a configuration on parts of the data. */
  public static final String CROSS_VALIDATION = "crossValidation";

  private Work() {}

  /**
   * Does the work.
   *
   * @return hashes of the model and of the figures that were written
   * @throws ConfigurationException if settings are wrong, or do not fit the data
   * @throws DatasetException if the data cannot be used
   * @throws IOException if something cannot be read or written
   */
  public static TrainingTask.Written run(Settings settings, Lines lines, Progress progress)
      throws ConfigurationException, DatasetException, IOException {
    return switch (settings.text(NAME)) {
      case SEARCH -> SearchTask.run(settings, lines);
      case CROSS_VALIDATION -> CrossValidationTask.run(settings, lines);
      default -> TrainingTask.run(settings, lines, progress);
    };
  }
}
