package dev.nnmaven.plugin.config;

import dev.nnmaven.nn.io.WholeFile;
import java.io.IOException;
import java.nio.file.Path;

/** The files that a goal writes, looked at before it works for what they will hold. */
public final class Outputs {

  private Outputs() {}

  /**
   * Makes sure that a file can be written, and makes its missing parent folders.
   *
   * @param name what the user calls it, such as the parameter that holds it
   * @throws ConfigurationException if it cannot be written; the message says why
   */
  public static void requireWritable(String name, Path file) throws ConfigurationException {
    try {
      WholeFile.requireWritable(file);
    } catch (IOException e) {
      throw new ConfigurationException(name + ": " + e.getMessage());
    }
  }
}
