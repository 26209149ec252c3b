package dev.nnmaven.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.testing.Written;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingJobTest {

  private final Mistakes mistakes = new Mistakes();

  private TrainingJob computing(String kernels, String threads) {
    return TrainingJob.parse(
        Written.of(mistakes, "data", "data", "kernels", kernels, "threads", threads));
  }

  @Test
  void parse_nothingConfigured_computesAsFastAsCanBe() throws Exception {
    assertThat(computing(null, " ").compute().kernels()).isEqualTo(KernelChoice.AUTO);
    assertThat(computing(null, " ").compute().threads())
        .isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(computing("scalar", "3").compute().kernels()).isEqualTo(KernelChoice.SCALAR);
    assertThat(computing("scalar", "3").compute().threads()).isEqualTo(3);
  }

  @Test
  void parse_textbook_computesOnOneThread() throws Exception {
    assertThat(computing("textbook", null).compute())
        .isEqualTo(new ComputeOptions(KernelChoice.TEXTBOOK, 1));
    computing("textbook", "2");
    assertThatThrownBy(mistakes::throwIfAny)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("nn.threads: has no effect with nn.kernels=textbook");
  }

  @Test
  void parse_everythingWrong_reportsAllTogether() {
    SettingsReader wrong =
        Written.list(
            mistakes,
            "data=data; testFraction=2; tolerate=all; normalization=log; groups=(;"
                + " imageSize=28; scaling=crop; background=mauve; network=x;"
                + " loss=hinge; initializer=zero;"
                + " initialWeights=no; optimizer=Adam?; learningRate=fast; epochs=many;"
                + " batchSize=half; seed=heads; kernels=gpu; threads=0; augmentation=rotat");
    TrainingJob.parse(wrong);
    List<String> named = new ArrayList<>(wrong.settings().texts().keySet());
    named.removeAll(
        List.of("data", "recipe", "batchSize", "network")); // its default depends on the optimizer
    assertThatThrownBy(mistakes::throwIfAny)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("\n  network: ")
        .hasMessageContainingAll(
            named.stream().map(name -> "\n  nn." + name + ": ").toArray(String[]::new));
  }

  /** Without other mistakes, who reads the table says it. */
  @Test
  void parse_unknownColumnBesideOtherMistakes_isAmongThem(@TempDir Path folder) throws Exception {
    Path table = Files.writeString(folder.resolve("rows.csv"), "length,kind\n1,A\n");
    String written = "data=" + table + "; target=kin; columns=lenght:ignore";
    TrainingJob.parse(Written.list(mistakes, written));
    mistakes.throwIfAny();
    TrainingJob.parse(Written.list(mistakes, written + ", length:nunber"));
    assertThatThrownBy(mistakes::throwIfAny)
        .hasMessageContaining("The configuration has 3 mistakes:")
        .hasMessageContaining("nn.columns/length: unknown kind of column \"nunber\"")
        .hasMessageContaining("rows.csv has no column lenght (did you mean length?); it has length")
        .hasMessageContaining("rows.csv has no column kin (did you mean kind?)");
  }

  @Test
  void parse_initialWeightsThatAreTheModelItself_isAMistake(@TempDir Path folder) throws Exception {
    Path model = Files.createFile(folder.resolve("model.safetensors"));
    TrainingJob.parse(
        Written.list(
            mistakes,
            "data=%1$s; modelFile=%2$s; initialWeights=%1$s/x/../model.safetensors"
                .formatted(folder, model)));
    assertThatThrownBy(mistakes::throwIfAny)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("nn.initialWeights: is nn.modelFile: each build would continue");
  }
}
