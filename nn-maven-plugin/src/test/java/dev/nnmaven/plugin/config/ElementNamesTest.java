package dev.nnmaven.plugin.config;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ElementNamesTest {

  private static final Map<String, Set<String>> GOALS =
      Map.of("train", Set.of("epochs", "data"), "evaluate", Set.of("minAccuracy", "data"));

  private final Mistakes mistakes = new Mistakes();

  @Test
  void check_elementsOfAnyReader_findsNothing() throws ConfigurationException {
    ElementNames.check(List.of("epochs", "minAccuracy", "data"), GOALS, GOALS.keySet(), mistakes);
    ElementNames.check(List.of("epochs", "data"), GOALS, Set.of("train"), mistakes);
    mistakes.throwIfAny();
  }

  @Test
  void check_elementsThatNobodyReads_namesTheNearestOrTheGoal() {
    ElementNames.check(
        List.of("epoch", "minAcuracy", "somethingElse", "minAccuracy"),
        GOALS,
        Set.of("train"),
        mistakes);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(mistakes::throwIfAny)
        .withMessage(
            """
            The configuration has 4 mistakes:
              <epoch>: unknown element of <configuration> (did you mean epochs?)
              <minAccuracy>: nn:train has no such parameter, but nn:evaluate; put it there, or into\
             the <configuration> of the plugin
              <minAcuracy>: unknown element of <configuration> (did you mean minAccuracy?)
              <somethingElse>: unknown element of <configuration>; mvn nn:help -Ddetail lists those\
             there are\
            """);
  }
}
