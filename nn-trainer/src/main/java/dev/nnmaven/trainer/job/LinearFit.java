package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.schedule.Schedule;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.training.Checkpoints;
import dev.nnmaven.nn.training.Trainer;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.nn.training.TrainingOptions;
import dev.nnmaven.trainer.config.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The linear member of a model: a network without hidden layers, trained on the same inputs. Where
 * a table has little signal, a straight line errs less than networks that can bend.
 *
 * @param network trained on all examples
 * @param unseen networks that are trained as it is, without a fold each, beside that fold; empty
 *     without folds
 * @param decay its weight decay: of those that are tried, the one of the least loss out-of-fold
 */
record LinearFit(Network network, Optional<OutOfSample> unseen, String decay) {

  private static final List<String> DECAYS = List.of("0.02", "0.2", "2", "20");
  private static final String DECAY_WITHOUT_FOLDS = "0.2";
  private static final float RATE = 0.01f;
  private static final int BATCH = 64;
  private static final int LEAST_STEPS = 2000;

  /** Trains the linear member of a run. */
  static <M extends Metrics> LinearFit of(TrainingRun<M> run, Optional<CrossFitting<M>> folds)
      throws DatasetException {
    if (folds.isEmpty()) {
      Network network = train(run, run.data(), DECAY_WITHOUT_FOLDS);
      return new LinearFit(network, Optional.empty(), DECAY_WITHOUT_FOLDS);
    }
    CrossFitting<M> crossFitting = folds.get();
    int count = crossFitting.folds().count();
    List<Callable<Network>> tasks = new ArrayList<>();
    for (String decay : DECAYS) {
      for (int member = 1; member <= count; member++) {
        LoadedData data = crossFitting.without(member);
        tasks.add(() -> train(run, data, decay));
      }
    }
    List<Network> networks = inParallel(run.compute().used(), tasks);
    String best = DECAYS.get(0);
    OutOfSample least = crossFitting.unseen(networks.subList(0, count));
    for (int d = 1; d < DECAYS.size(); d++) {
      OutOfSample tried = crossFitting.unseen(networks.subList(d * count, (d + 1) * count));
      if (tried.loss() < least.loss()) {
        best = DECAYS.get(d);
        least = tried;
      }
    }
    return new LinearFit(train(run, run.data(), best), Optional.of(least), best);
  }

  private static List<Network> inParallel(int threads, List<Callable<Network>> tasks)
      throws DatasetException {
    try {
      return ParallelRunner.run("nn-linear", tasks, threads, new AtomicBoolean());
    } catch (InterruptedException e) {
      throw new CancellationException("interrupted while linear members were trained");
    } catch (ExecutionException e) {
      throw (DatasetException) e.getCause(); // no other is declared
    }
  }

  private static <M extends Metrics> Network train(
      TrainingRun<M> run, LoadedData data, String decay) throws DatasetException {
    Network network = untrained(run);
    TrainingOptions options = run.options().toBuilder().batchSize(BATCH).build();
    long ofEpoch = options.batches(data.trainedOn().size());
    int epochs = Math.max(options.epochs(), (int) ((LEAST_STEPS + ofEpoch - 1) / ofEpoch));
    options =
        options.toBuilder()
            .optimizer(Optimizer.of("adamW(decay=" + decay + ")"))
            .learningRate(RATE)
            .schedule(Schedule.of("cosine"))
            .epochs(epochs)
            .build();
    Samples samples =
        run.job()
            .source()
            .samples(data.trainedOn(), run.preprocessing(), run.measure().task(), options.seed());
    ComputeOptions alone = new ComputeOptions(run.compute().kernels(), 1);
    new Trainer<M>(network, run.measure().task().learned(), options, alone, TrainingListener.none())
        .train(samples, null, null, Checkpoints.none());
    return network;
  }

  private static <M extends Metrics> Network untrained(TrainingRun<M> run) {
    try {
      return run.job()
          .network()
          .withoutHiddenLayers()
          .build(
              Shape.of(run.preprocessing().shape()),
              run.data().training().inputs(run.preprocessing()),
              run.measure().task());
    } catch (ConfigurationException e) {
      throw new IllegalStateException("the output layer fits the network it is from", e);
    }
  }
}
