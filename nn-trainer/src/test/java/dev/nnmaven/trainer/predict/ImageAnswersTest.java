package dev.nnmaven.trainer.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.image.Scaling;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.prediction.Model;
import dev.nnmaven.trainer.config.Coverage;
import dev.nnmaven.trainer.predict.ImageAnswers.Unusable;
import dev.nnmaven.trainer.testing.Images;
import dev.nnmaven.trainer.testing.TinyRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageAnswersTest {

  @TempDir Path folder;

  /** What is said of a file is the same wherever it lies. */
  @Test
  void of_unusableFilesInADeepFolder_areGivenWithoutTheirPath() throws Exception {
    Path data = folder.resolve("data");
    Images.grey(4, 3, "A", "B").draw(data, 10, 1);
    Path deep = folder.resolve("a".repeat(100)).resolve("b".repeat(100));
    Images.breakOne(deep.resolve("broken.png"));
    Files.createSymbolicLink(deep.resolve("gone.png"), deep.resolve("nowhere"));
    TrainedModel model = TinyRun.model(TinyRun.settings(data, null, null));
    ImageAnswers answers =
        ImageAnswers.of(
            Model.of(model).images(),
            model,
            Coverage.DEFAULT,
            dev.nnmaven.trainer.predict.Images.in(deep, Optional.empty()),
            Scaling.REFUSE);
    assertThat(answers.unusable())
        .containsExactly(
            new Unusable("broken.png", "not a PNG, JPEG, GIF or BMP image"),
            new Unusable("gone.png", "does not exist"));
  }
}
