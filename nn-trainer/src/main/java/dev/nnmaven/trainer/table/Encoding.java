package dev.nnmaven.trainer.table;

import dev.nnmaven.nn.data.DatasetException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Says where a file stops to be UTF-8, and what it may be instead. */
final class Encoding {

  /** Which Unicode keeps free, so that texts do not have it. */
  private static final char NO_CHARACTER = '\uFFFF';

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
    CharsetDecoder marking =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .replaceWith(String.valueOf(NO_CHARACTER));
    long line = 1;
    try (Reader in = new BufferedReader(new InputStreamReader(Unpacked.open(path), marking))) {
      int before = 0;
      for (int c = in.read(); c >= 0 && c != NO_CHARACTER; c = in.read()) {
        line += c == '\r' || (c == '\n' && before != '\r') ? 1 : 0;
        before = c;
      }
    }
    return line;
  }
}
