package dev.nnmaven.trainer.table;

import dev.nnmaven.nn.data.DatasetException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

/** Tells where a file has bytes that its encoding does not have, and which one it may be in. */
final class Encoding {

  /** Which Unicode keeps free, so that texts do not have it. */
  private static final char NO_CHARACTER = '\uFFFF';

  private static final int MOST_ASCII = 0x7F;

  private Encoding() {}

  /**
   * Refuses UTF-8 that is to be read in an encoding of one byte per character, in which nearly all
   * bytes are characters: "für" would silently become "fÃ¼r". A file that is not UTF-8 is left
   * where it ceases to be.
   *
   * @throws DatasetException if the file is UTF-8 from beginning to end and has more than ASCII, or
   *     begins with a byte order mark
   */
  static void requireFit(Path path, Charset charset) throws DatasetException, IOException {
    if (charset.equals(StandardCharsets.UTF_8)) {
      return;
    }
    requireNoMark(path, charset);
    long line = 0; // of the first character beyond ASCII
    try (Reader in = reader(path, StandardCharsets.UTF_8.newDecoder())) {
      Lines lines = new Lines();
      for (int c = in.read(); c >= 0; c = in.read()) {
        lines.add(c);
        line = line == 0 && c > MOST_ASCII ? lines.line : line;
      }
    } catch (CharacterCodingException e) {
      return;
    } catch (IOException e) {
      throw Unpacked.problem(path, charset, e, 1);
    }
    if (line > 0) {
      throw isUtf8(path, line, charset);
    }
  }

  /** What is wrong with a file that has bytes which its encoding does not have. */
  static DatasetException misfit(Path path, Charset charset) throws DatasetException, IOException {
    requireNoMark(path, charset);
    long line = line(path, charset);
    return charset.equals(StandardCharsets.UTF_8)
        ? new DatasetException(
            "%s is not UTF-8: line %s has other bytes; set nn.encoding=windows-1252 if Windows or"
                + " Excel wrote it, or save it as UTF-8 (in Excel \"CSV UTF-8\")",
            path, line)
        : new DatasetException(
            "%s is not %s: line %s has bytes which that does not have; correct nn.encoding, or"
                + " convert the file to UTF-8 (iconv -t UTF-8) and remove nn.encoding",
            path, charset, line);
  }

  /** Throws if the file begins with a byte order mark that its encoding does not have. */
  private static void requireNoMark(Path path, Charset charset)
      throws DatasetException, IOException {
    byte[] start;
    try (InputStream in = Unpacked.open(path)) {
      start = in.readNBytes(3);
    } catch (IOException e) {
      throw Unpacked.problem(path, charset, e, 1);
    }
    String mark = HexFormat.ofDelimiter(" ").withUpperCase().formatHex(start);
    if (mark.startsWith("FF FE") || mark.startsWith("FE FF")) {
      throw new DatasetException(
          "%s is UTF-16, as its first two bytes show, %s; save it as UTF-8, or convert it:"
              + " iconv -f UTF-16 -t UTF-8",
          path, mark.substring(0, 5));
    }
    if (mark.equals("EF BB BF") && !charset.equals(StandardCharsets.UTF_8)) {
      throw isUtf8(path, 1, charset);
    }
  }

  private static DatasetException isUtf8(Path path, long line, Charset charset) {
    return new DatasetException(
        "%1$s is UTF-8, as line %2$s shows, but nn.encoding is %3$s; remove nn.encoding, or set"
            + " nn.encoding=UTF-8 for a model that was trained with %3$s",
        path, line, charset);
  }

  private static Reader reader(Path path, CharsetDecoder decoder) throws IOException {
    return new BufferedReader(new InputStreamReader(Unpacked.open(path), decoder));
  }

  /** Line, from 1, of the first bytes that are not characters. */
  private static long line(Path path, Charset charset) throws IOException {
    CharsetDecoder marking =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE)
            .replaceWith(String.valueOf(NO_CHARACTER));
    Lines lines = new Lines();
    try (Reader in = reader(path, marking)) {
      for (int c = in.read(); c >= 0 && c != NO_CHARACTER; c = in.read()) {
        lines.add(c);
      }
    }
    return lines.line;
  }

  /** Counts lines, which end as in {@link CsvFile}. */
  private static final class Lines {

    private long line = 1;
    private int before;

    void add(int c) {
      line += c == '\r' || (c == '\n' && before != '\r') ? 1 : 0;
      before = c;
    }
  }
}
