package dev.nnmaven.search.trial;

import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.Parameters;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.console.Lines;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** Decides where trials are trained: on this machine, unless the settings ask for Apache Spark. */
public final class TrialBackends {

  /** Parameter that asks for Spark: the address of its master. */
  public static final String MASTER = "sparkMaster";

  /** Parameter with Spark's own properties, by name. */
  public static final String CONF = "sparkConf";

  /** Property of {@link #MASTER}. */
  public static final String MASTER_PROPERTY = "nn.spark.master";

  /** Beginning of properties that are put into {@link #CONF}. */
  public static final String CONF_PROPERTIES = "nn.spark.conf.";

  /** Parameters that say where trials are trained, on which no result depends. */
  public static final List<String> PARAMETERS = List.of(MASTER, CONF);

  private TrialBackends() {}

  /** The place that the settings ask for, checked; empty for this machine. */
  public static Optional<TrialBackend> asked(SettingsReader reader) {
    Mistakes mistakes = reader.mistakes();
    if (!reader.settings().has(MASTER)) {
      if (!reader.settings().unset(List.of(CONF)).equals(reader.settings())) {
        mistakes.add(CONF_PROPERTIES + "*", "has no effect without " + MASTER_PROPERTY);
      }
      return Optional.empty();
    }
    Optional<TrialBackend> place = ServiceLoader.load(TrialBackend.class).findFirst();
    if (place.isEmpty()) {
      mistakes.add(
          MASTER_PROPERTY,
          "needs Apache Spark; add dev.nnmaven:nn-spark, in this plugin's version, to the"
              + " <dependencies> of the plugin in the POM");
    }
    place.ifPresent(backend -> backend.check(reader));
    return place;
  }

  /**
   * Settings with properties of Spark; one that is set as an element, too, is a mistake.
   *
   * @param properties by Spark's own names
   */
  public static SettingsReader withConf(SettingsReader reader, Map<String, String> properties) {
    Settings all = reader.settings();
    for (Map.Entry<String, String> entry : properties.entrySet()) {
      String name = CONF + "/" + entry.getKey();
      if (reader.settings().has(name)) {
        String property = CONF_PROPERTIES + entry.getKey();
        reader.mistakes().add(property, "is set in <sparkConf>, too; remove one of the two");
      }
      all = all.with(name, entry.getValue());
    }
    return reader.on(all);
  }

  /** Asks for a process that searches: the caller's JVM was not started as a cluster needs it. */
  public static SettingsReader withProcess(SettingsReader reader) {
    Settings settings = reader.settings();
    String fork = settings.text(Parameters.FORK.name()).strip().toLowerCase(Locale.ROOT);
    if (fork.equals("never")) {
      reader.mistake(
          Parameters.FORK,
          "never does not work with nn.spark.master, since the search is then a process of its own;"
              + " remove one of them");
    }
    return fork.isEmpty() || fork.equals("auto")
        ? reader.on(settings.with(Parameters.FORK, "always"))
        : reader;
  }

  /**
   * Begins to use the place that the settings ask for.
   *
   * @param threads number of threads on this machine
   * @param bytes that the largest trial needs, at most
   */
  public static TrialRunner open(
      Settings settings, TrialTrainer trainer, int threads, long bytes, Lines lines)
      throws IOException {
    Optional<TrialBackend> place = asked(new SettingsReader(settings));
    return place.isPresent()
        ? place.get().open(settings, trainer, lines)
        : new LocalTrialRunner(trainer, threads, TrialMemory.atOnce(bytes, TrialMemory.free()));
  }
}
