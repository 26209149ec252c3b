package dev.nnmaven.nn.data.image;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Fast decoder for the PNGs common in data sets: 8-bit grey or RGB, opaque, not interlaced, no
 * extra chunks.
 *
 * <p>Java's own reader handles all kinds, but takes three times as long for the first ten thousand
 * images of a JVM, as many as a build reads. This one gives the same pixels or none: anything
 * unexpected or large, damage included, is left to Java's reader. Not thread-safe.
 *
 * <p>Source: Portable Network Graphics (PNG) Specification, W3C Recommendation, third edition,
 * sections 5, 9 and 10.
 */
final class PlainPng implements AutoCloseable {

  private static final long SIGNATURE = 0x89504e470d0a1a0aL;
  private static final int HEADER_CHUNK = 0x49484452; // IHDR
  private static final int DATA_CHUNK = 0x49444154; // IDAT
  private static final int END_CHUNK = 0x49454e44; // IEND
  private static final int HEADER_LENGTH = 13;
  private static final int PLAIN_GREY = 0x08000000; // 8 bits, grey, compression and filter 0
  private static final int PLAIN_RGB = 0x08020000;
  private static final int START = 8;
  private static final int AROUND_CHUNK = 12; // length, type, checksum

  /** Of larger ones, rows and pixels together take more memory than {@link ImageRules} promise. */
  private static final int MOST_PIXELS = 1 << 22;

  private final Inflater inflater = new Inflater();

  /** Decodes an image; null if it needs the general decoder. */
  @Nullable PixelImage decode(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file);
    int firstData = START + AROUND_CHUNK + HEADER_LENGTH;
    if (file.length < firstData || in.getLong() != SIGNATURE) {
      return null;
    }
    boolean header = in.getInt() == HEADER_LENGTH && in.getInt() == HEADER_CHUNK;
    int width = in.getInt();
    int height = in.getInt();
    int kind = in.getInt();
    boolean plain = (kind == PLAIN_GREY || kind == PLAIN_RGB) && in.get() == 0; // not interlaced
    int channels = (kind == PLAIN_RGB ? Channels.RGB : Channels.GREY).count();
    boolean hasSize = width > 0 && height > 0 && (long) width * height <= MOST_PIXELS;
    if (!header || !plain || !hasSize) {
      return null;
    }
    in.position(firstData);
    try {
      byte[] rows = rows(in, Math.multiplyExact(height, width * channels + 1));
      return rows == null ? null : unfiltered(rows, width, height, channels);
    } catch (DataFormatException e) {
      return null;
    }
  }

  /** Inflates the rows, each preceded by its filter byte; null if there are fewer or more. */
  private byte @Nullable [] rows(ByteBuffer in, int length) throws DataFormatException {
    byte[] rows = new byte[length + 1]; // one more, to notice too many
    int done = 0;
    inflater.reset();
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
      done += inflater.inflate(rows, done, rows.length - done);
      if (inflater.getRemaining() > 0) {
        return null;
      }
      in.position(in.position() + size + Integer.BYTES);
    }
    return null;
  }

  /** Undoes the row filters, which store pixel − prediction; null for an unknown filter. */
  private static @Nullable PixelImage unfiltered(byte[] rows, int width, int height, int channels) {
    int length = width * channels;
    byte[] pixels = new byte[length * height];
    for (int y = 0, i = 0; y < height; y++) {
      int from = y * (length + 1);
      int filter = rows[from];
      if (filter < 0 || filter > 4) {
        return null;
      }
      for (int x = 0; x < length; x++, i++) {
        boolean first = x < channels;
        int left = first ? 0 : pixels[i - channels] & 0xff;
        int above = y > 0 ? pixels[i - length] & 0xff : 0;
        int corner = first || y == 0 ? 0 : pixels[i - length - channels] & 0xff;
        pixels[i] = (byte) (rows[from + 1 + x] + prediction(filter, left, above, corner));
      }
    }
    return new PixelImage(width, height, channels, pixels);
  }

  private static int prediction(int filter, int left, int above, int corner) {
    return switch (filter) {
      case 0 -> 0;
      case 1 -> left;
      case 2 -> above;
      case 3 -> (left + above) / 2;
      default -> paeth(left, above, corner);
    };
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
