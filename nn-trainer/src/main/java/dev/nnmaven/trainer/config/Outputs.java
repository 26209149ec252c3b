package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.io.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;

/** Checks a goal's output files before it starts its work. */
public final class Outputs {

  private Outputs() {}

  /**
   * Checks that a file can be written, and creates missing parent folders.
   *
   * @param name name for messages, such as that of the parameter
   * @throws ConfigurationException if it cannot be written; the message says why
   */
  public static void requireWritable(String name, Path file) throws ConfigurationException {
    try {
      AtomicFile.requireWritable(file);
    } catch (IOException e) {
      throw new ConfigurationException(name + ": " + e.getMessage());
    }
  }
}
