import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The list of all images, a text file of columns divided by tabs and sorted by the first one. */
final class Manifest {
  /** Its name in the folder of the data. */
  static final String FILE = "manifest.tsv";

  private static final String HEADER = "image\tfont file\tpackage\tsplit group\tpixel SHA-256";

  /**
   * One image.
   *
   * @param image its path below the folder of the data
   * @param fontFile the font file inside the package
   * @param packageName the Debian package
   * @param group its split group
   * @param sha256 the hash of the pixels, not of the PNG file: the same pixels can be compressed
   *     into different files
   */
  record Entry(String image, String fontFile, String packageName, String group, String sha256) {
    private String line() {
      return String.join("\t", image, fontFile, packageName, group, sha256);
    }
  }

  private Manifest() {}

  static void write(Path file, Collection<Entry> entries) throws IOException {
    List<String> lines = new ArrayList<>(entries.stream().map(Entry::line).sorted().toList());
    lines.add(0, HEADER);
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  static List<Entry> read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      throw new IOException(file + " must begin with the line: " + HEADER);
    }
    List<Entry> entries = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String[] columns = lines.get(i).split("\t", -1);
      if (columns.length != 5) {
        throw new IOException(
            file + ", line " + (i + 1) + ": expected 5 columns, found " + columns.length);
      }
      entries.add(new Entry(columns[0], columns[1], columns[2], columns[3], columns[4]));
    }
    return entries;
  }
}
