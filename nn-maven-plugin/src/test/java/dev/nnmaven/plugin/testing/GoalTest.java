package dev.nnmaven.plugin.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.trainer.testing.HarnessProject;
import dev.nnmaven.trainer.testing.LogLines;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of goals share: a fresh project with images, and what the goal says. */
@MojoParameter(name = "recipe", value = "plain") // unless a test is about another
public abstract class GoalTest {

  /** The folder of the project; its images are in {@code data}, 10 each of the classes A and B. */
  protected Path project;

  /** A mock that remembers what was said. */
  @Inject protected Log log;

  @BeforeEach
  final void renew() throws Exception {
    project = HarnessProject.renewed();
  }

  /** The model, where nobody says where it shall be. */
  protected final Path model() {
    return project.resolve("target/nn/model.safetensors");
  }

  /** What the goals have said, each line after its level: {@code "info: model x"}. */
  protected final List<String> said() {
    return LogLines.of(log);
  }

  /** Forgets what was said so far. */
  protected final void forgetWhatWasSaid() {
    LogLines.clear(log);
  }

  /** The goal fails, and its message has all of these. */
  protected static void refused(Mojo goal, String... expected) {
    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(goal::execute)
        .withMessageContainingAll(expected);
  }

  /** The same, and it has written no model. */
  protected final void refusedWithoutAModel(Mojo goal, String... expected) {
    refused(goal, expected);
    assertThat(model()).doesNotExist();
  }
}
