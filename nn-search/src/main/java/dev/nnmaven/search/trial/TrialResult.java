package dev.nnmaven.search.trial;

import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.files.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a trial, until it paused. Nothing in it depends on time or machine.
 *
 * @param key that of its {@link TrialRun}
 * @param curve its epochs from the first one on
 * @param loss validation loss of the network that it has led to; null if it is lost
 * @param accuracy validation accuracy of that network; null if it is lost, or if there is no such
 *     figure
 * @param error what trials are compared by, the smaller the better; null if it is lost
 * @param diverged how training diverged; null if it did not
 * @param failed what was thrown while it was trained, such as by an activation of the project's
 *     own; null if nothing was
 */
public record TrialResult(
    String key,
    List<Point> curve,
    @Nullable Double loss,
    @Nullable Double accuracy,
    @Nullable Double error,
    @Nullable String diverged,
    @Nullable String failed) {

  private static final int LONGEST_TEXT = 1000;

  private static final int LONGEST_REASON = LONGEST_TEXT - 100; // where cut, the length is added

  /** Most characters of JSON without a curve, and for each of its points. */
  private static final int LONGEST_HEAD = 10 * LONGEST_TEXT;

  private static final int LONGEST_POINT = 200;

  /** Throws if a part is missing, or out of bounds; it may be what somebody else has written. */
  public TrialResult {
    curve = List.copyOf(curve);
    for (int i = 0; i < curve.size(); i++) {
      require(curve.get(i).epoch() == i + 1);
    }
    require(key.length() <= LONGEST_TEXT);
    require(accuracy == null || (accuracy >= 0 && accuracy <= 1));
    require(isText(diverged) || isText(failed) || (isFinite(loss) && isFinite(error)));
  }

  /** Figures of an epoch. */
  public record Point(int epoch, double loss, double validationLoss) {

    /** Throws if it is of no epoch. */
    public Point {
      require(epoch > 0);
    }
  }

  public static TrialResult diverged(String key, String why) {
    return new TrialResult(key, List.of(), null, null, null, reason(why), null);
  }

  public static TrialResult failed(String key, String why) {
    return new TrialResult(key, List.of(), null, null, null, null, reason(why));
  }

  /** As {@link #ofJson} reads it. */
  public String toJson() {
    return Json.text(this);
  }

  /**
   * Reads what another process says of a run.
   *
   * @throws IllegalArgumentException if it cannot be a result of that
   */
  public static TrialResult ofJson(String json, TrialRun run) {
    require(json.length() <= LONGEST_HEAD + (long) LONGEST_POINT * run.epochs());
    TrialResult read = Json.parse(json, TrialResult.class);
    require(read.isWithin(run.epochs()));
    if (!run.key().equals(read.key())) {
      throw new IllegalArgumentException("it belongs to another trial");
    }
    return read;
  }

  /** Whether it can be of a trial of so many epochs. */
  boolean isWithin(int epochs) {
    return curve.size() <= epochs && (error == null || !curve.isEmpty());
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalArgumentException("a part is missing, or out of bounds");
    }
  }

  private static String reason(String why) {
    return SafeText.cut(SafeText.escaped(why), LONGEST_REASON);
  }

  /** Whether it is a reason that can be shown. */
  private static boolean isText(@Nullable String why) {
    return why != null && why.length() <= LONGEST_TEXT && why.equals(SafeText.escaped(why));
  }

  private static boolean isFinite(@Nullable Double figure) {
    return figure != null && Double.isFinite(figure);
  }
}
