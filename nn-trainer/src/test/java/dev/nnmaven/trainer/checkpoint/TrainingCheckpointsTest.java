package dev.nnmaven.trainer.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.optimizer.Updater;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.testing.Whole;
import dev.nnmaven.nn.training.Checkpoint;
import dev.nnmaven.nn.training.Checkpoints;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.trainer.config.DataSettings;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.figures.TrainingHistory;
import dev.nnmaven.trainer.job.MemberWatch;
import dev.nnmaven.trainer.job.TrainingJob;
import dev.nnmaven.trainer.job.TrainingRun;
import dev.nnmaven.trainer.job.TrainingRun.Outcome;
import dev.nnmaven.trainer.testing.Images;
import dev.nnmaven.trainer.testing.RecordedLines;
import dev.nnmaven.trainer.testing.TinyRun;
import dev.nnmaven.trainer.testing.Written;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

/** A training that is interrupted, and the next one. */
class TrainingCheckpointsTest {

  private static final int EPOCHS = 6;
  private static final long SECOND = 1_000_000_000L;

  @TempDir Path folder;

  private final RecordedLines lines = new RecordedLines();
  private final List<String> said = lines.all();
  private long now; // in nanoseconds
  private long epochTakes = 3 * SECOND;

  @BeforeEach
  void draw() throws Exception {
    Images.grey(4, 3, "A", "B").draw(folder.resolve("data"), 20, 1);
  }

  private Path file() {
    return folder.resolve("model.safetensors.checkpoint");
  }

  private TrainingRun<ClassificationMetrics> run(String optimizer, String... more)
      throws Exception {
    Settings data = Written.of("data", folder.resolve("data"), "heldOutEachEpoch", "true");
    return TinyRun.of(
        data.read(DataSettings::parse),
        "epochs=6; batchSize=7; network=9 dropout(0.2) l2;"
            + " validationFraction=0.25; augmentation=shift(1)+noise(0.1); learningRate=0.02;"
            + " optimizer="
            + String.join("; ", optimizer, String.join("; ", more)));
  }

  private static final Settings SAME = settings("s", "c");

  private static Settings settings(String hash, String code) {
    return Written.of(TrainingJob.SETTINGS_SHA256, hash, TrainingJob.CODE_SHA256, code);
  }

  private CheckpointFile<ClassificationMetrics> checkpointFile(
      TrainingRun<ClassificationMetrics> run, Settings settings) {
    return new CheckpointFile<>(
        file(), TrainingCheckpoints.training(settings, run), run.network(), run.measure());
  }

  private TrainingCheckpoints<ClassificationMetrics> checkpoints(
      TrainingRun<ClassificationMetrics> run, Settings settings) {
    return new TrainingCheckpoints<>(checkpointFile(run, settings), run, lines, () -> now);
  }

  /** Trains, but is killed after an epoch; 0 for never. */
  private Outcome<ClassificationMetrics> train(
      TrainingRun<ClassificationMetrics> run, Settings settings, int killedAfter) throws Exception {
    return run.train(
        new TrainingListener<>() {
          private boolean killed;

          @Override
          public void epochFinished(EpochResult<ClassificationMetrics> result) {
            now += epochTakes;
            killed = result.epoch() == killedAfter;
          }

          @Override
          public void samplesTrained(int epoch, int done, int total) {
            if (killed) {
              throw new CancellationException();
            }
          }
        },
        checkpoints(run, settings));
  }

  private void trainAndKill(TrainingRun<ClassificationMetrics> run, int after) {
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> train(run, SAME, after));
    assertThat(file()).exists();
    said.clear();
  }

  /** The bytes of the model, and what training.json has of each epoch but for times. */
  private static List<Object> result(Outcome<ClassificationMetrics> outcome) throws Exception {
    List<Object> all =
        new ArrayList<>(List.of(HexFormat.of().formatHex(TinyRun.bytes(outcome.model()))));
    for (EpochResult<ClassificationMetrics> one : outcome.result().epochs()) {
      all.add(TrainingHistory.Epoch.of(one).toString().replaceFirst("seconds=[^,]+", ""));
    }
    all.add(outcome.result().keptEpoch());
    all.add(outcome.metrics().heldOut().orElseThrow().correct());
    return all;
  }

  private List<Object> undisturbed(String optimizer, String... more) throws Exception {
    return result(run(optimizer, more).train(TrainingListener.none(), Checkpoints.none()));
  }

  private List<Object> goesOn(String optimizer, String... more) throws Exception {
    return result(train(run(optimizer, more), SAME, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"miniBatch", "adam"})
  void train_killedAfterAnyEpoch_endsWithTheSameBytes(String optimizer) throws Exception {
    List<Object> expected = undisturbed(optimizer);
    for (int epoch = 1; epoch < EPOCHS; epoch++) {
      Files.deleteIfExists(file());
      trainAndKill(run(optimizer), epoch);
      assertThat(goesOn(optimizer)).isEqualTo(expected);
      assertThat(said)
          .containsExactly(
              "info: An earlier training was interrupted; this one continues after epoch "
                  + epoch
                  + " of 6");
    }
  }

  private void assertSaysWhy(String changed) {
    assertThat(said)
        .containsExactly(
            "info: An earlier training was interrupted; this one starts again, since the "
                + changed
                + " changed");
  }

  @Test
  void train_otherSettingsCodeOrImages_startsAnewAndSaysWhy() throws Exception {
    trainAndKill(run("adam"), 3);
    assertThat(result(train(run("adam"), settings("other", "c"), 0)))
        .isEqualTo(undisturbed("adam"));
    assertSaysWhy("settings have");
    said.clear();
    train(run("adam"), settings("other", "d"), 0);
    assertSaysWhy("code that trains has");
    Files.delete(file());
    trainAndKill(run("adam"), 3);
    Images.grey(4, 3, "A", "B").draw(folder.resolve("data"), 20, 5);
    assertThat(goesOn("adam")).isEqualTo(undisturbed("adam"));
    assertSaysWhy("data has");
  }

  private void assertTrainsAnew(String why, List<Object> expected) throws Exception {
    said.clear();
    long before = now;
    now -= 1000 * SECOND; // nothing is due: the file stays as it is
    assertThat(goesOn("adam")).isEqualTo(expected);
    now = before;
    assertThat(said)
        .singleElement()
        .asString()
        .startsWith("warn: The checkpoint of an interrupted training, " + file())
        .contains(", cannot be used: ")
        .contains(why)
        .endsWith(". Training starts again.");
  }

  @Test
  void train_damagedCheckpoint_isNotTrusted() throws Exception {
    List<Object> expected = undisturbed("adam");
    trainAndKill(run("adam"), 3);
    byte[] whole = Files.readAllBytes(file());
    epochTakes = 0; // so that none is written
    Random random = new Random(1);
    for (int i = 0; i < (Whole.includes("three of four damages") ? 40 : 10); i++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file(), damaged);
      said.clear();
      assertThat(goesOn("adam")).isEqualTo(expected);
      assertThat(said).singleElement().asString().startsWith("warn: ").endsWith("starts again.");
    }
    Files.write(file(), Arrays.copyOf(whole, whole.length - 1));
    assertTrainsAnew("cut short", expected);
    Files.write(file(), new byte[0]);
    assertTrainsAnew("not a safetensors file, or cut short", expected);
    ModelFile.write(file(), run("adam").train(MemberWatch.none()).model());
    assertTrainsAnew("it is not a checkpoint of this version", expected);
    Files.delete(file());
    Files.createDirectory(file());
    assertTrainsAnew("is a folder", expected);
    Files.delete(file());
    // What each epoch was measured to be was in tensors before.
    String earlier =
        new String(whole, StandardCharsets.ISO_8859_1)
            .replace("nn-maven checkpoint 3", "nn-maven checkpoint 2");
    Files.writeString(file(), earlier, StandardCharsets.ISO_8859_1);
    assertTrainsAnew("it is not a checkpoint of this version", expected);
  }

  @Test
  void write_moreEpochsThanAHeaderHolds_saysSoAndTrains() throws Exception {
    assumeTrue(Whole.includes("80,000 epochs"));
    trainAndKill(run("adam"), 3);
    TrainingRun<ClassificationMetrics> run = run("adam");
    TrainingCheckpoints<ClassificationMetrics> checkpoints = checkpoints(run, SAME);
    Checkpoint<ClassificationMetrics> some = checkpoints.last().orElseThrow();
    said.clear();
    List<EpochResult<ClassificationMetrics>> many =
        Collections.nCopies(80_000, some.epochs().get(0));
    checkpoints.write(
        () ->
            Optional.of(new Checkpoint<>(many, some.parameters(), some.optimizer(), some.best())));
    assertThat(said)
        .containsExactly(
            "warn: No checkpoint could be written to "
                + file()
                + ": there are too many epochs with so many classes. If training is interrupted now,"
                + " less of it is kept.");
    assertThat(checkpoints.last()).isPresent();
  }

  /** Whole, and with the right hashes: of a network of other sizes. */
  @Test
  void train_checkpointThatDoesNotFit_isNotTrusted() throws Exception {
    trainAndKill(run("adam"), 3);
    assertStartsAnew(
        run("adam", "network=8"), "tensor layer1.weights has shape [12, 9], expected [12, 8]");
    trainAndKill(run("adam"), 3);
    assertStartsAnew(
        run("momentum(0.9)"), "its optimizer's state does not belong to momentum(0.9)");
  }

  private void assertStartsAnew(TrainingRun<ClassificationMetrics> run, String why)
      throws Exception {
    train(run, SAME, 0);
    assertThat(said).singleElement().asString().contains(why);
    said.clear();
  }

  @Test
  void epochFinished_shortTraining_writesNothing() throws Exception {
    epochTakes = TrainingCheckpoints.INTERVAL / (EPOCHS + 1);
    train(run("adam"), SAME, 0);
    assertThat(file()).doesNotExist();
    assertThat(said).isEmpty();
  }

  /** Calls of {@link TrainingCheckpoints#epochFinished} that ask for the state, of 120. */
  private List<Integer> asked(Supplier<Optional<Checkpoint<ClassificationMetrics>>> state)
      throws Exception {
    TrainingRun<ClassificationMetrics> run = run("adam");
    // Each look at the clock takes a second, and so does writing.
    TrainingCheckpoints<ClassificationMetrics> slow =
        new TrainingCheckpoints<>(checkpointFile(run, SAME), run, lines, () -> now += SECOND);
    List<Integer> asked = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      int call = i;
      slow.epochFinished(
          () -> {
            asked.add(call);
            return state.get();
          });
    }
    return asked;
  }

  @Test
  void epochFinished_slowWriting_takesAFiftiethOfTheTime() throws Exception {
    trainAndKill(run("adam"), 3);
    Checkpoint<ClassificationMetrics> some = checkpointFile(run("adam"), SAME).read();
    assertThat(asked(() -> Optional.of(some))).containsExactly(1, 51, 101);
    assertThat(said).isEmpty();
  }

  @Test
  void epochFinished_tooLittleMemory_saysSoAndGivesUp() throws Exception {
    OutOfMemoryError error = new OutOfMemoryError();
    Supplier<Optional<Checkpoint<ClassificationMetrics>>> large =
        () -> {
          throw error;
        };
    assertThat(asked(large)).containsExactly(1);
    assertThat(said).singleElement().asString().contains("not enough memory");
  }

  @Test
  void epochFinished_cannotBeWritten_warnsOnceAndTrains() throws Exception {
    Files.createDirectory(file());
    assertThat(goesOn("adam")).isEqualTo(undisturbed("adam"));
    assertThat(said).hasSize(2); // the first: that it cannot be read
    assertThat(said.get(1))
        .startsWith("warn: No checkpoint could be written to " + file())
        .endsWith("If training is interrupted now, less of it is kept.");
    assertThat(folder).isDirectoryNotContaining(one -> one.toString().endsWith(".tmp"));
  }

  @Test
  void epochFinished_optimizerThatHidesItsState_saysSoOnce() throws Exception {
    Optimizer secretive = Mockito.mock(Optimizer.class);
    Mockito.when(secretive.specification()).thenReturn("secretive");
    Updater still = (gradient, from, to, step, learningRate) -> {};
    Mockito.when(secretive.start(Mockito.any())).thenReturn(still);
    TrainingRun<ClassificationMetrics> run = run("adam");
    TrainingRun<ClassificationMetrics> own =
        new TrainingRun<>(
            run.job(),
            run.data(),
            run.measure(),
            run.preprocessing(),
            run.network(),
            run.options().toBuilder().optimizer(secretive).build(),
            run.compute(),
            Optional.empty());
    train(own, SAME, 0);
    assertThat(file()).doesNotExist();
    assertThat(said)
        .containsExactly(
            "info: no checkpoints: the updaters of secretive do not give their state, so"
                + " training starts again if it is interrupted");
  }
}
