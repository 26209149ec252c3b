package dev.nnmaven.search.trial;

import static dev.nnmaven.search.SearchedLetters.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.search.SearchTask;
import dev.nnmaven.search.SearchedLetters;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.testing.Written;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialBackendsTest {

  private static final Map<String, String> ELSEWHERE = Map.of("sparkMaster", "elsewhere");

  @TempDir Path folder;

  /** Trains the last trial first, from texts and files alone, as another process would. */
  public static final class Elsewhere implements TrialBackend {

    @Override
    public void check(SettingsReader reader) {
      if (!reader.settings().text("sparkMaster").equals("elsewhere")) {
        reader.mistakes().add("nn.spark.master", "is not elsewhere");
      }
    }

    @Override
    public List<String> jvmArguments() {
      return List.of();
    }

    @Override
    public List<String> artifacts() {
      return List.of();
    }

    @Override
    public TrialRunner open(Settings settings, TrialTrainer trainer, Lines lines) {
      lines.info("open");
      return new TrialRunner() {

        @Override
        public void run(List<TrialRun> runs, Consumer<TrialResult> finished)
            throws ConfigurationException, DatasetException, IOException {
          for (int i = runs.size() - 1; i >= 0; i--) {
            TrialTrainer other = TrialTrainer.of(Settings.ofJson(settings.toJson()), lines);
            finished.accept(other.result(runs.get(i), 1));
          }
        }

        @Override
        public void forget(Collection<TrialRun> runs) throws IOException {
          trainer.forget(runs);
        }

        @Override
        public void close() {
          lines.info("close");
        }
      };
    }
  }

  private static <T> T withElsewhere(SearchedLetters letters, Callable<T> task) throws Exception {
    return letters.with(TrialBackend.class, List.of(Elsewhere.class), task);
  }

  @Test
  void run_elsewhereAndInAnotherOrder_givesTheSameFiles() throws Exception {
    SearchedLetters here = new SearchedLetters(folder.resolve("here"));
    SearchTask.run(here.settings(Map.of()), here);
    SearchedLetters there = new SearchedLetters(folder.resolve("there"));
    withElsewhere(there, () -> SearchTask.run(there.settings(ELSEWHERE), there));
    for (String file : List.of("search.json", "results.json", "model.safetensors")) {
      assertThat(there.file(file)).hasSameBinaryContentAs(here.file(file));
    }
    assertThat(there.all()).containsOnlyOnce("info: open", "info: close");
    assertThat(there.all().indexOf("info: close"))
        .isLessThan(there.all().indexOf("info: report " + there.file("index.html")));
  }

  @ParameterizedTest
  @CsvSource({
    "sparkMaster, elsewhere, 'nn.spark.master: needs Apache Spark; add dev.nnmaven:nn-spark, in this"
        + " plugin''s version, to the <dependencies> of the plugin in the POM'",
    "sparkConf/spark.cores.max, 2, nn.spark.conf.*: has no effect without nn.spark.master",
  })
  void run_withoutTheDependencyOrAMaster_saysWhatToAdd(String name, String text, String expected)
      throws Exception {
    SearchedLetters letters = new SearchedLetters(folder);
    refused(() -> SearchTask.run(letters.settings(Map.of(name, text)), letters), expected);
  }

  @Test
  void withConf_properties_areAsElementsAndNotSaidTwice() {
    SettingsReader settings =
        new SettingsReader(Settings.of(Map.of("sparkConf/spark.cores.max", "2")));
    Map<String, String> more = Map.of("spark.task.maxFailures", "1");
    assertThat(TrialBackends.withConf(settings, more).settings().texts())
        .isEqualTo(
            Map.of("sparkConf/spark.cores.max", "2", "sparkConf/spark.task.maxFailures", "1"));
    assertThat(settings.mistakes().isEmpty()).isTrue();
    TrialBackends.withConf(settings, Map.of("spark.cores.max", "4"));
    assertThat(String.join("; ", settings.mistakes().lines()))
        .isEqualTo(
            "nn.spark.conf.spark.cores.max: is set in <sparkConf>, too; remove one of the two");
  }

  @Test
  void withProcess_anyFork_isAProcessUnlessThereMayBeNone() {
    SettingsReader auto = Written.reader("fork", "auto");
    assertThat(TrialBackends.withProcess(auto).settings().text("fork")).isEqualTo("always");
    assertThat(auto.mistakes().isEmpty()).isTrue();
    SettingsReader asked = Written.reader("fork", "-Xmx4g");
    assertThat(TrialBackends.withProcess(asked).settings().text("fork")).isEqualTo("-Xmx4g");
    SettingsReader never = Written.reader("fork", " Never ");
    TrialBackends.withProcess(never);
    assertThat(String.join("; ", never.mistakes().lines()))
        .contains("nn.fork: never does not work with nn.spark.master", "remove one of them");
  }

  @Test
  void run_settingsThatThePlaceRefuses_areMistakes() throws Exception {
    SearchedLetters letters = new SearchedLetters(folder);
    Settings settings = letters.settings(Map.of("sparkMaster", "nowhere"));
    refused(
        () -> withElsewhere(letters, () -> SearchTask.run(settings, letters)),
        "nn.spark.master: is not elsewhere");
  }

  @Test
  void common_whereverTrialsAreTrained_isTheSame() throws Exception {
    SearchedLetters letters = new SearchedLetters(folder);
    Settings there =
        letters.settings(Map.of("sparkMaster", "yarn", "sparkConf/spark.cores.max", "2"));
    assertThat(SearchTask.common(there).texts())
        .isEqualTo(SearchTask.common(letters.settings(Map.of())).texts());
  }

  @ParameterizedTest
  @CsvSource({
    "100, 1000, 8", // four fifths are planned with
    "100, 124, 1",
    "100, 99, 1", // at least one, which then says what it lacks
    "100, -5, 1",
    "1, 9223372036854775807, 2147483647"
  })
  void atOnce_bytesOfEachAndFree_areHowManyFit(long bytes, long free, int expected) {
    assertThat(TrialMemory.atOnce(bytes, free)).isEqualTo(expected);
  }
}
