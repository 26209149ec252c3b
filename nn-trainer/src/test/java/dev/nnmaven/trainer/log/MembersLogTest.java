package dev.nnmaven.trainer.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.training.Checkpoints;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.console.ProgressDisplay;
import dev.nnmaven.trainer.job.MemberWatch;
import dev.nnmaven.trainer.job.TrainingRun;
import dev.nnmaven.trainer.job.TrainingRun.Outcome;
import dev.nnmaven.trainer.testing.Images;
import dev.nnmaven.trainer.testing.LogLines;
import dev.nnmaven.trainer.testing.TinyRun;
import dev.nnmaven.trainer.text.Formats;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;

class MembersLogTest {

  private static final long SECOND = 1_000_000_000L;

  @TempDir Path folder;

  private final Lines log = Mockito.mock(Lines.class);
  private long now;

  @BeforeEach
  void draw() throws Exception {
    Images.grey(4, 3, "A", "B").draw(folder, 20, 1);
  }

  private TrainingRun<ClassificationMetrics> run(String fraction) throws Exception {
    return TinyRun.of(TinyRun.settings(folder, null, fraction), "epochs=4; members=3");
  }

  private MembersLog<ClassificationMetrics> tested(TrainingRun<ClassificationMetrics> run) {
    return new MembersLog<>(log, 3, 4, run.measure(), () -> now);
  }

  @Test
  void finished_eachNetwork_isARow() throws Exception {
    TrainingRun<ClassificationMetrics> run = run("0.3");
    Outcome<ClassificationMetrics> outcome = run.train(MemberWatch.none());
    MembersLog<ClassificationMetrics> tested = tested(run);
    now = 10 * SECOND;
    tested.finished(2, outcome.members().get(1));
    tested.finished(1, outcome.members().get(0));
    List<String> lines = LogLines.of(log);
    assertThat(lines.subList(0, 2))
        .containsExactly(
            "info: ", "info: network   epochs       loss  training      test       time");
    ClassificationMetrics heldOut = outcome.members().get(1).metrics().heldOut().orElseThrow();
    assertThat(lines.get(2))
        .startsWith("info:       2        4     ")
        .contains(Formats.percent(heldOut.correct(), heldOut.total()))
        .endsWith("0:00");
    assertThat(lines).hasSize(4);
  }

  @Test
  void finished_soon_saysNothingOfSingleNetworks() throws Exception {
    TrainingRun<ClassificationMetrics> run = run("0.3");
    MembersLog<ClassificationMetrics> tested = tested(run);
    now = 10 * SECOND - 1;
    tested.finished(1, run.train(MemberWatch.none()).members().get(0));
    assertThat(LogLines.of(log)).isEmpty();
  }

  @Test
  void listener_longTraining_saysNowAndThenHowFarItIs() throws Exception {
    TrainingRun<ClassificationMetrics> run = run("0.3");
    MembersLog<ClassificationMetrics> tested = tested(run);
    List<EpochResult<ClassificationMetrics>> epochs =
        run.train(TrainingListener.none(), Checkpoints.none()).result().epochs();
    for (EpochResult<ClassificationMetrics> epoch : epochs) {
      for (int member = 1; member <= 3; member++) {
        now += 4 * SECOND;
        tested.listener(member, 0).epochFinished(epoch);
      }
    }
    assertThat(LogLines.of(log))
        .containsExactly(
            "info: 3 of 12 epochs of 3 networks (25%)",
            "info: 6 of 12 epochs of 3 networks (50%)", "info: 9 of 12 epochs of 3 networks (75%)");
  }

  @Test
  void finished_whole_comparesItWithEachAlone() throws Exception {
    TrainingRun<ClassificationMetrics> run = run("0.3");
    Outcome<ClassificationMetrics> outcome = run.train(MemberWatch.none());
    List<Integer> alone =
        outcome.members().stream()
            .map(member -> member.metrics().heldOut().orElseThrow().correct())
            .sorted()
            .toList();
    new TrainingLog<>(log, 4, Mockito.mock(ProgressDisplay.class), run.measure()).finished(outcome);
    assertThat(LogLines.of(log))
        .contains(
            "info: alone     the 3 networks: test accuracy %s to %s, median %s"
                .formatted(
                    Formats.percent(alone.get(0), 12),
                    Formats.percent(alone.get(2), 12),
                    Formats.percent(alone.get(1), 12)))
        .noneMatch(line -> line.contains("kept  "));
  }

  @Test
  void finished_nothingHeldOut_comparesNothing() throws Exception {
    TrainingRun<ClassificationMetrics> run = run("0");
    Outcome<ClassificationMetrics> outcome = run.train(MemberWatch.none());
    MembersLog<ClassificationMetrics> tested = tested(run);
    now = 10 * SECOND;
    tested.finished(3, outcome.members().get(2));
    assertThat(LogLines.of(log).get(2)).contains("         -  ");
    assertThat(MembersLog.alone(outcome, run.measure())).isEmpty();
  }
}
