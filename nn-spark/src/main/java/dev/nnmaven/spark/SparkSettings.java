package dev.nnmaven.spark;

import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.search.trial.TrialBackends;
import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Which cluster trains, and how it is used.
 *
 * @param master as Spark writes it
 * @param threads number of threads of a trial: the processors that Spark gives to a task
 */
record SparkSettings(String master, Map<String, String> conf, int threads) {

  private static final int MOST_THREADS = 1024;

  private static final Pattern MASTER =
      Pattern.compile(
          "local(\\[(\\*|[1-9]\\d{0,3})(,[1-9]\\d{0,3})?])?"
              + "|spark://[^\\s/,:]+:\\d{1,5}(,[^\\s/,:]+:\\d{1,5})*"
              + "|k8s://\\S+"
              + "|yarn");

  /** Masters that a module of Spark knows which nn-spark does not bring, and a class of it. */
  private enum Manager {
    KUBERNETES("k8s://", "org.apache.spark.scheduler.cluster.k8s.KubernetesClusterManager"),
    YARN("yarn", "org.apache.spark.scheduler.cluster.YarnClusterManager");

    private final String beginning;
    private final String type;

    Manager(String beginning, String type) {
      this.beginning = beginning;
      this.type = type;
    }

    boolean isMissing(String master) {
      String file = type.replace('.', '/') + ".class";
      return master.startsWith(beginning)
          && SparkSettings.class.getClassLoader().getResource(file) == null;
    }
  }

  private static final String OF_THE_PROCESS =
      "has no effect: the driver is a process of this build; give its arguments in nn.fork";

  /** Properties that something else says. */
  private static final Map<String, String> RESERVED =
      Map.of(
          "spark.master", "has no effect: nn.spark.master is the master",
          "spark.submit.deployMode", "has no effect: the driver is a process of this build",
          "spark.driver.memory", OF_THE_PROCESS,
          "spark.driver.extraJavaOptions", OF_THE_PROCESS,
          "spark.driver.extraClassPath", OF_THE_PROCESS);

  /** Parses the settings; errors are added to the mistakes. */
  static SparkSettings parse(SettingsReader reader) {
    Settings settings = reader.settings();
    Mistakes mistakes = reader.mistakes();
    String asked = settings.text(TrialBackends.MASTER);
    String master =
        mistakes.parse(TrialBackends.MASTER_PROPERTY, asked, SparkSettings::master).orElse("local");
    if (settings.has(TrialBackends.CONF)) {
      mistakes.add(
          "<sparkConf>",
          "expected elements such as <spark.executor.memory>2g</spark.executor.memory>, found text");
    }
    Map<String, String> conf = new TreeMap<>();
    settings.inside(TrialBackends.CONF).forEach((name, text) -> conf.put(name, text.strip()));
    for (String name : conf.keySet()) {
      String property = TrialBackends.CONF_PROPERTIES + SafeText.text(name);
      if (RESERVED.containsKey(name)) {
        mistakes.add(property, RESERVED.get(name));
      } else if (!name.matches("spark(\\.\\w[\\w-]*)+")) {
        mistakes.add(
            property,
            "expected a name of Spark's own, such as nn.spark.conf.spark.executor.memory");
      }
    }
    int threads =
        mistakes
            .parse(
                TrialBackends.CONF_PROPERTIES + "spark.task.cpus",
                conf.getOrDefault("spark.task.cpus", ""),
                text -> Numbers.integer(text, 1, MOST_THREADS))
            .orElse(1);
    return new SparkSettings(master, conf, threads);
  }

  private static String master(String text) {
    String master = text.strip();
    if (!MASTER.matcher(master).matches()) {
      throw new IllegalArgumentException(
          "expected spark://host:7077, k8s://https://host:port, yarn, local[*] or local[2], found"
              + " \"%s\"".formatted(SafeText.text(master)));
    }
    for (Manager manager : Manager.values()) {
      if (manager.isMissing(master)) {
        throw new IllegalArgumentException(
            "%s needs org.apache.spark:spark-%s_2.13, too, among the <dependencies> of the plugin in"
                    .formatted(SafeText.text(master), manager.name().toLowerCase(Locale.ROOT))
                + " the POM");
      }
    }
    return master;
  }

  /** Whether there is no cluster: this JVM is the only executor. */
  boolean isLocal() {
    return master.startsWith("local");
  }
}
