package dev.nnmaven.nn.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** PNG files made byte by byte, since Java's own writer cannot make all kinds (RFC 2083). */
public final class Png {

  /** Colour types of the header. */
  public static final int GRAY = 0;

  /** Red, green, blue. */
  public static final int RGB = 2;

  /** Indices of a palette. */
  public static final int PALETTE = 3;

  /** Grey and alpha. */
  public static final int GREY_ALPHA = 4;

  /** Red, green, blue, alpha. */
  public static final int RGBA = 6;

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  private Png(int width, int height, int bitDepth, int colourType) {
    file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    chunk("IHDR", header.put((byte) bitDepth).put((byte) colourType).array());
  }

  /** The file's first bytes only: it claims that size and has no pixels. */
  public static byte[] headerOnly(int width, int height) {
    return new Png(width, height, 8, GRAY).end();
  }

  /** A grey image of eight bits a pixel. */
  public static byte[] grey(int width, int height, int... pixels) {
    return of(width, height, 8, GRAY, bytes(pixels));
  }

  /** An image from the bytes of its rows, top to bottom. */
  public static byte[] of(int width, int height, int bitDepth, int colourType, byte[] rows) {
    return new Png(width, height, bitDepth, colourType).data(height, rows).end();
  }

  /** An image of eight bits a pixel with a palette of red, green, blue, and alphas. */
  public static byte[] palette(
      int width, int height, byte[] palette, byte[] alphas, byte[] indices) {
    Png png = new Png(width, height, 8, PALETTE);
    png.chunk("PLTE", palette);
    png.chunk("tRNS", alphas);
    return png.data(height, indices).end();
  }

  /** Bytes, from numbers that need no cast. */
  public static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private Png data(int height, byte[] rows) {
    ByteArrayOutputStream filtered = new ByteArrayOutputStream();
    int length = rows.length / height;
    for (int row = 0; row < height; row++) {
      filtered.write(0);
      filtered.write(rows, row * length, length);
    }
    Deflater deflater = new Deflater();
    deflater.setInput(filtered.toByteArray());
    deflater.finish();
    byte[] buffer = new byte[2 * filtered.size() + 64];
    int compressed = deflater.deflate(buffer);
    deflater.end();
    chunk("IDAT", Arrays.copyOf(buffer, compressed));
    return this;
  }

  private byte[] end() {
    chunk("IEND", new byte[0]);
    return file.toByteArray();
  }

  private void chunk(String type, byte[] content) {
    byte[] body = new byte[4 + content.length];
    System.arraycopy(type.getBytes(StandardCharsets.US_ASCII), 0, body, 0, 4);
    System.arraycopy(content, 0, body, 4, content.length);
    CRC32 checksum = new CRC32();
    checksum.update(body);
    file.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
    file.writeBytes(body);
    file.writeBytes(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
  }
}
