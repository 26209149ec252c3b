package dev.nnmaven.gate.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.trainer.curves.CurveAdvice;
import dev.nnmaven.trainer.measure.ClassificationMeasure;
import dev.nnmaven.trainer.measure.RegressionMeasure;
import dev.nnmaven.trainer.text.Unit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdviceTest {

  @Test
  void training_curvesShowWhatToChange_isThatAndNothingElse() {
    CurveAdvice rises = new CurveAdvice("the held-out loss rises", "nn.regularizers=l2(0.01)");
    assertThat(Advice.training(Optional.of(rises)))
        .isEqualTo("the held-out loss rises: nn.regularizers=l2(0.01)");
    assertThat(Advice.training(Optional.empty())).startsWith("try a larger network (nn.hidden)");
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
