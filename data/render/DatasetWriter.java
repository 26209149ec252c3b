import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes the images, train/A to test/J, and the manifest that says where each one comes from. */
final class DatasetWriter {
  /** Images of each letter to train with. */
  static final int TRAIN_QUOTA = 480;

  /** Images of each letter to test with. */
  static final int TEST_QUOTA = 120;

  private final Path out;
  private final SplitGroups groups;

  /** The images written so far: no image may come twice, not even as another letter. */
  private final Set<String> written = new HashSet<>();

  private final List<Manifest.Entry> entries = new ArrayList<>();

  DatasetWriter(Path out, SplitGroups groups) {
    this.out = out;
    this.groups = groups;
  }

  /** Writes all that there is. */
  void write(TrainTestSplit split) throws IOException {
    for (int letter = 0; letter < Face.LETTERS.length(); letter++) {
      write("train", letter, split.train(), TRAIN_QUOTA);
      write("test", letter, split.test(), TEST_QUOTA);
    }
    Manifest.write(out.resolve(Manifest.FILE), entries);
  }

  private void write(String part, int letter, List<Face> faces, int quota) throws IOException {
    String folder = part + "/" + Face.LETTERS.charAt(letter);
    Files.createDirectories(out.resolve(folder));
    int count = 0;
    for (Face face : faces) {
      LetterImage image = face.letters().get(letter);
      if (count < quota && written.add(image.sha256())) {
        String path = folder + "/" + face.imageName();
        PngFile.write(out.resolve(path), image);
        entries.add(
            new Manifest.Entry(
                path, face.fontFile(), face.packageName(), groups.groupOf(face), image.sha256()));
        count++;
      }
    }
    if (count < quota) {
      throw new IllegalStateException(
          folder + " needs " + quota + " different images, but the fonts give only " + count);
    }
  }
}
