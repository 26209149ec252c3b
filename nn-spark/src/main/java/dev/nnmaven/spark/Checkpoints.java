package dev.nnmaven.spark;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.io.AtomicFile;
import dev.nnmaven.nn.io.FileProblem;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.search.trial.TrialRun;
import dev.nnmaven.search.trial.TrialTrainer;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.console.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Checkpoints in the folder of the search, between two executors. */
final class Checkpoints {

  /** Longest one that is sent; an array cannot be longer. */
  static final int MOST_BYTES = Integer.MAX_VALUE - 64;

  private Checkpoints() {}

  /** Reads where a trial was; null if it has to start again. */
  static byte @Nullable [] read(Path file, Lines lines) {
    if (Files.notExists(file)) {
      return null;
    }
    try {
      return RegularFile.read(file, MOST_BYTES);
    } catch (IOException e) {
      lines.warn(
          "The checkpoint %s cannot be used: %s. This trial starts again.",
          file, FileProblem.reason(e));
      return null;
    }
  }

  /** Keeps where a trial is now, if that is what an executor has sent. */
  static void write(TrialTrainer trainer, TrialRun run, byte[] content, Lines lines)
      throws ConfigurationException, DatasetException {
    Path file = trainer.checkpoint(run);
    try {
      AtomicFile.write(file, out -> out.write(content));
      if (!trainer.hasCheckpoint(run)) {
        Files.delete(file);
      }
    } catch (IOException e) {
      lines.warn(
          "No checkpoint could be written to %s: %s. If this trial continues, it starts again.",
          file, FileProblem.reason(e));
    }
  }
}
