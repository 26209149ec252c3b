package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.trainer.uptodate.TrainingState;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What Maven and IDEs read of the plugin: the generated plugin.xml. */
class PluginDescriptorTest {

  static Document pluginXml() throws Exception {
    try (InputStream in =
        PluginDescriptorTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    }
  }

  static Stream<String> goals() throws Exception {
    return mojos().keySet().stream().filter(goal -> !goal.equals("help"));
  }

  private static Map<String, Element> mojos() throws Exception {
    Map<String, Element> mojos = new TreeMap<>();
    for (Element mojo : elements(pluginXml().getElementsByTagName("mojo"))) {
      mojos.put(text(mojo, "goal"), mojo);
    }
    return mojos;
  }

  private static List<Element> elements(NodeList nodes) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }

  private static String text(Element parent, String name) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node.getNodeName().equals(name)) {
        return node.getTextContent();
      }
    }
    return "";
  }

  private static List<Element> editableParameters(Element mojo) {
    return elements(mojo.getElementsByTagName("parameter")).stream()
        .filter(parameter -> text(parameter, "editable").equals("true"))
        .toList();
  }

  /** The user property of a parameter, or an empty text. */
  private static String property(Element mojo, String parameter) {
    Element configuration = (Element) mojo.getElementsByTagName("configuration").item(0);
    String expression = text(configuration, parameter);
    return expression.isEmpty() ? "" : expression.substring(2, expression.length() - 1);
  }

  /** Of parameters that people set, by their names. */
  static Map<String, String> propertiesOf(String goal) throws Exception {
    Element mojo = mojos().get(goal);
    Map<String, String> properties = new TreeMap<>();
    for (Element parameter : editableParameters(mojo)) {
      properties.put(text(parameter, "name"), property(mojo, text(parameter, "name")));
    }
    return properties;
  }

  @Test
  void parametersWithoutEffect_all_areOfTrain() throws Exception {
    assertThat(editableParameters(mojos().get("train")))
        .map(parameter -> text(parameter, "name"))
        .containsAll(TrainingState.WITHOUT_EFFECT)
        .contains("learningRate");
  }

  @Test
  void goals_ofThePlugin_areThese() throws Exception {
    assertThat(mojos().keySet())
        .containsExactly(
            "aggregate",
            "baseline",
            "crossValidate",
            "evaluate",
            "explain",
            "export",
            "help",
            "import",
            "init",
            "predict",
            "report",
            "reproduce",
            "search",
            "train");
    assertThat(text(pluginXml().getDocumentElement(), "goalPrefix")).isEqualTo("nn");
  }

  @Test
  void phases_ofTheGoals_letTheModelIntoTheJarAndJudgeItLast() throws Exception {
    assertThat(text(mojos().get("train"), "phase")).isEqualTo("process-classes");
    assertThat(text(mojos().get("evaluate"), "phase")).isEqualTo("verify");
    assertThat(text(mojos().get("init"), "phase")).isEmpty();
    assertThat(text(mojos().get("baseline"), "phase")).as("accepted by people").isEmpty();
    assertThat(text(mojos().get("aggregate"), "phase")).isEqualTo("verify");
  }

  /** Only so it runs once, at the root, where the command line names it after a phase. */
  @Test
  void aggregate_ofAllGoals_isTheOneThatAggregates() throws Exception {
    for (String goal : mojos().keySet()) {
      assertThat(text(mojos().get(goal), "aggregator"))
          .as(goal)
          .isEqualTo(String.valueOf(goal.equals("aggregate")));
    }
  }

  @ParameterizedTest
  @MethodSource("goals")
  void goal_anyOfThem_isThreadSafeAndItsParametersHaveAPrefixedProperty(String goal)
      throws Exception {
    assertThat(text(mojos().get(goal), "threadSafe")).isEqualTo("true");
    String own = "skip" + goal.substring(0, 1).toUpperCase(Locale.ROOT) + goal.substring(1);
    Map<String, String> others = new TreeMap<>(Map.of(own, "nn." + goal + ".skip"));
    others.put("sparkMaster", "nn.spark.master");
    List.of("training", "gate", "space", "sparkConf", "modelCard")
        .forEach(element -> others.put(element, ""));
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
    Element mojo = mojos().get(goal);
    assertThat(text(mojo, "description")).contains("Example, ").hasSizeLessThan(350);
    Set<String> fields = new TreeSet<>();
    for (Class<?> type = Class.forName(text(mojo, "implementation"));
        type != Object.class;
        type = type.getSuperclass()) {
      Stream.of(type.getDeclaredFields())
          .filter(field -> !Modifier.isPrivate(field.getModifiers()))
          .forEach(field -> fields.add(field.getName()));
    }
    for (Element parameter : editableParameters(mojo)) {
      String name = text(parameter, "name");
      assertThat(fields).contains(name);
      assertThat(text(parameter, "description"))
          .as(name)
          .containsPattern("^[^<]*(?:Example:|: <skip)")
          .hasSizeLessThan(400);
      assertThat(text(parameter, "type"))
          .as(name)
          .isIn(
              "java.lang.String",
              "java.io.File",
              "org.codehaus.plexus.configuration.PlexusConfiguration");
    }
  }

  /**
   * Maven wants a parameter declared in each base of goals; what it means is one text, but for six.
   */
  @Test
  void descriptions_ofAParameterThatSeveralGoalsHave_areTheSame() throws Exception {
    Map<String, Set<String>> descriptions = new TreeMap<>();
    for (Element mojo : mojos().values()) {
      for (Element parameter : editableParameters(mojo)) {
        descriptions
            .computeIfAbsent(text(parameter, "name"), name -> new TreeSet<>())
            .add(text(parameter, "description"));
      }
    }
    Set<String> different =
        Set.of("activations", "folds", "hidden", "layers", "network", "scaling");
    descriptions.forEach(
        (name, texts) -> assertThat(texts).as(name).hasSize(different.contains(name) ? 2 : 1));
  }
}
