package dev.nnmaven.plugin.job;

import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.io.WholeFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The copy of a model that goes into the project's jar.
 *
 * @param file where it is put
 */
public record PackagedModel(Path file) {

  /** The folder in the jar; the Classifier of nn-core finds it as a resource. */
  public static final String FOLDER = "META-INF/nn";

  /** In bytes; file systems allow 255 characters. */
  private static final int LONGEST_NAME = 4096;

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

  /**
   * Takes away what an earlier build put there, unless it is this one: else the jar would hold the
   * model under an old name too, or one that nobody wants there any more.
   *
   * @param memory a file that knows its name, if there is one
   * @param classes the folder that becomes the jar
   * @param wanted what this build puts there
   */
  public static void removeFormer(Path memory, Path classes, Optional<PackagedModel> wanted)
      throws IOException {
    if (!Files.isRegularFile(memory)) {
      return;
    }
    try {
      PackagedModel former = of(classes, RegularFile.readString(memory, LONGEST_NAME).strip());
      if (!wanted.equals(Optional.of(former))) {
        Files.deleteIfExists(former.file());
      }
    } catch (IllegalArgumentException | CharacterCodingException | FileSystemException e) {
      // Nothing that was written here, so there is nothing to take away.
    }
    Files.delete(memory);
  }

  /** Lets the next build know the name. */
  public void remember(Path memory) throws IOException {
    byte[] name = (file.getFileName() + "\n").getBytes(StandardCharsets.UTF_8);
    WholeFile.write(memory, out -> out.write(name));
  }

  /**
   * Writes it, unless it is there already: what is not new need not be packaged again.
   *
   * @param staging a folder for the half-written file: one beside the copy, of a build that was
   *     killed, would go into the jar
   */
  public void write(Path model, Path staging) throws IOException {
    if (Files.isRegularFile(file) && RegularFile.haveSameContent(model, file)) {
      return;
    }
    Path copy = staging.resolve("packaged-" + file.getFileName());
    Files.createDirectories(staging);
    RegularFile.copy(model, copy);
    Files.createDirectories(file.getParent());
    Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
