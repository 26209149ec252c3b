package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.plugin.testing.PomElement;
import dev.nnmaven.trainer.testing.HarnessProject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MojoTest
@Basedir(HarnessProject.FOLDER)
class InitMojoTest extends GoalsTest {

  private InitMojo init;

  @BeforeEach
  void init(@InjectMojo(goal = "init") InitMojo init) {
    this.init = init;
  }

  private Path weights() {
    return project.resolve("weights/w.net");
  }

  @Test
  void execute_layersAlone_writesFourLinesOverNothing() throws Exception {
    init.network = PomElement.of("network", "inputs(3), 2, output(2)");
    init.execute();
    assertThat(Files.readAllLines(weights()))
        .satisfiesExactly(
            first -> assertThat(first).matches("\\[\\[[^\\[]+], \\[[^\\[]+]]"),
            second -> assertThat(second).isEqualTo("[0, 0]"),
            third -> assertThat(third).matches("\\[\\[[^\\[]+], \\[[^\\[]+]]"),
            fourth -> assertThat(fourth).isEqualTo("[0, 0]"));
    assertThat(said()).containsExactly("info: xavier weights for 3,2,2, seed 1: " + weights());
    Files.writeString(weights(), "weeks of training");
    refused(init, weights() + " exists; remove it", "(-Dnn.force)");
    assertThat(weights()).hasContent("weeks of training");
    init.force = "true";
    init.execute();
    assertThat(Files.readAllLines(weights())).hasSize(4);
  }

  @Test
  void execute_severalMistakes_reportsAll() throws Exception {
    refused(init, "network: this goal does not look at the data, so it needs all sizes");
    init.network = PomElement.of("network", "x");
    init.seed = "x";
    init.initializer = "xaver";
    init.force = "yes";
    refused(
        init,
        "The configuration has 4 mistakes:",
        "network: ",
        "nn.seed: ",
        "nn.initializer: unknown initializer \"xaver\"",
        "(did you mean xavier?)",
        "nn.force: expected true or false, found \"yes\"");
  }

  @Test
  void execute_whatCannotBeReadOrWritten_isNamedUnlessItIsSkipped() throws Exception {
    init.network = PomElement.of("network", "inputs(3), output(2)");
    init.initialWeights = file("data");
    refused(
        init,
        "nn.initialWeights: " + init.initialWeights + " is a folder; expected the name of a file");
    init.initialWeights = file("target/nn/model.safetensors");
    refused(init, "nn.initialWeights: nn:init writes no model; expected a .net file: ");
    init.skip = "init";
    init.execute();
    assertThat(said()).containsExactly("info: skipped (nn.skip)");
    assertThat(weights()).doesNotExist();
  }
}
