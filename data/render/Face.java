import java.util.List;
import java.util.Locale;

/**
 * One face of a font file (such as "Karla Bold") with its letters already drawn.
 *
 * @param packageName the Debian package that holds the font file
 * @param file the font file inside that package, separated by '/'
 * @param index which face of the file it is; 0 but for collections (.ttc)
 * @param family the family as the font itself names it
 * @param name the full name as the font itself gives it
 * @param letters one image for each of {@link #LETTERS}, in that order
 */
record Face(
    String packageName,
    String file,
    int index,
    String family,
    String name,
    List<LetterImage> letters) {

  /** The classes of the data set, in the order of {@link #letters}. */
  static final String LETTERS = "ABCDEFGHIJ";

  /**
   * Words that tell of a weight, a width or a slope: what makes a face differ from plain regular.
   */
  private static final List<String> STYLED =
      List.of(
          "italic",
          "oblique",
          "bold",
          "thin",
          "light",
          "black",
          "heavy",
          "medium",
          "semi",
          "extra",
          "condensed",
          "caps",
          "demi");

  /** Names this face in the exclude list, in the manifest and wherever an order is needed. */
  String id() {
    return packageName + "/" + fontFile();
  }

  /** The font file, followed by # and the face's number where the file holds several. */
  String fontFile() {
    return index == 0 ? file : file + "#" + index;
  }

  /** The name, without a folder, of each image of this face: package and font file, made tame. */
  String imageName() {
    String stem = fileName().replaceFirst("\\.[^.]*$", "").replaceAll("[^A-Za-z0-9]+", "_");
    String shortPackage = packageName.replaceFirst("^fonts-", "");
    return shortPackage + "-" + stem + (index == 0 ? "" : "_" + index) + ".png";
  }

  /** How far this face is from a plain regular: the number of style words in its names. */
  int styleWords() {
    String names = (name + " " + fileName()).toLowerCase(Locale.ROOT);
    return (int) STYLED.stream().filter(names::contains).count();
  }

  /**
   * How much two faces look alike: the mean difference of their pixels in grey levels. The letter I
   * is left out, because without serifs it is a bar in any face.
   *
   * @param limit the caller's interest ends here: a greater distance may be returned as this one
   */
  double distance(Face other, double limit) {
    long most = (long) Math.ceil(limit * (LETTERS.length() - 1) * LetterImage.PIXELS);
    long sum = 0;
    for (int letter = 0; letter < LETTERS.length(); letter++) {
      if (LETTERS.charAt(letter) == 'I') {
        continue;
      }
      sum += letters.get(letter).absoluteDifference(other.letters.get(letter));
      if (sum >= most) {
        return limit;
      }
    }
    return sum / ((double) (LETTERS.length() - 1) * LetterImage.PIXELS);
  }

  private String fileName() {
    return file.substring(file.lastIndexOf('/') + 1);
  }
}
