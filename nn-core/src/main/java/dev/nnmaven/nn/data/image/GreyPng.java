package dev.nnmaven.nn.data.image;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Fast decoder for the PNGs common in data sets: 8-bit grey, not interlaced, no extra chunks.
 *
 * <p>Java's own reader handles all kinds, but takes three times as long for the first ten thousand
 * images of a JVM, as many as a build reads. This one gives the same pixels or none: anything
 * unexpected, damage included, is left to Java's reader. Not thread-safe.
 *
 * <p>Source: Portable Network Graphics (PNG) Specification, W3C Recommendation, third edition,
 * sections 5, 9 and 10.
 */
final class GreyPng implements AutoCloseable {

  private static final long SIGNATURE = 0x89504e470d0a1a0aL;
  private static final int HEADER_CHUNK = 0x49484452; // IHDR
  private static final int DATA_CHUNK = 0x49444154; // IDAT
  private static final int END_CHUNK = 0x49454e44; // IEND
  private static final int HEADER_LENGTH = 13;

  /**
   * Header bytes after width and height: 8 bits, grey, and 0 for compression, filter and interlace.
   */
  private static final long PLAIN_GREY = 0x0800000000L;

  private static final int START = 8;
  private static final int AROUND_CHUNK = 12; // length, type, checksum

  private final Inflater inflater = new Inflater();

  /** Decodes an image, or returns null if it needs the general decoder. */
  GreyImage decode(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file);
    int firstData = START + AROUND_CHUNK + HEADER_LENGTH;
    if (file.length < firstData || in.getLong() != SIGNATURE) {
      return null;
    }
    boolean header = in.getInt() == HEADER_LENGTH && in.getInt() == HEADER_CHUNK;
    int width = in.getInt();
    int height = in.getInt();
    long kind = ((in.get() & 0xffL) << 32) | (in.getInt() & 0xffffffffL);
    boolean hasSize = width > 0 && height > 0 && (long) width * height <= GreyImage.MOST_PIXELS;
    if (!header || kind != PLAIN_GREY || !hasSize) {
      return null;
    }
    in.position(firstData);
    byte[] rows = rows(in, Math.multiplyExact(height, width + 1));
    return rows == null ? null : unfiltered(rows, width, height);
  }

  /** Inflates the rows, each preceded by its filter byte; null if there are fewer or more. */
  private byte[] rows(ByteBuffer in, int length) {
    inflater.reset();
    byte[] rows = new byte[length];
    int done = 0;
    while (in.remaining() >= AROUND_CHUNK) {
      int size = in.getInt();
      int type = in.getInt();
      if (type == END_CHUNK) {
        boolean ends = size == 0 && in.remaining() == Integer.BYTES;
        return ends && done == length && inflater.finished() ? rows : null;
      }
      if (type != DATA_CHUNK || size < 0 || size > in.remaining() - Integer.BYTES) {
        return null;
      }
      inflater.setInput(in.slice(in.position(), size));
      in.position(in.position() + size + Integer.BYTES);
      done = inflate(rows, done);
      if (done < 0 || inflater.getRemaining() > 0) {
        return null;
      }
    }
    return null;
  }

  /** Inflates the available data; returns the number of bytes so far, or -1 if damaged. */
  private int inflate(byte[] rows, int done) {
    byte[] tooMuch = new byte[1];
    int end = done;
    try {
      while (!inflater.finished() && !inflater.needsInput()) {
        boolean full = end == rows.length;
        int more =
            full ? inflater.inflate(tooMuch) : inflater.inflate(rows, end, rows.length - end);
        if (inflater.needsDictionary() || (full && more > 0)) {
          return -1;
        }
        end += more;
      }
      return end;
    } catch (DataFormatException e) {
      return -1;
    }
  }

  /** Undoes the row filters, which store pixel − prediction; null for an unknown filter. */
  private static GreyImage unfiltered(byte[] rows, int width, int height) {
    byte[] pixels = new byte[width * height];
    for (int y = 0; y < height; y++) {
      int row = y * width;
      int from = y * (width + 1);
      System.arraycopy(rows, from + 1, pixels, row, width);
      switch (rows[from]) {
        case 0 -> {} // as it is
        case 1 -> addLeft(pixels, row, width);
        case 2 -> addAbove(pixels, row, width);
        case 3 -> addAverage(pixels, row, width);
        case 4 -> addPaeth(pixels, row, width);
        default -> {
          return null;
        }
      }
    }
    return new GreyImage(width, height, pixels);
  }

  private static void addLeft(byte[] pixels, int row, int width) {
    for (int i = row + 1; i < row + width; i++) {
      pixels[i] += pixels[i - 1];
    }
  }

  private static void addAbove(byte[] pixels, int row, int width) {
    if (row > 0) {
      for (int i = row; i < row + width; i++) {
        pixels[i] += pixels[i - width];
      }
    }
  }

  private static void addAverage(byte[] pixels, int row, int width) {
    for (int i = row; i < row + width; i++) {
      int left = i > row ? pixels[i - 1] & 0xff : 0;
      int above = row > 0 ? pixels[i - width] & 0xff : 0;
      pixels[i] += (byte) ((left + above) / 2);
    }
  }

  private static void addPaeth(byte[] pixels, int row, int width) {
    for (int i = row; i < row + width; i++) {
      int left = i > row ? pixels[i - 1] & 0xff : 0;
      int above = row > 0 ? pixels[i - width] & 0xff : 0;
      int corner = i > row && row > 0 ? pixels[i - width - 1] & 0xff : 0;
      pixels[i] += (byte) paeth(left, above, corner);
    }
  }

  /** Paeth predictor: whichever of the three is nearest to left + above − corner. */
  private static int paeth(int left, int above, int corner) {
    int fromLeft = Math.abs(above - corner);
    int fromAbove = Math.abs(left - corner);
    int fromCorner = Math.abs(left + above - 2 * corner);
    if (fromLeft <= fromAbove && fromLeft <= fromCorner) {
      return left;
    }
    return fromAbove <= fromCorner ? above : corner;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
