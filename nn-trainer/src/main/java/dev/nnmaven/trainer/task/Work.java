package dev.nnmaven.trainer.task;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.console.ProgressDisplay;
import java.io.IOException;
import java.util.ServiceLoader;

/**
 * The work that a JVM performs: training, or what a library above this one adds. A training process
 * finds it by its name with {@link ServiceLoader}.
 */
public interface Work {

  /** Name, without white space. */
  String name();

  /**
   * Does the work.
   *
   * @return hashes of the files that were written
   * @throws ConfigurationException if settings are wrong, or do not fit the data
   * @throws DatasetException if the data cannot be used
   */
  WrittenFiles perform(Settings settings, Lines lines, ProgressDisplay progress)
      throws ConfigurationException, DatasetException, IOException;

  /** Finds a work by its name; throws if the class path has none of that name. */
  static Work named(String name) {
    return ServiceLoader.load(Work.class, Work.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .filter(work -> work.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no work is called " + name));
  }
}
