package dev.nnmaven.nn.data;

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
 * Decodes image files. Keeps one of Java's readers for each format, since looking one up costs more
 * than decoding a small image. Not safe for use by several threads.
 */
final class ImageDecoder implements AutoCloseable {

  /** A larger image is refused before memory for it is taken: a small file can claim any size. */
  private static final long MOST_PIXELS = GreyImage.MOST_PIXELS;

  /** The formats by the bytes that their files begin with. */
  private static final Map<String, byte[]> FORMATS =
      Map.of(
          "png", new byte[] {(byte) 0x89, 'P', 'N', 'G'},
          "jpeg", new byte[] {(byte) 0xff, (byte) 0xd8},
          "gif", new byte[] {'G', 'I', 'F', '8'},
          "bmp", new byte[] {'B', 'M'});

  /** Where a BMP file says how its pixels are stored, and the values for other formats. */
  private static final int BMP_COMPRESSION = 30;

  private static final int BMP_JPEG = 4;
  private static final int BMP_PNG = 5;

  private final GreyPng greyPng = new GreyPng();
  private final Map<String, ImageReader> readers = new HashMap<>();

  /**
   * Decodes a PNG, JPEG, GIF (its first frame) or BMP file.
   *
   * @throws IOException if it is none of these, damaged or too large; the message says which
   */
  GreyImage decode(byte[] file) throws IOException {
    if (file.length == 0) {
      throw new IOException("the file is empty");
    }
    GreyImage plain = greyPng.decode(file);
    if (plain != null) {
      return plain;
    }
    String format = format(file);
    if (format.equals("bmp")) {
      refuseEmbedded(file);
    }
    ImageReader reader = readers.computeIfAbsent(format, ImageDecoder::reader);
    // Not ImageIO.read: by default that goes through a temporary file for each image.
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(stream, true, true);
      return decode(reader);
    } catch (EOFException e) {
      throw new IOException("damaged image (it ends early)", e);
    } catch (RuntimeException e) {
      // The decoders answer some damaged files with unchecked exceptions.
      throw new IOException("damaged image (" + e + ")", e);
    } finally {
      reader.reset();
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

  /** The size of an image within an image is nowhere checked. */
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

  private static GreyImage decode(ImageReader reader) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if ((long) width * height > MOST_PIXELS) {
      throw new IOException(
          "%d x %d pixels are more than the %d allowed".formatted(width, height, MOST_PIXELS));
    }
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    GreyImage image = GreyImage.of(reader.read(0));
    for (String warning : warnings) {
      if (tellsOfMissingPixels(warning)) {
        throw new IOException("damaged image (" + warning + ")");
      }
    }
    return image;
  }

  /** The JPEG decoder fills up with grey what a truncated file lacks, and only warns. */
  private static boolean tellsOfMissingPixels(String warning) {
    return warning.contains("Truncated") || warning.contains("premature end");
  }

  @Override
  public void close() {
    greyPng.close();
    readers.values().forEach(ImageReader::dispose);
  }
}
