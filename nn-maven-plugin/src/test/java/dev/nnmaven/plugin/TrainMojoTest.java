package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.plugin.testing.PomElement;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.testing.HarnessProject;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

@MojoTest
@Basedir(HarnessProject.FOLDER)
class TrainMojoTest extends GoalsTest {

  private static final String ELEMENTS =
      POM
          + """
          <network>
            <dense>7 tanh dropout(0.25)</dense>
            <dense>
              <neurons>5</neurons>
              <activation><leakyRelu><slope>0.2</slope></leakyRelu></activation>
              <l2>1e-3</l2>
            </dense>
            <output/>
          </network>
          <training>
            <optimizer><adam><beta1>0.95</beta1></adam></optimizer>
            <learningRate>0.02</learningRate>
            <epochs>2</epochs>
            <initializer>he</initializer>
            <seed>7</seed>
          </training>
          """
          + END;

  private void requireModel(String network, Map<String, String> options) throws Exception {
    TrainedModel model = ModelFile.read(model());
    assertThat(model.network()).hasToString(network);
    assertThat(model.provenance().options()).containsAllEntriesOf(options);
  }

  @Test
  void execute_nothingConfigured_trainsWithTheDefaults() throws Exception {
    train.execute();
    TrainedModel model = ModelFile.read(model());
    assertThat(model.network()).hasToString("12 → 100 relu → 2 linear");
    assertThat(model.network().loss().specification()).isEqualTo("crossEntropy");
    assertThat(model.classes()).containsExactly("A", "B");
    assertThat(model.preprocessing(ImagePreprocessing.class).normalization())
        .isEqualTo(Normalization.SCALE);
    assertThat(model.preprocessing(ImagePreprocessing.class).pixelOrder())
        .isEqualTo(PixelOrder.ROWS);
    assertThat(model.provenance().producer())
        .isEqualTo("nn-maven " + PluginDescriptorTest.PLUGIN.getVersion());
    assertThat(model.provenance().options())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "optimizer", "gradientDescent",
                "learningRate", "0.1",
                "epochs", "10",
                "seed", "1",
                "batchSize", "32",
                "initializer", "xavier"));
    assertThat(project.resolve("target/nn/training.json")).exists();
    assertThat(said())
        .contains("info: model " + model())
        .anyMatch(line -> line.startsWith("info: test accuracy "))
        .noneMatch(line -> line.startsWith("warn"));
  }

  @Test
  void execute_commandLine_goesBeforeElementsAndSaysSo(
      @InjectMojo(goal = "train", pom = ELEMENTS) TrainMojo elements) throws Exception {
    elements.execute();
    requireModel(
        "12 → 7 tanh dropout(0.25) → 5 leakyRelu(0.2) l2(0.001) → 2 linear",
        Map.of("epochs", "2", "initializer", "he", "seed", "7"));
    commandLine("nn.epochs", "1");
    commandLine("nn.network", "9 elu");
    commandLine("nn.seed", "8");
    elements.execute();
    requireModel(
        "12 → 9 elu(1) → 2 linear", Map.of("epochs", "1", "initializer", "he", "seed", "8"));
    assertThat(said())
        .contains(
            "info: -Dnn.epochs=1 overrides the POM's 2",
            "info: -Dnn.network=9 elu overrides the POM's <network>",
            "info: -Dnn.seed=8 overrides the POM's 7");
  }

  /** Another JVM would have SIMD kernels, which this one has not. */
  @Test
  void execute_littleToCompute_staysInThisJvmUnlessSimdIsAskedFor() throws Exception {
    train.fork = null;
    train.modelFile = file("here");
    train.execute();
    assertThat(said())
        .anyMatch(line -> line.contains("scalar kernels"))
        .noneMatch(line -> line.contains("slower scalar kernels"))
        .contains(
            "debug: trains in Maven's JVM: there is less to compute than starting another takes");
    forgetWhatWasSaid();
    train.kernels = "simd";
    train.modelFile = file("there");
    train.execute();
    assertThat(said()).anyMatch(line -> line.contains("SIMD (") && line.contains(" kernels"));
    assertThat(project.resolve("there")).hasSameBinaryContentAs(project.resolve("here"));
  }

  @Test
  void execute_skipped_doesNotEvenReadTheConfiguration() throws Exception {
    train.network = PomElement.of("network", "nonsense");
    for (String goals : List.of("true", "train", "evaluate, train")) {
      train.skip = goals;
      train.execute();
    }
    assertThat(model()).doesNotExist();
    assertThat(said()).hasSize(3).containsOnly("info: skipped (nn.skip)");
  }

  @Test
  void execute_severalMistakes_reportsAllAndTrainsNothing() throws Exception {
    train.network = PomElement.of("network", "x");
    train.epochs = "many";
    train.testFraction = "2";
    train.normalization = "spiral";
    train.skip = "evaluate, tran";
    train.initialWeights = file("weights/w.net");
    train.initializer = "he";
    train.packageModel = "../x.safetensors";
    refusedWithoutAModel(
        train,
        "The configuration has 8 mistakes:",
        "network: ",
        "nn.epochs: ",
        "nn.testFraction: ",
        "nn.normalization: ",
        "found \"tran\" (did you mean train?)",
        "nn.initializer: has no effect beside nn.initialWeights; remove one",
        "nn.initialWeights: "
            + train.initialWeights
            + " does not exist; expected a file of weights",
        "nn.packageModel: expected true, false, or a name such as letters.safetensors, found");
  }

  @Test
  void execute_filesThatCannotBeReadOrWritten_areNamedBeforeAnyEpoch() throws Exception {
    File data = train.data;
    train.data = file("nowhere");
    refusedWithoutAModel(train, train.data + " does not exist; expected a folder with");
    train.data = data;
    train.initialWeights = file("w.net");
    Files.writeString(train.initialWeights.toPath(), "[[1, 2], [3, four]]");
    refusedWithoutAModel(train, train.initialWeights.toString(), "line 1");
    train.initialWeights = null;
    File model = train.modelFile;
    train.modelFile = file("data/A/00.png/other");
    refusedWithoutAModel(train, "nn.modelFile: the folder " + file("data/A/00.png"));
    train.modelFile = data;
    refusedWithoutAModel(train, "nn.modelFile: " + data + " is a folder");
    train.modelFile = file("model");
    Files.createDirectories(project.resolve("target/nn/model/training.json"));
    refusedWithoutAModel(train, "training.json: ", "is a folder; expected the name of a file");
    train.modelFile = model;
    train.packageModel = "true";
    Files.createDirectories(project.resolve("target/classes"));
    Files.createFile(project.resolve("target/classes/META-INF"));
    refusedWithoutAModel(train, "nn.packageModel: ");
    train.packageModel = null;
    MavenProject other = new MavenProject();
    other.setArtifactId("other");
    Mockito.doReturn(List.of(other, train.project)).when(train.session).getProjects();
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> BuildContext.claimModel(train.session, other, model()))
        .withMessageContainingAll("and other both write " + model(), "its own <modelFile>");
    assertThat(said()).isEmpty();
  }

  @Test
  void execute_again_trainsOnlyIfSomethingHasChanged() throws Exception {
    train.execute();
    byte[] model = Files.readAllBytes(model());
    forgetWhatWasSaid();
    train.execute();
    assertThat(said())
        .singleElement()
        .asString()
        .contains("up to date: nothing has changed that", "(-Dnn.force trains anyway)");
    assertThat(model()).hasBinaryContent(model);
    forgetWhatWasSaid();
    train.force = "true";
    train.execute();
    assertThat(said()).noneMatch(line -> line.contains("up to date"));
    train.force = null;
    Files.copy(project.resolve("data/A/00.png"), project.resolve("data/A/99.JPG"));
    train.execute();
    assertThat(said())
        .contains("info: trains again: the data has changed")
        .contains(
            "info:           1 JPEG image: where another Java decodes other pixels, it trains another"
                + " model");
    assertThat(ModelFile.read(model()).provenance().training().samples()).isEqualTo(17);
  }

  @Test
  void execute_packagedModel_goesIntoTheClassesAlsoWhenUpToDate() throws Exception {
    train.execute();
    train.packageModel = "bars.safetensors";
    train.execute();
    Path folder = project.resolve("target/classes/META-INF/nn");
    assertThat(folder.resolve("bars.safetensors")).hasSameBinaryContentAs(model());
    train.learningRate = "1e30";
    refused(train, "training diverged");
    train.skip = "train"; // as if to package what is there
    refused(train, "nn.modelFile: " + model() + " is older than a training that started at ");
    train.skip = null;
    train.learningRate = null;
    train.execute();
    train.skip = "train";
    train.execute();
    train.skip = null;
    Files.copy(model(), folder.resolve("of-the-user.safetensors"));
    train.packageModel = null;
    train.execute();
    assertThat(folder.resolve("bars.safetensors")).doesNotExist();
    assertThat(folder.resolve("of-the-user.safetensors")).exists();
  }

  @Test
  void execute_checkpointThatIsLeftOver_isTakenAway() throws Exception {
    Path checkpoint = project.resolve("target/nn/model.safetensors.checkpoint");
    Files.createDirectories(checkpoint.getParent());
    train.execute();
    Files.writeString(checkpoint, "left over by a build that was killed when all was done");
    forgetWhatWasSaid();
    train.execute();
    assertThat(said()).anyMatch(line -> line.startsWith("info: up to date: "));
    assertThat(checkpoint).doesNotExist();
    Files.writeString(checkpoint, "whatever");
    train.force = "true";
    train.execute();
    assertThat(said()).noneMatch(line -> line.startsWith("warn"));
    assertThat(checkpoint).doesNotExist();
  }
}
