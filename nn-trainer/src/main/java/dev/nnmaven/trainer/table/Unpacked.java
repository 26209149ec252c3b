package dev.nnmaven.trainer.table;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.trainer.text.Formats;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The content of a file, unpacked if its first bytes are those of gzip (RFC 1952), whatever its
 * name: what downloads a {@code .gz} may have unpacked it already.
 */
public final class Unpacked extends FilterInputStream {

  private static final int BUFFER = 1 << 16;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** A file may unpack to so many bytes, or to so many times its size: a table does not pack so. */
  private static final long ALWAYS = 1L << 26;

  private static final int TIMES = 100;

  /** The same for lines, each of which takes its time; rows that differ take several bytes each. */
  private static final long ALWAYS_LINES = 1L << 20;

  private static final int LINES_A_BYTE = 5;

  /** What is wrong with packed data; the message says it without the file. */
  private static final class BrokenException extends IOException {

    private static final long serialVersionUID = 1L;

    BrokenException(String message) {
      super(message);
    }
  }

  private final long most;
  private final long mostLines;
  private long count;
  private long lines;

  /** A stream that may have as much as a packed file of that size. */
  private Unpacked(InputStream in, long size) {
    super(in);
    this.most = Math.max(ALWAYS, TIMES * size);
    this.mostLines = Math.max(ALWAYS_LINES, LINES_A_BYTE * size);
  }

  static InputStream open(Path file) throws IOException {
    long size = RegularFile.size(file);
    InputStream in = RegularFile.open(file);
    try {
      return unpack(in, size);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static InputStream unpack(InputStream packed, long size) throws IOException {
    BufferedInputStream in = new BufferedInputStream(packed, BUFFER);
    in.mark(2);
    boolean isPacked = in.read() == 0x1F && in.read() == 0x8B;
    in.reset();
    try {
      return isPacked ? new Unpacked(new WholeGzip(in), size) : in;
    } catch (EOFException | ZipException e) {
      throw broken(e);
    }
  }

  /** The first bytes of a file, unpacked, as text of a byte a character. */
  public static String start(byte[] packed) {
    StringBuilder text = new StringBuilder();
    byte[] some = new byte[BUFFER];
    try (InputStream in = unpack(new ByteArrayInputStream(packed), packed.length)) {
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        text.append(new String(some, 0, read, StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      return text.toString(); // packed data that continues in the file
    }
    return text.toString();
  }

  /**
   * The text of a file, without a byte order mark; of an encoding other than UTF-8, {@link
   * Encoding#requireFit} has refused one.
   *
   * @throws IOException if it cannot be read; {@link #problem} makes a message of it
   */
  static Reader text(Path file, Charset charset) throws IOException {
    // A decoder, not a charset, which would replace invalid bytes silently.
    Reader in = new BufferedReader(new InputStreamReader(open(file), charset.newDecoder()));
    try {
      in.mark(1);
      if (in.read() != BYTE_ORDER_MARK) {
        in.reset();
      }
      return in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /**
   * What is wrong with the text of a file.
   *
   * @param failure thrown while it was read
   * @return for the caller to throw
   * @throws IOException the failure, if the content is not its cause
   */
  static DatasetException problem(Path file, Charset charset, IOException failure, long line)
      throws DatasetException, IOException {
    if (failure instanceof CharacterCodingException) {
      return Encoding.misfit(file, charset);
    }
    if (failure instanceof BrokenException) {
      return new DatasetException("%s, line %s or after: %s", file, line, failure.getMessage());
    }
    throw failure;
  }

  private static BrokenException broken(IOException e) {
    return new BrokenException(
        e instanceof EOFException
            ? "the packed data ends too early; copy the file again, gzip -t tests it"
            : "the packed data is damaged (%s); copy the file again, gzip -t tests it"
                .formatted(e.getMessage()));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read;
    try {
      read = super.read(bytes, offset, length);
    } catch (EOFException | ZipException e) {
      throw broken(e);
    }
    count += Math.max(0, read);
    require(count, most, "bytes", TIMES);
    for (int i = offset; i < offset + read; i++) {
      lines += bytes[i] == '\n' ? 1 : 0;
    }
    require(lines, mostLines, "lines", LINES_A_BYTE);
    return read;
  }

  private static void require(long found, long most, String what, int times) throws IOException {
    if (found > most) {
      throw new BrokenException(
          Formats.format(
              "unpacks to more than %,d %s, %,d or more for each of its bytes; if you trust it,"
                  + " unpack it: gunzip",
              most, what, times));
    }
  }

  /** Java's own takes a damaged header of a later part for the end, and leaves out its rows. */
  private static final class WholeGzip extends GZIPInputStream {

    private static final int TRAILER = 8; // bytes

    WholeGzip(InputStream in) throws IOException {
      super(in, BUFFER);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      if (read < 0 && isFollowed()) {
        throw new ZipException("something else follows its end");
      }
      return read;
    }

    /** By more than zeros, as tapes have them. */
    private boolean isFollowed() throws IOException {
      for (int i = len - inf.getRemaining() + TRAILER; i < len; i++) {
        if (buf[i] != 0) {
          return true;
        }
      }
      int next = in.read();
      while (next == 0) {
        next = in.read();
      }
      return next > 0;
    }
  }
}
