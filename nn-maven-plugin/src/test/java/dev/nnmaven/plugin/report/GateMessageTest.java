package dev.nnmaven.plugin.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.evaluation.Evaluation;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.plugin.config.DataSettings;
import dev.nnmaven.plugin.gate.AccuracyGate;
import dev.nnmaven.plugin.job.EvaluationRun;
import dev.nnmaven.plugin.testing.Evaluations;
import dev.nnmaven.plugin.testing.Pictures;
import dev.nnmaven.plugin.testing.TinyRun;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateMessageTest {

  @TempDir Path folder;

  private String message(String minimum, Evaluation evaluation) throws Exception {
    Path data = folder.resolve("data");
    Pictures.grey(4, 4, "A", "B").draw(data, 10, 1);
    DataSettings settings = TinyRun.settings(data, null, "0.3");
    TrainedModel model = TinyRun.model(settings);
    Path modelFile = Files.writeString(folder.resolve("some.model"), "abc");
    return GateMessage.of(
        new AccuracyGate(new BigDecimal(minimum)),
        EvaluationRun.prepare(model, settings),
        evaluation,
        modelFile,
        folder.resolve("evaluation.json"));
  }

  @Test
  void of_missedByFar_hasAllFactsAndTheWayForward() throws Exception {
    Evaluation evaluation = Evaluations.ofCounts(0.4, new int[][] {{95, 5}, {15, 85}});
    assertThat(message("0.955", evaluation).lines())
        .containsExactly(
            "Accuracy 90.00% is below the required 95.5% (nn.minAccuracy).",
            "  accuracy     90.00% (180 of 200 images), 95% confidence 85.05% to 93.43%",
            "  worst class  B, recall 85.00% (85 of 100), most often taken for A (15)",
            "  model        "
                + folder.resolve("some.model")
                + " (SHA-256 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad)",
            "  data         the 30% of " + folder.resolve("data") + " that was held out",
            "  figures      " + folder.resolve("evaluation.json"),
            "What to do: train longer (nn.epochs) or a larger network (nn.layers), look at the images"
                + " of the worst class, add training images like those that were missed, or lower"
                + " nn.minAccuracy if this is as good as the product needs.");
  }

  @Test
  void of_missedByLittle_saysThatItMayBeChance() throws Exception {
    assertThat(message("0.91", Evaluations.of(180, 200)))
        .startsWith(
            "Accuracy 90.00% is below the required 91% (nn.minAccuracy), though within what chance"
                + " explains.\n");
  }

  @Test
  void of_missedByOneImage_neverReadsAsReached() throws Exception {
    assertThat(message("0.95", Evaluations.of(94_999, 100_000)))
        .startsWith("Accuracy 94.99% is below the required 95% ");
  }
}
