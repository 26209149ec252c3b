package dev.nnmaven.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparkSettingsTest {

  private static SparkSettings parse(Map<String, String> texts) throws ConfigurationException {
    return Settings.of(texts).read(SparkSettings::parse);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local",
        "local[2]",
        "local[*]",
        "local[*,3]",
        " spark://host:7077 ",
        "spark://a:7077,b.example.com:7077"
      })
  void parse_masters_areThoseOfSpark(String master) throws Exception {
    assertThat(parse(Map.of("sparkMaster", master)).master()).isEqualTo(master.strip());
  }

  private static void refused(String expected, Map<String, String> texts) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> parse(texts))
        .withMessageContaining("%s", expected);
  }

  @ParameterizedTest
  @CsvSource({"yarn, yarn", "k8s://https://10.0.0.1:6443, kubernetes"})
  void parse_masterOfAnotherModule_namesIt(String master, String module) {
    refused(
        "nn.spark.master: %s needs org.apache.spark:spark-%s_2.13, too, among the <dependencies> of"
            .formatted(master, module),
        Map.of("sparkMaster", master));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark",
        "spark://",
        "spark://host",
        "spark://host:port",
        "spark://a:1,spark://b:1",
        "spark://host:7077/x",
        "local[0]",
        "local[]",
        "local[2",
        "local-cluster[2,1,1024]",
        "mesos://host:5050",
        "yarn-client",
        "http://host:8080",
        "local\nyarn"
      })
  void parse_otherMaster_isRefused(String master) {
    refused("nn.spark.master: expected spark://host:7077, ", Map.of("sparkMaster", master));
  }

  @ParameterizedTest
  @CsvSource({
    "executor.memory, 'expected a name of Spark''s own'",
    "spark., 'expected a name of Spark''s own'",
    "spark.a b, 'expected a name of Spark''s own'",
    "spark.master, nn.spark.master is the master",
    "spark.submit.deployMode, the driver is a process of this build",
    "spark.driver.memory, give its arguments in nn.fork",
    "spark.task.cpus, 'expected a whole number, at least 1'"
  })
  void parse_propertyThatIsNone_isRefused(String name, String message) {
    Map<String, String> texts = Map.of("sparkMaster", "local", "sparkConf/" + name, "much");
    refused("nn.spark.conf." + name + ": ", texts);
    refused(message, texts);
  }

  @Test
  void parse_textInPlaceOfProperties_isRefused() {
    refused(
        "<sparkConf>: expected elements such as",
        Map.of("sparkMaster", "local", "sparkConf", "2g"));
  }

  @Test
  void parse_processorsOfATask_areThreadsOfATrial() throws Exception {
    SparkSettings settings =
        parse(Map.of("sparkMaster", "local", "sparkConf/spark.task.cpus", " 4 "));
    assertThat(settings.threads()).isEqualTo(4);
    assertThat(settings.conf()).isEqualTo(Map.of("spark.task.cpus", "4"));
    assertThat(parse(Map.of("sparkMaster", "local")).threads()).isEqualTo(1);
  }
}
