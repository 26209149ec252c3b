package dev.nnmaven.search.trial;

import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.console.Lines;
import java.io.IOException;
import java.util.List;

/**
 * A place where trials can be trained other than this machine, such as a cluster. It is a service
 * that a dependency of the plugin brings.
 */
public interface TrialBackend {

  /** Parses its settings; errors are added to the mistakes. */
  void check(SettingsReader reader);

  /** Arguments that the JVM which searches needs for it; without white space. */
  List<String> jvmArguments();

  /**
   * Coordinates {@code group:artifact:version} of jars that this JVM needs beside the dependencies
   * of the plugin: those that Maven keeps from plugins, since it has some version itself.
   */
  List<String> artifacts();

  /**
   * Starts to use it. Whatever trains there gets settings, trials and data; what it has trained
   * comes back to the trainer's files, so that a trial can continue elsewhere.
   *
   * @param settings of the search
   * @param trainer of trials in this JVM
   * @throws IOException if it cannot be reached; the message is for the user
   */
  TrialRunner open(Settings settings, TrialTrainer trainer, Lines lines) throws IOException;
}
