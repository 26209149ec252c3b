package dev.nnmaven.trainer.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.testing.Whole;
import dev.nnmaven.nn.training.Checkpoints;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.job.CheckpointFiles;
import dev.nnmaven.trainer.job.MemberWatch;
import dev.nnmaven.trainer.job.TrainingJob;
import dev.nnmaven.trainer.job.TrainingRun;
import dev.nnmaven.trainer.testing.Images;
import dev.nnmaven.trainer.testing.RecordedLines;
import dev.nnmaven.trainer.testing.TinyRun;
import dev.nnmaven.trainer.testing.Written;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several networks whose training is killed and goes on. */
class MembersCheckpointTest {

  private static final int MEMBERS = 3;
  private static final int EPOCHS = 5;

  @TempDir Path folder;

  private final RecordedLines lines = new RecordedLines();
  private final List<String> said = lines.all();
  private final AtomicLong now = new AtomicLong();
  private String members = "3";
  private String more = "network=9 dropout(0.2)";

  @BeforeEach
  void draw() throws Exception {
    Images.grey(4, 3, "A", "B").draw(folder.resolve("data"), 20, 1);
  }

  private Path checkpoint(int member) {
    return CheckpointFiles.of(folder.resolve("model.safetensors.checkpoint"), member);
  }

  private TrainingRun<ClassificationMetrics> run(int threads) throws Exception {
    return TinyRun.of(
        TinyRun.settings(folder.resolve("data"), null, null),
        "epochs=%d; members=%s; threads=%d; optimizer=adam; augmentation=noise(0.1); %s"
            .formatted(EPOCHS, members, threads, more));
  }

  /** Killed when all networks together have gone through so many epochs; 0 for never. */
  private final class Killed implements MemberWatch<ClassificationMetrics> {

    private final int after;
    private final AtomicInteger epochs;
    private final Path first;

    Killed(int after) {
      this(after, new AtomicInteger(), checkpoint(1));
    }

    private Killed(int after, AtomicInteger epochs, Path first) {
      this.after = after;
      this.epochs = epochs;
      this.first = first;
    }

    @Override
    public MemberWatch<ClassificationMetrics> refit(
        TrainingRun.PartialResult<ClassificationMetrics> found,
        TrainingRun<ClassificationMetrics> second) {
      return new Killed(after, epochs, CheckpointFiles.refit(first));
    }

    @Override
    public TrainingListener<ClassificationMetrics> listener(int member) {
      return new TrainingListener<>() {
        @Override
        public void samplesTrained(int epoch, int done, int total) {
          if (after > 0 && epochs.get() >= after) {
            throw new CancellationException("killed");
          }
        }

        @Override
        public void epochFinished(EpochResult<ClassificationMetrics> result) {
          now.addAndGet(3_000_000_000L);
          epochs.incrementAndGet();
        }
      };
    }

    @Override
    public Checkpoints<ClassificationMetrics> checkpoints(
        int member, TrainingRun<ClassificationMetrics> run) {
      Settings same = Written.of(TrainingJob.SETTINGS_SHA256, "s", TrainingJob.CODE_SHA256, "c");
      return new TrainingCheckpoints<>(
          new CheckpointFile<>(
              CheckpointFiles.of(first, member),
              TrainingCheckpoints.training(same, run),
              run.network(),
              run.measure()),
          run,
          lines,
          now::get);
    }
  }

  private byte[] train(int threads, int killedAfter) throws Exception {
    return TinyRun.bytes(run(threads).train(new Killed(killedAfter)).model());
  }

  /** 24 images are a step, and all 32 as well: the 5 epochs are retrained as 5. */
  @ParameterizedTest
  @CsvSource({
    "3, 3, ''",
    "2, 3, 'network=conv(3, 2x2) dropout(0.2), maxPool(2) dropout(0.1), 5'",
    "1, 3, validationFraction=0.25; keep=last; refit=true",
    "2, 3, validationFraction=0.25; keep=last; refit=true",
    "2, folds(3), calibration=temperature"
  })
  void train_killedAnyTime_endsWithTheSameBytes(int threads, String how, String settings)
      throws Exception {
    members = how;
    more += "; " + settings;
    boolean refits = settings.contains("refit") || how.startsWith("folds");
    int step = refits && !Whole.includes("a retraining that is killed more often") ? 9 : 4;
    byte[] expected = TinyRun.bytes(run(1).train(MemberWatch.none()).model());
    Path refit = CheckpointFiles.refit(checkpoint(1));
    for (int epochs = 1; epochs < (refits ? 2 : 1) * MEMBERS * EPOCHS; epochs += step) {
      CheckpointFiles.remove(checkpoint(1));
      assertThat(refit).doesNotExist();
      int after = epochs;
      assertThatExceptionOfType(CancellationException.class)
          .isThrownBy(() -> train(threads, after));
      said.clear();
      assertThat(train(threads, 0)).isEqualTo(expected);
      assertThat(said).isNotEmpty().allMatch(line -> line.contains("continues after epoch"));
      assertThat(Files.exists(refit)).isEqualTo(refits);
      if (refits) {
        said.clear();
        Files.delete(checkpoint(1)); // the first training is repeated, and the second goes on
        assertThat(train(threads, 0)).isEqualTo(expected);
      }
    }
  }

  /** Network 2 does not take the checkpoint of network 1 for its own. */
  @Test
  void train_checkpointOfAnotherNetwork_startsAnew() throws Exception {
    byte[] expected = train(1, 0);
    Files.copy(checkpoint(1), folder.resolve("kept"));
    CheckpointFiles.remove(checkpoint(1));
    Files.move(folder.resolve("kept"), checkpoint(2));
    said.clear();
    assertThat(train(1, 0)).isEqualTo(expected);
    assertThat(said)
        .containsExactly(
            "info: An earlier training was interrupted; this one starts again, since the settings have"
                + " changed");
  }
}
