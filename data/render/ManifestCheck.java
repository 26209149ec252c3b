import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compares the images below a folder, decoded, with a manifest.
 *
 * <p>Usage: {@code java ManifestCheck MANIFEST FOLDER}. Exit code 0: every image is there, has the
 * pixels that the manifest says, and there are no others; 1: something differs, and is listed.
 */
final class ManifestCheck {
  private static final int LISTED = 20;

  private ManifestCheck() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      System.err.println("Usage: java ManifestCheck MANIFEST FOLDER");
      System.exit(2);
    }
    Path folder = Path.of(args[1]);
    List<Manifest.Entry> entries = Manifest.read(Path.of(args[0]));
    List<String> differences = differences(entries, folder);
    if (differences.isEmpty()) {
      System.out.printf(
          "EQUAL: %,d images in %s have the manifest's pixels%n", entries.size(), folder);
      return;
    }
    System.out.printf("DIFFERENT: %,d differences in %s%n", differences.size(), folder);
    differences.stream().limit(LISTED).forEach(line -> System.out.println("  " + line));
    if (differences.size() > LISTED) {
      System.out.println("  ...");
    }
    System.exit(1);
  }

  private static List<String> differences(List<Manifest.Entry> entries, Path folder)
      throws IOException {
    List<String> differences = new ArrayList<>();
    Set<String> unlisted = images(folder);
    for (Manifest.Entry entry : entries) {
      if (!unlisted.remove(entry.image())) {
        differences.add("missing: " + entry.image());
      } else if (!PngFile.read(folder.resolve(entry.image())).sha256().equals(entry.sha256())) {
        differences.add("other pixels: " + entry.image() + " (" + entry.packageName() + ")");
      }
    }
    unlisted.stream().sorted().forEach(image -> differences.add("not in the manifest: " + image));
    return differences;
  }

  private static Set<String> images(Path folder) throws IOException {
    Set<String> images = new HashSet<>();
    for (String part : List.of("train", "test")) {
      if (Files.isDirectory(folder.resolve(part))) {
        try (Stream<Path> files = Files.walk(folder.resolve(part))) {
          files
              .filter(Files::isRegularFile)
              .forEach(file -> images.add(folder.relativize(file).toString().replace('\\', '/')));
        }
      }
    }
    return images;
  }
}
