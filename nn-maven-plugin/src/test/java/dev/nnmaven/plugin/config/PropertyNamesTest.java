package dev.nnmaven.plugin.config;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class PropertyNamesTest {

  private static final List<String> KNOWN =
      List.of("nn.epochs", "nn.minAccuracy", "nn.train.skip", "detail");

  private final Mistakes mistakes = new Mistakes();

  @Test
  void check_namesThatAreKnownOrOfOthers_findsNothing() throws ConfigurationException {
    PropertyNames.check(
        List.of("nn.epochs", "nn.train.skip", "nnepoch", "epochs", "NN.x", "nn", "env.nn.x"),
        KNOWN,
        mistakes);
    mistakes.throwIfAny();
  }

  @Test
  void check_versionOfThePlugin_isTheUsersOwn() throws ConfigurationException {
    PropertyNames.check(List.of("nn.version", "nn.plugin.version"), KNOWN, mistakes);
    mistakes.throwIfAny();
  }

  @Test
  void check_misspelledNames_namesTheNearestOfEach() {
    PropertyNames.check(
        List.of("nn.minAcuracy", "nn.EPOCHS", "nn.", "nn.somethingElse"), KNOWN, mistakes);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(mistakes::throwIfAny)
        .withMessage(
            """
            The configuration has 4 mistakes:
              nn.: unknown property; names with nn. are kept for this plugin's own
              nn.EPOCHS: unknown property (did you mean nn.epochs?)
              nn.minAcuracy: unknown property (did you mean nn.minAccuracy?)
              nn.somethingElse: unknown property; names with nn. are kept for this plugin's own\
            """);
  }
}
