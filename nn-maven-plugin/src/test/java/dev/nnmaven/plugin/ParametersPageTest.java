package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.trainer.testing.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The tables of docs/parameters.md, with the rules of docs/gate.md, are those of the plugin's
 * descriptor, which Maven reads.
 */
class ParametersPageTest {

  private static final Path PAGE = Checkout.root("docs/parameters.md");
  private static final Path GATE = Checkout.root("docs/gate.md");

  /** Property, default, goals, meaning. */
  private static final Pattern ROW =
      Pattern.compile(
          "^\\| `(nn\\.[A-Za-z0-9.]+)` \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$",
          Pattern.MULTILINE);

  /** Rules of the gate, one or several in the first column. */
  private static final Pattern RULES = Pattern.compile("^\\| (`[^|]+`) \\|", Pattern.MULTILINE);

  private static final Pattern NAME = Pattern.compile("`(\\w+)`");

  /** A property that is missing, unknown, listed twice or listed for other goals fails. */
  @Test
  void tables_listEveryPropertyOnce_withItsGoals() throws IOException {
    Map<String, Set<String>> inPlugin = new TreeMap<>();
    List<String> goals = PluginDescriptorTest.goals().sorted().toList();
    for (String goal : goals) {
      for (String property : PluginDescriptorTest.propertiesOf(goal).values()) {
        inPlugin.computeIfAbsent(property, none -> new TreeSet<>()).add(goal);
      }
    }
    inPlugin.remove(""); // elements without a property
    List<MatchResult> rows = rows();
    Map<String, Set<String>> inPage = new TreeMap<>();
    for (MatchResult row : rows) {
      inPage.put(
          row.group(1),
          new TreeSet<>(row.group(3).equals("all") ? goals : List.of(row.group(3).split(", "))));
    }
    List<String> rules =
        all(RULES, Files.readString(GATE))
            .flatMap(row -> all(NAME, row.group(1)))
            .map(name -> "nn." + name.group(1))
            .toList();
    rules.forEach(rule -> inPage.putIfAbsent(rule, Set.of("evaluate")));

    assertThat(inPlugin).hasSizeGreaterThan(30);
    assertThat(inPage).isEqualTo(inPlugin);
    assertThat(rows).extracting(row -> row.group(1)).doesNotHaveDuplicates();
    assertThat(rules).doesNotHaveDuplicates();
  }

  /** "Called the same without nn., but for the skips". */
  @Test
  void namesInConfiguration_otherThanThoseOfProperties_standInTheirRows() throws IOException {
    Map<String, String> inPlugin = new TreeMap<>();
    PluginDescriptorTest.goals()
        .map(PluginDescriptorTest::propertiesOf)
        .forEach(
            properties -> properties.forEach((name, property) -> inPlugin.put(property, name)));
    inPlugin.entrySet().removeIf(one -> one.getKey().equals("nn." + one.getValue()));
    inPlugin.remove("");
    Map<String, String> inPage = new TreeMap<>();
    Pattern name = Pattern.compile("in `<search>` it is `(\\w+)`");
    for (MatchResult row : rows()) {
      all(name, row.group(4)).forEach(other -> inPage.put(row.group(1), other.group(1)));
    }

    assertThat(inPlugin).isNotEmpty();
    assertThat(inPage).isEqualTo(inPlugin);
  }

  private static List<MatchResult> rows() throws IOException {
    return all(ROW, Files.readString(PAGE)).toList();
  }

  private static Stream<MatchResult> all(Pattern pattern, String text) {
    return pattern.matcher(text).results();
  }
}
