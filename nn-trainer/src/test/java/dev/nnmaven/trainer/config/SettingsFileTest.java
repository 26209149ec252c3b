package dev.nnmaven.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.trainer.testing.Written;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {

  @TempDir Path folder;

  private final Map<String, String> commandLine = new HashMap<>();

  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("nn-search.properties");
  }

  private SettingsFile read(SettingsReader settings) throws ConfigurationException {
    return settings.read(reader -> SettingsFile.of(reader, commandLine));
  }

  private void refused(String message, String... more) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> read(Written.reader("settings", file)))
        .withMessageContaining("nn.settings: " + file + " " + message)
        .satisfies(e -> Stream.of(more).forEach(one -> assertThat(e).hasMessageContaining(one)));
  }

  @Test
  void over_parametersOfThePom_goesBefore() throws Exception {
    Files.writeString(file, "\uFEFF# winner\nnn.learningRate=0.05\nnn.network = 100, 50 \n");
    SettingsReader pom = Written.reader("settings", file, "learningRate", "0.1", "epochs", "3");
    SettingsFile read = read(pom);
    Settings all = read.appliedTo(pom).settings();
    assertThat(all.text("learningRate")).isEqualTo("0.05");
    assertThat(all.text("network")).isEqualTo("100, 50");
    assertThat(all.text("epochs")).isEqualTo("3");
    assertThat(read.notes(pom.settings()))
        .containsExactly("settings  nn.learningRate=0.05 of " + file + ", in place of 0.1");
    pom.throwIfAny();
  }

  /** A winner can be varied: the command line, the file, the POM, in this order. */
  @Test
  void over_commandLine_goesBeforeFileAndPomAndIsTold() throws Exception {
    Files.writeString(file, "nn.learningRate=0.05\nnn.optimizer=adam\n");
    SettingsReader pom =
        Written.reader(
            "settings", file, "learningRate", "0.2", "optimizer", "adam", "network", "4");
    commandLine.put("learningRate", "0.4");
    commandLine.put("network", "4, 3");
    commandLine.put("optimizer", "");
    commandLine.put("threads", "1");
    SettingsFile read = read(pom);
    assertThat(read.appliedTo(pom).settings().texts())
        .containsEntry("learningRate", "0.4")
        .containsEntry("network", "4, 3")
        .containsEntry("optimizer", "")
        .doesNotContainKey("threads");
    assertThat(read.notes(pom.settings()))
        .containsExactly(
            "settings  nn.learningRate=0.4 of the command line, in place of 0.05 of " + file,
            "settings  nn.optimizer= of the command line, in place of adam of " + file,
            "settings  nn.network=4, 3 of the command line, in place of 4");
  }

  /** Elements of the POM go before the command line then, as Maven has it. */
  @Test
  void over_withoutFile_changesNothing() throws Exception {
    SettingsReader pom = Written.reader("network", "4");
    commandLine.put("network", "4, 3");
    SettingsFile none = read(pom);
    assertThat(none.appliedTo(pom).settings()).isEqualTo(pom.settings());
    assertThat(none.notes(pom.settings())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'nn.learningrate=1', 'has nn.learningrate, which is not a training parameter"
        + " (did you mean nn.learningRate?)'",
    "'learningRate=1', 'has learningRate, which is not a training parameter'",
    "'nn.threads=1', 'has nn.threads, which is not a training parameter'",
    "'nn.network=1|nn.network=2', 'has nn.network twice'",
    "' | ', 'is empty; expected lines such as nn.learningRate=0.05'",
    "'nn.network=\\u12', 'Malformed'",
  })
  void of_whatMakesNoSense_saysWhy(String content, String message) throws Exception {
    Files.writeString(file, content.replace('|', '\n'));
    refused(message);
  }

  @Test
  void of_fileThatIsNone_saysSo() throws Exception {
    refused("does not exist");
    Files.createDirectory(file);
    refused("is a folder");
    Files.delete(file);
    Files.write(file, "nn.network=ä".getBytes(StandardCharsets.ISO_8859_1));
    refused("is not UTF-8");
  }

  @Test
  void of_severalMistakes_theFirstAreNamed() throws Exception {
    Files.writeString(file, "nn.layer=1\nnn.optimiser=adam\nnn.network=\nx=1\ny=1\nz=1\n");
    refused(
        "has nn.layer, which is not a training parameter",
        "has nn.optimiser, which is not a training parameter (did you mean nn.optimizer?)",
        "has no value for nn.network; remove it to use the default; has nn.optimiser, which",
        "has y, which is not a training parameter; and 1 more");
  }
}
