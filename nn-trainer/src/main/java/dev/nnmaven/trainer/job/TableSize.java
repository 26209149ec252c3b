package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.trainer.config.DataLocations;
import dev.nnmaven.trainer.config.RowFormat;
import dev.nnmaven.trainer.table.CsvFile;
import dev.nnmaven.trainer.table.Unpacked;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Estimate of the size of a table by its first lines and the size of its file, so that it need not
 * be read.
 *
 * @param rows without the line of names
 * @param columns the target included
 */
record TableSize(long rows, int columns) {

  private static final int LOOKED_AT = 1 << 16;

  /** Looks at the beginning of a file; throws if that is not text. */
  static TableSize of(Path file, RowFormat format) throws DatasetException, IOException {
    byte[] looked;
    try (InputStream in = RegularFile.open(file)) {
      looked = in.readNBytes(LOOKED_AT);
    }
    String start = Unpacked.start(looked);
    boolean hasNames = !DataLocations.isJsonLines(file);
    String first = start.lines().findFirst().orElse("");
    char separates = CsvFile.of(file, format).separator(); // a comma between values of JSON
    int columns = (int) first.chars().filter(c -> c == separates).count() + 1;
    long lines = start.lines().skip(hasNames ? 1 : 0).filter(line -> !line.isBlank()).count();
    double share = hasNames ? first.length() / Math.max(1.0, start.length()) : 0; // of names
    double names = share * looked.length;
    double factor =
        Math.max(1, (RegularFile.size(file) - names) / Math.max(1, looked.length - names));
    return new TableSize(Math.round(lines * factor), columns);
  }
}
