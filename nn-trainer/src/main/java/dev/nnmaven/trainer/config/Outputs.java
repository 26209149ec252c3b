package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.io.AtomicFile;
import dev.nnmaven.nn.io.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Checks a goal's output files before it starts its work. */
public final class Outputs {

  /** Where the JSON of a safetensors file begins, behind its length. */
  private static final int HEADER_AT = Long.BYTES;

  /** Bytes in which the first line of a table is looked for. */
  private static final int LONGEST_HEADER = 1 << 20;

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
   * @throws ConfigurationException if it cannot be written, or exists and is not a model
   */
  public static void requireModelFile(Path file) throws ConfigurationException, IOException {
    requireWritable("nn.modelFile", file);
    byte[] start = start(file, HEADER_AT + 1);
    if (start.length > HEADER_AT && start[HEADER_AT] != '{') { // a shorter one is cut off
      throw wouldBeLost("nn.modelFile: %s is not a model", file);
    }
  }

  /**
   * The same of answers to images or rows, and that no other table is replaced, such as the data.
   *
   * @param column that the first line of answers has
   * @throws ConfigurationException if it cannot be written, or is a table without this column
   */
  public static void requireAnswersFile(Path file, String column)
      throws ConfigurationException, IOException {
    requireWritable("nn.output", file);
    String start = new String(start(file, LONGEST_HEADER), StandardCharsets.UTF_8);
    Optional<String> header = start.lines().findFirst();
    if (DataLocations.isTable(file) && header.isPresent() && !header.get().contains(column)) {
      throw wouldBeLost("nn.output: %s has no column " + column, file);
    }
  }

  private static byte[] start(Path file, int length) throws IOException {
    if (!Files.exists(file)) {
      return new byte[0];
    }
    try (InputStream in = RegularFile.open(file)) {
      return in.readNBytes(length);
    }
  }

  private static ConfigurationException wouldBeLost(String what, Path file) {
    return new ConfigurationException(
        what + ", and would be overwritten; name another, or remove it", file);
  }
}
