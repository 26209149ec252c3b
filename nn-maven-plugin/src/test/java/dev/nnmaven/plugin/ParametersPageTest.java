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

  private static final Path DESCRIPTOR =
      Checkout.module("target/classes/META-INF/maven/plugin.xml");
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
  private static final Pattern MOJO = Pattern.compile("<mojo>(.*?)</mojo>", Pattern.DOTALL);
  private static final Pattern PARAMETER =
      Pattern.compile("<(\\w+) implementation=[^>]*>\\$\\{(nn\\.[A-Za-z0-9.]+)}</");

  /** A property that is missing, unknown, listed twice or listed for other goals fails. */
  @Test
  void tables_listEveryPropertyOnce_withItsGoals() throws IOException {
    Map<String, Set<String>> inPlugin = new TreeMap<>();
    Set<String> goals = new TreeSet<>();
    for (String mojo : all(MOJO, Files.readString(DESCRIPTOR)).map(m -> m.group(1)).toList()) {
      String goal = mojo.replaceFirst("(?s).*?<goal>(\\w+)</goal>.*", "$1");
      if (!goal.equals("help")) {
        goals.add(goal);
        all(PARAMETER, mojo)
            .forEach(p -> inPlugin.computeIfAbsent(p.group(2), n -> new TreeSet<>()).add(goal));
      }
    }
    List<MatchResult> rows = rows();
    Map<String, Set<String>> inPage = new TreeMap<>();
    for (MatchResult row : rows) {
      inPage.put(
          row.group(1),
          row.group(3).equals("all") ? goals : new TreeSet<>(List.of(row.group(3).split(", "))));
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
    all(PARAMETER, Files.readString(DESCRIPTOR))
        .filter(parameter -> !parameter.group(2).equals("nn." + parameter.group(1)))
        .forEach(parameter -> inPlugin.put(parameter.group(2), parameter.group(1)));
    Map<String, String> inPage = new TreeMap<>();
    Pattern name = Pattern.compile("in `<configuration>` it is `(\\w+)`");
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
