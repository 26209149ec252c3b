package dev.nnmaven.gate.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.trainer.curves.CurveAdvice;
import dev.nnmaven.trainer.text.Unit;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdviceTest {

  @Test
  void training_curvesShowWhatToChange_isThatAndNothingElse() {
    CurveAdvice rises = new CurveAdvice("the held-out loss rises", "nn.regularizers=l2(0.01)");
    assertThat(Advice.training(Optional.of(rises)))
        .isEqualTo("the held-out loss rises: nn.regularizers=l2(0.01)");
    assertThat(Advice.training(Optional.empty())).startsWith("try a larger network (nn.layers)");
  }

  @Test
  void examples_ofNumbersAndOfClasses_speakOfWhatThereIs() {
    assertThat(Advice.examples(Unit.ROW, true))
        .contains("largest errors")
        .doesNotContain("class", "accuracy", "image");
    assertThat(Advice.examples(Unit.ROW, false)).contains("rows of the worst class", "columns");
    assertThat(Advice.examples(Unit.IMAGE, false))
        .contains("images of the worst class")
        .doesNotContain("columns");
  }
}
