package dev.nnmaven.plugin.search;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a trial, until it paused. Nothing in it depends on time or machine.
 *
 * @param key that of its {@link TrialRun}
 * @param curve its epochs from the first one on
 * @param loss validation loss of the network that it has led to; null if it diverged
 * @param accuracy validation accuracy of that network; null if it diverged, or if there is no such
 *     figure
 * @param error what trials are compared by, the smaller the better; null if it diverged
 * @param diverged why training could not go on; null if it could
 */
public record TrialResult(
    String key,
    List<Point> curve,
    @Nullable Double loss,
    @Nullable Double accuracy,
    @Nullable Double error,
    @Nullable String diverged) {

  /** Figures of an epoch. */
  public record Point(int epoch, double loss, double validationLoss) {}

  static TrialResult diverged(String key, String why) {
    return new TrialResult(key, List.of(), null, null, null, why);
  }

  /** Whether a file's content can be one; what reads JSON leaves out what is not there. */
  boolean isWhole() {
    return key != null
        && curve != null
        && curve.stream().allMatch(Objects::nonNull)
        && (diverged != null || (!curve.isEmpty() && isFinite(loss) && isFinite(error)));
  }

  private static boolean isFinite(@Nullable Double figure) {
    return figure != null && Double.isFinite(figure);
  }
}
