package dev.nnmaven.search;

import dev.nnmaven.search.space.SpaceParser;
import dev.nnmaven.search.trial.TrialBackends;
import dev.nnmaven.trainer.config.SettingNames;
import java.util.Collection;
import java.util.List;

/** Names of what this library reads beyond parameters of training. */
public final class SearchSettings implements SettingNames {

  /** One that is found as a service. */
  public SearchSettings() {}

  @Override
  public Collection<String> names() {
    return List.of(
        SpaceParser.SPACE + "/",
        TrialBackends.CONF + "/",
        "folds",
        SearchTask.FOLDER,
        SearchTask.PROPERTIES,
        SearchTask.GIVEN,
        CrossValidationTask.FILE);
  }
}
