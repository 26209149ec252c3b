package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.trainer.testing.HarnessProject;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/** The POM trains nothing: what the model records is trained on the default data. */
@MojoTest
@Basedir(HarnessProject.FOLDER)
@MojoParameter(name = "epochs", value = "2")
@MojoParameter(name = "members", value = "2")
class ReproduceMojoTest extends GoalsTest {

  @Inject private MavenSession session;

  @BeforeEach
  void makeASession() {
    Mockito.lenient().doReturn(session).when(session).clone();
  }

  private Path again() {
    return project.resolve("target/nn/reproduce/reproduced.safetensors");
  }

  @Test
  void execute_otherData_failsBeforeAnyTraining(
      @InjectMojo(goal = "reproduce") ReproduceMojo reproduce) throws Exception {
    train.execute();
    reproduce.execute();
    Files.copy(project.resolve("data/A/00.png"), project.resolve("data/A/99.png"));
    Files.delete(again());
    failsTheGate(reproduce, "training.sha256");
    assertThat(again()).as("nothing is trained").doesNotExist();
  }

  @Test
  void execute_noModelOrNoData_isRefused(@InjectMojo(goal = "reproduce") ReproduceMojo reproduce)
      throws Exception {
    refused(reproduce, "No model at " + model());
    train.execute();
    reproduce.input = "no.safetensors";
    refused(reproduce, "no.safetensors");
    reproduce.input = "data/A/00.png";
    refused(reproduce, "00.png is not a usable model file");
    reproduce.input = "g:a";
    refused(reproduce, "nn.input: expected group:artifact:version or a file, found \"g:a\"");
    reproduce.input = "target/nn/reproduce/reproduced.safetensors";
    refused(reproduce, "nn.input: " + "this goal writes " + again());
    reproduce.input = null;
    Files.move(project.resolve("data"), project.resolve("elsewhere"));
    refused(reproduce, project.resolve("data").toString());
  }
}
