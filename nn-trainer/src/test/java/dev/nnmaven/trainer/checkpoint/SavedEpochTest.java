package dev.nnmaven.trainer.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.task.RegressionMetrics;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.trainer.files.Json;
import dev.nnmaven.trainer.measure.Measure;
import dev.nnmaven.trainer.testing.Evaluations;
import dev.nnmaven.trainer.text.Unit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedEpochTest {

  private static final Task<?> NUMBERS = RegressionTask.fit("weight", new double[] {1, 2, 4});

  @SuppressWarnings("unchecked")
  private static <M extends Metrics> EpochResult<M> again(EpochResult<M> result, Task<?> task) {
    Measure<M> measure = (Measure<M>) Measure.of(task, Unit.ROW);
    String json = Json.text(SavedEpoch.of(result, measure));
    return Json.parse(json, SavedEpoch.class).result(result.epoch(), measure);
  }

  /** Of an epoch that diverged, or had no spread, too. */
  @ParameterizedTest
  @ValueSource(
      doubles = {0, -0.0, 0.1, 1 / 3.0, Double.MIN_VALUE, Double.NaN, Double.NEGATIVE_INFINITY})
  void result_anyNumbers_areTheSame(double number) {
    RegressionMetrics plain =
        new RegressionMetrics(3, number, 0.1 + number, number, OptionalDouble.empty(), number, 7);
    RegressionMetrics known =
        new RegressionMetrics(9, 0.1, number, 0.2, OptionalDouble.of(0.3), 0.4, number);
    EpochResult<RegressionMetrics> result =
        new EpochResult<>(
            4, (float) number, plain, Optional.of(known), Optional.empty(), 3, 1 / 3.0);
    assertThat(again(result, NUMBERS)).isEqualTo(result);
  }

  @Test
  void result_ofClasses_hasTheSameCounts() {
    ClassificationMetrics metrics = Evaluations.ofCounts(0.7, new int[][] {{3, 1}, {0, 0}});
    EpochResult<ClassificationMetrics> result =
        new EpochResult<>(1, 0.1f, metrics, Optional.empty(), Optional.of(metrics), 4, 0);
    EpochResult<ClassificationMetrics> again =
        again(result, new ClassificationTask(List.of("A", "B")));
    assertThat(again.samples()).isEqualTo(4);
    assertThat(again.training().loss()).isEqualTo(0.7);
    assertThat(again.validation()).isEmpty();
    assertThat(again.heldOut().orElseThrow().confusion().cells())
        .isEqualTo(metrics.confusion().cells());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "0.1", "0.1 0 0", "0.1 0 0 x", "0.1 0 0 -3", "0.1 0 2 3", "0.1 0 0 3 1"})
  void result_textThatIsNone_isRefused(String text) {
    SavedEpoch saved = new SavedEpoch("0x1.0p0", 0, text, null, null);
    Task<?> classes = new ClassificationTask(List.of("A", "B"));
    for (Task<?> task : List.of(classes, NUMBERS)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> saved.result(1, Measure.of(task, Unit.ROW)));
    }
  }
}
