package dev.nnmaven.nn.data.image;

import java.io.IOException;

/**
 * Counts the scans of a JPEG file, to limit decoding time. A progressive image has some ten scans,
 * each refining all pixels; a hostile one has thousands, of a few bytes each, and keeps a decoder
 * busy for minutes.
 *
 * <p>Segments are walked as the decoder does, without decoding them.
 *
 * <p>Source: ITU-T T.81, annex B; malformed parts are skipped as in libjpeg.
 */
final class JpegScans {

  /** Maximum number of scans; common encoders make ten. */
  static final int MOST_SCANS = 100;

  /** Maximum scans × pixels: sixteen scans of the largest image. */
  static final long MOST_WORK = 16L * GreyImage.MOST_PIXELS;

  private static final int MARK = 0xff;
  private static final int FIRST_WITH_LENGTH = 0xc0; // the frames; below are reserved ones
  private static final int FIRST_RESTART = 0xd0;
  private static final int START_OF_IMAGE = 0xd8;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int START_OF_SCAN = 0xda;

  private JpegScans() {}

  /**
   * Throws if decoding a file would take too long.
   *
   * @throws IOException if it has too many scans
   */
  static void check(byte[] file, long pixels) throws IOException {
    int scans = count(file);
    long most = Math.min(MOST_SCANS, MOST_WORK / pixels);
    if (scans > most) {
      throw new IOException(
          "a JPEG of %d scans, more than the %d allowed for %d pixels; save it again"
              .formatted(scans, most, pixels));
    }
  }

  /** Number of scans up to the end of the first image. */
  static int count(byte[] file) {
    int scans = 0;
    int at = 2; // after the mark of a start
    while (at + 1 < file.length) {
      if ((file[at] & 0xff) != MARK) {
        at++; // compressed data, or rubbish
        continue;
      }
      int kind = file[at + 1] & 0xff;
      if (kind == MARK) {
        at++; // marks may be padded
      } else if (kind == END_OF_IMAGE) {
        break;
      } else if (!hasLength(kind)) {
        at += 2;
      } else {
        scans += kind == START_OF_SCAN ? 1 : 0;
        at = afterSegment(file, at + 2);
      }
    }
    return scans;
  }

  private static boolean hasLength(int kind) {
    return kind >= FIRST_WITH_LENGTH && (kind < FIRST_RESTART || kind > START_OF_IMAGE);
  }

  /** Offset after a segment, whose length includes its own two bytes. */
  private static int afterSegment(byte[] file, int at) {
    if (at + 1 >= file.length) {
      return file.length;
    }
    int length = (file[at] & 0xff) << 8 | (file[at + 1] & 0xff);
    return at + Math.max(2, length);
  }
}
