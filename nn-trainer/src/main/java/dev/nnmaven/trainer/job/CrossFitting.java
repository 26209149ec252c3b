package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.data.Folds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The folds of a training whose networks are each trained without one of them: each training
 * example is answered by a network that has not seen it. Inputs are made of the examples of all
 * folds, in the same way for each network.
 *
 * <p>Source: M. Stone, <i>Cross-validatory choice and assessment of statistical predictions</i>,
 * Journal of the Royal Statistical Society B 36 (1974).
 */
record CrossFitting<M extends Metrics>(TrainingRun<M> run, Folds folds) {

  /** Below so many examples, none can be spared: the model's networks are trained on all. */
  private static final int FEW = 1000;

  /** Deals the training examples out to as many folds as the model has networks, if it is to. */
  static <M extends Metrics> Optional<CrossFitting<M>> of(TrainingRun<M> run)
      throws DatasetException {
    if (!run.job().members().areCrossFitted()) {
      return Optional.empty();
    }
    Folds folds =
        Folds.lenient(
            run.data().trainedOn(),
            run.job().members().count(),
            run.job().groups(),
            run.options().seed());
    if (folds.part(0, false).size() == 0) {
      throw new DatasetException(
          "nn.members=folds(%s): all training %s are equal or of one group, and stay together; set nn.members=%s",
          folds.count(), run.measure().unit().many(), folds.count());
    }
    return Optional.of(new CrossFitting<>(run, folds));
  }

  /**
   * Whether each network is trained a second time, on all examples.
   *
   * @param examples number of training examples
   */
  static boolean isRefitted(TrainingJob job, long examples) {
    return job.isRefitted() || (job.members().areCrossFitted() && examples < FEW);
  }

  /** The training examples of a network, whose number counts from 1; its fold is beside them. */
  LoadedData without(int member) {
    return run.data().trainedOn(folds.examples()).validatedBy(folds.split(member - 1));
  }

  /** Number of the training example that {@link #unseen} has at each place. */
  List<Integer> order() {
    return IntStream.range(0, folds.foldOf().size())
        .boxed()
        .sorted(Comparator.comparing(folds.foldOf()::get))
        .toList();
  }

  /** Each fold beside the network, of those given, that was trained without it. */
  OutOfSample unseen(List<Network> networks) throws DatasetException {
    List<OutOfSample.Part> parts = new ArrayList<>();
    for (int fold = 0; fold < folds.count(); fold++) {
      Examples inside = folds.part(fold, true);
      if (inside.size() > 0) {
        parts.add(new OutOfSample.Part(Ensemble.of(networks.get(fold)), run.samples(inside)));
      }
    }
    return new OutOfSample(parts, run.compute(), "out-of-fold " + run.measure().unit().many());
  }
}
