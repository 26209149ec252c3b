import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Draws the image of the data for its README: a row for each letter, of training images taken at
 * even steps through the folder.
 *
 * <p>Usage: {@code java data/render/LettersImage.java data docs/letters.png}
 */
final class LettersImage {
  private static final String LETTERS = "ABCDEFGHIJ";
  private static final int COLUMNS = 20;
  private static final int SIDE = 28;
  private static final int GAP = 2;
  private static final int GAP_GREY = 96;

  private LettersImage() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      System.err.println("Usage: java LettersImage.java DATA IMAGE");
      System.exit(2);
    }
    int step = SIDE + GAP;
    BufferedImage image =
        new BufferedImage(
            COLUMNS * step + GAP, LETTERS.length() * step + GAP, BufferedImage.TYPE_BYTE_GRAY);
    WritableRaster canvas = image.getRaster();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        canvas.setSample(x, y, 0, GAP_GREY);
      }
    }
    for (int row = 0; row < LETTERS.length(); row++) {
      List<Path> files = images(Path.of(args[0], "train", LETTERS.substring(row, row + 1)));
      for (int column = 0; column < COLUMNS; column++) {
        Path file = files.get(column * files.size() / COLUMNS);
        draw(ImageIO.read(file.toFile()), canvas, GAP + column * step, GAP + row * step);
      }
    }
    ImageIO.write(image, "png", Path.of(args[1]).toFile());
  }

  /** Copies a letter, in 16 grey levels: the eye sees no difference, the file is much smaller. */
  private static void draw(BufferedImage letter, WritableRaster canvas, int left, int top) {
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int grey = letter.getRaster().getSample(x, y, 0);
        canvas.setSample(left + x, top + y, 0, (grey + 8) / 17 * 17);
      }
    }
  }

  private static List<Path> images(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
