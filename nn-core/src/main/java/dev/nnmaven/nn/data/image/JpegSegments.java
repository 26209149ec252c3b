package dev.nnmaven.nn.data.image;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What the segments of a JPEG file say. The number of scans limits decoding time: a progressive
 * image has some ten, each refining all pixels; a hostile one has thousands, of a few bytes each,
 * and keeps a decoder busy for minutes.
 *
 * <p>Segments are walked as the decoder does, without decoding them.
 *
 * <p>Source: ITU-T T.81, annex B; malformed parts are skipped as in libjpeg.
 *
 * @param scans up to the end of the first image
 */
record JpegSegments(int scans, Orientation orientation) {

  /** Of a file of another format. */
  static final JpegSegments NONE = new JpegSegments(0, Orientation.UPRIGHT);

  private static final int MOST_SCANS = 100; // common encoders make ten
  private static final long MOST_WORK = 16L * ImageRules.MOST_PIXELS; // scans × pixels
  private static final int MARK = 0xff;
  private static final int FIRST_WITH_LENGTH = 0xc0; // the frames; below are reserved ones
  private static final int FIRST_RESTART = 0xd0;
  private static final int START_OF_IMAGE = 0xd8;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int START_OF_SCAN = 0xda;
  private static final int OF_EXIF = 0xe1;

  /** Throws if there are so many scans that decoding would take too long. */
  void requireFewScans(long pixels) throws IOException {
    long most = Math.min(MOST_SCANS, MOST_WORK / pixels);
    if (scans > most) {
      throw new IOException(
          "a JPEG of %s scans, more than the %s allowed for %s pixels; save it again"
              .formatted(scans, most, pixels));
    }
  }

  /** Walks the segments of a file. */
  static JpegSegments of(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file);
    Orientation orientation = Orientation.UPRIGHT;
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
        int end = at + 2 + Math.max(2, length); // the length includes its own two bytes
        if (kind == OF_EXIF && end <= file.length && orientation.equals(Orientation.UPRIGHT)) {
          orientation = Orientation.of(in.slice(at + 4, end - at - 4));
        }
        at = end;
      }
    }
    return new JpegSegments(scans, orientation);
  }
}
