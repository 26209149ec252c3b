package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.plugin.testing.GoalTest;
import dev.nnmaven.trainer.testing.HarnessProject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.Test;

@MojoTest
@Basedir(HarnessProject.FOLDER)
@MojoParameter(name = "recipe", value = "plain")
@MojoParameter(name = "fork", value = "never") // another JVM for each test takes its time
class InitMojoTest extends GoalTest {

  private static final String NESTED_NETWORK =
      """
      <project>
        <build>
          <plugins>
            <plugin>
              <artifactId>nn-maven-plugin</artifactId>
              <configuration>
                <network>
                  <inputs>3</inputs>
                  <layer>2</layer>
                </network>
                <initializer>uniform</initializer>
                <seed>-7</seed>
                <weightsFile>made/by-hand.net</weightsFile>
              </configuration>
            </plugin>
          </plugins>
        </build>
      </project>
      """;

  private Path weights() {
    return project.resolve("weights/w.net");
  }

  @Test
  @InjectMojo(goal = "init")
  @MojoParameter(name = "layers", value = "3,2,2")
  void execute_layersAlone_writesFourLines(InitMojo init) throws Exception {
    init.execute();
    assertThat(Files.readAllLines(weights()))
        .satisfiesExactly(
            first -> assertThat(first).matches("\\[\\[[^\\[]+], \\[[^\\[]+]]"),
            second -> assertThat(second).isEqualTo("[0, 0]"),
            third -> assertThat(third).matches("\\[\\[[^\\[]+], \\[[^\\[]+]]"),
            fourth -> assertThat(fourth).isEqualTo("[0, 0]"));
    assertThat(said()).containsExactly("info: xavier weights for 3,2,2, seed 1: " + weights());
  }

  @Test
  @InjectMojo(goal = "init", pom = NESTED_NETWORK)
  void execute_everythingConfigured_doesIt(InitMojo init) throws Exception {
    init.execute();
    Path file = project.resolve("made/by-hand.net");
    assertThat(Files.readAllLines(file)).hasSize(2);
    assertThat(said()).containsExactly("info: uniform weights for 3,2, seed -7: " + file);
  }

  @Test
  void execute_sameSeedAsTrain_writesTheWeightsThatTrainWouldDraw(
      @InjectMojo(goal = "init")
          @MojoParameter(name = "layers", value = "12,5,2")
          @MojoParameter(name = "seed", value = "3")
          InitMojo init,
      @InjectMojo(goal = "train")
          @MojoParameter(name = "layers", value = "12,5,2")
          @MojoParameter(name = "seed", value = "3")
          @MojoParameter(name = "epochs", value = "2")
          @MojoParameter(name = "modelFile", value = "target/drawn")
          TrainMojo drawn,
      @InjectMojo(goal = "train")
          @MojoParameter(name = "layers", value = "12,5,2")
          @MojoParameter(name = "seed", value = "3")
          @MojoParameter(name = "epochs", value = "2")
          @MojoParameter(name = "modelFile", value = "target/read")
          @MojoParameter(name = "initialWeights", value = "read.net")
          TrainMojo read)
      throws Exception {
    init.execute();
    drawn.execute();
    Files.copy(weights(), project.resolve("read.net"));
    read.execute();
    TrainedModel one = ModelFile.read(project.resolve("target/drawn"));
    TrainedModel other = ModelFile.read(project.resolve("target/read"));
    for (int l = 0; l < 2; l++) {
      assertThat(other.network().layers().get(l).parameter("weights").values())
          .isEqualTo(one.network().layers().get(l).parameter("weights").values());
      assertThat(other.network().layers().get(l).parameter("biases").values())
          .isEqualTo(one.network().layers().get(l).parameter("biases").values());
    }
  }

  @Test
  @InjectMojo(goal = "init")
  @MojoParameter(name = "layers", value = "3,2")
  void execute_fileThatExists_isKept(InitMojo init) throws Exception {
    Files.createDirectories(weights().getParent());
    Files.writeString(weights(), "weeks of training");
    refused(init, weights() + " exists; remove it", "(-Dnn.overwrite)");
    assertThat(weights()).hasContent("weeks of training");
  }

  @Test
  @InjectMojo(goal = "init")
  @MojoParameter(name = "layers", value = "3,2")
  @MojoParameter(name = "overwrite", value = "true")
  void execute_overwrite_replacesTheFile(InitMojo init) throws Exception {
    Files.createDirectories(weights().getParent());
    Files.writeString(weights(), "weeks of training");
    init.execute();
    assertThat(Files.readAllLines(weights())).hasSize(2);
  }

  @Test
  @InjectMojo(goal = "init")
  void execute_noLayers_asksForThem(InitMojo init) {
    refused(init, "nn.layers: this goal does not look at the data, so it needs all sizes");
    assertThat(weights()).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "init")
  @MojoParameter(name = "layers", value = "3")
  @MojoParameter(name = "seed", value = "x")
  @MojoParameter(name = "initializer", value = "xaver")
  void execute_severalMistakes_reportsAll(InitMojo init) {
    refused(
        init,
        "The configuration has 3 mistakes:",
        "nn.layers: ",
        "nn.seed: ",
        "nn.initializer: unknown initializer \"xaver\"",
        "(did you mean xavier?)");
  }

  @Test
  @InjectMojo(goal = "init")
  @MojoParameter(name = "skipInit", value = "true")
  void execute_skipInit_doesNothing(InitMojo init) throws Exception {
    init.execute();
    assertThat(said()).containsExactly("info: skipped (nn.init.skip)");
  }

  @Test
  @InjectMojo(goal = "init")
  @MojoParameter(name = "skip", value = "true")
  void execute_skipAll_doesNothing(InitMojo init) throws Exception {
    init.execute();
    assertThat(said()).containsExactly("info: skipped (nn.skip)");
  }

  private void registerADamagedClass() throws Exception {
    Path services = project.resolve("target/classes/META-INF/services");
    Files.createDirectories(services);
    Files.writeString(services.resolve("dev.nnmaven.nn.activation.Activation"), "Own");
    Files.writeString(project.resolve("target/classes/Own.class"), "no class");
  }

  @Test
  @InjectMojo(goal = "init")
  @MojoParameter(name = "layers", value = "3,2")
  void execute_damagedClassThatIsRegistered_isNamed(InitMojo init) throws Exception {
    registerADamagedClass();
    refused(init, "Own.class is no class file");
  }

  @Test
  @InjectMojo(goal = "init")
  @MojoParameter(name = "skip", value = "true")
  void execute_skippedBesideADamagedClass_doesNothing(InitMojo init) throws Exception {
    registerADamagedClass();
    init.execute();
    assertThat(said()).containsExactly("info: skipped (nn.skip)");
  }

  @Test
  @InjectMojo(goal = "init")
  @MojoParameter(name = "layers", value = "3,2")
  @MojoParameter(name = "overwrite", value = "yes")
  void execute_overwriteThatIsNoSwitch_isAMistake(InitMojo init) {
    refused(init, "nn.overwrite: expected true or false, found \"yes\"");
    assertThat(weights()).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "init")
  @MojoParameter(name = "layers", value = "3,2")
  @MojoParameter(name = "weightsFile", value = "data")
  void execute_weightsFileThatIsAFolder_saysSo(InitMojo init) {
    refused(
        init,
        "nn.weightsFile: " + project.resolve("data") + " is a folder; expected the name of a file");
  }
}
