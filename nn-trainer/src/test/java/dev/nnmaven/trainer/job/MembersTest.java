package dev.nnmaven.trainer.job;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.testing.Networks;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.job.TrainingRun.Outcome;
import dev.nnmaven.trainer.testing.Images;
import dev.nnmaven.trainer.testing.TinyRun;
import dev.nnmaven.trainer.testing.Written;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several networks trained for one model. */
class MembersTest {

  @TempDir Path folder;

  @BeforeEach
  void draw() throws Exception {
    Images.grey(4, 3, "A", "B", "C").draw(folder.resolve("data"), 20, 1);
  }

  private TrainingRun<ClassificationMetrics> run(String more) throws Exception {
    String all =
        "epochs=4; network=9 dropout(0.2) l2; batchSize=7;" + " augmentation=shift(1)+noise(0.1); ";
    return TinyRun.of(TinyRun.settings(folder.resolve("data"), null, "0.3"), all + more);
  }

  private Outcome<ClassificationMetrics> train(String more) throws Exception {
    return run(more).train(MemberWatch.none());
  }

  private static void assertSame(Network found, Network expected) {
    assertThat(Networks.numbers(found)).containsExactly(Networks.numbers(expected));
  }

  @Test
  void train_several_eachIsWhatItsSeedAloneGives() throws Exception {
    String validated = "validationFraction=0.25; monitor=loss; ";
    Outcome<ClassificationMetrics> found = train(validated + "members=3; seed=5");
    assertThat(found.model().ensemble().size()).isEqualTo(3);
    assertThat(found.members()).hasSize(3);
    for (int m = 1; m <= 3; m++) {
      Outcome<ClassificationMetrics> alone = train(validated + "seed=" + Members.seed(5, m));
      Outcome<ClassificationMetrics> member = found.members().get(m - 1);
      assertSame(found.model().ensemble().members().get(m - 1), alone.model().network());
      assertThat(member.result().keptEpoch()).isEqualTo(alone.result().keptEpoch());
      assertThat(member.metrics().heldOut().orElseThrow().loss())
          .isEqualTo(alone.metrics().heldOut().orElseThrow().loss());
      assertThat(TinyRun.bytes(member.model().with(alone.model().scores().orElseThrow())))
          .isEqualTo(TinyRun.bytes(alone.model()));
      assertThat(alone.members()).isEmpty();
    }
    assertThat(found.model().provenance().options())
        .containsEntry("members", "3")
        .containsEntry("seed", "5");
    assertThat(Members.seed(5, 1)).isEqualTo(5);
  }

  @Test
  void seed_ofManyMembersAndNeighbours_areAllUnlike() {
    Set<Long> all = new TreeSet<>();
    for (long seed = 0; seed < 50; seed++) {
      for (int member = 1; member <= 100; member++) {
        all.add(Members.seed(seed, member));
      }
    }
    assertThat(all).hasSize(50 * 100);
  }

  @ParameterizedTest
  @CsvSource({"scalar, 2", "scalar, 3", "scalar, 8", "textbook, 1"})
  void train_anyKernelsAndThreads_givesTheSameBytes(String kernels, int threads) throws Exception {
    String computing = "members=3; kernels=%s; threads=%s".formatted(kernels, threads);
    byte[] expected = TinyRun.bytes(train("members=3").model());
    byte[] found = TinyRun.bytes(train(computing).model());
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void train_noEpochs_hasTheInitialNetworksOrThatOfAFile() throws Exception {
    Network second = train("members=2; epochs=0").model().ensemble().members().get(1);
    assertSame(second, run("epochs=0; seed=" + Members.seed(1, 2)).network());
    Path file = folder.resolve("w.net");
    WeightsText.write(file, run("seed=77").network());
    TrainedModel model =
        from(file, "epochs=0; network=9; members=2").train(MemberWatch.none()).model();
    assertSame(model.ensemble().members().get(1), run("seed=77").network());
  }

  private TrainingRun<ClassificationMetrics> from(Path initialWeights, String list)
      throws Exception {
    return TinyRun.written(
        TinyRun.settings(folder.resolve("data"), null, "0.3"),
        Written.list(list),
        Optional.of(initialWeights));
  }

  @Test
  void prepare_initialWeightsOfSeveralNetworks_areRefused() throws Exception {
    Path file = folder.resolve("several.safetensors");
    ModelFile.write(file, train("members=2; epochs=1").model());
    assertRefusedSaying(
        ConfigurationException.class,
        () -> from(file, "network=9"),
        "the model is 2 networks of 12 → 9 relu dropout(0.2)+l2(0.0001) → 3 linear"
            + " (nn.members); only a single network can continue training");
  }

  /** Counts epochs, and fails in one of a member. */
  private static MemberWatch<ClassificationMetrics> failing(int member, AtomicInteger epochs) {
    return new MemberWatch<>() {
      @Override
      public TrainingListener<ClassificationMetrics> listener(int number) {
        return new TrainingListener<>() {
          @Override
          public void epochFinished(EpochResult<ClassificationMetrics> result) {
            epochs.incrementAndGet();
            if (number == member) {
              throw new IllegalStateException("member " + member);
            }
          }
        };
      }
    };
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "1, 2", "3, 3"})
  void train_oneFails_stopsTheOthersAndThrowsThat(int member, int threads) throws Exception {
    // Where fewer run at once than there are, the failing one must get its turn.
    String epochs = member > threads ? "3" : "100000";
    TrainingRun<ClassificationMetrics> tested =
        run("members=3; epochs=%s; threads=%d".formatted(epochs, threads));
    AtomicInteger count = new AtomicInteger();
    assertRefused(
        IllegalStateException.class,
        () -> tested.train(failing(member, count)),
        "member " + member);
    int trained = count.get();
    assertThat(trained).isLessThan(150_000);
    Thread.sleep(50);
    assertThat(count.get()).as("epochs after the failure was told").isEqualTo(trained);
  }

  /**
   * Counts networks that compute. The first two wait for each other once, and then a moment in each
   * epoch until the third has begun: its thread may be late, but not by all of these moments.
   */
  private static final class Crowd implements MemberWatch<ClassificationMetrics> {

    private static final int WAITING_MILLIS = 50;

    private final CountDownLatch firstTwo = new CountDownLatch(2);
    private final CountDownLatch third = new CountDownLatch(1);
    private final AtomicInteger computing = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger endedBeforeThird = new AtomicInteger();

    @Override
    public TrainingListener<ClassificationMetrics> listener(int number) {
      return new TrainingListener<>() {
        private boolean isComputing;

        @Override
        public void samplesTrained(int epoch, int done, int total) {
          if (!isComputing) {
            isComputing = true;
            most.accumulateAndGet(computing.incrementAndGet(), Math::max);
          }
          if (number == 3) {
            third.countDown();
          } else if (number < 3 && done == total) {
            if (epoch == 1) {
              firstTwo.countDown();
              await(firstTwo, 60_000);
            }
            await(third, WAITING_MILLIS);
          }
        }

        private void await(CountDownLatch others, long millis) {
          assertDoesNotThrow(() -> others.await(millis, TimeUnit.MILLISECONDS));
        }

        @Override
        public void epochFinished(EpochResult<ClassificationMetrics> result) {
          isComputing = false;
          computing.decrementAndGet();
        }
      };
    }

    @Override
    public void finished(int number, Outcome<ClassificationMetrics> outcome) {
      if (third.getCount() > 0) {
        endedBeforeThird.incrementAndGet();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"5, 2, 200, true", "3, 2, 200, true", "4, 2, 10, false"})
  void train_moreThanThreads_takeTurnsIfSomeWouldWait(
      int members, int threads, int epochs, boolean takeTurns) throws Exception {
    Crowd crowd = new Crowd();
    run("members=%d; epochs=%d; threads=%d".formatted(members, epochs, threads)).train(crowd);
    assertThat(crowd.most).as("networks that compute at once").hasValue(threads);
    assertThat(crowd.endedBeforeThird.get() == 0)
        .as("the third begins before one has ended")
        .isEqualTo(takeTurns);
  }

  @Test
  void remove_checkpointsOfAnyMember_areDeletedAndNothingElse() throws Exception {
    Path first = folder.resolve("m.safetensors.checkpoint");
    List<Path> removed =
        IntStream.of(1, 2, 3, 100).mapToObj(m -> CheckpointFiles.of(first, m)).toList();
    Path leftover =
        folder.resolve(
            "."
                + CheckpointFiles.of(first, 7).getFileName()
                + "-1-00000000-0000-0000-0000-000000000000.tmp");
    Path other = folder.resolve("m.safetensors.checkpoint.memberships");
    List<Path> all = new ArrayList<>(removed);
    all.addAll(List.of(leftover, other));
    for (Path file : all) {
      Files.writeString(file, "x");
    }
    CheckpointFiles.removeLeftovers(first);
    assertThat(leftover).doesNotExist();
    assertThat(removed).allSatisfy(file -> assertThat(file).exists());
    CheckpointFiles.remove(first);
    assertThat(removed).allSatisfy(file -> assertThat(file).doesNotExist());
    assertThat(other).exists();
    CheckpointFiles.remove(folder.resolve("missing/m.checkpoint"));
  }
}
