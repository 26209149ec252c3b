package dev.nnmaven.nn.data.image;

import java.io.IOException;
import java.nio.ByteBuffer;

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

  private static final int MOST_SCANS = 100; // common encoders make ten
  private static final long MOST_WORK = 16L * ImageRules.MOST_PIXELS; // scans × pixels
  private static final int MARK = 0xff;
  private static final int FIRST_WITH_LENGTH = 0xc0; // the frames; below are reserved ones
  private static final int FIRST_RESTART = 0xd0;
  private static final int START_OF_IMAGE = 0xd8;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int START_OF_SCAN = 0xda;

  private JpegScans() {}

  /** Throws if a file has so many scans that decoding it would take too long. */
  static void check(byte[] file, long pixels) throws IOException {
    int scans = count(file);
    long most = Math.min(MOST_SCANS, MOST_WORK / pixels);
    if (scans > most) {
      throw new IOException(
          "a JPEG of %s scans, more than the %s allowed for %s pixels; save it again"
              .formatted(scans, most, pixels));
    }
  }

  /** Number of scans up to the end of the first image. */
  static int count(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file);
    int scans = 0;
    int at = 2; // after the mark of a start
    while (at + 1 < file.length) {
      int kind = file[at + 1] & 0xff;
      boolean isMark = (file[at] & 0xff) == MARK;
      if (!isMark || kind == MARK) {
        at++; // compressed data, rubbish or padding
      } else if (kind == END_OF_IMAGE) {
        break;
      } else if (kind < FIRST_WITH_LENGTH || (kind >= FIRST_RESTART && kind <= START_OF_IMAGE)) {
        at += 2;
      } else {
        scans += kind == START_OF_SCAN ? 1 : 0;
        int length = at + 3 < file.length ? in.getShort(at + 2) & 0xffff : file.length;
        at += 2 + Math.max(2, length); // the length includes its own two bytes
      }
    }
    return scans;
  }
}
