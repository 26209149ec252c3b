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
  void ofText_thatOfMetrics_isTheSameMetrics() {
    String text = measure.toText(METRICS);
    assertThat(text).isEqualTo("0x1.6666666666666p-1 0 0 3 0 1 1");
    ClassificationMetrics again = measure.ofText(text);
    assertThat(again.loss()).isEqualTo(0.7);
    assertThat(again.confusion().count(0, 0)).isEqualTo(3);
    assertThat(again.confusion().count(0, 1)).isEqualTo(1);
    assertThat(measure.samples(again)).isEqualTo(4);
  }

  @Test
  void text_accuracy_isRoundedDown() {
    assertThat(measure.text(Evaluations.of(2, 3))).isEqualTo("66.66%");
    assertThat(measure.longText(Evaluations.of(2, 3))).isEqualTo("66.66% (2 of 3 images)");
  }
}
