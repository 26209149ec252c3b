package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.testing.Whole;
import dev.nnmaven.search.trial.SearchPlan;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.job.TrainingJob;
import dev.nnmaven.trainer.testing.Checkout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What messages advise, as {@code nn.name=value}, can be pasted as it is. */
class AdvisedSettingsTest {

  /** Complete in its literal; what is filled in is asked for where it is advised. */
  private static final Pattern ADVICE =
      Pattern.compile("nn\\.([a-zA-Z]+)=([A-Za-z0-9-]+(?:[.,][A-Za-z0-9]+)*)(?![\\w(:#%])");

  /** Of other goals, beside another parameter or column, or what a message is about. */
  private static final List<String> ELSEWHERE =
      List.of("columns", "keep", "monitor", "split", "missing", "scaling", "baselineReason");

  @Test
  void messages_whatTheyAdvise_goesWithDefaultsAndWithoutThem() throws Exception {
    boolean whole = Whole.includes("the plain recipe, and what a search says of all advice");
    TreeMap<String, TreeSet<String>> advised = new TreeMap<>();
    Set<String> bySearch = new TreeSet<>();
    for (String module : List.of("trainer", "gate", "search")) {
      try (Stream<Path> files = Files.walk(Checkout.root("nn-" + module + "/src/main/java"))) {
        for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
          Matcher found = ADVICE.matcher(Files.readString(file));
          while (found.find()) {
            advised.computeIfAbsent(found.group(1), none -> new TreeSet<>()).add(found.group(2));
            if (whole || module.equals("search")) {
              bySearch.add(found.group(1));
            }
          }
        }
      }
    }
    advised.keySet().removeAll(ELSEWHERE);
    assertThat(advised).hasSizeGreaterThan(18);
    assertThat(ParameterNames.parameters(PluginDescriptorTest.PLUGIN).keySet())
        .containsAll(advised.keySet());
    List<String> recipes = whole ? List.of("tuned", "plain") : List.of("tuned");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader()); // no parts of others
    try {
      advised.forEach(
          (name, values) ->
              values.forEach(
                  value ->
                      assertThat(recipes)
                          .allSatisfy(
                              recipe ->
                                  assertThat(
                                          mistakes(recipe, name, value, bySearch)
                                              .anyMatch(String::isEmpty))
                                      .as(name + "=" + value)
                                      .isTrue())));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Of a folder of images and of a table; the second is asked for only where it matters. */
  private static Stream<String> mistakes(
      String recipe, String name, String value, Set<String> bySearch) {
    return Stream.of(Map.of("data", "images"), Map.of("data", "rows.csv", "target", "y"))
        .map(
            data -> {
              Settings settings = Settings.of(data).with("recipe", recipe).with(name, value);
              SettingsReader reader = new SettingsReader(settings);
              TrainingJob.parse(reader);
              if (bySearch.contains(name) && reader.mistakes().isEmpty()) {
                SearchPlan.parse(reader);
              }
              return String.join("; ", reader.mistakes().lines());
            });
  }
}
