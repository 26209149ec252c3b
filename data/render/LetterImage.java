import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** An image of one letter: 28 rows of 28 grey levels, 255 for ink and 0 for the ground. */
final class LetterImage {
  /** Pixels along each side. */
  static final int SIDE = 28;

  /** Pixels in all. */
  static final int PIXELS = SIDE * SIDE;

  private final byte[] pixels;
  private final String sha256;

  /**
   * @param pixels the grey levels as unsigned bytes, row by row
   */
  LetterImage(byte[] pixels) {
    if (pixels.length != PIXELS) {
      throw new IllegalArgumentException(
          "A letter has " + PIXELS + " pixels, found " + pixels.length);
    }
    this.pixels = pixels.clone();
    this.sha256 = sha256(pixels);
  }

  /** The grey levels as unsigned bytes, row by row. */
  byte[] pixels() {
    return pixels.clone();
  }

  /** The SHA-256 of {@link #pixels()}: the same for equal images and, in effect, for no others. */
  String sha256() {
    return sha256;
  }

  /** The sum over all pixels of how far their grey levels are apart. */
  int absoluteDifference(LetterImage other) {
    int sum = 0;
    for (int i = 0; i < PIXELS; i++) {
      sum += Math.abs((pixels[i] & 0xff) - (other.pixels[i] & 0xff));
    }
    return sum;
  }

  /** The SHA-256 of any bytes, as 64 hexadecimal digits. */
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
