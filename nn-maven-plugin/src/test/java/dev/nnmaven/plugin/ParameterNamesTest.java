package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Mistakes;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.model.ReportPlugin;
import org.apache.maven.model.Reporting;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ParameterNamesTest {

  private final PluginDescriptor self = new PluginDescriptor();
  private final Plugin plugin = new Plugin();
  private final PluginExecution own = new PluginExecution();
  private final Model model = new Model();
  private MojoExecution train;

  @BeforeEach
  void describe() throws Exception {
    self.setGroupId("dev.nnmaven");
    self.setArtifactId("nn-maven-plugin");
    MojoDescriptor trains = goal("train", "epochs", "learningRate", "skip");
    goal("evaluate", "minAccuracy", "skip");
    train = new MojoExecution(trains, "letters");
    plugin.setGroupId("dev.nnmaven");
    plugin.setArtifactId("nn-maven-plugin");
    own.setId("letters");
    own.addGoal("train");
    plugin.addExecution(own);
    model.setBuild(new Build());
    model.getBuild().addPlugin(plugin);
  }

  /** A goal with parameters that have a property each, and one that only Maven fills. */
  private MojoDescriptor goal(String name, String... parameters) throws Exception {
    MojoDescriptor goal = new MojoDescriptor();
    goal.setPluginDescriptor(self);
    goal.setGoal(name);
    PlexusConfiguration configuration = new DefaultPlexusConfiguration("configuration");
    for (String one : parameters) {
      Parameter parameter = new Parameter();
      parameter.setName(one);
      goal.addParameter(parameter);
      configuration.addChild(one, "${nn." + one + "}");
    }
    Parameter project = new Parameter();
    project.setName("project");
    project.setEditable(false);
    goal.addParameter(project);
    goal.setMojoConfiguration(configuration);
    self.addMojo(goal);
    return goal;
  }

  private static Xpp3Dom xml(String elements) throws Exception {
    return Xpp3DomBuilder.build(
        new StringReader("<configuration>" + elements + "</configuration>"));
  }

  private void check() throws ConfigurationException {
    Mistakes mistakes = new Mistakes();
    ParameterNames.checkElements(new PomPlugin(new MavenProject(model), self), train, mistakes);
    mistakes.throwIfAny();
  }

  private void refused(String... expected) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(this::check)
        .withMessageContainingAll(expected);
  }

  @Test
  void check_nothing_isRight() throws Exception {
    check();
    model.getBuild().removePlugin(plugin);
    check();
  }

  @Test
  void check_parametersOfAnyGoalForThePlugin_areRight() throws Exception {
    plugin.setConfiguration(xml("<epochs>2</epochs><minAccuracy>90%</minAccuracy>"));
    own.setConfiguration(xml("<epochs>3</epochs><minAccuracy>90%</minAccuracy>")); // as merged
    check();
  }

  @Test
  void check_misspelledForThePlugin_isAMistake() throws Exception {
    plugin.setConfiguration(xml("<epoch>2</epoch>"));
    own.setConfiguration(xml("<epoch>2</epoch>")); // as merged: it is told once
    refused("has a mistake:", "<epoch>: unknown element", "did you mean epochs?");
  }

  @Test
  void check_misspelledForTheExecution_isAMistake() throws Exception {
    own.setConfiguration(xml("<epochs>2</epochs><learningrat>1</learningrat>"));
    refused("has a mistake:", "<learningrat>: unknown element", "did you mean learningRate?");
  }

  @Test
  void check_parameterOfAnotherGoalForTheExecution_isAMistake() throws Exception {
    own.setConfiguration(xml("<minAccuracy>90%</minAccuracy>"));
    refused("<minAccuracy>: nn:train has no such parameter, but nn:evaluate");
    own.addGoal("evaluate");
    check();
  }

  @Test
  void check_anotherExecution_isNotThisGoals() throws Exception {
    PluginExecution other = new PluginExecution();
    other.setId("other");
    other.setConfiguration(xml("<epoch>2</epoch>"));
    plugin.addExecution(other);
    check();
  }

  @Test
  void check_pluginManagementAndReporting_areLookedAtToo() throws Exception {
    model.getBuild().removePlugin(plugin);
    model.getBuild().setPluginManagement(new PluginManagement());
    model.getBuild().getPluginManagement().addPlugin(plugin);
    plugin.setConfiguration(xml("<epoch>2</epoch>"));
    refused("<epoch>: unknown element");
    plugin.setConfiguration(null);
    ReportPlugin report = new ReportPlugin();
    report.setGroupId("dev.nnmaven");
    report.setArtifactId("nn-maven-plugin");
    report.setConfiguration(xml("<skp>true</skp>"));
    model.setReporting(new Reporting());
    model.getReporting().addPlugin(report);
    refused("<skp>: unknown element");
  }

  private static final List<String> KNOWN =
      List.of("nn.epochs", "nn.minAccuracy", "nn.train.skip", "detail");

  private static final Map<String, Set<String>> GOALS =
      Map.of("train", Set.of("epochs", "data"), "evaluate", Set.of("minAccuracy", "data"));

  private final Mistakes mistakes = new Mistakes();

  @Test
  void check_elementsOfAnyReader_findsNothing() throws ConfigurationException {
    ParameterNames.checkElements(
        List.of("epochs", "minAccuracy", "data"), GOALS, GOALS.keySet(), mistakes);
    ParameterNames.checkElements(List.of("epochs", "data"), GOALS, Set.of("train"), mistakes);
    mistakes.throwIfAny();
  }

  @Test
  void check_elementsThatNobodyReads_namesTheNearestOrTheGoal() {
    ParameterNames.checkElements(
        List.of("epoch", "minAcuracy", "somethingElse", "minAccuracy"),
        GOALS,
        Set.of("train"),
        mistakes);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(mistakes::throwIfAny)
        .withMessage(
            """
            The configuration has 4 mistakes:
              <epoch>: unknown element of <configuration> (did you mean epochs?)
              <minAccuracy>: nn:train has no such parameter, but nn:evaluate; put it there, or into\
             the <configuration> of the plugin
              <minAcuracy>: unknown element of <configuration> (did you mean minAccuracy?)
              <somethingElse>: unknown element of <configuration>; mvn nn:help -Ddetail lists those\
             there are\
            """);
  }

  @Test
  void check_namesThatAreKnownOrOfOthers_findsNothing() throws ConfigurationException {
    ParameterNames.checkProperties(
        List.of("nn.epochs", "nn.train.skip", "nnepoch", "epochs", "NN.x", "nn", "env.nn.x"),
        KNOWN,
        mistakes);
    mistakes.throwIfAny();
  }

  @Test
  void check_versionOfThePlugin_isTheUsersOwn() throws ConfigurationException {
    ParameterNames.checkProperties(List.of("nn.version", "nn.plugin.version"), KNOWN, mistakes);
    mistakes.throwIfAny();
  }

  @Test
  void check_misspelledNames_namesTheNearestOfEach() {
    ParameterNames.checkProperties(
        List.of("nn.minAcuracy", "nn.EPOCHS", "nn.", "nn.somethingElse"), KNOWN, mistakes);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(mistakes::throwIfAny)
        .withMessage(
            """
            The configuration has 4 mistakes:
              nn.: unknown property; names with nn. are kept for this plugin's own
              nn.EPOCHS: unknown property (did you mean nn.epochs?)
              nn.minAcuracy: unknown property (did you mean nn.minAccuracy?)
              nn.somethingElse: unknown property; names with nn. are kept for this plugin's own\
            """);
  }
}
