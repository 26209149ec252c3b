package dev.nnmaven.trainer.predict;

import dev.nnmaven.nn.io.FileProblem;
import dev.nnmaven.nn.io.Folder;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.files.FolderTree;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds image files: a single file, or all in a folder. */
public final class Images {

  /**
   * An image file.
   *
   * @param name path below the folder, with slashes on every system
   */
  public record Image(String name, Path file) {}

  private Images() {}

  /**
   * Lists the file itself, or all files below the folder except hidden ones, sorted by name for an
   * order independent of the file system.
   *
   * @param without file to exclude
   * @throws ConfigurationException if there is none
   */
  public static List<Image> in(Path input, Optional<Path> without)
      throws ConfigurationException, IOException {
    if (!Files.exists(input)) {
      throw new ConfigurationException(
          "nn.input: %s %s; expected an image, or a folder of images",
          input, FileProblem.missing(input));
    }
    if (!Files.isDirectory(input)) {
      return List.of(new Image(input.getFileName().toString(), input));
    }
    List<Image> found = new ArrayList<>();
    try {
      // Not only regular files: a broken link must be reported, not ignored.
      FolderTree.filesBelow(input).stream()
          .map(file -> new Image(name(input.relativize(file)), file))
          .filter(image -> !isHidden(image) && !isSame(image.file(), without))
          .forEach(found::add);
    } catch (FileSystemLoopException loop) {
      throw new ConfigurationException(
          "nn.input: %s is a link that leads back into the folder", loop.getFile());
    }
    if (found.isEmpty()) {
      throw new ConfigurationException(
          "nn.input: %s holds no files; expected an image, or a folder of images", input);
    }
    found.sort(Comparator.comparing(Image::name));
    return found;
  }

  private static boolean isSame(Path file, Optional<Path> other) {
    return other.isPresent()
        && file.toAbsolutePath().normalize().equals(other.get().toAbsolutePath().normalize());
  }

  /**
   * Whether a file is hidden: by name on every system, as for training images, not by Windows'
   * attribute.
   */
  private static boolean isHidden(Image image) {
    if (image.name().startsWith(".") || image.name().contains("/.")) {
      return true;
    }
    try {
      return Folder.isHidden(image.file());
    } catch (IOException e) {
      return false; // its reader will say what is wrong
    }
  }

  /** Name in Unicode form NFC, since macOS may decompose names. */
  private static String name(Path relative) {
    List<String> parts = new ArrayList<>();
    relative.forEach(part -> parts.add(part.toString()));
    return Normalizer.normalize(String.join("/", parts), Normalizer.Form.NFC);
  }
}
