package dev.nnmaven.trainer.job;

import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.NetworkParser;
import dev.nnmaven.trainer.config.ParameterEntry.Trait;
import dev.nnmaven.trainer.config.Parameters;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.config.ShortForm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The settings that a model depends on, whichever way they are written in. */
public final class CountedSettings {

  /** Settings that are paths. */
  private static final List<String> PLACES =
      Stream.concat(Parameters.names(Trait.FILE).stream(), Stream.of(TrainingJob.REPORT_FILE))
          .toList();

  private CountedSettings() {}

  /**
   * Settings without those that have no effect on the model, in one form. Of files they have only
   * the names: a project that moved is the same.
   */
  public static Settings of(Settings settings) {
    Settings plain = inOneForm(settings).without(Parameters.names(Trait.WITHOUT_EFFECT));
    for (String place : PLACES) {
      if (plain.isSet(place)) {
        plain = plain.with(place, String.valueOf(Path.of(plain.text(place)).getFileName()));
      }
    }
    return plain;
  }

  private static Settings inOneForm(Settings settings) {
    SettingsReader reader = ShortForm.of(new SettingsReader(settings, new Mistakes()));
    Settings plain = reader.settings();
    if (plain.isSet(ShortForm.NETWORK)) {
      String network = NetworkParser.parse(reader).text();
      plain = plain.overriddenBy(Map.of(ShortForm.NETWORK, network));
    }
    return reader.mistakes().isEmpty() ? plain : settings; // mistakes train nothing
  }
}
