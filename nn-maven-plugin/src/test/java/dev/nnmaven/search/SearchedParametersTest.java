package dev.nnmaven.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a search may vary of the parameters of training. */
class SearchedParametersTest {

  /** A new parameter of training is searched over, or there is a reason why not. */
  @Test
  void parse_everyParameterOfTraining_isDecided() throws Exception {
    Set<String> read =
        Set.of(
            // which data is read, and what becomes of it before training
            "background",
            "color",
            "columns",
            "data",
            "imageSize",
            "minCategoryRows",
            "missing",
            "missingTarget",
            "modelFile",
            "numbers",
            "scaling",
            "separator",
            "split",
            "target",
            "task",
            "testData",
            "testFraction",
            "unknownCategory",
            "conflicts",
            "unreadableImages",
            "validationFraction",
            // what no model depends on
            "argLine",
            "fork",
            "jvm",
            "kernels",
            "settings",
            "threads",
            // elements and files
            "initialWeights",
            "training");
    Set<String> parameters = new TreeSet<>();
    for (Class<?> type = Class.forName("dev.nnmaven.plugin.AbstractTrainingMojo");
        !type.getSimpleName().equals("AbstractNnMojo");
        type = type.getSuperclass()) {
      Stream.of(type.getDeclaredFields())
          .filter(field -> !Modifier.isPrivate(field.getModifiers()) && !field.isSynthetic())
          .forEach(field -> parameters.add(field.getName()));
    }
    Set<String> decided = new TreeSet<>(read);
    decided.addAll(SpaceParser.PARAMETERS);
    decided.addAll(SpaceParser.REFUSED.keySet());
    assertThat(decided).isEqualTo(parameters);
    assertThat(read).doesNotContainAnyElementsOf(SpaceParser.PARAMETERS);
  }
}
