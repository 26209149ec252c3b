package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.task.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * The linear member of a model: a network without hidden layers, trained on the same inputs. Where
 * a table has little signal, a straight line errs less than networks that can bend.
 *
 * @param network trained on all examples, with the penalty of its squared weights that has the
 *     least loss out-of-fold
 * @param unseen networks that are trained as it is, without a fold each, beside that fold; empty
 *     without folds
 */
record LinearFit(Network network, Optional<OutOfSample> unseen) {

  /** From strong to weak, so that each starts where the one before has ended. */
  private static final double[] PENALTIES = {1000, 100, 10, 1, 0.1, 0.01};

  private static final double PENALTY_WITHOUT_FOLDS = 10;

  /** So often in a row a weaker penalty may be worse before weaker ones are not tried. */
  private static final int PATIENCE = 2;

  /** Trains the linear member of a run. */
  static <M extends Metrics> LinearFit of(TrainingRun<M> run, Optional<CrossFitting<M>> folds)
      throws DatasetException {
    if (folds.isEmpty()) {
      Network network = solver(run).solve(PENALTY_WITHOUT_FOLDS).into(untrained(run));
      return new LinearFit(network, Optional.empty());
    }
    CrossFitting<M> crossFitting = folds.get();
    List<TrainingRun<M>> runs = new ArrayList<>(crossFitting.without());
    runs.add(run); // beside the others, where a thread would wait
    List<LinearSolver> solvers = new ArrayList<>();
    for (TrainingRun<M> each : runs) {
      solvers.add(solver(each));
    }
    Optional<LinearFit> best = Optional.empty();
    double least = Double.NaN;
    int worse = 0;
    for (int p = 0; p < PENALTIES.length && worse < PATIENCE; p++) {
      List<Network> networks = solved(runs, solvers, PENALTIES[p]);
      OutOfSample tried = crossFitting.unseen(networks);
      double loss = tried.loss();
      worse = best.isEmpty() || loss < least ? 0 : worse + 1;
      if (worse == 0) {
        Network onAll = networks.get(networks.size() - 1);
        best = Optional.of(new LinearFit(onAll, Optional.of(tried)));
        least = loss;
      }
    }
    return best.orElseThrow();
  }

  private static <M extends Metrics> List<Network> solved(
      List<TrainingRun<M>> runs, List<LinearSolver> solvers, double penalty)
      throws DatasetException {
    List<Callable<Network>> tasks =
        IntStream.range(0, runs.size())
            .<Callable<Network>>mapToObj(
                i -> () -> solvers.get(i).solve(penalty).into(untrained(runs.get(i))))
            .toList();
    int threads = runs.get(0).compute().used();
    return ParallelRunner.train("nn-linear", tasks, threads, new AtomicBoolean());
  }

  private static LinearSolver solver(TrainingRun<?> run) throws DatasetException {
    return new LinearSolver(
        run.network(), run.options().targets(), run.samples(run.data().trainedOn()));
  }

  private static Network untrained(TrainingRun<?> run) {
    return run.untrained(run.job().network().withoutHiddenLayers());
  }
}
