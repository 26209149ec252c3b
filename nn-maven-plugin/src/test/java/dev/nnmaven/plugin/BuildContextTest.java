package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.trainer.config.ConfigurationException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class BuildContextTest {

  @Test
  void claimModel_ofTwoModules_isRefusedIfItIsOneFile() throws Exception {
    MavenProject left = module("left");
    MavenProject right = module("right");
    MavenSession session = Mockito.mock(MavenSession.class);
    Mockito.doReturn(List.of(left, right)).when(session).getProjects();
    Path shared = Path.of("shared", "some.safetensors").toAbsolutePath();
    BuildContext.claimModel(session, left, shared);
    BuildContext.claimModel(session, left, shared); // again, in the same build
    BuildContext.claimModel(session, right, Path.of("other.safetensors"));
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () ->
                BuildContext.claimModel(
                    session, right, Path.of("right", "..", "shared", "some.safetensors")))
        .withMessage(
            "nn.modelFile: the modules left and right both write %s, so the last one would replace"
                + " the other's model; give each its own <modelFile>, such as"
                + " ${project.build.directory}/nn/some.safetensors",
            shared);
  }

  private static MavenProject module(String name) {
    MavenProject module = new MavenProject();
    module.setGroupId("com.example");
    module.setArtifactId(name);
    module.setVersion("1");
    return module;
  }
}
