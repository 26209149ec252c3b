package dev.nnmaven.trainer.table;

import dev.nnmaven.nn.data.DatasetException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Says where a file stops to be UTF-8, and what it may be instead. */
final class Encoding {

  private static final int CHUNK = 1 << 16;

  private Encoding() {}

  /** What is wrong with a file that is not UTF-8. */
  static DatasetException notUtf8(Path path) throws IOException {
    Optional<String> wide = utf16(path);
    if (wide.isPresent()) {
      return new DatasetException(
          "%s is UTF-16, as its first two bytes say, %s; save it as UTF-8, or convert it:"
              + " iconv -f UTF-16 -t UTF-8",
          path, wide.get());
    }
    return new DatasetException(
        "%s is not UTF-8: line %s has other bytes; save it as UTF-8 (in Excel \"CSV UTF-8\"), or"
            + " convert it from its encoding: iconv -f WINDOWS-1252 -t UTF-8",
        path, line(path));
  }

  /** The byte order mark of UTF-16, if the file begins with one. */
  private static Optional<String> utf16(Path path) throws IOException {
    try (InputStream in = Unpacked.open(path)) {
      int first = in.read();
      int second = in.read();
      if (first == 0xFF && second == 0xFE) {
        return Optional.of("FF FE");
      }
      return first == 0xFE && second == 0xFF ? Optional.of("FE FF") : Optional.empty();
    }
  }

  /** Line, from 1, of the first bytes that are not UTF-8; lines end as in {@link CsvFile}. */
  private static long line(Path path) throws IOException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder(); // which reports what is malformed
    ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
    CharBuffer chars = CharBuffer.allocate(CHUNK);
    Lines lines = new Lines();
    try (InputStream in = Unpacked.open(path)) {
      boolean end = false;
      while (!end) {
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        end = read < 0;
        bytes.position(bytes.position() + Math.max(0, read)).flip();
        CoderResult result = decoder.decode(bytes, chars, end);
        lines.count(chars.flip());
        if (result.isError()) {
          break;
        }
        chars.clear();
        bytes.compact();
      }
    }
    return lines.line;
  }

  private static final class Lines {

    private long line = 1;
    private char before;

    void count(CharBuffer chars) {
      while (chars.hasRemaining()) {
        char c = chars.get();
        line += c == '\r' || (c == '\n' && before != '\r') ? 1 : 0;
        before = c;
      }
    }
  }
}
