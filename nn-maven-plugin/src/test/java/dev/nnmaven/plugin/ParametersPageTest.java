package dev.nnmaven.plugin;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.rule.GateParser;
import dev.nnmaven.trainer.config.ParameterEntry;
import dev.nnmaven.trainer.config.ParameterEntry.Trait;
import dev.nnmaven.trainer.config.Parameters;
import dev.nnmaven.trainer.testing.Checkout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The tables of docs/parameters.md are made of the Javadoc of the goals' parameters; rules of the
 * gate have a page of their own.
 */
class ParametersPageTest {

  private static final List<ParameterDescription> ALL = ParameterDescription.all();

  /** Sections of the page, and the names in each; a name that is in none fails. */
  private static Map<String, List<String>> sections() {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    sections.put("Data", List.of("data", "testData", "testFraction"));
    sections.put("Images", outsideOfTraining(Trait.OF_IMAGES));
    sections.put("Tables", outsideOfTraining(Trait.OF_ROWS));
    sections.put("Network", List.of("network"));
    sections.put("Training", Parameters.names(Trait.IN_TRAINING));
    sections.put(
        "Search",
        Stream.concat(
                Parameters.names(Trait.IN_SEARCH).stream()
                    .filter(not(List.of("space", "sparkConf")::contains)), // elements only
                Stream.of("folds", "settings"))
            .toList());
    sections.put(
        "Gate",
        List.of(
            "evidence",
            "confidence",
            "groups",
            "slices",
            "warnOnly",
            "baseline",
            "baselineReason",
            "predictions",
            "predictionColumns"));
    sections.put("Model", List.of("modelFile", "packageModel", "attach", "card", "coverage"));
    sections.put("Computing", List.of("kernels", "threads", "fork"));
    sections.put("Other goals", List.of("input", "output", "skip"));
    return sections;
  }

  private static List<String> outsideOfTraining(Trait trait) {
    return Parameters.names(one -> one.is(trait) && !one.is(Trait.IN_TRAINING));
  }

  @Test
  void tables_ofThePage_areMadeOfTheJavadocOfParameters() throws IOException {
    Map<String, List<String>> sections = sections();
    List<String> names = new ArrayList<>();
    Map<String, String> tables = new LinkedHashMap<>();
    sections.forEach(
        (heading, some) -> {
          names.addAll(some);
          tables.put(heading, section(some));
        });
    TreeSet<String> described = new TreeSet<>();
    ALL.forEach(one -> described.add(one.name()));
    described.removeAll(GateParser.names().stream().filter(not(names::contains)).toList());
    assertThat(names).containsExactlyInAnyOrderElementsOf(described);
    GeneratedTables.check(Checkout.root("docs/parameters.md"), tables);
  }

  private static String section(List<String> names) {
    List<ParameterDescription> rows =
        names.stream()
            .flatMap(
                name ->
                    ALL.stream()
                        .filter(one -> one.name().equals(name))
                        .sorted(Comparator.comparing(one -> -one.goals().size())))
            .toList();
    List<String> most = mostFrequent(rows.stream().map(ParameterDescription::goals).toList());
    return (most.isEmpty() ? "" : "Goals: %s.\n\n".formatted(list(most)))
        + GeneratedTables.table(
            List.of("Property", "Meaning", "Default", "Example"),
            rows.stream()
                .map(
                    one ->
                        List.of(
                            "`%s`%s".formatted(one.property(), isSearched(one.name()) ? "*" : ""),
                            one.meaning() + exception(one.goals(), most),
                            one.byDefault(),
                            one.example()))
                .toList());
  }

  /** The goals of most rows; none if that is no more than a third of them. */
  private static List<String> mostFrequent(List<List<String>> goals) {
    return goals.stream()
        .filter(one -> 3 * Collections.frequency(goals, one) > goals.size())
        .max(Comparator.comparing(one -> Collections.frequency(goals, one)))
        .orElse(List.of());
  }

  /** Goals of a parameter that are not those of its section. */
  private static String exception(List<String> goals, List<String> most) {
    List<String> others = PluginDescriptorTest.goals().filter(not(goals::contains)).toList();
    if (goals.equals(most)) {
      return "";
    } else if (others.isEmpty()) {
      return " All goals.";
    } else if (!most.isEmpty() && goals.containsAll(most)) {
      return " Also %s.".formatted(list(goals.stream().filter(not(most::contains)).toList()));
    }
    return others.size() < goals.size()
        ? " All goals but %s.".formatted(list(others))
        : " Only %s.".formatted(list(goals));
  }

  private static String list(List<String> goals) {
    return goals.stream().map("`%s`"::formatted).collect(joining(", "));
  }

  private static boolean isSearched(String name) {
    return Parameters.named(name).filter(one -> one.is(Trait.SEARCHED)).isPresent();
  }

  /** The page says where an element is: in a section of the same name, called as its property. */
  @Test
  void namesInConfiguration_otherThanThoseOfProperties_areThoseThatThePageNames() {
    assertThat(ALL)
        .filteredOn(one -> !one.property().equals("nn." + one.name()))
        .extracting(ParameterDescription::name)
        .containsExactly("sparkMaster");
    Map<String, List<String>> sections = sections();
    assertThat(sections.get("Gate"))
        .filteredOn(GateParser.names()::contains)
        .containsExactly("evidence", "confidence", "warnOnly");
    Map<String, String> groups = Map.of("Training", "training", "Search", "search");
    sections.forEach(
        (heading, names) ->
            names.stream()
                .filter(not(List.of("folds", "settings")::contains))
                .flatMap(name -> Parameters.named(name).stream())
                .map(ParameterEntry::group)
                .forEach(
                    group ->
                        assertThat(group)
                            .isEqualTo(groups.getOrDefault(heading, "configuration"))));
  }
}
