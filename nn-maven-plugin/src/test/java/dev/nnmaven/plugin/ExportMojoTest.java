package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.plugin.testing.PomElement;
import dev.nnmaven.trainer.testing.HarnessProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MojoTest
@Basedir(HarnessProject.FOLDER)
class ExportMojoTest extends GoalsTest {

  private ExportMojo export;

  @BeforeEach
  void export(@InjectMojo(goal = "export") ExportMojo export) {
    this.export = export;
  }

  @Test
  void execute_trainedModel_writesAnOnnxFileThatNamesIt() throws Exception {
    train.execute();
    forgetWhatWasSaid();
    export.execute();
    Path onnx = project.resolve("target/nn/model.onnx");
    try (OrtSession session = OrtEnvironment.getEnvironment().createSession(onnx.toString())) {
      assertThat(session.getMetadata().getCustomMetadata())
          .containsEntry("modelSha256", Sha256.of(model()))
          .containsEntry("classes", "[\"A\",\"B\"]");
    }
    assertThat(said())
        .containsExactly(
            "info: model " + model(),
            "info: ONNX  " + onnx + ", opset 13: pixels [N, 12] → probabilities [N, 2]");
  }

  @Test
  void execute_modelOfRows_saysWhatTheGraphTakes() throws Exception {
    String row = "{\"size\": %1$d, \"ci\\nty\": \"C%2$d\", \"note\": \"a b\", \"price\": %1$d}";
    List<String> rows = IntStream.range(0, 50).mapToObj(i -> row.formatted(i, i % 2)).toList();
    train.data = Files.write(project.resolve("some.jsonl"), rows).toFile();
    train.target = "price";
    train.columns = PomElement.of("columns", "note:text");
    train.epochs = "0";
    train.execute();
    forgetWhatWasSaid();
    export.execute();
    assertThat(said())
        .containsExactly(
            "info: model " + model(),
            "info: ONNX  "
                + project.resolve("target/nn/model.onnx")
                + ", opset 20: 3 columns [N, 1] → prediction [N, 1]",
            "info:       float64: size",
            "info:       string, words: ci\\u000aty",
            "info:       string, all n-grams of a text with U+241F between them, as"
                + " TextTokenizer.ngrams of nn-core cuts them: note",
            "info:       a row that the library refuses gets NaN: ask for it before an answer is"
                + " used");
  }

  @Test
  void execute_whatCannotBe_isRefused() throws Exception {
    refused(export, "No model at " + model());
    train.execute();
    byte[] before = Files.readAllBytes(model());
    export.output = model().toFile();
    refused(export, "nn.output: is nn.modelFile");
    export.output = file("target/answers.csv");
    refused(export, "nn.output: expected a file that ends in .onnx, found \"" + export.output);
    assertThat(model()).hasBinaryContent(before);
    forgetWhatWasSaid();
    export.skip = "export";
    export.execute();
    assertThat(said()).containsExactly("info: skipped (nn.skip)");
  }
}
