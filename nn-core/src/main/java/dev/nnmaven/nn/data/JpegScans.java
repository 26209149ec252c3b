package dev.nnmaven.nn.data;

import java.io.IOException;

/**
 * How often the decoder of a JPEG file would go over all of its pixels. A progressive image comes
 * in some ten scans, each of which refines the whole; a hostile one has thousands, of a few bytes
 * each, and keeps a decoder busy for minutes.
 *
 * <p>The file's segments are walked as the decoder walks them, without decoding anything.
 *
 * <p>Source: ITU-T T.81, annex B; what is not in order is passed over as libjpeg does it.
 */
final class JpegScans {

  /** The most scans: common encoders make ten. */
  static final int MOST_SCANS = 100;

  /** The most scans times pixels: sixteen scans of the largest image. */
  static final long MOST_WORK = 16L * GreyImage.MOST_PIXELS;

  private static final int MARK = 0xff;
  private static final int FIRST_WITH_LENGTH = 0xc0; // the frames; below are reserved ones
  private static final int FIRST_RESTART = 0xd0;
  private static final int START_OF_IMAGE = 0xd8;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int START_OF_SCAN = 0xda;

  private JpegScans() {}

  /**
   * Makes sure that a file's decoding ends soon.
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

  /** How many scans there are up to the end of the first image. */
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

  /** The length counts its own two bytes. */
  private static int afterSegment(byte[] file, int at) {
    if (at + 1 >= file.length) {
      return file.length;
    }
    int length = (file[at] & 0xff) << 8 | (file[at + 1] & 0xff);
    return at + Math.max(2, length);
  }
}
