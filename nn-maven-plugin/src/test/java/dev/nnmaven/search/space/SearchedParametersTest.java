package dev.nnmaven.search.space;

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
    // which data is read, and what becomes of it before training
    String ofData =
        "background color columns conflicts data imageSize minCategoryRows missing missingTarget"
            + " modelFile numbers scaling separator split target task testData testFraction"
            + " unknownCategory unreadableImages validationFraction";
    String withoutEffect = "argLine fork jvm kernels settings threads";
    String elementsAndFiles = "initialWeights training";
    Set<String> read = Set.of(String.join(" ", ofData, withoutEffect, elementsAndFiles).split(" "));
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
