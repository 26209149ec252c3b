package dev.nnmaven.gate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.data.image.ImagePreprocessing;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowSampleTest {

  private static final List<String> CLASSES = List.of("A", "B");

  private static RowExamples rows;

  @BeforeAll
  static void read(@TempDir Path folder) throws Exception {
    rows =
        (RowExamples)
            new RowSource(TableSettings.parse(Written.reader("target", "kind")), Optional.empty())
                .training(
                    Tables.write(
                        folder.resolve("some.csv"), Tables.HEADER, Tables.flowers(3000, 1)))
                .examples();
  }

  /**
   * Of 10 · 1000 + 1000 + 1000 · 2 + 2 parameters: 2e10 multiply-adds are enough for 1,538 rows.
   */
  @ParameterizedTest
  @CsvSource({"100, 2000", "1000, 1538", "1000000, 100"})
  void of_workForEachRow_isSoManyRows(int times, int expected) throws Exception {
    TrainedModel model =
        new TrainedModel(
            Built.of(NetworkParser.parse(Written.reader("network", "1000")), 10, 1, CLASSES),
            new ClassificationTask(CLASSES),
            new ImagePreprocessing(10, 1),
            Provenance.by("test"));
    assertThat(RowSample.of(rows, model, times).size()).isEqualTo(expected);
  }

  @Test
  void of_rows_areTheSameWheneverAskedAndInTheirOrder() {
    RowExamples some = RowSample.of(rows, 50);
    assertThat(some.rows()).hasSize(50).isSorted().doesNotHaveDuplicates();
    assertThat(RowSample.of(rows, 50).rows()).isEqualTo(some.rows());
    assertThat(RowSample.of(some, 50)).isSameAs(some);
  }
}
