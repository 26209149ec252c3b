package dev.nnmaven.spark;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.nnmaven.plugin.search.TrialResult;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What comes back from an executor.
 *
 * @param result a {@link TrialResult} as JSON; null if the trial cannot be trained at all
 * @param checkpoint where the trial is now, as a file; null if it has none
 * @param failure why the trial cannot be trained, wherever it is tried; null if it could
 * @param executor number of the executor
 */
record TrialOutcome(
    @Nullable String result,
    byte @Nullable [] checkpoint,
    @Nullable String failure,
    String executor)
    implements Serializable {

  /** Losses that are infinite are results, too. */
  private static final Gson GSON = new GsonBuilder().serializeSpecialFloatingPointValues().create();

  static TrialOutcome of(TrialResult result, byte @Nullable [] checkpoint, String executor) {
    return new TrialOutcome(GSON.toJson(result), checkpoint, null, executor);
  }

  static TrialOutcome failed(String why, String executor) {
    return new TrialOutcome(null, null, why, executor);
  }

  TrialResult trialResult() {
    return GSON.fromJson(result, TrialResult.class);
  }
}
