package dev.nnmaven.search.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.statistics.Spread;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossValidationTest {

  @ParameterizedTest
  @CsvSource({"0, none: all folds agree", "0.01, 88.13% to 91.86%"})
  void interval_ofFolds_isNoneIfTheyAgree(double deviation, String interval) {
    Spread accuracy = new Spread(0.9, deviation);
    List<CrossValidation.Fold> folds =
        Collections.nCopies(5, new CrossValidation.Fold(1, 0, 0.9, null, null, List.of()));
    assertThat(new CrossValidation(1, "", folds, accuracy, accuracy, null, null, List.of()).lines())
        .last()
        .asString()
        .endsWith("95% interval " + interval);
  }
}
