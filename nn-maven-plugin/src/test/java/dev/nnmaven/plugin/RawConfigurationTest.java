package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.nnmaven.trainer.config.Mistakes;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawConfigurationTest {

  private static final PluginDescriptor SELF = PluginDescriptorTest.PLUGIN;

  private final Properties commandLine = new Properties();
  private final Properties system = new Properties();
  private final MavenProject project = new MavenProject();
  private final Plugin plugin = new Plugin();
  private final MavenSession session = mock(MavenSession.class);

  @BeforeEach
  void makeAProject() {
    plugin.setGroupId(SELF.getGroupId());
    plugin.setArtifactId(SELF.getArtifactId());
    project.getModel().setBuild(new Build());
    project.getBuild().addPlugin(plugin);
    when(session.getUserProperties()).thenReturn(commandLine);
    when(session.getSystemProperties()).thenReturn(system);
    when(session.getCurrentProject()).thenReturn(project);
    when(session.clone()).thenReturn(session);
  }

  private RawConfiguration settings(String goal, String executionId) {
    MojoExecution execution = new MojoExecution(SELF.getMojo(goal), executionId);
    return new RawConfiguration(session, project, execution, SELF);
  }

  private List<String> mistakes() {
    return mistakes(settings("train", "default-cli"));
  }

  private static List<String> mistakes(RawConfiguration settings) {
    Mistakes mistakes = new Mistakes();
    settings.check(mistakes);
    return mistakes.lines();
  }

  private List<String> mistakesOfGates() {
    Mistakes mistakes = new Mistakes();
    new PomGoals(session, project, SELF).gates(Path.of("model.safetensors"), mistakes);
    return mistakes.lines();
  }

  private static Xpp3Dom dom(String elements) {
    String configuration = "<configuration>" + elements + "</configuration>";
    return assertDoesNotThrow(() -> Xpp3DomBuilder.build(new StringReader(configuration)));
  }

  private void execution(String id, String goal, String elements) {
    PluginExecution execution = new PluginExecution();
    execution.setId(id);
    execution.addGoal(goal);
    execution.setConfiguration(dom(elements));
    plugin.addExecution(execution);
    plugin.flushExecutionMap();
  }

  static Stream<Map.Entry<String, String>> parameters() {
    assertThat(SELF.getMojos())
        .flatExtracting(MojoDescriptor::getParameters)
        .extracting(org.apache.maven.plugin.descriptor.Parameter::getName)
        .containsAll(ParameterNames.parameters(SELF).keySet());
    // Those of help are Maven's own.
    return ParameterNames.parameters(SELF).entrySet().stream()
        .filter(
            parameter ->
                !List.of("detail", "goal", "lineLength", "indentSize")
                    .contains(parameter.getKey()));
  }

  @Test
  void properties_ofSpark_areReadByTheirOwnNamesAndChecked() {
    commandLine.setProperty("nn.spark.conf.spark.executor.memory", "2g");
    project.getProperties().setProperty("nn.spark.conf.spark.app.id", "${app}-1");
    project.getProperties().setProperty("app", "letters");
    assertThat(mistakes()).isEmpty();
    assertThat(settings("search", "default-cli").resolvedWith("nn.spark.conf."))
        .isEqualTo(Map.of("spark.executor.memory", "2g", "spark.app.id", "letters-1"));
    commandLine.setProperty("nn.spark.conf.spark.executor.memory", "${memory}");
    commandLine.setProperty("nn.spark.config.spark.cores.max", "2");
    assertThat(mistakes())
        .anyMatch(one -> one.startsWith("nn.spark.conf.spark.executor.memory: found \"${memory}\""))
        .anyMatch(one -> one.startsWith("nn.spark.config.spark.cores.max: unknown property"))
        .hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void check_anyParameterThatIsEmptyOrUnresolved_isAMistake(Map.Entry<String, String> parameter) {
    String name = parameter.getValue();
    String empty = name + ": expected a value, found nothing; remove it to use the default";
    if (ParameterGroups.home(parameter.getKey()).equals("configuration")) {
      plugin.setConfiguration(dom("<%1$s> </%1$s>".formatted(parameter.getKey())));
      assertThat(mistakes()).containsExactly(empty);
      plugin.setConfiguration(dom("<%1$s>${gate.min}</%1$s>".formatted(parameter.getKey())));
      assertThat(mistakes())
          .containsExactly(
              "%1$s: found \"${gate.min}\", which nothing defines; define it, or leave %1$s out"
                  .formatted(name));
    }
    if (name.startsWith("nn.")) {
      plugin.setConfiguration(null);
      commandLine.setProperty(name, "");
      assertThat(mistakes()).containsExactly(empty);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "${a}, ${a}",
    "95${a}, ${a}",
    "${b}, ${a}", // b is a
    "${c}, ${c}", // c is c
    "'${a', '${a'",
    "${project.nothing}, ${project.nothing}",
    "${project.}, ${project.}",
    "${}, ${}",
    "${${a}}, ${${a}",
  })
  void check_propertyThatIsUnresolved_isAMistake(String text, String found) {
    project.getProperties().setProperty("b", "${a}");
    project.getProperties().setProperty("c", "${c}");
    project.getProperties().setProperty("nn.minAccuracy", text);
    assertThat(mistakes()).first().asString().startsWith("nn.minAccuracy: found \"" + found);
  }

  @Test
  void check_propertyOfAnEmptyOne_saysWhich() {
    project.getProperties().setProperty("nn.minAccuracy", "${b}");
    commandLine.setProperty("b", " ");
    assertThat(mistakes())
        .containsExactly(
            "nn.minAccuracy: expected a value, found nothing in \"${b}\"; remove it to use"
                + " the default");
    commandLine.setProperty("nn.minAccuracy", "90%"); // which goes first
    assertThat(mistakes()).isEmpty();
  }

  @Test
  void check_whatMavenResolves_isNoMistake() {
    project.setArtifactId("letters");
    system.setProperty("env.HOME", "/home/x");
    project.getProperties().setProperty("nn.data", "${env.HOME}/${project.artifactId}");
    plugin.setConfiguration(dom("<modelFile>${project.artifactId}.safetensors</modelFile>"));
    assertThat(mistakes()).isEmpty();
    system.setProperty("nn.minAcuracy", "90%"); // of Maven's own JVM
    assertThat(mistakes())
        .containsExactly("nn.minAcuracy: unknown property (did you mean nn.minAccuracy?)");
  }

  @Test
  void check_nestedElements_areNamed() {
    plugin.setConfiguration(
        dom(
            "<network><layer>7</layer><layer><neurons>${n}</neurons></layer><output/></network>"
                + "<gate><maxLoss></maxLoss><minClassRecalls><B>${b}</B></minClassRecalls></gate>"));
    assertThat(mistakes())
        .containsExactly(
            "network/layer 2/neurons: found \"${n}\", which nothing defines; define it, or leave"
                + " network/layer 2/neurons out",
            "gate/maxLoss: expected a value, found nothing; remove it to use the default",
            "gate/minClassRecalls/B: found \"${b}\", which nothing defines; define it, or leave"
                + " gate/minClassRecalls/B out");
  }

  /** A rule that nobody reads would be one that every model meets. */
  @ParameterizedTest
  @CsvSource({
    "search, minAccuracy",
    "search/space, minAccuracy",
    "search/space/training, minAccuracy",
    "search/space/network/dense, minAccuracy",
    "search/sparkConf/spark.executor.memory, minAccuracy",
    "training, minAccuracy",
    "training/optimizer, maxOverfit",
    "network, minAccuracy",
    "network/dense, minClassRecalls",
    "columns, minAccuracy",
    "modelCard, warnOnly",
  })
  void check_ruleOutsideOfTheGate_isAMistakeForEveryGoal(String path, String rule) {
    String elements = "<%1$s>99%%</%1$s>".formatted(rule);
    List<String> steps = List.of(path.split("/"));
    for (int i = steps.size() - 1; i >= 0; i--) {
      elements = "<%1$s>%2$s</%1$s>".formatted(steps.get(i), elements);
    }
    plugin.setConfiguration(dom("<gate><maxLoss>9</maxLoss></gate>" + elements));
    for (String goal : List.of("train", "evaluate", "predict")) {
      assertThat(mistakes(settings(goal, "default-cli")))
          .as(goal)
          .hasSize(1)
          .first()
          .asString()
          .startsWith(path + "/" + rule + ": has no effect in <")
          .endsWith(">; write <gate><%1$s>99%%</%1$s></gate>".formatted(rule));
    }
    plugin.setConfiguration(null);
    execution("judge", "evaluate", elements);
    String expected = path + "/" + rule + ": has no effect in <";
    assertThat(mistakes(settings("evaluate", "judge"))).anyMatch(one -> one.startsWith(expected));
    assertThat(mistakesOfGates()).as("before training").anyMatch(one -> one.startsWith(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<network><epochs>3</epochs></network> | network/epochs: has no effect in <network>; write"
            + " <training><epochs>3</epochs></training>",
        "<network><initializer>he</initializer></network> | network/initializer: has no effect in"
            + " <network>; write <training><initializer>he</initializer></training>",
        "<epochs>9</epochs> | nn.epochs: has no effect in <configuration>; write"
            + " <training><epochs>9</epochs></training>",
        "<minAccuracy>9%</minAccuracy> | in <configuration>; write <gate><minAccuracy>9%</minAccuracy></gate>",
        "<trials>9</trials> | in <configuration>; write <search><trials>9</trials></search>",
        "<search><folds>5</folds></search> | in <search>; write <configuration><folds>5</folds></configuration>",
        "<training><dense>9</dense></training> | <network><dense>9</dense></network>",
        "<gate><optimizer><adam/></optimizer></gate> | <training><optimizer>...</optimizer></training>",
        "<gate><data>x</data></gate> | write <configuration><data>x</data></configuration>",
        "<gate><minRecall>80%</minRecall></gate> | (did you mean minClassRecall?)",
        "<gate><MinF1>80%</MinF1></gate> | (did you mean minF1?)",
        "<network><minAcuracy>9</minAcuracy></network> | network/minAcuracy: unknown element",
        "<training><lr>9</lr></training> | it is <learningRate>0.05</learningRate>",
        "<search><space><epochs>9; 10</epochs></space></search> | maximum; set nn.epochs outside of <space>",
        "<search><space><gate>9</gate></space></search> | search/space/gate: this cannot be searched over",
        "<search><sparkConf><cores>9</cores></sparkConf></search> | search/sparkConf/cores: expected a name of Spark's own",
        "<modelCard><users>all</users></modelCard> | modelCard/users: unknown element <users>",
        "<training>epochs=3</training> | training: expected elements such as <epochs>40</epochs>, found"
            + " \"epochs=3\"",
        "<training><average>5</average></training> | training/average: it is gone: <learningRateSchedule>",
        "<network><layers>9,5,2</layers></network> | network/layers: it is gone:"
            + " <network>inputs(9), 5, output(2)</network>",
        "<search><space><hidden>9,5; 7</hidden></space></search> | space/hidden: it is gone:"
            + " <network>9, 5; 7</network>",
        "<data>a</data><data>b</data> | nn.data: <data> is given twice; remove one of them",
        // attributes
        "<network><dense neurons='100'/><output/></network> | network/dense: Maven ignores attributes,"
            + " found neurons=\"100\"; write <dense><neurons>100</neurons></dense>",
        "<network><Dense units='9' activation='relu'/></network> | write"
            + " <Dense><activation>relu</activation><neurons>9</neurons></Dense>",
        "<network><dense activation='relu'>9</dense></network> | <activation>relu</activation>...</dense>",
        "<network><dense><l2 lambda='9'/></dense></network> | network/dense/l2: Maven ignores attributes,"
            + " found lambda=\"9\"; write <l2>9</l2>",
        "<gate minAccuracy='99%'/> | write <gate><minAccuracy>99%</minAccuracy></gate>",
        "<gate><minAccuracy limit='99%'/></gate> | write <minAccuracy>99%</minAccuracy>",
        "<data value='3'/> | nn.data: Maven ignores attributes, found value=\"3\"; write <data>3</data>",
        "<data kind='x'>3</data> | write <data>3</data>",
        "<search><space seed='3'><loss>a;b</loss></space></search> | space: Maven ignores attributes, found",
      })
  void check_whatHasNoEffectWhereItStands_saysWhatToWrite(String elements, String expected) {
    plugin.setConfiguration(dom(elements));
    assertThat(mistakes(settings("evaluate", "default-cli")))
        .hasSize(1)
        .first()
        .asString()
        .contains(expected);
  }

  /** Names of columns and classes, conditions, and what Maven reads itself. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<columns><minAccuracy>number</minAccuracy></columns>",
        "<gate combine.children='append'><minClassRecalls><minF1>9%</minF1></minClassRecalls></gate>",
        "<search><space><optimizer>adam; sgd</optimizer><patience optimizer='adam'>1; 2</patience>"
            + "<network><dense><neurons>9; 10</neurons></dense></network>"
            + "<training><batchSize>9; 10</batchSize></training></space></search>",
        "<network combine.self='override'>128 relu, output</network>",
        "<network><mine>12</mine><output/></network>", // perhaps a layer of the project's own
        "<network><input>9</input><output/></network>", // <network> has advice of its own
      })
  void check_whatHasAnEffect_isRight(String elements) {
    plugin.setConfiguration(dom(elements));
    assertThat(mistakes()).isEmpty();
  }

  @Test
  void check_commandLineWithoutThePrefix_saysWhatToWrite() {
    commandLine.setProperty("epochs", "3");
    commandLine.setProperty("minaccuracy", "0.99");
    commandLine.setProperty("threads", "4");
    commandLine.setProperty("NN.seed", "4");
    commandLine.setProperty("argLine", "-Xmx1g"); // of Surefire
    commandLine.setProperty("detail", "true"); // of nn:help, without a prefix
    assertThat(mistakes())
        .containsExactly(
            "-Depochs: nn-maven does not read this property; write -Dnn.epochs=3",
            "-Dminaccuracy: nn-maven does not read this property; write -Dnn.minAccuracy=0.99");
    assertThat(settings("train", "default-cli").warnings())
        .containsExactly(
            "-DNN.seed: nn-maven does not read this property; write -Dnn.seed=4",
            "-Dthreads: nn-maven does not read this property; write -Dnn.threads=4");
  }

  @Test
  void warnings_goalOfTheCommandLineBesideDataOfAnExecution_nameIt() {
    execution("prices", "train", "<data>p.csv</data>");
    assertThat(settings("train", "prices").warnings()).isEmpty();
    assertThat(settings("aggregate", "default-cli").warnings()).isEmpty();
    assertThat(settings("baseline", "default-cli").warnings())
        .containsExactly(
            "<data>, <target>: those of an <execution> (prices) are not read by a goal of the command"
                + " line; mvn nn:baseline@prices reads them");
    plugin.setConfiguration(dom("<data>p.csv</data>"));
    assertThat(settings("baseline", "default-cli").warnings()).isEmpty();
  }

  @Test
  void check_commandLineWithoutThePrefixThatSomebodyReads_isRight(@TempDir Path folder)
      throws Exception {
    commandLine.setProperty("epochs", "3");
    commandLine.setProperty("nn.epochs", "4"); // the other is a test's, say
    commandLine.setProperty("maxLoss", "3");
    project.getProperties().setProperty("maxLoss", "1"); // the POM's own
    commandLine.setProperty("batchSize", "8");
    Path pom = folder.resolve("pom.xml");
    Files.writeString(pom, "<batchSize>${batchSize}</batchSize>");
    project.setFile(pom.toFile());
    assertThat(mistakes()).isEmpty();
    system.setProperty("maxRmse", "1"); // of the machine
    assertThat(mistakes()).isEmpty();
  }

  @Test
  void check_propertyOfPartsOfThePom_saysWhatToWrite() {
    commandLine.setProperty("nn.gate", "99%");
    commandLine.setProperty("nn.gate.minAccuracy", "99%");
    commandLine.setProperty("nn.lr", "3");
    commandLine.setProperty("nn.training.epochs", "3");
    assertThat(mistakes())
        .containsExactly(
            "nn.gate: unknown property; it is an element of the POM, and its content has"
                + " properties, such as nn.epochs",
            "nn.gate.minAccuracy: unknown property (did you mean nn.minAccuracy?)",
            "nn.lr: unknown property (did you mean nn.learningRate?)",
            "nn.training.epochs: unknown property (did you mean nn.epochs?)");
  }

  @Test
  void check_propertyOfThePomBesideAnElement_isRefused() {
    project.getProperties().setProperty("nn.task", "regression");
    project.getProperties().setProperty("nn.split", "content");
    project.getProperties().setProperty("nn.target", "a");
    project.getProperties().setProperty("nn.network", "output");
    plugin.setConfiguration(
        dom(
            "<task>classification</task><split>${nn.split}</split><target>a</target>"
                + "<network><output/></network>"));
    commandLine.setProperty("nn.target", "b");
    assertThat(mistakes())
        .containsExactlyInAnyOrder(
            "nn.task: the POM says <task>classification</task>, and <nn.task>regression</nn.task> in"
                + " its properties; remove one of them",
            "nn.network: the POM says <network>...</network>, and"
                + " <nn.network>output</nn.network> in its properties; remove one of them");
  }

  /** Those of other executions may never run in this build. */
  @Test
  void check_elementsOfTheExecution_areThoseThatCount() {
    execution("mine", "train", "<task/>");
    execution("other", "train", "<split/><taks>2</taks>");
    execution("both", "train", "<gate><minAccuracy>90%</minAccuracy></gate>");
    plugin.getExecutionsAsMap().get("both").addGoal("evaluate");
    assertThat(mistakes(settings("train", "mine"))).singleElement().asString().contains("task");
    assertThat(mistakes(settings("train", "both"))).isEmpty();
    assertThat(mistakes()).isEmpty();
  }

  /** Of the plugin, and of its execution, into which Maven merges those of the plugin. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<task>a</task><gate><minAccuracy>90%</minAccuracy></gate> | '' | ''",
        "<taks>2</taks> | '' | <taks>: unknown element of <configuration> (did you mean task?)",
        "'' | <task>a</task><unknownCategories>1</unknownCategories> | (did you mean unknownCategory?)",
        "<space><loss>a; b</loss></space> | '' | <space>: unknown element of <configuration>; write"
            + " <search><space>...</space></search>",
        "'' | <gate><minF1>9%</minF1></gate> | <gate>: nn:train has no such parameter, but",
      })
  void check_elementsThatNobodyReads_areMistakes(String plugins, String own, String expected) {
    plugin.setConfiguration(dom(plugins));
    execution("mine", "train", plugins + own);
    assertThat(mistakes(settings("train", "mine")))
        .hasSize(expected.isEmpty() ? 0 : 1)
        .allMatch(one -> one.contains(expected));
  }

  @Test
  void check_pluginManagement_countsOnTheCommandLine() {
    plugin.setConfiguration(dom("<task/><taks>2</taks>"));
    project.getBuild().flushPluginMap();
    project.getBuild().getPlugins().clear();
    assertThat(mistakes()).isEmpty();
    project.getModel().getBuild().setPluginManagement(new PluginManagement());
    project.getPluginManagement().addPlugin(plugin);
    assertThat(mistakes()).hasSize(2);
  }

  @Test
  void gates_commandLine_goesBeforeElements() {
    execution(
        "judge",
        "evaluate",
        "<gate><minAccuracy>low</minAccuracy><maxLoss>1</maxLoss><maxOverfit>much</maxOverfit></gate>");
    assertThat(mistakesOfGates()).hasSize(2);
    commandLine.setProperty("nn.minAccuracy", "99%");
    commandLine.setProperty("nn.maxOverfit", "5%");
    commandLine.setProperty("gate", "9"); // somebody else's
    assertThat(settings("evaluate", "judge").given()).containsOnlyKeys("minAccuracy", "maxOverfit");
    assertThat(mistakesOfGates()).isEmpty();
    execution("other", "evaluate", "<minF1><x>1</x></minF1>");
    assertThat(mistakesOfGates()).singleElement().asString().contains("cannot be read: ");
  }

  @Test
  void gates_withoutThePluginInThePom_lookAtPropertiesStill() {
    project.getBuild().getPlugins().clear();
    project.getBuild().flushPluginMap();
    commandLine.setProperty("nn.minAccuracy", "95");
    assertThat(mistakesOfGates())
        .containsExactly(
            "nn.minAccuracy: expected a share from 0 to 1 such as 0.95 or 95%, found \"95\" (did you"
                + " mean 95%?)");
  }

  @Test
  void gates_executionsOfEvaluate_areParsedEach() {
    plugin.setConfiguration(dom("<gate><minAccuracy>high</minAccuracy></gate>"));
    execution(
        "first", "evaluate", "<gate><minAccuracy>high</minAccuracy><maxLoss>low</maxLoss></gate>");
    execution("second", "evaluate", "<gate><maxOverfit>5</maxOverfit><maxLos>1</maxLos></gate>");
    execution("third", "train", "<gate><minTestExamples>few</minTestExamples></gate>");
    execution("fourth", "evaluate", "<gates/><gate><minF1>${gate.min}</minF1></gate>");
    assertThat(mistakesOfGates())
        .extracting(line -> line.replaceAll(": .*", ""))
        .containsExactlyInAnyOrder(
            "<gates> gate/minAccuracy gate/maxLoss gate/maxLos gate/maxOverfit gate/minF1"
                .split(" "));
  }

  @Test
  void gates_expressions_areResolved() {
    commandLine.setProperty("limit", "95");
    commandLine.setProperty("nn.minAccuracy", "${limit}%");
    plugin.setConfiguration(dom("<gate><maxOverfit>${limit}%</maxOverfit></gate>"));
    assertThat(mistakesOfGates()).isEmpty();
  }
}
