package dev.nnmaven.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.trainer.config.DataSettings;
import dev.nnmaven.trainer.config.RowFormat;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.testing.Images;
import dev.nnmaven.trainer.testing.Tables;
import dev.nnmaven.trainer.testing.TinyRun;
import dev.nnmaven.trainer.testing.Written;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingWorkTest {

  @TempDir Path folder;

  private TrainingWork work(String network, String epochs, DataSettings data) {
    SettingsReader written = Written.reader("network", network, "epochs", epochs, "batchSize", "8");
    return TrainingWork.of(TinyRun.job(data, written, Optional.empty()));
  }

  @Test
  void of_images_isWhatTheSettingsSayAndElseSeenInTheFolder() throws Exception {
    Images.grey(4, 3, "A", "B").draw(folder.resolve("data"), 10, 1);
    Files.writeString(folder.resolve("data/A/.hidden"), "x");
    Files.writeString(folder.resolve("data/README.md"), "x");
    DataSettings data = TinyRun.settings(folder.resolve("data"), null, null);
    assertThat(work(null, "7", data)) // 12,100,2, and a fifth is held out
        .isEqualTo(new TrainingWork(16, 13 * 164 + 101 * 66, 7, 8));
    data = TinyRun.settings(folder.resolve("data"), folder.resolve("data"), null);
    assertThat(work("inputs(5), 3, output(2)", "7", data))
        .isEqualTo(new TrainingWork(20, 6 * 67 + 4 * 66, 7, 8));
  }

  @Test
  void of_table_isEstimatedByTheSizeOfItsFile() throws Exception {
    Path small = Tables.write(folder.resolve("small.csv"), Tables.HEADER, Tables.flowers(100, 1));
    DataSettings data = TinyRun.settings(small, null, null);
    assertThat(work(null, "7", data)) // 5,100,1, and a fifth is held out
        .isEqualTo(new TrainingWork(80, 6 * 164 + 101 * 65, 7, 8));
    Path large = folder.resolve("large.csv");
    Tables.write(large, Tables.HEADER, Tables.flowers(50_000, 2));
    TrainingWork work = work(null, "100", TinyRun.settings(large, null, null));
    assertThat(work.samples()).isBetween(39_000L, 41_000L);
    assertThat(work.isSmall()).isFalse();
    Path packed = folder.resolve("large.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(large, out);
    }
    work = work(null, "100", TinyRun.settings(packed, null, null));
    assertThat(work.samples()).isBetween(38_000L, 42_000L);
    Path none = Files.createFile(folder.resolve("none.csv"));
    assertThat(work(null, "100", TinyRun.settings(none, null, null)).samples()).isZero();
  }

  @Test
  void of_tableSeparator_isTheToldOrTheMostFrequent() throws Exception {
    Path file = Tables.write(folder.resolve("some.tsv"), "a,b;c;d|e", List.of("1;2", "3;4", ""));
    assertThat(TableSize.of(file, RowFormat.DEFAULT)).isEqualTo(new TableSize(2, 3));
    RowFormat bars = new RowFormat(Optional.of('|'), Optional.empty());
    assertThat(TableSize.of(file, bars)).isEqualTo(new TableSize(2, 2));
    Path json = Files.writeString(folder.resolve("some.jsonl"), "{\"a\":1, \"b\":2}\n{\"b\":3}\n");
    assertThat(TableSize.of(json, RowFormat.DEFAULT)).isEqualTo(new TableSize(2, 2));
  }

  @Test
  void of_whatCannotBeRead_isLittle() throws Exception {
    DataSettings nowhere = TinyRun.settings(folder.resolve("nowhere"), null, null);
    assertThat(work(null, "1000000", nowhere).isSmall()).isTrue();
    Files.createDirectories(folder.resolve("data/A"));
    DataSettings empty = TinyRun.settings(folder.resolve("data"), null, null);
    assertThat(work(null, "1000000", empty).isSmall()).isTrue();
    Files.writeString(folder.resolve("data/A/1.png"), "no image");
    assertThat(work(null, "1000000", empty).isSmall()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "480, 136214, 20, 32, true", // 600 images, 784,100,10
    "4800, 136214, 20, 32, false", // the sample project
    "4800, 136214, 2, 32, true",
    "480, 136214, 100, 32, true",
    "480, 136214, 100, 1, false", // SIMD wins by more with steps of one sample
    "480, 136214, 0, 32, true"
  })
  void isLittle_byWhatThereIsToCompute(
      long samples, long products, int epochs, int batchSize, boolean little) {
    assertThat(new TrainingWork(samples, products, epochs, batchSize).isSmall()).isEqualTo(little);
  }
}
