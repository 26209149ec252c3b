package dev.nnmaven.trainer.config;

import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassWeightsTest {

  private static final List<String> CLASSES = List.of("A", "b, c", "d:e");
  private static final int[] COUNTS = {6, 2, 1};

  @Test
  void weights_balancedOrOfSome_letClassesCountAlikeInSumOrLeaveOthersAtOne() throws Exception {
    assertThat(ClassWeights.of(" Balanced ").weights(CLASSES, () -> COUNTS))
        .containsExactly(0.5f, 1.5f, 3f);
    assertThat(ClassWeights.of("b, c : 2.5, d:e:1e-1").weights(CLASSES, () -> COUNTS))
        .containsExactly(1f, 2.5f, 0.1f);
    assertThat(ClassWeights.NONE.weights(CLASSES, () -> COUNTS)).isEmpty();
  }

  @Test
  void weights_unknownClass_isRefusedWithThoseThatThereAre() {
    assertRefusedSaying(
        ConfigurationException.class,
        () -> ClassWeights.of("B:2").weights(CLASSES, () -> COUNTS),
        "nn.classWeights: no class \"B\" among A, ");
  }

  @Test
  void specification_ofWhatWasParsed_isParsedAgain() {
    for (String text : List.of("balanced", "A:2.0, b, c:0.25")) {
      ClassWeights weights = ClassWeights.of(text);
      assertThat(ClassWeights.of(weights.specification())).isEqualTo(weights);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "equal | expected balanced, or CLASS:WEIGHT for some classes",
        "A:1, | expected balanced, or CLASS:WEIGHT for some classes",
        "A:1, 2 | expected balanced, or CLASS:WEIGHT for some classes",
        "A:much | expected a number, found \"much\"",
        "A:0 | a class weight must be above 0 and finite, found 0.0",
        "A:NaN | a class weight must be above 0 and finite, found NaN",
        "A:1, A:2 | the class \"A\" is named twice",
      })
  void of_anythingElse_saysWhatIsExpected(String text, String expected) {
    assertRefusedSaying(() -> ClassWeights.of(text), expected);
  }
}
