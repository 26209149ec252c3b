package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.plugin.testing.GoalTest;
import dev.nnmaven.plugin.testing.HarnessProject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.Test;

@MojoTest
@Basedir(HarnessProject.FOLDER)
class ExportMojoTest extends GoalTest {

  @Test
  void execute_trainedModel_writesAnOnnxFileThatNamesIt(
      @InjectMojo(goal = "train") @MojoParameter(name = "fork", value = "never") TrainMojo train,
      @InjectMojo(goal = "export") ExportMojo export)
      throws Exception {
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
  void execute_onnxFileThatIsTheModel_isRefused(
      @InjectMojo(goal = "train") @MojoParameter(name = "fork", value = "never") TrainMojo train,
      @InjectMojo(goal = "export")
          @MojoParameter(name = "onnxFile", value = "target/nn/model.safetensors")
          ExportMojo export)
      throws Exception {
    train.execute();
    byte[] before = Files.readAllBytes(model());
    refused(export, "nn.onnxFile: is nn.modelFile");
    assertThat(model()).hasBinaryContent(before);
  }

  @Test
  @InjectMojo(goal = "export")
  void execute_noModel_saysHowToGetOne(ExportMojo export) {
    refused(export, "There is no model at " + model());
  }

  @Test
  @InjectMojo(goal = "export")
  @MojoParameter(name = "skipExport", value = "true")
  void execute_skipped_doesNothing(ExportMojo export) throws Exception {
    export.execute();
    assertThat(said()).containsExactly("info: skipped (nn.export.skip)");
  }
}
