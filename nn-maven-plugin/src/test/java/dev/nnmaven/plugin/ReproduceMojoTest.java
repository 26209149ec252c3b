package dev.nnmaven.plugin;

import dev.nnmaven.trainer.testing.HarnessProject;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/** The POM trains nothing: what the model records is trained on the default data. */
@MojoTest
@Basedir(HarnessProject.FOLDER)
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
  void execute_noModelOrNoData_isRefused(@InjectMojo(goal = "reproduce") ReproduceMojo reproduce)
      throws Exception {
    refused(reproduce, "No model at " + model());
    train.execute();
    reproduce.model = "no.safetensors";
    refused(reproduce, "no.safetensors");
    reproduce.model = "data/A/00.png";
    refused(reproduce, "00.png is not a usable model file");
    reproduce.model = "g:a";
    refused(reproduce, "nn.model: expected group:artifact:version or a file, found \"g:a\"");
    reproduce.model = "target/nn/reproduce/reproduced.safetensors";
    refused(reproduce, "nn.model: " + "this goal writes " + again());
    reproduce.model = null;
    Files.move(project.resolve("data"), project.resolve("elsewhere"));
    refused(reproduce, project.resolve("data").toString());
  }
}
