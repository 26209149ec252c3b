package dev.nnmaven.spark;

import dev.nnmaven.search.trial.TrialBackend;
import dev.nnmaven.search.trial.TrialRunner;
import dev.nnmaven.search.trial.TrialTrainer;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.console.Lines;
import java.util.List;
import org.apache.spark.launcher.JavaModuleOptions;

/** Apache Spark as a place where trials are trained; the plugin finds it as a service. */
public final class SparkBackend implements TrialBackend {

  /** Of those that Spark brings, what Maven 3 and 4 have, too. */
  static final List<String> ARTIFACTS = List.of("org.slf4j:slf4j-api:2.0.17");

  @Override
  public void check(SettingsReader reader) {
    SparkSettings.parse(reader);
  }

  @Override
  public List<String> jvmArguments() {
    return List.of(JavaModuleOptions.defaultModuleOptionArray());
  }

  @Override
  public List<String> artifacts() {
    return ARTIFACTS;
  }

  @Override
  public TrialRunner open(Settings settings, TrialTrainer trainer, Lines lines) {
    return new SparkTrialRunner(
        SparkSettings.parse(new SettingsReader(settings)), settings, trainer, lines);
  }
}
