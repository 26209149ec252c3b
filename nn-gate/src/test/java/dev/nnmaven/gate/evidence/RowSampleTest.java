package dev.nnmaven.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.trainer.config.NetworkParser;
import dev.nnmaven.trainer.config.TableSettings;
import dev.nnmaven.trainer.data.RowExamples;
import dev.nnmaven.trainer.data.RowSource;
import dev.nnmaven.trainer.testing.Built;
import dev.nnmaven.trainer.testing.Tables;
import dev.nnmaven.trainer.testing.Written;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowSampleTest {

  private static final List<String> CLASSES = List.of("A", "B");

  @TempDir Path folder;

  private RowExamples rows;

  @BeforeEach
  void read() throws Exception {
    rows =
        (RowExamples)
            new RowSource(TableSettings.parse(Written.of("target", "kind")), Optional.empty())
                .training(
                    Tables.write(
                        folder.resolve("some.csv"), Tables.HEADER, Tables.flowers(3000, 1)))
                .examples();
  }

  /** Of 10 · 1000 + 1000 + 1000 · 2 + 2 = 13,002 parameters. */
  private static TrainedModel model() throws Exception {
    return new TrainedModel(
        Built.of(NetworkParser.parse(Written.of("layers", "10,1000,2")), 10, 1, CLASSES),
        new ClassificationTask(CLASSES),
        new ImagePreprocessing(10, 1, Normalization.SCALE, PixelOrder.ROWS),
        new Provenance("test", new TreeMap<>(), "0".repeat(64), 1, new HeldOut.Folder()));
  }

  @Test
  void of_littleWork_isTwoThousandRows() throws Exception {
    assertThat(RowSample.of(rows, model(), 100).size()).isEqualTo(2000);
  }

  /** 2e10 multiply-adds are enough for 1,538 rows. */
  @Test
  void of_muchWork_isFewerRows() throws Exception {
    assertThat(RowSample.of(rows, model(), 1000).size()).isEqualTo(1538);
  }

  @Test
  void of_endlessWork_isAHundredRows() throws Exception {
    assertThat(RowSample.of(rows, model(), 1_000_000).size()).isEqualTo(100);
  }

  @Test
  void of_rows_areTheSameWheneverAskedAndInTheirOrder() {
    RowExamples some = RowSample.of(rows, 50);
    assertThat(some.rows()).hasSize(50).isSorted().doesNotHaveDuplicates();
    assertThat(RowSample.of(rows, 50).rows()).isEqualTo(some.rows());
    assertThat(RowSample.of(some, 50)).isSameAs(some);
  }
}
