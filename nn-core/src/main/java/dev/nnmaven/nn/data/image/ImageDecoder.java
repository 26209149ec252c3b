package dev.nnmaven.nn.data.image;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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
final class ImageDecoder implements AutoCloseable {

  /**
   * A decoded picture, not yet scaled.
   *
   * @param traits what is lost in its grey pixels
   */
  record Decoded(GreyImage image, GreyPixels.Traits traits) {}

  /** Magic bytes of the formats. */
  private static final Map<String, byte[]> FORMATS =
      Map.of(
          "png", new byte[] {(byte) 0x89, 'P', 'N', 'G'},
          "jpeg", new byte[] {(byte) 0xff, (byte) 0xd8},
          "gif", new byte[] {'G', 'I', 'F', '8'},
          "bmp", new byte[] {'B', 'M'});

  /** Offset of the compression field in a BMP file, and its values for embedded formats. */
  private static final int BMP_COMPRESSION = 30;

  private static final int BMP_JPEG = 4;
  private static final int BMP_PNG = 5;

  /** Offset of the width in a PNG file; height, bit depth and colour type follow. */
  private static final int PNG_WIDTH = 16;

  private static final int PNG_COLOURS = 25;
  private static final int PNG_PALETTE = 3;
  private static final int PNG_HAS_COLOURS = 2;

  private final GreyPng greyPng = new GreyPng();
  private final Map<String, ImageReader> readers = new HashMap<>();

  /**
   * Decodes a PNG, JPEG, GIF (its first frame) or BMP file. Its header is checked first: a small
   * file can claim any size.
   *
   * @param rules which files are accepted, and the background
   * @throws ImageSizeException if it has a size that the rules refuse
   * @throws IOException if it is none of these, damaged or too large; the message says which
   */
  Decoded decode(byte[] file, PictureRules rules) throws IOException {
    if (file.length == 0) {
      throw new IOException("the file is empty");
    }
    String format = format(file);
    if (format.equals("png") && file.length > PNG_COLOURS) {
      checkPng(file, rules);
      GreyImage plain = greyPng.decode(file);
      if (plain != null) {
        return new Decoded(plain, GreyPixels.Traits.NONE);
      }
    }
    if (format.equals("bmp")) {
      refuseEmbedded(file);
    }
    return withReader(
        file,
        format,
        reader -> {
          checkSize(reader, format, rules);
          checkContent(reader, format, file);
          return decode(reader, rules.background());
        });
  }

  /**
   * Size according to the header; throws if the rules refuse the file.
   *
   * @throws IOException as {@link #decode}, except for damage after the header
   */
  ImageSize size(byte[] file, PictureRules rules) throws IOException {
    String format = format(file);
    return withReader(file, format, reader -> checkSize(reader, format, rules));
  }

  private interface Use<T> {
    T of(ImageReader reader) throws IOException;
  }

  private <T> T withReader(byte[] file, String format, Use<T> use) throws IOException {
    ImageReader reader = readers.computeIfAbsent(format, ImageDecoder::reader);
    // Not ImageIO.read, which by default uses a temporary file per image.
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(stream, true, true);
      return use.of(reader);
    } catch (EOFException e) {
      throw new IOException("damaged image (it ends early)", e);
    } catch (RuntimeException e) {
      // The decoders throw unchecked exceptions for some damaged files.
      throw new IOException("damaged image (" + e + ")", e);
    } finally {
      reader.reset();
    }
  }

  /** Checks PNG, the only format whose decoded pixels may take more than four bytes. */
  private static void checkPng(byte[] file, PictureRules rules) throws IOException {
    ByteBuffer header = ByteBuffer.wrap(file);
    int width = header.getInt(PNG_WIDTH);
    int height = header.getInt(PNG_WIDTH + Integer.BYTES);
    if (width < 1 || height < 1) {
      throw new IOException("damaged image (a size of %d x %d)".formatted(width, height));
    }
    int kind = file[PNG_COLOURS];
    int bands = (kind & PNG_HAS_COLOURS) == 0 ? 2 : 4; // a transparent colour becomes a band
    int bytes = kind == PNG_PALETTE ? 1 : file[PNG_COLOURS - 1] > Byte.SIZE ? 2 * bands : bands;
    rules.check(width, height, bytes);
  }

  private static ImageSize checkSize(ImageReader reader, String format, PictureRules rules)
      throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    int bytes = format.equals("png") ? 1 : 4; // of a PNG file that is known
    rules.check(width, height, bytes);
    return new ImageSize(width, height);
  }

  private static void checkContent(ImageReader reader, String format, byte[] file)
      throws IOException {
    long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
    if (format.equals("jpeg")) {
      JpegScans.check(file, pixels);
    }
    if (format.equals("gif") && !GifPixels.hasAtLeast(file, pixels)) {
      throw new IOException("damaged image (it has less pixels than its header says)");
    }
  }

  private static String format(byte[] file) throws IOException {
    for (Map.Entry<String, byte[]> format : FORMATS.entrySet()) {
      if (startsWith(file, format.getValue())) {
        return format.getKey();
      }
    }
    throw new IOException("not a PNG, JPEG, GIF or BMP image");
  }

  /** Refuses images embedded in a BMP: their size would not be checked. */
  private static void refuseEmbedded(byte[] file) throws IOException {
    if (file.length >= BMP_COMPRESSION + Integer.BYTES) {
      int compression =
          ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(BMP_COMPRESSION);
      if (compression == BMP_JPEG || compression == BMP_PNG) {
        throw new IOException("a BMP file with a JPEG or PNG image in it; save it as that instead");
      }
    }
  }

  private static boolean startsWith(byte[] file, byte[] start) {
    return file.length >= start.length
        && Arrays.equals(file, 0, start.length, start, 0, start.length);
  }

  private static ImageReader reader(String format) {
    return ImageIO.getImageReadersByFormatName(format).next();
  }

  private static Decoded decode(ImageReader reader, Background background) throws IOException {
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    GreyPixels grey = GreyPixels.of(reader.read(0), background);
    for (String warning : warnings) {
      if (tellsOfMissingPixels(warning)) {
        throw new IOException("damaged image (" + warning + ")");
      }
    }
    return new Decoded(grey.image(), grey.traits());
  }

  /**
   * Whether a warning tells of missing pixels: the JPEG decoder fills truncated files with grey and
   * only warns.
   */
  private static boolean tellsOfMissingPixels(String warning) {
    return warning.contains("Truncated") || warning.contains("premature end");
  }

  @Override
  public void close() {
    greyPng.close();
    readers.values().forEach(ImageReader::dispose);
  }
}
