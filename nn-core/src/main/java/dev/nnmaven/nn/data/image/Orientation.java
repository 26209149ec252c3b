package dev.nnmaven.nn.data.image;

import dev.nnmaven.nn.image.PixelImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * How a photo is to be shown. A camera that was held upright does not turn its pixels, but notes
 * it.
 *
 * <p>Source: CIPA DC-008 (Exif), tag 274; its bytes are those of TIFF 6.0.
 *
 * @param code 1 to 8: at which sides the first stored row and column are shown
 */
record Orientation(int code) {

  /** As it is stored. */
  static final Orientation UPRIGHT = new Orientation(1);

  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
  private static final int TAG = 274;
  private static final int ENTRY = 12; // bytes
  private static final int VALUE = 8; // offset in an entry
  private static final Set<Integer> LAST_COLUMN_FIRST = Set.of(2, 3, 7, 8);
  private static final Set<Integer> LAST_ROW_FIRST = Set.of(3, 4, 6, 7);

  /** Reads it from a segment of a JPEG file; upright if it has none, or only a part of it. */
  static Orientation of(ByteBuffer segment) {
    if (segment.mismatch(ByteBuffer.wrap(EXIF)) != EXIF.length) {
      return UPRIGHT;
    }
    ByteBuffer tiff = segment.slice(EXIF.length, segment.limit() - EXIF.length);
    try {
      tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      int first = tiff.getInt(Integer.BYTES);
      int entries = tiff.getShort(first) & 0xffff;
      for (int i = 0, at = first + Short.BYTES; i < entries; i++, at += ENTRY) {
        int code = tiff.getShort(at + VALUE);
        if (tiff.getShort(at) == TAG && code >= 1 && code <= 8) {
          return new Orientation(code);
        }
      }
    } catch (IndexOutOfBoundsException e) {
      return UPRIGHT; // as viewers do
    }
    return UPRIGHT;
  }

  /** Whether stored rows are shown as columns. */
  boolean swapsSides() {
    return code > 4;
  }

  /** Turns and mirrors an image as it is to be shown. */
  ConvertedImage upright(ConvertedImage converted) {
    if (code == UPRIGHT.code) {
      return converted;
    }
    PixelImage stored = converted.image();
    int channels = stored.channels();
    int width = swapsSides() ? stored.height() : stored.width();
    byte[] shown = new byte[stored.pixels().length];
    for (int i = 0; i < shown.length / channels; i++) {
      int column = swapsSides() ? i / width : i % width;
      int row = swapsSides() ? i % width : i / width;
      int x = LAST_COLUMN_FIRST.contains(code) ? stored.width() - 1 - column : column;
      int y = LAST_ROW_FIRST.contains(code) ? stored.height() - 1 - row : row;
      int from = (y * stored.width() + x) * channels;
      System.arraycopy(stored.pixels(), from, shown, i * channels, channels);
    }
    int height = swapsSides() ? stored.width() : stored.height();
    return converted.with(new PixelImage(width, height, channels, shown));
  }
}
