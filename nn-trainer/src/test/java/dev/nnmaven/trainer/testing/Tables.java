package dev.nnmaven.trainer.testing;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.trainer.config.TableSettings;
import dev.nnmaven.trainer.data.RowExamples;
import dev.nnmaven.trainer.data.RowSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** CSV files of invented flowers: two numbers, a category and an answer tell the kind apart. */
public final class Tables {

  /** Names of the columns. */
  public static final String HEADER = "length,width,soil,wild,kind,weight";

  private Tables() {}

  /** Rows of flowers of three kinds, in turn; the weight is a sum of length and width. */
  public static List<String> flowers(int rows, long seed) {
    Random random = new Random(seed);
    List<String> kinds = List.of("aster", "bellis", "crocus");
    List<String> soils = List.of("clay", "loam", "sand");
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      int kind = i % kinds.size();
      double length = 3 + 2 * kind + random.nextGaussian() * 0.5;
      double width = 9 - kind + random.nextGaussian() * 0.5;
      lines.add(
          String.format(
              Locale.ROOT,
              "%.2f,%.2f,%s,%s,%s,%.3f",
              length,
              width,
              soils.get(random.nextInt(soils.size())),
              random.nextBoolean() ? "yes" : "no",
              kinds.get(kind),
              10 * length + 5 * width + random.nextGaussian()));
    }
    return lines;
  }

  /** Writes a file of a line of names and rows. */
  public static Path write(Path file, String header, List<String> rows) throws IOException {
    return write(file, header, rows, "\n");
  }

  /** Rows of a file, by settings as {@link Written#list} has them. */
  public static RowExamples read(Path file, String list) throws DatasetException, IOException {
    RowSource source = new RowSource(TableSettings.parse(Written.reader(list)), Optional.empty());
    return (RowExamples) source.training(file).examples();
  }

  /** The same with other line ends. */
  public static Path write(Path file, String header, List<String> rows, String lineEnd)
      throws IOException {
    return Files.writeString(file, header + lineEnd + String.join(lineEnd, rows) + lineEnd);
  }
}
