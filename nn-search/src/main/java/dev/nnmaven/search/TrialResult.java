package dev.nnmaven.search;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import dev.nnmaven.nn.text.Shown;
import java.util.List;
import java.util.stream.IntStream;
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

  /** Most results in a file: one of a search of 10,000 trials with folds can be read. */
  private static final int MOST_RESULTS = 100_000;

  private static final int LONGEST_TEXT = 1000;

  /** Figures of an epoch. */
  public record Point(int epoch, double loss, double validationLoss) {}

  static TrialResult diverged(String key, String why) {
    return new TrialResult(key, List.of(), null, null, null, why, null);
  }

  static TrialResult failed(String key, String why) {
    return new TrialResult(key, List.of(), null, null, null, null, why);
  }

  /**
   * JSON of results and lists of them that may be somebody else's.
   *
   * @param epochs number of epochs that a curve has at most
   */
  static Gson gson(int epochs) {
    Gson curves =
        new GsonBuilder()
            .registerTypeAdapter(
                new TypeToken<List<Point>>() {}.getType(),
                new BoundedList<>(new Gson().getAdapter(Point.class), epochs))
            .create();
    return curves
        .newBuilder()
        .registerTypeAdapter(
            new TypeToken<List<TrialResult>>() {}.getType(),
            new BoundedList<>(curves.getAdapter(TrialResult.class), MOST_RESULTS))
        .create();
  }

  /** As {@link #ofJson} reads it. */
  public String toJson() {
    return new Gson().toJson(this);
  }

  /**
   * Reads what another process says of a run.
   *
   * @throws IllegalArgumentException if it cannot be a result of that
   */
  public static TrialResult ofJson(String json, TrialRun run) {
    TrialResult read;
    try {
      read = gson(run.epochs()).fromJson(json, TrialResult.class);
    } catch (JsonParseException e) {
      throw new IllegalArgumentException("it is no result", e);
    }
    if (read == null || !read.isWhole()) {
      throw new IllegalArgumentException("a part is missing, or out of bounds");
    }
    if (!run.key().equals(read.key())) {
      throw new IllegalArgumentException("it is that of another trial");
    }
    return read;
  }

  /** Whether a file's content can be one; what reads JSON leaves out what is not there. */
  boolean isWhole() {
    return key != null
        && key.length() <= LONGEST_TEXT
        && curve != null
        && IntStream.range(0, curve.size()).allMatch(i -> isEpoch(curve.get(i), i + 1))
        && (accuracy == null || (accuracy >= 0 && accuracy <= 1))
        && (isText(diverged)
            || isText(failed)
            || (!curve.isEmpty() && isFinite(loss) && isFinite(error)));
  }

  private static boolean isEpoch(@Nullable Point point, int epoch) {
    return point != null
        && point.epoch() == epoch
        && isFinite(point.loss())
        && isFinite(point.validationLoss());
  }

  /** Whether it is a reason that can be shown. */
  private static boolean isText(@Nullable String why) {
    return why != null && why.length() <= LONGEST_TEXT && why.equals(Shown.escaped(why));
  }

  private static boolean isFinite(@Nullable Double figure) {
    return figure != null && Double.isFinite(figure);
  }
}
