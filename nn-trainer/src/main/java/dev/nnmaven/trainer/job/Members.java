package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.nn.training.TrainingListener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The networks of a model, trained side by side, each with its share of the threads. Those that are
 * more than there are threads take turns, epoch by epoch, so that no thread waits while the last
 * one is trained. What a network becomes depends on its seed alone.
 *
 * @param own how many of them are the model's; others behind them are not watched
 */
record Members<M extends Metrics>(List<TrainingRun<M>> runs, int own) {

  /** The networks that a run asks for, and others that answer folds, with initial weights. */
  static <M extends Metrics> Members<M> of(
      TrainingRun<M> run, Optional<CrossFitting<M>> crossFitting) {
    int members = run.job().members().count();
    List<TrainingRun<M>> trainings =
        crossFitting
            .map(CrossFitting::trainings)
            .orElseGet(() -> Collections.nCopies(members, run));
    ComputeOptions share = share(run.compute(), trainings.size());
    List<TrainingRun<M>> runs = new ArrayList<>();
    for (int i = 0; i < trainings.size(); i++) {
      long seed = seed(run.options().seed(), 1 + i % members);
      runs.add(trainings.get(i).member(seed, share));
    }
    return new Members<>(runs, members);
  }

  /**
   * Seed of a network: that of the run for the first, others at random. Numbers that follow each
   * other would let models of neighbouring seeds share networks.
   */
  static long seed(long seed, int member) {
    return member == 1 ? seed : RandomStream.of(seed).derive("member", member).nextLong();
  }

  private static ComputeOptions share(ComputeOptions all, int members) {
    return new ComputeOptions(all.kernels(), all.used() / working(all, members));
  }

  /** Networks that compute at the same time. */
  private static int working(ComputeOptions all, int members) {
    return Math.min(all.used(), members);
  }

  /**
   * Networks that have begun and not ended: five on two threads are three that take turns and then
   * two, 2.5 times the work of one, rather than two, two and one, 3 times.
   */
  private static int begun(int working, int members) {
    return working + members % working;
  }

  /** Those of the model. */
  Ensemble ensemble() {
    return new Ensemble(runs.stream().limit(own).map(TrainingRun::network).toList());
  }

  /**
   * Trains all; if one fails, the others are stopped.
   *
   * @return outcome of each, first to last
   */
  List<TrainingRun.Outcome<M>> train(ComputeOptions threads, MemberWatch<M> watch)
      throws DatasetException {
    int working = working(threads, runs.size());
    AtomicBoolean stopped = new AtomicBoolean();
    Semaphore turns = new Semaphore(working, true);
    List<Callable<TrainingRun.Outcome<M>>> tasks = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      int member = i + 1;
      MemberWatch<M> its = i < own ? watch : MemberWatch.none();
      tasks.add(() -> train(member, its, turns, stopped));
    }
    return ParallelRunner.train("nn-member", tasks, begun(working, runs.size()), stopped);
  }

  private TrainingRun.Outcome<M> train(
      int member, MemberWatch<M> watch, Semaphore turns, AtomicBoolean stopped)
      throws DatasetException {
    turns.acquireUninterruptibly();
    try {
      TrainingRun.Outcome<M> outcome =
          runs.get(member - 1)
              .train(member, watch, listener -> new InTurn<>(listener, turns, stopped));
      watch.finished(member, outcome);
      return outcome;
    } finally {
      turns.release();
    }
  }

  /**
   * Passes on what happens, until all are to stop, and the turn after each epoch.
   *
   * @param turns who computes; the one that has waited longest is next
   */
  private record InTurn<M extends Metrics>(
      TrainingListener<M> listener, Semaphore turns, AtomicBoolean stopped)
      implements TrainingListener<M> {

    @Override
    public void samplesTrained(int epoch, int done, int total) {
      if (stopped.get()) {
        throw new CancellationException("another network failed");
      }
      listener.samplesTrained(epoch, done, total);
    }

    @Override
    public void epochFinished(EpochResult<M> result) {
      listener.epochFinished(result);
      turns.release();
      turns.acquireUninterruptibly();
    }
  }
}
