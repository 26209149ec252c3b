package dev.nnmaven.plugin.job;

import dev.nnmaven.nn.io.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The copy of a model that goes into the project's jar.
 *
 * @param file where it is put
 */
public record PackagedModel(Path file) {

  /** The folder in the jar; the Classifier of nn-core finds it as a resource. */
  public static final String FOLDER = "META-INF/nn";

  /**
   * A copy of that name.
   *
   * @param classes the folder that becomes the jar
   * @throws IllegalArgumentException if the name is not that of a file
   */
  public static PackagedModel of(Path classes, String name) {
    if (name.isBlank() || name.contains("/") || name.contains("\\") || name.startsWith(".")) {
      throw new IllegalArgumentException(
          "expected the name of a file such as letters.safetensors, found \"" + name + "\"");
    }
    return new PackagedModel(classes.resolve(FOLDER).resolve(name));
  }

  /** Writes it, unless it is there already: what is not new need not be packaged again. */
  public void write(Path model) throws IOException {
    if (!Files.isRegularFile(file) || Files.mismatch(model, file) >= 0) {
      WholeFile.write(file, out -> Files.copy(model, out));
    }
  }
}
