package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.trainer.table.CsvFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Estimate of the size of a table by its first lines and the size of its file, so that it need not
 * be read.
 *
 * @param rows without the line of names
 * @param columns the target included
 */
record TableSize(long rows, int columns) {

  private static final int LOOKED_AT = 1 << 16;

  /**
   * Looks at the beginning of a file.
   *
   * @param separator between cells, if it is configured
   * @throws DatasetException if it is no text
   * @throws IOException if it cannot be read
   */
  static TableSize of(Path file, Optional<Character> separator)
      throws DatasetException, IOException {
    String start;
    try (InputStream in = RegularFile.open(file)) {
      start = new String(in.readNBytes(LOOKED_AT), StandardCharsets.ISO_8859_1); // a byte a char
    }
    long size = RegularFile.size(file);
    String names = start.lines().findFirst().orElse("");
    char separates = CsvFile.of(file, separator).separator();
    int columns = (int) names.chars().filter(c -> c == separates).count() + 1;
    long lines = start.lines().skip(1).filter(line -> !line.isBlank()).count();
    double looked = Math.max(1, start.length() - names.length());
    double factor = Math.max(1, (size - names.length()) / looked);
    return new TableSize(Math.round(lines * factor), columns);
  }
}
