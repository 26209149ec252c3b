package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.data.table.FittedColumn;
import dev.nnmaven.nn.data.table.FittedNumber;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.Provenance.TrainingData;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Standardization;
import dev.nnmaven.trainer.testing.HarnessProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
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
    TrainedModel rows =
        new TrainedModel(
            new Network(
                List.of(new DenseLayer(3, 1, Activation.of("linear"), List.of())),
                Loss.of("squaredError")),
            new RegressionTask("price", new Standardization(3, 2)),
            new TablePreprocessing(
                List.of(
                    new FittedColumn(
                        Column.of("size", ColumnKind.NUMBER),
                        List.of(FittedNumber.of(new Standardization(0, 1))),
                        0),
                    new FittedColumn(
                        Column.of("city\n", ColumnKind.CATEGORY, List.of("Bonn")), List.of(), 0),
                    new FittedColumn(
                        Column.of("note", ColumnKind.TEXT, List.of("a b")), List.of(), 0))),
            new Provenance(
                "test", new TreeMap<>(), new TrainingData("none", 1), new HeldOut.None()));
    Files.createDirectories(model().getParent());
    ModelFile.write(model(), rows);
    export.execute();
    assertThat(said())
        .containsExactly(
            "info: model " + model(),
            "info: ONNX  "
                + project.resolve("target/nn/model.onnx")
                + ", opset 20: 3 columns [N, 1] → prediction [N, 1]",
            "info:       float64: size",
            "info:       string, words: city\\u000a",
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
    assertThat(model()).hasBinaryContent(before);
    forgetWhatWasSaid();
    export.skip = "export";
    export.execute();
    assertThat(said()).containsExactly("info: skipped (nn.skip)");
  }
}
