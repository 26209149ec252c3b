package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.rule.GateParser;
import dev.nnmaven.trainer.config.KnownSettings;
import dev.nnmaven.trainer.config.ParameterEntry;
import dev.nnmaven.trainer.config.ParameterEntry.Trait;
import dev.nnmaven.trainer.config.Parameters;
import dev.nnmaven.trainer.testing.Checkout;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Maven, IDEs and people read of the plugin: plugin.xml, and what lies beside it. */
class PluginDescriptorTest {

  private static final Path META_INF = Checkout.module("target/classes/META-INF");

  static final PluginDescriptor PLUGIN =
      ParameterDescription.plugin(META_INF.resolve("maven/plugin.xml"));

  @ParameterizedTest
  @ValueSource(strings = {"LICENSE", "NOTICE"})
  void jar_metaInf_hasTheProjectsOwn(String name) {
    assertThat(META_INF.resolve(name)).hasSameBinaryContentAs(Checkout.root(name));
  }

  /** Eclipse would train at each save where a goal is not named. */
  @Test
  void lifecycleMapping_ofIdes_ignoresEveryGoal() throws Exception {
    String xml =
        Files.readString(META_INF.resolve("m2e").resolve("lifecycle-mapping-metadata.xml"));
    assertThat(Pattern.compile("<goal>([\\w-]+)</goal>").matcher(xml).results())
        .extracting(goal -> goal.group(1))
        .containsExactlyInAnyOrderElementsOf(
            PLUGIN.getMojos().stream().map(MojoDescriptor::getGoal).toList());
  }

  /** All but help, which is Maven's own. */
  static Stream<String> goals() {
    return PLUGIN.getMojos().stream()
        .map(MojoDescriptor::getGoal)
        .filter(goal -> !goal.equals("help"));
  }

  private static List<Parameter> editable(MojoDescriptor goal) {
    return goal.getParameters().stream().filter(Parameter::isEditable).toList();
  }

  /** User properties of parameters that people set, by their names; some have none. */
  static Map<String, String> propertiesOf(String goal) {
    MojoDescriptor mojo = PLUGIN.getMojo(goal);
    Map<String, String> properties = new TreeMap<>();
    for (Parameter parameter : editable(mojo)) {
      String expression = mojo.getMojoConfiguration().getChild(parameter.getName()).getValue("${}");
      properties.put(parameter.getName(), expression.substring(2, expression.length() - 1));
    }
    return properties;
  }

  /** What a POM can say, a program can say: a goal's settings pass its libraries. */
  @ParameterizedTest
  @ValueSource(strings = {"train", "evaluate", "baseline", "search", "crossValidate", "predict"})
  void parameters_ofGoalsWithLibrary_areKnownSettings(String goal) {
    List<String> groups = List.of("training", "search", "modelCard"); // whose elements are known
    assertThat(propertiesOf(goal).keySet())
        .filteredOn(name -> !groups.contains(name))
        .allMatch(KnownSettings::has);
  }

  /** The table of parameters, and the fields of the goal that trains. */
  @Test
  void parametersOfTraining_inTableAndDescriptor_areTheSame() {
    Set<String> described = new TreeSet<>(List.of("space", "sparkConf")); // elements of <search>
    described.addAll(propertiesOf("train").keySet());
    described.addAll(propertiesOf("search").keySet());
    described.removeAll(List.of("training", "search", "folds"));
    assertThat(Parameters.names(any -> true)).containsExactlyInAnyOrderElementsOf(described);
  }

  /** Else its element could be written nowhere. */
  @Test
  void parametersOfGoals_inAGroup_areOfGoalsThatHaveTheGroup() {
    goals()
        .forEach(
            goal -> {
              Set<String> names = propertiesOf(goal).keySet();
              names.stream()
                  .flatMap(name -> Parameters.named(name).stream())
                  .map(ParameterEntry::group)
                  .filter(group -> !group.equals("configuration"))
                  .forEach(group -> assertThat(names).as(goal).contains(group));
              if (GateParser.names().stream().anyMatch(names::contains)) {
                assertThat(names).as(goal).contains("gate");
              }
            });
  }

  /** A new parameter of training is searched over, or there is a reason why not. */
  @Test
  void parametersOfTraining_searchedOrNot_areDecided() {
    assertThat(
            Parameters.names(
                one ->
                    !one.group().equals("configuration")
                        && !one.is(Trait.WITHOUT_EFFECT)
                        && !one.is(Trait.SEARCHED)
                        && one.whyNotSearched().isEmpty()))
        .isEmpty();
  }

  @Test
  void goals_ofThePlugin_areThese() {
    assertThat(PLUGIN.getGoalPrefix()).isEqualTo("nn");
    assertThat(goals())
        .containsExactlyInAnyOrder(
            ("aggregate baseline crossValidate evaluate explain export import init predict"
                    + " reproduce search train")
                .split(" "));
  }

  @Test
  void phases_ofTheGoals_letTheModelIntoTheJarAndJudgeItLast() {
    assertThat(PLUGIN.getMojo("train").getPhase()).isEqualTo("process-classes");
    assertThat(PLUGIN.getMojo("evaluate").getPhase()).isEqualTo("verify");
    assertThat(PLUGIN.getMojo("init").getPhase()).isNull();
    assertThat(PLUGIN.getMojo("baseline").getPhase()).as("accepted by people").isNull();
    assertThat(PLUGIN.getMojo("aggregate").getPhase()).isEqualTo("verify");
  }

  @ParameterizedTest
  @MethodSource("goals")
  void goal_anyOfThem_isThreadSafeAndItsParametersHaveAPrefixedProperty(String goal) {
    assertThat(PLUGIN.getMojo(goal).isThreadSafe()).isTrue();
    // Only so it runs once, at the root, where the command line names it after a phase.
    assertThat(PLUGIN.getMojo(goal).isAggregator()).isEqualTo(goal.equals("aggregate"));
    Map<String, String> others = new TreeMap<>(Map.of("sparkMaster", "nn.spark.master"));
    List.of("training", "gate", "search", "modelCard").forEach(element -> others.put(element, ""));
    assertThat(propertiesOf(goal))
        .hasSizeGreaterThan(1)
        .allSatisfy(
            (name, property) ->
                assertThat(property).isEqualTo(others.getOrDefault(name, "nn." + name)));
  }

  /**
   * The goal help shows a description as one short paragraph, with an example at its end. Types
   * have traps in Maven 3.9: a Path, an int[] or a Duration fails there, enums fail badly, and a
   * boolean takes any word but true for false. Settings are read from all fields that are not
   * private.
   */
  @ParameterizedTest
  @MethodSource("goals")
  void parameters_ofAGoal_areDescribedFieldsOfTypesThatEveryMavenFills(String goal)
      throws Exception {
    MojoDescriptor mojo = PLUGIN.getMojo(goal);
    assertThat(mojo.getDescription()).contains("Example, ").hasSizeLessThan(350);
    Set<String> fields = new TreeSet<>();
    for (Class<?> type = Class.forName(mojo.getImplementation());
        type != Object.class;
        type = type.getSuperclass()) {
      Stream.of(type.getDeclaredFields())
          .filter(field -> !Modifier.isPrivate(field.getModifiers()))
          .forEach(field -> fields.add(field.getName()));
    }
    for (Parameter parameter : editable(mojo)) {
      assertThat(fields).contains(parameter.getName());
      assertThat(parameter.getDescription())
          .as(parameter.getName())
          .containsPattern("^[^<]*(?:Example:|: <skip)")
          .hasSizeLessThan(400);
      assertThat(parameter.getType())
          .as(parameter.getName())
          .isIn(
              "java.lang.String",
              "java.io.File",
              "org.codehaus.plexus.configuration.PlexusConfiguration");
    }
  }

  /**
   * Maven wants a parameter declared in each base of goals; what it means is one text, but for
   * five.
   */
  @Test
  void descriptions_ofAParameterThatSeveralGoalsHave_areTheSame() {
    Map<String, Set<String>> descriptions = new TreeMap<>();
    for (MojoDescriptor mojo : PLUGIN.getMojos()) {
      for (Parameter parameter : editable(mojo)) {
        descriptions
            .computeIfAbsent(parameter.getName(), name -> new TreeSet<>())
            .add(parameter.getDescription());
      }
    }
    Map<String, Integer> different =
        Map.of("folds", 2, "input", 3, "network", 3, "output", 2, "scaling", 2);
    descriptions.forEach(
        (name, texts) -> assertThat(texts).as(name).hasSize(different.getOrDefault(name, 1)));
  }
}
