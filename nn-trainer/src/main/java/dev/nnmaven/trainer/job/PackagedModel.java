package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.io.AtomicFile;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.text.Illegal;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Copy of a model for the project's jar. */
public record PackagedModel(Path file) {

  /** Folder in the jar, from which nn-core's Model loads it as a resource. */
  public static final String FOLDER = "META-INF/nn";

  /**
   * Maximum size of the file with the name, in bytes; file systems allow names of 255 characters.
   */
  private static final int LONGEST_NAME = 4096;

  /**
   * Creates the copy's location from its name.
   *
   * @throws IllegalArgumentException if it is not the name of such a file
   */
  public static PackagedModel of(Path classes, String name) {
    if (!name.matches("[^./\\\\][^/\\\\]*[.]safetensors")) {
      throw Illegal.argument(
          "expected true, false, or a name such as letters.safetensors, found \"%s\"", name);
    }
    return new PackagedModel(classes.resolve(FOLDER).resolve(name));
  }

  /**
   * Deletes the copy of an earlier build under another name, which would otherwise stay in the jar.
   * What was stored is stored until there is another name: a killed build must not forget it.
   *
   * @param wanted the copy that this build writes
   */
  public static void removeFormer(Path memory, Path classes, Optional<PackagedModel> wanted)
      throws IOException {
    if (!Files.isRegularFile(memory)) {
      return;
    }
    PackagedModel former;
    try {
      former = of(classes, RegularFile.readString(memory, LONGEST_NAME).strip());
    } catch (IllegalArgumentException | CharacterCodingException | FileSystemException e) {
      return; // not written by this plugin, so there is nothing to delete
    }
    if (!wanted.equals(Optional.of(former))) {
      Files.deleteIfExists(former.file());
    }
    if (wanted.isEmpty()) {
      Files.delete(memory);
    }
  }

  /** Stores the name for the next build. */
  public void remember(Path memory) throws IOException {
    byte[] name = (file.getFileName() + "\n").getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(memory, out -> out.write(name));
  }

  /**
   * Writes the copy unless it is up to date, which saves packaging again.
   *
   * @param staging folder for the temporary file: beside the copy, that of a killed build would get
   *     into the jar
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
