package dev.nnmaven.plugin.predict;

import dev.nnmaven.plugin.config.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The picture files that somebody means by naming one of them, or a folder. */
final class Pictures {

  /**
   * A picture file.
   *
   * @param name what it is called below the folder, with slashes on every system
   */
  record Picture(String name, Path file) {}

  private Pictures() {}

  /**
   * The file itself, or all files below the folder but hidden ones, sorted by name, so that the
   * order does not depend on the file system.
   *
   * @throws ConfigurationException if there is none
   * @throws IOException if a folder cannot be read
   */
  static List<Picture> in(Path input) throws ConfigurationException, IOException {
    if (!Files.exists(input)) {
      throw new ConfigurationException(
          "nn.input: %s does not exist; expected an image, or a folder of images".formatted(input));
    }
    if (!Files.isDirectory(input)) {
      return List.of(new Picture(input.getFileName().toString(), input));
    }
    List<Picture> found = new ArrayList<>();
    try (Stream<Path> all = Files.walk(input, FileVisitOption.FOLLOW_LINKS)) {
      // Not only regular files: a link that leads nowhere must be told, not passed over.
      all.filter(file -> !Files.isDirectory(file))
          .map(file -> new Picture(name(input.relativize(file)), file))
          .filter(picture -> !isHidden(picture))
          .forEach(found::add);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (found.isEmpty()) {
      throw new ConfigurationException(
          "nn.input: %s holds no files; expected an image, or a folder of images".formatted(input));
    }
    found.sort(Comparator.comparing(Picture::name));
    return found;
  }

  /** By name on every system, as of images to train on; Windows has a mark for it besides. */
  private static boolean isHidden(Picture picture) {
    if (picture.name().startsWith(".") || picture.name().contains("/.")) {
      return true;
    }
    try {
      return Files.isHidden(picture.file());
    } catch (IOException e) {
      return false; // whoever reads it will say what is wrong
    }
  }

  /** In Unicode's form NFC, so that it is the same where macOS takes names apart. */
  private static String name(Path relative) {
    List<String> parts = new ArrayList<>();
    relative.forEach(part -> parts.add(part.toString()));
    return Normalizer.normalize(String.join("/", parts), Normalizer.Form.NFC);
  }
}
