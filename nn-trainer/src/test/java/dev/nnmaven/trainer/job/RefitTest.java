package dev.nnmaven.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.schedule.Schedule;
import dev.nnmaven.nn.schedule.builtin.Cosine;
import dev.nnmaven.nn.schedule.builtin.Plateau;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.testing.Networks;
import dev.nnmaven.nn.training.Trainer;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.trainer.config.DataSettings;
import dev.nnmaven.trainer.job.TrainingRun.Outcome;
import dev.nnmaven.trainer.testing.Images;
import dev.nnmaven.trainer.testing.TinyRun;
import dev.nnmaven.trainer.testing.Written;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Retraining; the references call the core's trainer with numbers worked out by hand. */
class RefitTest {

  private static final int EPOCHS = 6;

  @TempDir Path folder;

  private Optional<Path> initialWeights = Optional.empty();

  /** Of 30 images, 6 are held out and 6 validate; batches of 5 make 4 steps of 18, 5 of 24. */
  @BeforeEach
  void draw() throws Exception {
    Images.grey(4, 3, "A", "B").draw(folder.resolve("data"), 15, 1);
  }

  private DataSettings data() {
    return TinyRun.settings(folder.resolve("data"), null, null);
  }

  private TrainingRun<ClassificationMetrics> run(String more) throws Exception {
    String all =
        "epochs=6; batchSize=5; network=9; validationFraction=0.25; optimizer=adam;"
            + " learningRate=0.02; learningRateSchedule=cosine; ";
    return TinyRun.written(data(), Written.list(all + more), initialWeights);
  }

  private Outcome<ClassificationMetrics> train(String more) throws Exception {
    return run(more).train(MemberWatch.none());
  }

  /** The weights of a run, trained on all 24 images. */
  private static float[] byHand(
      TrainingRun<ClassificationMetrics> run, int epochs, Schedule schedule) throws Exception {
    Samples all = run.data().training().samples(run.preprocessing(), run.measure().task());
    assertThat(all.size()).isEqualTo(24);
    Network network = run.network();
    new Trainer<>(
            network,
            run.measure().task(),
            run.options().toBuilder().epochs(epochs).schedule(schedule).build(),
            run.compute(),
            TrainingListener.none())
        .train(all);
    return Networks.numbers(network);
  }

  private static void assertSame(Network found, float[] expected) {
    assertThat(Networks.numbers(found)).containsExactly(expected);
  }

  private static Schedule stretched(double from, double to) {
    return (done, all, losses) -> new Cosine().factor(done * from / to, EPOCHS, List.of());
  }

  /** 6 epochs of 4 steps are 24 steps: nearest are 5 epochs of 5, over which 6 are stretched. */
  @Test
  void train_lastEpoch_isATrainingOnAllForAsManySteps() throws Exception {
    Outcome<ClassificationMetrics> found = train("refit=true; keep=last");
    assertSame(found.model().network(), byHand(run("keep=last"), 5, stretched(6, 5)));
    assertThat(found.refit().orElseThrow().epochs()).hasSize(5);
    assertThat(found.metrics().training().total()).isEqualTo(24);
    assertThat(found.metrics().heldOut().orElseThrow().total()).isEqualTo(6);
    assertThat(found.model().provenance().options()).containsEntry("refit", "true");
    EvaluationRun evaluation = EvaluationRun.prepare(found.model(), data());
    assertThat(
            evaluation
                .evaluate(evaluation.model().task(), evaluation.trainedOn())
                .orElseThrow()
                .loss())
        .isEqualTo(found.metrics().training().loss());
  }

  /** The first training, and what validation says of it, are those without retraining. */
  @Test
  void train_bestEpoch_isForTheStepsThatValidationFound() throws Exception {
    String early = "learningRate=0.3; patience=3";
    Outcome<ClassificationMetrics> plain = train(early);
    Outcome<ClassificationMetrics> found = train(early + "; refit=true");
    int best = plain.result().keptEpoch();
    assertThat(best).isLessThan(plain.result().epochs().size());
    assertThat(found.result().keptEpoch()).isEqualTo(best);
    assertThat(found.metrics().validation().orElseThrow().loss())
        .isEqualTo(plain.metrics().validation().orElseThrow().loss());
    int epochs = (int) Math.max(1, Math.floor(best * 4 / 5.0 + 0.5));
    assertSame(found.model().network(), byHand(run(early), epochs, stretched(best, epochs)));
  }

  @Test
  void train_initialWeights_beginsWithThemAgain() throws Exception {
    Network other = run("").network().copy();
    other.initialize(run("").job().initializer(), RandomStream.of(77));
    Path file = folder.resolve("w.net");
    WeightsText.write(file, other);
    initialWeights = Optional.of(file);
    Outcome<ClassificationMetrics> none = train("refit=true; epochs=0");
    assertSame(none.model().network(), Networks.numbers(other));
    assertThat(none.refit().orElseThrow().epochs()).isEmpty();
    Outcome<ClassificationMetrics> found = train("refit=true; keep=last");
    assertSame(found.model().network(), byHand(run("keep=last"), 5, stretched(6, 5)));
  }

  @Test
  void train_several_eachIsWhatItsSeedAloneGives() throws Exception {
    Outcome<ClassificationMetrics> found = train("refit=true; members=2; seed=5");
    for (int m = 1; m <= 2; m++) {
      Outcome<ClassificationMetrics> alone = train("refit=true; seed=" + Members.seed(5, m));
      assertSame(
          found.model().ensemble().members().get(m - 1), Networks.numbers(alone.model().network()));
      assertThat(found.members().get(m - 1).refit().orElseThrow().epochs())
          .hasSameSizeAs(alone.refit().orElseThrow().epochs());
    }
    assertThat(found.metrics().training().total()).isEqualTo(24);
    assertThat(found.metrics().validation()).isEmpty(); // the networks have seen these examples
  }

  /** Without a smaller loss, the rate is halved after epochs 2, 3, 4 of the first training. */
  @Test
  void factor_plateau_isThatOfTheFirstTrainingAtTheSameShare() {
    Schedule first = new Plateau(0.5f, 1f, 0f);
    RefitSchedule tested = new RefitSchedule(first, 4, 9, List.of(1.0, 1.0, 1.0, 1.0, 1.0));
    assertThat(tested.needsValidation()).isFalse();
    double[] shares = {0, 0.49, 0.5, 0.99, 1, 1.49, 1.5, 1.99};
    double[] expected = {1, 1, 1, 1, 0.5, 0.5, 0.25, 0.25};
    for (int i = 0; i < shares.length; i++) {
      assertThat(tested.factor(shares[i], 2, List.of())).isEqualTo(expected[i]);
    }
  }
}
