package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.lenient;

import dev.nnmaven.trainer.testing.HarnessProject;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Goals that ask what else the POM binds. */
@MojoTest
@Basedir(HarnessProject.FOLDER)
@MojoParameter(name = "epochs", value = "1")
class PomGoalsTest extends GoalsTest {

  @Inject private MavenSession session;
  @Inject private MavenProject maven;

  private final Plugin plugin = new Plugin();

  @BeforeEach
  void makeASession() {
    lenient().doReturn(List.of(maven)).when(session).getProjects();
    lenient().doReturn(new DefaultMavenExecutionResult()).when(session).getResult();
    plugin.setGroupId("dev.nnmaven");
    plugin.setArtifactId("nn-maven-plugin");
    maven.setArtifactId("bars");
    maven.getBuild().addPlugin(plugin);
  }

  private void bind(String goal, String elements) throws Exception {
    PluginExecution execution = new PluginExecution();
    execution.setId(goal + plugin.getExecutions().size());
    execution.addGoal(goal);
    execution.setConfiguration(
        Xpp3DomBuilder.build(new StringReader("<configuration>" + elements + "</configuration>")));
    plugin.addExecution(execution);
    plugin.flushExecutionMap();
  }

  private static String modelFile(String name) {
    return "<modelFile>${project.build.directory}/nn/" + name + ".safetensors</modelFile>";
  }

  @Test
  void reproduce_trainingsOfThePom_areThoseOfTheModelThatItIsGiven(
      @InjectMojo(goal = "reproduce") ReproduceMojo reproduce) throws Exception {
    Path large = project.resolve("target/nn/large.safetensors");
    Files.move(project.resolve("data"), project.resolve("bars"));
    train.data = file("bars");
    train.modelFile = large.toFile();
    train.execute();
    bind("train", modelFile("large") + "<data>bars</data>");
    reproduce.execute();
    bind("train", modelFile("small") + "<data>elsewhere</data>");
    refused(
        reproduce,
        "nn.modelFile: the POM trains several models, and none to " + model(),
        large + ", " + large.resolveSibling("small.safetensors"));
    session.getUserProperties().setProperty("nn.modelFile", large.toString());
    try {
      reproduce.execute();
    } finally {
      session.getUserProperties().clear();
    }
    assertThat(said()).filteredOn(line -> line.startsWith("info: reproduced: ")).hasSize(2);
  }

  /** The POM trains nothing: what the model records is trained on the default data. */
  @Test
  void reproduce_otherData_failsBeforeAnyTraining(
      @InjectMojo(goal = "reproduce") ReproduceMojo reproduce) throws Exception {
    train.execute();
    reproduce.execute();
    Files.copy(project.resolve("data/A/00.png"), project.resolve("data/A/99.png"));
    Path again = project.resolve("target/nn/reproduce/reproduced.safetensors");
    Files.delete(again);
    failsTheGate(reproduce, "training.sha256");
    assertThat(again).as("nothing is trained").doesNotExist();
  }

  @Test
  void reproduce_noModelOrNoData_isRefused(@InjectMojo(goal = "reproduce") ReproduceMojo reproduce)
      throws Exception {
    refused(reproduce, "No model at " + model());
    train.execute();
    reproduce.input = "no.safetensors";
    refused(reproduce, "group:artifact:version or a file, found \"no.safetensors\"");
    reproduce.input = "data/A/00.png";
    refused(reproduce, "00.png is not a usable model file");
    reproduce.input = "g:a";
    refused(reproduce, "nn.input: expected group:artifact:version or a file, found \"g:a\"");
    Path again = project.resolve("target/nn/reproduce/reproduced.safetensors");
    reproduce.input = "target/nn/reproduce/reproduced.safetensors";
    refused(reproduce, "nn.input: this goal writes " + again);
    reproduce.input = null;
    Files.move(project.resolve("data"), project.resolve("elsewhere"));
    refused(reproduce, project.resolve("data").toString());
  }

  @Test
  void aggregate_modelsOfThePom_areMissedUnlessItSkipsThem(
      @InjectMojo(goal = "aggregate") AggregateMojo aggregate) throws Exception {
    bind("evaluate", modelFile("none") + "<skip>true</skip>");
    aggregate.execute();
    assertThat(said())
        .containsExactly("warn: no module of this build has a model, or data to train one on");
    bind("evaluate", modelFile("large"));
    bind("evaluate", modelFile("small"));
    session.getUserProperties().setProperty("nn.skip", "evaluate");
    try {
      aggregate.execute();
      aggregate.warnOnly = "none";
      assertThatExceptionOfType(MojoFailureException.class)
          .isThrownBy(aggregate::execute)
          .withMessageStartingWith("No current evaluation of: ")
          .withMessageContainingAll("large", "small")
          .withMessageNotContaining("none");
    } finally {
      session.getUserProperties().clear();
    }
    assertThat(said()).anyMatch(line -> line.startsWith("warn: No current evaluation of: "));
    assertThat(project.resolve("target/nn/aggregate/index.html")).exists();
  }
}
