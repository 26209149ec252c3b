package dev.nnmaven.spark;

import dev.nnmaven.nn.io.AtomicFile;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.trainer.config.DataLocations;
import dev.nnmaven.trainer.config.Settings;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The files that the settings of a search name, in one: the data, and initial weights. Each is
 * below the name of its setting, and called as before.
 */
final class PackedData {

  private PackedData() {}

  /** What the settings name, by setting. */
  private static Map<String, Path> places(Settings settings) {
    DataLocations data = DataLocations.in(settings);
    Map<String, Path> places = new LinkedHashMap<>();
    places.put("data", data.training().toAbsolutePath());
    data.test().ifPresent(test -> places.put("testData", test.toAbsolutePath()));
    settings
        .file("initialWeights")
        .ifPresent(weights -> places.put("initialWeights", weights.toAbsolutePath()));
    return places;
  }

  /**
   * Packs the files.
   *
   * @return the SHA-256 of the file
   */
  static String pack(Settings settings, Path file) throws IOException {
    return AtomicFile.write(
        file,
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out);
          zip.setLevel(Deflater.BEST_SPEED); // images are compressed already
          for (Map.Entry<String, Path> place : places(settings).entrySet()) {
            String name = place.getKey() + "/" + place.getValue().getFileName();
            Folders.zip(place.getValue(), text -> text.isEmpty() ? name : name + "/" + text, zip);
          }
          zip.finish();
        });
  }

  /**
   * Unpacks the files.
   *
   * @param folder an empty one
   * @param settings those that the files were packed with
   * @return the settings, with the places where the files are now
   */
  static Settings unpack(Path file, Path folder, Settings settings) throws IOException {
    Path root = folder.toAbsolutePath().normalize();
    Settings here = settings.without(List.of("testData"));
    try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(RegularFile.open(file)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path target = target(root, entry.getName());
        Files.createDirectories(target.getParent());
        Files.copy(zip, target);
        Path inside = root.relativize(target);
        here =
            here.with(inside.getName(0).toString(), root.resolve(inside.subpath(0, 2)).toString());
      }
    }
    return here;
  }

  private static Path target(Path root, String name) throws IOException {
    try {
      Path target = root.resolve(name).normalize();
      if (!target.startsWith(root) || root.relativize(target).getNameCount() < 2) {
        throw new IOException("the packed data has a file of the name " + name);
      }
      return target;
    } catch (InvalidPathException e) {
      throw new IOException(
          "the executor cannot write a file of the name %s; start Spark's workers with LC_ALL=C.UTF-8"
              .formatted(name),
          e);
    }
  }
}
