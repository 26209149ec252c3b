package dev.nnmaven.nn.data;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * How many pixels the first frame of a GIF file really has. Its header may claim any number, and
 * Java's reader makes up what is missing: a file of 35 bytes would be an image of 4096 x 4096.
 *
 * <p>Compressed codes are read and only the lengths of what they stand for are added, so that no
 * memory is taken for pixels.
 *
 * <p>Source: Graphics Interchange Format, version 89a, appendix F.
 */
final class GifPixels {

  private static final int START = 13;
  private static final int COLOURS_OF_SCREEN = 10;
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

  /** Whether the first frame has at least so many pixels; not where the file ends before it. */
  static boolean hasAtLeast(byte[] file, long pixels) {
    try {
      GifPixels gif = new GifPixels(file);
      return gif.findFrame() && gif.count(pixels) >= pixels;
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return false;
    }
  }

  /** Goes to the compressed data. */
  private boolean findFrame() {
    int screen = in.get(COLOURS_OF_SCREEN);
    in.position(START + bytesOfColours(screen));
    while (true) {
      int kind = in.get() & 0xff;
      if (kind == FRAME) {
        in.position(in.position() + 8);
        int colours = bytesOfColours(in.get());
        in.position(in.position() + colours);
        return true;
      }
      if (kind != EXTENSION) {
        return false;
      }
      in.get(); // which one
      skipBlocks();
    }
  }

  private void skipBlocks() {
    for (int length = in.get() & 0xff; length > 0; length = in.get() & 0xff) {
      in.position(in.position() + length);
    }
  }

  private static int bytesOfColours(int flags) {
    return (flags & HAS_COLOURS) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  /** Adds up lengths until there are enough, or the data ends. */
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
      if (code < 0 || code == clear + 1) {
        return pixels;
      }
      if (code == clear) {
        next = clear + 2;
        width = bitsAtStart + 1;
        before = -1;
        continue;
      }
      if (code > next || (before < 0 && code > clear)) {
        return pixels; // a code that stands for nothing yet
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

  /** The next code, or -1 where there is none. */
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
