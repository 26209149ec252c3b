package dev.nnmaven.trainer.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.trainer.config.ValidationSettings.Monitor;
import dev.nnmaven.trainer.testing.Evaluations;
import dev.nnmaven.trainer.text.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasureTest {

  private static final ClassificationMetrics METRICS =
      Evaluations.ofCounts(0.7, new int[][] {{3, 1}, {0, 0}});

  private final Measure<ClassificationMetrics> measure =
      new ClassificationMeasure(new ClassificationTask(List.of("A", "B")), Unit.IMAGE);

  @Test
  void error_ofEachMonitor_isSmallerWhereItIsBetter() {
    assertThat(measure.error(Monitor.LOSS, METRICS)).isEqualTo(0.7);
    assertThat(measure.error(Monitor.ACCURACY, METRICS)).isEqualTo(0.25);
  }

  @Test
  void text_accuracy_isRoundedDown() {
    assertThat(measure.text(Evaluations.of(2, 3))).isEqualTo("66.66%");
    assertThat(measure.longText(Evaluations.of(2, 3))).isEqualTo("66.66% (2 of 3 images)");
  }
}
