package dev.nnmaven.trainer.checkpoint;

import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.io.FileProblem;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.training.Checkpoint;
import dev.nnmaven.nn.training.Checkpoints;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.job.CheckpointFiles;
import dev.nnmaven.trainer.job.TrainingJob;
import dev.nnmaven.trainer.job.TrainingRun;
import dev.nnmaven.trainer.text.Formats;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Keeps the checkpoint of a training in a file, so that the next build continues from there if this
 * one is killed. Little time goes into it: a training of less than two seconds has none, and of a
 * longer one at most a fiftieth.
 */
public final class TrainingCheckpoints<M extends Metrics> implements Checkpoints<M> {

  /**
   * Shortest time between two checkpoints, and before the first, in nanoseconds. The property is
   * for tests.
   */
  static final long INTERVAL = 1_000_000 * Long.getLong("dev.nnmaven.checkpointMillis", 2000);

  /** Time between two checkpoints, in those that it takes to write one. */
  private static final int WRITING_TIMES = 50;

  /** What is kept of a parameter: its value, that of the best epoch, and the mean. */
  private static final int VALUES = 3;

  private static final long HEADER_BYTES = 1 << 24;

  private final CheckpointFile<M> file;
  private final TrainingRun<M> run;
  private final Lines lines;
  private final LongSupplier clock;
  private long next;
  private boolean hasGivenUp;
  private boolean hasWarned;

  /**
   * Creates the checkpoints of a run.
   *
   * @param clock time in nanoseconds
   */
  TrainingCheckpoints(CheckpointFile<M> file, TrainingRun<M> run, Lines lines, LongSupplier clock) {
    this.file = file;
    this.run = run;
    this.lines = lines;
    this.clock = clock;
    this.next = clock.getAsLong() + INTERVAL;
  }

  /**
   * Checkpoints in the file that the settings name, or beside it; none if they name none.
   *
   * @param member number of the network that is trained, from 1
   */
  static <M extends Metrics> Checkpoints<M> of(
      Settings settings, int member, TrainingRun<M> run, Lines lines) {
    return settings
        .file(TrainingJob.CHECKPOINT_FILE)
        .<Checkpoints<M>>map(path -> in(CheckpointFiles.of(path, member), settings, run, lines))
        .orElseGet(Checkpoints::none);
  }

  /** Settings that name the file for networks that are retrained. */
  static Settings ofRefit(Settings settings) {
    return settings
        .file(TrainingJob.CHECKPOINT_FILE)
        .map(CheckpointFiles::refit)
        .map(path -> settings.with(TrainingJob.CHECKPOINT_FILE, path.toString()))
        .orElse(settings);
  }

  static <M extends Metrics> TrainingCheckpoints<M> in(
      Path file, Settings settings, TrainingRun<M> run, Lines lines) {
    return new TrainingCheckpoints<>(
        new CheckpointFile<>(file, training(settings, run), run.network(), run.measure()),
        run,
        lines,
        System::nanoTime);
  }

  /** Deletes the files of all networks that the settings name, if there are any. */
  public static void remove(Settings settings) throws IOException {
    Optional<Path> file = settings.file(TrainingJob.CHECKPOINT_FILE);
    if (file.isPresent()) {
      CheckpointFiles.remove(file.get());
    }
  }

  /** The metadata that two trainings share if they result in the same model. */
  static SortedMap<String, String> training(Settings settings, TrainingRun<?> run) {
    String images =
        run.data().training().fingerprint()
            + run.data().heldOut().map(Examples::fingerprint).orElse("");
    SortedMap<String, String> training = new TreeMap<>();
    training.put(CheckpointFile.SETTINGS, settings.text(TrainingJob.SETTINGS_SHA256));
    training.put(CheckpointFile.CODE, settings.text(TrainingJob.CODE_SHA256));
    training.put(CheckpointFile.IMAGES, Sha256.of(images.getBytes(StandardCharsets.UTF_8)));
    training.put(CheckpointFile.SEED, Long.toString(run.options().seed()));
    training.put(CheckpointFile.INITIAL_WEIGHTS, run.initialWeightsSha256().orElse(""));
    return training;
  }

  @Override
  public Optional<Checkpoint<M>> last() {
    if (Files.notExists(file.path())) {
      return Optional.empty();
    }
    try {
      if (RegularFile.size(file.path()) > mostBytes()) {
        refused(Formats.format("it has more than the %,d bytes of one of it", mostBytes()));
        return Optional.empty();
      }
      return Optional.of(file.read());
    } catch (CheckpointFile.OtherTrainingException e) {
      lines.info(
          "An earlier training was interrupted; this one starts again, since " + e.getMessage());
    } catch (IOException e) {
      refused(FileProblem.reason(e));
    } catch (OutOfMemoryError e) {
      refused("it is too large for the memory of this JVM");
    }
    return Optional.empty();
  }

  /** Size of a file: all that is kept of each parameter, and a header, which has the epochs. */
  private long mostBytes() {
    long numbers = 0;
    for (Parameter parameter : run.network().parameters()) {
      numbers += VALUES * (long) parameter.count();
      for (float[] state : run.options().optimizer().start(parameter).state().orElse(List.of())) {
        numbers += state.length;
      }
    }
    return HEADER_BYTES + Float.BYTES * numbers;
  }

  @Override
  public void refused(String why) {
    lines.warn(
        "The checkpoint of an interrupted training, %s, cannot be used: %s. Training starts again.",
        file.path(), why);
  }

  @Override
  public void goesOn(int done) {
    lines.info(
        "An earlier training was interrupted; this one continues after epoch %,d of %,d",
        done, run.options().epochs());
  }

  @Override
  public void epochFinished(Supplier<Optional<Checkpoint<M>>> state) {
    long start = clock.getAsLong();
    if (hasGivenUp || start - next < 0) {
      return;
    }
    write(state);
    long end = clock.getAsLong();
    next = end + Math.max(INTERVAL, WRITING_TIMES * (end - start));
  }

  /** Writes a checkpoint now; what prevents it is logged. */
  void write(Supplier<Optional<Checkpoint<M>>> state) {
    try {
      Optional<Checkpoint<M>> checkpoint = state.get();
      if (checkpoint.isEmpty()) {
        hasGivenUp = true;
        lines.info(
            "no checkpoints: the updaters of %s do not give their state, so training starts"
                    .formatted(run.options().optimizer().specification())
                + " again if it is interrupted");
        return;
      }
      file.write(checkpoint.get());
    } catch (IOException e) {
      warn(FileProblem.reason(e));
    } catch (OutOfMemoryError e) {
      hasGivenUp = true;
      warn("not enough memory");
    }
  }

  private void warn(String why) {
    if (!hasWarned) {
      hasWarned = true;
      lines.warn(
          "No checkpoint could be written to %s: %s. If training is interrupted now, less of it is kept.",
          file.path(), why);
    }
  }
}
