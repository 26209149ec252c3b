package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.io.AtomicFile;
import dev.nnmaven.nn.io.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks a goal's output files before it starts its work. */
public final class Outputs {

  /** Where the JSON of a safetensors file begins, behind its length. */
  private static final int HEADER_AT = Long.BYTES;

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

  /**
   * The same of {@code nn.modelFile}, and that no other file is replaced, such as a POM or a table.
   *
   * @throws ConfigurationException if it cannot be written, or exists and is no model
   */
  public static void requireModelFile(Path file) throws ConfigurationException, IOException {
    requireWritable("nn.modelFile", file);
    if (Files.exists(file)) {
      try (InputStream in = RegularFile.open(file)) {
        byte[] start = in.readNBytes(HEADER_AT + 1);
        if (start.length > HEADER_AT && start[HEADER_AT] != '{') { // a shorter one is cut off
          throw new ConfigurationException(
              "nn.modelFile: %s is no model, and would be overwritten; name another, or remove it",
              file);
        }
      }
    }
  }
}
