package dev.nnmaven.gate.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.statistics.Units;
import dev.nnmaven.trainer.data.DataHealth;
import dev.nnmaven.trainer.data.DataHealth.Leak;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Unit;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationLogWarningsTest {

  private static DataHealth health(List<Leak> leaks, List<String> conflict, int grouped) {
    return new DataHealth(leaks, List.of(), List.of(conflict), List.of(), grouped);
  }

  @Test
  void equal_someCopies_areCounted() {
    assertThat(EvaluationLog.equal(Units.equal(0, 1, 0, 3, 1), Unit.IMAGE))
        .contains(
            "different test images: 3 of 5; confidence bounds and tests (nn.evidence) count equal"
                + " ones once");
    assertThat(EvaluationLog.equal(Units.NONE, Unit.ROW)).isEmpty();
  }

  @Test
  void warnings_ofLeakedImages_countThemAndNameTheFirst() {
    DataHealth leaking =
        health(
            Collections.nCopies(1200, new Leak("A/1.png", "A/2.png")),
            List.of("A/1.png", "B/7.png"),
            0);
    assertThat(EvaluationLog.warnings(leaking, 2000, Unit.IMAGE, Score.ACCURACY))
        .containsExactly(
            "1,200 of 2,000 test images also occur in the training data, so the accuracy"
                + " promises too much: A/1.png = A/2.png, A/1.png = A/2.png, A/1.png = A/2.png and"
                + " 1,197 more",
            "2 images are equal to an image of another class, and no network can get all of them"
                + " right: A/1.png = B/7.png");
  }

  /** Equal rows may well differ in a number, and there is no accuracy. */
  @Test
  void warnings_whereANumberIsPredicted_speakOfErrors() {
    DataHealth leaking =
        health(List.of(new Leak("t.csv:2", "t.csv:9")), List.of("t.csv:2", "t.csv:3"), 12);
    assertThat(EvaluationLog.warnings(leaking, 20, Unit.ROW, Score.RMSE))
        .containsExactly(
            "1 of 20 test rows also occurs in the training data, so errors look smaller"
                + " than they are: t.csv:2 = t.csv:9",
            "12 of 20 test rows are of a group (nn.groups) that has training rows, too, so figures"
                + " promise too much for new groups; nn.split=group(...) names the column whose"
                + " groups it holds out whole");
  }

  @Test
  void warnings_ofManyEqualImages_nameTheFirst() {
    DataHealth health = health(List.of(), Collections.nCopies(550, "A/blank\n.png"), 0);
    assertThat(EvaluationLog.warnings(health, 10, Unit.IMAGE, Score.ACCURACY))
        .containsExactly(
            "550 images are equal to an image of another class, and no network can get all of them"
                + " right: A/blank\\u000a.png = A/blank\\u000a.png = A/blank\\u000a.png = 547 more");
  }
}
