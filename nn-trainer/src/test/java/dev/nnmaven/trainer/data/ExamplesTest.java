package dev.nnmaven.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.trainer.config.TableSettings;
import dev.nnmaven.trainer.testing.Tables;
import dev.nnmaven.trainer.testing.Written;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {

  private static LabeledImage image(String name, int label, int... pixels) {
    return new LabeledImage(name, label, new byte[] {(byte) pixels[0], (byte) pixels[1]});
  }

  @Test
  void different_imagesOfTheSamePixels_countOnce() {
    List<LabeledImage> images =
        List.of(
            image("A/1", 0, 1, 2),
            image("A/2", 0, 1, 2),
            image("B/1", 1, 1, 2),
            image("B/2", 1, 2, 1));
    assertThat(new PictureExamples(new Dataset(List.of("A", "B"), 2, 1, images)).different())
        .isEqualTo(2);
  }

  @Test
  void different_rowsThatDifferInTheTargetAlone_areDifferentAndCopiesAreNot(@TempDir Path folder)
      throws Exception {
    Path file =
        Tables.write(
            folder.resolve("some.csv"),
            "x,id,t",
            List.of("1,1,A", "1,2,A", "1.0,3,A", "1,4,B", "2,5,A"));
    RowSource reader =
        new RowSource(
            TableSettings.parse(Written.of("target", "t", "columns", "id:ignore")),
            Optional.empty());
    Examples rows = reader.training(file).examples();
    assertThat(rows.different()).isEqualTo(3);
    assertThat(rows.of(List.of(0, 1, 2)).different()).isEqualTo(1);
  }
}
