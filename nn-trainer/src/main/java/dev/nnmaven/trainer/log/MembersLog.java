package dev.nnmaven.trainer.log;

import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.job.TrainingRun;
import dev.nnmaven.trainer.measure.Measure;
import dev.nnmaven.trainer.text.Formats;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Log lines while the networks of a model are trained side by side, if that takes long: one for
 * each when it has come to its end and, in between, how far they are. Called on several threads.
 */
public final class MembersLog<M extends Metrics> {

  private static final String ROW = "%7s  %7s  %9s  %8s  %8s  %9s";
  private static final long INTERVAL_NANOS = 10_000_000_000L;
  private static final int TENTH = 10;

  private final Lines log;
  private final int epochs;
  private final Measure<M> measure;
  private final LongSupplier clock;
  private final long start;
  private final int[] done; // epochs of each network
  private long next;
  private boolean hasHead;

  /**
   * Creates the log of one run.
   *
   * @param epochs number of epochs of each, at most
   * @param clock time in nanoseconds
   */
  public MembersLog(Lines log, int members, int epochs, Measure<M> measure, LongSupplier clock) {
    this.log = log;
    this.epochs = epochs;
    this.measure = measure;
    this.clock = clock;
    this.start = clock.getAsLong();
    this.next = start + INTERVAL_NANOS;
    this.done = new int[members];
  }

  /**
   * Listener of the training of one network, whose number counts from 1.
   *
   * @param before number of its epochs that count as done when it begins
   */
  public TrainingListener<M> listener(int member, int before) {
    return new TrainingListener<>() {
      @Override
      public void epochFinished(EpochResult<M> result) {
        progressed(member, before + result.epoch());
      }
    };
  }

  private synchronized void progressed(int member, int epoch) {
    done[member - 1] = epoch;
    long now = clock.getAsLong();
    long all = (long) done.length * epochs;
    long sum = IntStream.of(done).asLongStream().sum();
    if (now - next >= 0 && sum < all) {
      next = now + Math.max(INTERVAL_NANOS, (now - start) / TENTH);
      log.info("%,d of %,d epochs of %d networks (%d%%)", sum, all, done.length, 100 * sum / all);
    }
  }

  /** Logs the row of a network that is trained. */
  public synchronized void finished(int member, TrainingRun.Outcome<M> outcome) {
    done[member - 1] = epochs;
    if (clock.getAsLong() - start < INTERVAL_NANOS) {
      return; // so short that the line about all of them is enough
    }
    if (!hasHead) {
      hasHead = true;
      log.info("");
      row("network", "epochs", "loss", "training", "test", "time");
    }
    List<EpochResult<M>> all = new ArrayList<>(outcome.result().epochs());
    String trained = Formats.count(all.size());
    if (outcome.refit().isPresent()) {
      List<EpochResult<M>> refit = outcome.refit().get().epochs();
      all.addAll(refit);
      trained += " + " + Formats.count(refit.size());
    }
    row(
        Formats.count(member),
        trained,
        all.isEmpty() ? "-" : Formats.loss(all.get(all.size() - 1).training().loss()),
        measure.text(outcome.metrics().training()),
        outcome.metrics().heldOut().map(measure::text).orElse("-"),
        Formats.minutes(all.stream().mapToDouble(EpochResult::seconds).sum()));
  }

  private void row(Object... cells) {
    log.info(ROW, cells);
  }

  /** What the networks reach alone: worst, median and best; empty if nothing was held out. */
  static <M extends Metrics> Optional<String> alone(
      TrainingRun.Outcome<M> outcome, Measure<M> measure) {
    List<M> worstFirst =
        outcome.members().stream()
            .flatMap(member -> member.metrics().heldOut().stream())
            .sorted(Comparator.<M>comparingDouble(measure::error).reversed())
            .toList();
    if (worstFirst.isEmpty()) {
      return Optional.empty();
    }
    int count = worstFirst.size();
    return Optional.of(
        Formats.format(
            "alone     the %d networks: test %s %s to %s, median %s",
            count,
            measure.score().title(),
            measure.text(worstFirst.get(0)),
            measure.text(worstFirst.get(count - 1)),
            measure.text(worstFirst.get((count - 1) / 2)))); // of two in the middle, the worse
  }
}
