package dev.nnmaven.nn.data.image;

import dev.nnmaven.nn.text.SafeText;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes image files. Reuses one of Java's readers per format, since looking one up costs more
 * than decoding a small image. Not thread-safe.
 */
public final class ImageDecoder implements AutoCloseable {

  private static final Map<String, String> FORMATS_BY_START =
      Map.of("\u0089PNG", "png", "\u00ff\u00d8", "jpeg", "GIF8", "gif", "BM", "bmp");

  private static final int BMP_COMPRESSION = 30; // offset
  private static final int BMP_JPEG = 4;
  private static final int BMP_PNG = 5;
  private static final int PNG_WIDTH = 16; // offset; height, bit depth and colour type follow
  private static final int PNG_COLOURS = 25;
  private static final int PNG_PALETTE = 3;
  private static final int PNG_HAS_COLOURS = 2;

  private final Map<String, ImageReader> readers = new HashMap<>();

  /**
   * Decodes a PNG, JPEG, GIF (its first frame) or BMP file, and turns a photo upright as its camera
   * noted. The header is checked first: a small file can claim any size.
   *
   * @throws ImageSizeException if it has a size that the rules refuse
   * @throws IOException if it is none of these, damaged or too large; the message says which
   */
  public ConvertedImage decode(byte[] file, ImageRules rules) throws IOException {
    if (file.length == 0) {
      throw new IOException("the file is empty");
    }
    String format = format(file);
    if (format.equals("png") && file.length > PNG_COLOURS) {
      checkPng(file, rules);
    }
    if (format.equals("bmp") && file.length >= BMP_COMPRESSION + Integer.BYTES) {
      refuseEmbedded(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(BMP_COMPRESSION));
    }
    ImageReader reader = readers.computeIfAbsent(format, ImageDecoder::reader);
    // Not ImageIO.read, which by default uses a temporary file per image.
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in, true, true);
      JpegSegments segments = format.equals("jpeg") ? JpegSegments.of(file) : JpegSegments.NONE;
      check(reader, format, file, segments, rules);
      return segments.orientation().upright(PixelConversion.of(read(reader), rules));
    } catch (EOFException e) {
      throw new IOException("damaged image (it ends early)", e);
    } catch (RuntimeException e) {
      // The decoders throw unchecked exceptions for some damaged files.
      throw new IOException("damaged image (" + SafeText.text(e) + ")", e);
    } finally {
      reader.reset();
    }
  }

  private static String format(byte[] file) throws IOException {
    String start = new String(file, 0, Math.min(4, file.length), StandardCharsets.ISO_8859_1);
    return FORMATS_BY_START.entrySet().stream()
        .filter(format -> start.startsWith(format.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new IOException("not a PNG, JPEG, GIF or BMP image"));
  }

  /** Checks PNG, the only format whose decoded pixels may take more than four bytes. */
  private static void checkPng(byte[] file, ImageRules rules) throws IOException {
    ByteBuffer header = ByteBuffer.wrap(file);
    int width = header.getInt(PNG_WIDTH);
    int height = header.getInt(PNG_WIDTH + Integer.BYTES);
    if (width < 1 || height < 1) {
      throw new IOException("damaged image (a size of %s x %s)".formatted(width, height));
    }
    int kind = file[PNG_COLOURS];
    int bands = (kind & PNG_HAS_COLOURS) == 0 ? 2 : 4; // a transparent colour becomes a band
    int bytes = kind == PNG_PALETTE ? 1 : file[PNG_COLOURS - 1] > Byte.SIZE ? 2 * bands : bands;
    rules.check(width, height, bytes);
  }

  /** The JDK's reader: one that the class path registers may decode to other pixels. */
  private static ImageReader reader(String format) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (reader.getClass().getModule() == ImageIO.class.getModule()) {
        return reader;
      }
    }
    throw new IllegalStateException("this Java has no reader for " + format);
  }

  /** Refuses images embedded in a BMP: their size would not be checked. */
  private static void refuseEmbedded(int compression) throws IOException {
    if (compression == BMP_JPEG || compression == BMP_PNG) {
      throw new IOException("a BMP file with a JPEG or PNG image in it; save it as that instead");
    }
  }

  /** Checks what can be known before pixels are decoded. */
  private static void check(
      ImageReader reader, String format, byte[] file, JpegSegments segments, ImageRules rules)
      throws IOException {
    boolean swaps = segments.orientation().swapsSides();
    int width = swaps ? reader.getHeight(0) : reader.getWidth(0);
    int height = swaps ? reader.getWidth(0) : reader.getHeight(0);
    long pixels = (long) width * height;
    rules.check(width, height, format.equals("png") ? 1 : 4); // of a PNG file that is known
    segments.requireFewScans(pixels);
    if (format.equals("gif") && !GifPixels.hasAtLeast(file, pixels)) {
      throw new IOException("damaged image (it has fewer pixels than its header says)");
    }
  }

  /** Decodes; throws if pixels are missing, which the JPEG decoder fills in and only warns. */
  private static BufferedImage read(ImageReader reader) throws IOException {
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    BufferedImage image = reader.read(0);
    for (String warning : warnings) {
      if (warning.contains("Truncated") || warning.contains("premature end")) {
        throw new IOException("damaged image (" + SafeText.text(warning) + ")");
      }
    }
    return image;
  }

  @Override
  public void close() {
    readers.values().forEach(ImageReader::dispose);
  }
}
