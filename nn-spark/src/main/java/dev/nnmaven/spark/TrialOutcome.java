package dev.nnmaven.spark;

import dev.nnmaven.search.trial.TrialResult;
import dev.nnmaven.search.trial.TrialRun;
import java.io.IOException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What comes back from an executor.
 *
 * @param result a {@link TrialResult} as JSON; null if the trial cannot be trained at all
 * @param checkpoint where the trial is now, as a file; null if it has none
 * @param failure why the trial cannot be trained, wherever it is tried; null if it could
 */
record TrialOutcome(
    @Nullable String result,
    byte @Nullable [] checkpoint,
    @Nullable String failure,
    String executor)
    implements Serializable {

  static TrialOutcome of(TrialResult result, byte @Nullable [] checkpoint, String executor) {
    return new TrialOutcome(result.toJson(), checkpoint, null, executor);
  }

  static TrialOutcome failed(String why, String executor) {
    return new TrialOutcome(null, null, why, executor);
  }

  /**
   * The result, which an executor may say anything about.
   *
   * @throws IOException if it is none of that run; the message says why
   */
  TrialResult trialResult(TrialRun run) throws IOException {
    try {
      return TrialResult.ofJson(String.valueOf(result), run);
    } catch (IllegalArgumentException e) {
      throw new IOException("the result cannot be used: " + e.getMessage(), e);
    }
  }
}
