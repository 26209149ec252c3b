package dev.nnmaven.gate.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.baseline.BaselineLookup;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Freshness;
import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.trainer.curves.CurveAdvice;
import dev.nnmaven.trainer.data.DataHealth;
import dev.nnmaven.trainer.measure.ClassificationMeasure;
import dev.nnmaven.trainer.measure.RegressionMeasure;
import dev.nnmaven.trainer.testing.Evaluations;
import dev.nnmaven.trainer.text.Unit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdviceTest {

  @Test
  void training_curvesShowWhatToChange_isThatAndNothingElse() {
    CurveAdvice rises = new CurveAdvice("the held-out loss rises", "nn.regularizers=l2(0.01)");
    assertThat(Advice.training(Optional.of(rises)))
        .isEqualTo("the held-out loss rises: nn.regularizers=l2(0.01)");
    assertThat(Advice.training(Optional.empty())).startsWith("try a larger network (nn.hidden)");
  }

  @ParameterizedTest
  @CsvSource({"100, true", "96, true", "95, false", "85, false"})
  void better_trainingExamplesAreKnownFarBetter_isAgainstOverfitting(int learned, boolean far) {
    Evidence evidence =
        Found.of(
            List.of("A", "B"),
            Evaluations.of(85, 100), // 95% confidence 76.72% to 90.69%
            Optional.of(Evaluations.of(learned, 100)),
            new DataHealth(List.of(), List.of(), List.of(), List.of()),
            new BaselineLookup("there is no baseline yet", Optional.empty(), Optional.empty()),
            Optional.empty(),
            Freshness.notTrainedHere());
    assertThat(Advice.better(evidence).text())
        .startsWith(
            far
                ? "overfitting (of the training images %s.00%% are recognized): more training images,"
                    .formatted(learned)
                : "try a larger network (nn.hidden)");
  }

  @Test
  void examples_ofNumbersAndOfClasses_speakOfWhatThereIs() {
    ClassificationTask task = new ClassificationTask(List.of("A", "B"));
    assertThat(
            new RegressionMeasure(RegressionTask.fit("y", new double[] {0, 1}), Unit.ROW)
                .examplesAdvice())
        .contains("largest errors")
        .doesNotContain("class", "accuracy", "image");
    assertThat(new ClassificationMeasure(task, Unit.ROW).examplesAdvice())
        .contains("rows of the worst class", "columns");
    assertThat(new ClassificationMeasure(task, Unit.IMAGE).examplesAdvice())
        .contains("images of the worst class")
        .doesNotContain("columns");
  }
}
