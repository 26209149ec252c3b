package dev.nnmaven.search.space;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.search.SearchTask;
import dev.nnmaven.search.SearchedLetters;
import dev.nnmaven.search.trial.SearchPlan;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.testing.Written;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeighbourhoodTest {

  @TempDir Path folder;

  private static Map<String, String> around(String... namesAndTexts) {
    return Neighbourhood.of(Written.of((Object[]) namesAndTexts));
  }

  @Test
  void of_nothingGiven_isAroundTheDefaults() {
    assertThat(around("data", "rows.csv"))
        .containsExactly(
            Map.entry("network/dense/neurons", "integer(50, 200)"),
            Map.entry("network/dense/dropout", "0; uniform(0.05, 0.5)"),
            Map.entry("training/learningRate", "log(0.025, 0.4)"));
  }

  @Test
  void of_theRecipe_isAroundWhatItChooses() {
    assertThat(around("data", "rows.csv", "recipe", "tuned"))
        .containsEntry("network/dense 1/neurons", "integer(64, 256)")
        .containsEntry("network/dense 2/neurons", "integer(32, 128)")
        .containsEntry("training/learningRate", "log(0.00075, 0.012)");
  }

  @Test
  void of_aNetworkOfImages_variesEachLayerThatHasASize() {
    assertThat(
            around(
                "data", folder.toString(),
                "network", "conv(8, 3x3) l2(0.001), maxPool(2), conv(1, 1x1), 101 relu, 3, output",
                "optimizer", "adamW(decay=0.02)",
                "learningRate", "0.003",
                "augmentation", "rotate(20)+crop(0.8)+elastic"))
        .containsExactly(
            Map.entry("network/conv 1/filters", "integer(4, 16)"),
            Map.entry("network/conv 1/l2", "log(0.0001, 0.01)"),
            Map.entry("network/conv 2/filters", "integer(1, 2)"),
            Map.entry("network/dense 1/neurons", "integer(51, 202)"),
            Map.entry("network/dense 1/dropout", "0; uniform(0.05, 0.5)"),
            Map.entry("network/dense 2/neurons", "integer(2, 6)"),
            Map.entry("network/dense 2/dropout", "0; uniform(0.05, 0.5)"),
            Map.entry("training/optimizer", "adamW(decay={log(0.002, 0.2)})"),
            Map.entry("training/learningRate", "log(0.00075, 0.012)"),
            // crop(1.2) would be out of bounds
            Map.entry(
                "training/augmentation",
                "none; rotate({uniform(10, 30)})+crop(0.8)+elastic(alpha=34, sigma=4)"));
  }

  @Test
  void of_elementsOfANetwork_areAroundThem() {
    assertThat(
            around(
                "data", "rows.tsv",
                "network/dense 1", "40 tanh",
                "network/dense 2/neurons", "20",
                "network/dense 2/dropout", "0.1",
                "network/output", "",
                "training/optimizer/adamW/beta1", "0.8"))
        .containsEntry("network/dense 2/neurons", "integer(10, 40)")
        .containsEntry(
            "training/optimizer",
            "adamW(beta1=0.8, beta2=0.999, epsilon=1E-8, decay={log(0.001, 0.1)})");
    assertThat(around("data", "rows.csv", "network", "output"))
        .containsOnlyKeys("training/learningRate");
  }

  /** What the log shows is the space of the search: copied into a POM it gives the same trials. */
  @Test
  void run_withoutASpace_isTheSearchOverTheOneThatItShows() throws Exception {
    SearchedLetters letters = new SearchedLetters(folder);
    Settings bare =
        letters
            .settings(Map.of("trials", "2 finalists(1)"))
            .without(List.of("space/learningRate", "space/optimizer", "space/network"))
            .with("optimizer", "adamW")
            .with("network", "conv(3, 2x2), maxPool(2), 5 relu l2(1e-4), 4, output");
    SearchTask.run(bare, letters);
    Map<String, String> around = Neighbourhood.of(bare);
    Settings copied = bare;
    for (Map.Entry<String, String> one : around.entrySet()) {
      copied = copied.with("space/" + one.getKey(), one.getValue());
    }
    SearchPlan plan = copied.read(SearchPlan::parse);
    assertThat(plan.trials()).isEqualTo(bare.read(SearchPlan::parse).trials());
    assertThat(plan.trials().get(0).drawn())
        .containsKeys("network/conv/filters", "learningRate", "augmentation");
    // One trial for 1 epoch and then 2 more, one for 3, a finalist with 2 more seeds, the settings
    // with 3.
    assertThat(letters.all())
        .containsSequence(
            "info:     <space>",
            "info:       <network>",
            "info:         <conv>",
            "info:           <filters>integer(2, 6)</filters>")
        .contains(
            "info: cost      at most 21 epochs in all, finalists and your settings included; the time"
                + " left is told as trials end");
  }
}
