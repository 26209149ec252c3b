import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Renders the data set from unpacked font packages: finds the faces, chooses among them, splits
 * them into two parts and writes the images. The steps are one class each, in that order.
 *
 * <p>Usage: {@code java RenderLetters FONTS EXCLUDE OUT}. FONTS has one folder for each package,
 * EXCLUDE lists faces to leave out, OUT gets train/, test/ and manifest.tsv and may hold none yet.
 */
final class RenderLetters {
  private RenderLetters() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 3) {
      System.err.println("Usage: java RenderLetters FONTS EXCLUDE OUT");
      System.exit(2);
    }
    // There may be no screen, and none is needed.
    System.setProperty("java.awt.headless", "true");
    render(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]));
  }

  private static void render(Path fonts, Path excludeFile, Path out) throws IOException {
    for (String name : List.of("train", "test", Manifest.FILE)) {
      if (Files.exists(out.resolve(name))) {
        throw new IOException("Will not write over " + out.resolve(name) + "; remove it first");
      }
    }
    List<Face> faces = new FontScanner(fonts, excluded(excludeFile)).scan();
    System.out.printf("%,d faces have the letters %s%n", faces.size(), Face.LETTERS);

    SplitGroups groups = new SplitGroups(faces);
    List<Face> chosen = FaceSelection.choose(faces);
    TrainTestSplit split = new TrainTestSplit(chosen, groups);
    System.out.printf(
        "%,d of them chosen, in %,d groups: %,d faces to train with, %,d to test with%n",
        chosen.size(),
        chosen.stream().map(groups::groupOf).distinct().count(),
        split.train().size(),
        split.test().size());

    new DatasetWriter(out, groups).write(split);
    System.out.printf(
        "Of each letter: %,d images to train with, %,d to test with, in %s%n",
        DatasetWriter.TRAIN_QUOTA, DatasetWriter.TEST_QUOTA, out);
  }

  /** The file's lines, without comments: each one the package and font file of a face. */
  private static Set<String> excluded(Path file) throws IOException {
    Set<String> faces = new HashSet<>();
    for (String line : Files.readAllLines(file)) {
      String face = line.replaceFirst("#\\s.*", "").strip();
      if (!face.isEmpty()) {
        faces.add(face);
      }
    }
    return faces;
  }
}
