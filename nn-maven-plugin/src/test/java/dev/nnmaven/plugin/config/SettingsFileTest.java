package dev.nnmaven.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.plugin.testing.Written;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {

  private static final List<String> KNOWN = List.of("learningRate", "layers", "optimizer");

  @TempDir Path folder;

  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("nn-search.properties");
  }

  private SettingsFile read(Settings settings) throws ConfigurationException {
    SettingsFile read = SettingsFile.of(settings, KNOWN);
    settings.mistakes().throwIfAny();
    return read;
  }

  private void refused(String message) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> read(Written.of("settings", file)))
        .withMessageContaining("nn.settings: " + file + " " + message);
  }

  @Test
  void over_parametersOfThePom_goesBefore() throws Exception {
    Files.writeString(file, "# winner\nnn.learningRate=0.05\nnn.layers = 784,100,10 \n");
    Settings pom = Written.of("settings", file, "learningRate", "0.1", "epochs", "3");
    SettingsFile read = read(pom);
    Settings all = read.over(pom);
    assertThat(all.text("learningRate")).isEqualTo("0.05");
    assertThat(all.text("layers")).isEqualTo("784,100,10");
    assertThat(all.text("epochs")).isEqualTo("3");
    assertThat(read.notes(pom, new Properties(), pom.mistakes()))
        .containsExactly("settings  nn.learningRate=0.05 of " + file + ", in place of 0.1");
    pom.mistakes().throwIfAny();
  }

  @Test
  void notes_commandLineThatSaysSomethingElse_isAMistake() throws Exception {
    Files.writeString(file, "nn.learningRate=0.05\nnn.optimizer=adam\n");
    Settings written = Written.of("settings", file, "learningRate", "0.2", "optimizer", "adam");
    Properties commandLine = new Properties();
    commandLine.setProperty("nn.learningRate", "0.2");
    commandLine.setProperty("nn.optimizer", "adam");
    assertThat(read(written).notes(written, commandLine, written.mistakes()))
        .containsExactly("settings  " + file);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> written.mistakes().throwIfAny())
        .withMessageContaining(
            "nn.learningRate: -Dnn.learningRate=0.2 has no effect, since nn.settings=")
        .withMessageContaining(" gives 0.05; leave one of the two out")
        .withMessageNotContaining("nn.optimizer:");
  }

  @Test
  void of_noFile_changesNothing() throws Exception {
    Settings pom = Written.of("learningRate", "0.1");
    SettingsFile none = read(pom);
    assertThat(none.over(pom).texts()).isEqualTo(pom.texts());
    assertThat(none.notes(pom, new Properties(), pom.mistakes())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'nn.learningrate=1', 'has nn.learningrate, which is none of those that say how a network is"
        + " trained (did you mean nn.learningRate?)'",
    "'learningRate=1', 'has learningRate, which is none of those'",
    "'nn.threads=1', 'has nn.threads, which is none of those'",
    "'nn.layers=', 'has no value for nn.layers; leave it out to ask for nothing'",
    "'nn.layers=1|nn.layers=2', 'has nn.layers twice'",
    "'# nothing', 'is empty; expected lines such as nn.learningRate=0.05'",
    "'nn.layers=\\u12', 'Malformed'",
  })
  void of_whatMakesNoSense_saysWhy(String content, String message) throws Exception {
    Files.writeString(file, content.replace('|', '\n'));
    refused(message);
  }

  @Test
  void of_noSuchFile_saysSo() throws Exception {
    refused("does not exist");
    Files.createDirectory(file);
    refused("is a folder");
  }

  @Test
  void of_anotherCharset_saysSo() throws Exception {
    Files.write(file, "nn.layers=ä".getBytes(StandardCharsets.ISO_8859_1));
    refused("is not UTF-8");
  }
}
