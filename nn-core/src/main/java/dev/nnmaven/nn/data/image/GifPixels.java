package dev.nnmaven.nn.data.image;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Counts the pixels that the first frame of a GIF file really contains. Its header may claim any
 * number, and Java's reader fills in missing ones: a file of 35 bytes would become an image of 4096
 * x 4096.
 *
 * <p>Reads the LZW codes and adds up the lengths of their strings, without memory for pixels.
 *
 * <p>Source: Graphics Interchange Format, version 89a, appendix F.
 */
final class GifPixels {

  private static final int START = 13;
  private static final int COLOURS_OF_SCREEN = 10; // offset
  private static final int EXTENSION = 0x21;
  private static final int FRAME = 0x2c;
  private static final int HAS_COLOURS = 0x80;
  private static final int MOST_CODES = 4096;
  private static final int MOST_BITS_TO_START = 11;

  private final ByteBuffer in;
  private int left; // bytes in this block
  private int bits;
  private int bitCount;

  private GifPixels(byte[] file) {
    in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Whether the first frame has at least so many pixels; false if the file is truncated. */
  static boolean hasAtLeast(byte[] file, long pixels) {
    try {
      GifPixels gif = new GifPixels(file);
      return gif.findFrame() && gif.count(pixels) >= pixels;
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return false;
    }
  }

  /** Seeks to the compressed data of the first frame. */
  private boolean findFrame() {
    in.position(START);
    skipColours(in.get(COLOURS_OF_SCREEN));
    int kind = in.get() & 0xff;
    while (kind == EXTENSION) {
      in.get(); // which one
      for (int length = in.get() & 0xff; length > 0; length = in.get() & 0xff) {
        skip(length);
      }
      kind = in.get() & 0xff;
    }
    if (kind == FRAME) {
      skip(8);
      skipColours(in.get());
    }
    return kind == FRAME;
  }

  private void skipColours(int flags) {
    skip((flags & HAS_COLOURS) == 0 ? 0 : 3 << ((flags & 7) + 1));
  }

  private void skip(int bytes) {
    in.position(in.position() + bytes);
  }

  /** Counts pixels until there are enough or the data ends. */
  private long count(long enough) {
    int bitsAtStart = in.get() & 0xff;
    if (bitsAtStart < 1 || bitsAtStart > MOST_BITS_TO_START) {
      return 0;
    }
    int clear = 1 << bitsAtStart;
    int[] lengths = new int[MOST_CODES + 1];
    Arrays.fill(lengths, 0, clear, 1);
    int next = clear + 2;
    int width = bitsAtStart + 1;
    int before = -1;
    long pixels = 0;
    while (pixels < enough) {
      int code = code(width);
      if (code == clear) {
        next = clear + 2;
        width = bitsAtStart + 1;
        before = -1;
        continue;
      }
      if (code < 0 || code == clear + 1 || code > next || (before < 0 && code > clear)) {
        return pixels; // the end, or a code that stands for nothing yet
      }
      if (before >= 0 && next < MOST_CODES) {
        lengths[next] = lengths[before] + 1; // what was before, and a pixel of this one
        next++;
        if (next == 1 << width && width < 12) {
          width++;
        }
      }
      pixels += lengths[code];
      before = code;
    }
    return pixels;
  }

  /** Next code, or -1 at the end. */
  private int code(int width) {
    while (bitCount < width) {
      if (left == 0 && in.hasRemaining()) {
        left = in.get() & 0xff;
      }
      if (left == 0 || !in.hasRemaining()) {
        return -1;
      }
      bits |= (in.get() & 0xff) << bitCount;
      bitCount += 8;
      left--;
    }
    int code = bits & (1 << width) - 1;
    bits >>>= width;
    bitCount -= width;
    return code;
  }
}
