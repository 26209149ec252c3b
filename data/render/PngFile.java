import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/**
 * Letters as 8-bit greyscale PNG files.
 *
 * <p>Writing is done here, by the PNG specification (ISO/IEC 15948), because ImageIO's files are
 * larger than they need be: for images of 400 bytes that shows. Reading is left to ImageIO.
 */
final class PngFile {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private PngFile() {}

  /** Writes a file that must not be there yet. */
  static void write(Path file, LetterImage image) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var png = new DataOutputStream(bytes);
    png.write(SIGNATURE);
    writeChunk(png, "IHDR", header());
    writeChunk(png, "IDAT", deflated(image.pixels()));
    writeChunk(png, "IEND", new byte[0]);
    Files.write(file, bytes.toByteArray(), StandardOpenOption.CREATE_NEW);
  }

  /** Reads any 28x28 greyscale PNG. */
  static LetterImage read(Path file) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    if (image == null) {
      throw new IOException(file + " is no image that Java can read");
    }
    if (image.getWidth() != LetterImage.SIDE
        || image.getHeight() != LetterImage.SIDE
        || image.getType() != BufferedImage.TYPE_BYTE_GRAY) {
      throw new IOException(file + " is no 28x28 image of 8-bit grey levels");
    }
    Raster raster = image.getData();
    return new LetterImage(((DataBufferByte) raster.getDataBuffer()).getData());
  }

  private static byte[] header() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var header = new DataOutputStream(bytes);
    header.writeInt(LetterImage.SIDE);
    header.writeInt(LetterImage.SIDE);
    header.write(8); // bits a pixel
    header.write(0); // greyscale
    header.write(0); // deflate
    header.write(0); // filter for each row
    header.write(0); // not interlaced
    return bytes.toByteArray();
  }

  private static byte[] deflated(byte[] pixels) {
    byte[] rows = new byte[LetterImage.SIDE * (LetterImage.SIDE + 1)];
    for (int row = 0; row < LetterImage.SIDE; row++) {
      // The byte before each row is left 0: the row as it is, no filter.
      System.arraycopy(
          pixels, row * LetterImage.SIDE, rows, row * (LetterImage.SIDE + 1) + 1, LetterImage.SIDE);
    }
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try {
      deflater.setInput(rows);
      deflater.finish();
      byte[] buffer = new byte[2 * rows.length];
      int length = deflater.deflate(buffer);
      return Arrays.copyOf(buffer, length);
    } finally {
      deflater.end();
    }
  }

  private static void writeChunk(DataOutputStream png, String type, byte[] data)
      throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    png.writeInt(data.length);
    png.write(name);
    png.write(data);
    png.writeInt((int) crc.getValue());
  }
}
