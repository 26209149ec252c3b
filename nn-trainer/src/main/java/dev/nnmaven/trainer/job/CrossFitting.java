package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.data.Folds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Folds of the training examples, which networks answer that were trained without them: those of
 * the model, each without one; or others like them, if the model's are to be trained on all
 * examples. Then one fold is enough.
 *
 * <p>If there are as many folds as networks, these are the same, but for texts; otherwise others
 * answer.
 *
 * <p>Inputs are made of the examples of all folds, in the same way for each network, unless the
 * target chooses them, as it does the words of texts: answers that know the chosen words are not
 * honest, so that others have inputs of their own.
 *
 * <p>Source: M. Stone, <i>Cross-validatory choice and assessment of statistical predictions</i>,
 * Journal of the Royal Statistical Society B 36 (1974).
 *
 * @param without a training without a fold, for each that is answered, from the first on
 */
record CrossFitting<M extends Metrics>(
    TrainingRun<M> run, Folds folds, List<TrainingRun<M>> without) {

  /** Below so many examples, none can be spared: the model's networks are trained on all. */
  private static final int FEW = 1000;

  /** One fold of so many is left out by others than the model's networks. */
  private static final int LEFT_OUT = 5;

  /** Deals the training examples out to folds, if any are to be answered. */
  static <M extends Metrics> Optional<CrossFitting<M>> of(TrainingRun<M> run)
      throws DatasetException {
    TrainingJob job = run.job();
    boolean areAll = job.members().areCrossFitted();
    if (!areAll && !job.leavesOut()) {
      return Optional.empty();
    }
    Folds folds =
        Folds.lenient(
            run.data().trainedOn(),
            areAll ? job.members().folds() : LEFT_OUT,
            job.groups(),
            run.options().seed());
    if (folds.part(0, false).size() == 0) {
      throw new DatasetException(
          "%s: all training %s are equal or of one group, and stay together; set %s",
          areAll ? "nn.members=" + job.members().text() : "nn.calibration and nn.abstain",
          run.measure().unit().many(),
          areAll
              ? "nn.members=" + job.members().count()
              : "nn.calibration=none, and a probability in nn.abstain");
    }
    List<TrainingRun<M>> without = new ArrayList<>();
    for (int fold = 0; fold < (areAll ? folds.count() : 1); fold++) {
      LoadedData data = run.data().trainedOn(folds.examples()).validatedBy(folds.split(fold));
      without.add(haveOwnInputs(run) ? run.withOwnInputs(data) : run.on(data));
    }
    return Optional.of(new CrossFitting<>(run, folds, without));
  }

  /** Whether networks that answer a fold have inputs that are made without it. */
  private static boolean haveOwnInputs(TrainingRun<?> run) {
    return run.data().training().hasTexts() && run.job().initialWeights().isEmpty();
  }

  /** Whether each network is trained a second time, on all examples. */
  static boolean isRefitted(TrainingRun<?> run) {
    boolean isRefitted = isRefitted(run.job(), run.data().training().size());
    return isRefitted && (run.job().isRefitted() || !haveOwnInputs(run));
  }

  /**
   * The same, as far as it is known before data is read.
   *
   * @param examples number of training examples
   */
  static boolean isRefitted(TrainingJob job, long examples) {
    return job.isRefitted() || (job.members().areOfFolds() && examples < FEW);
  }

  /** Whether each training example is answered. */
  boolean areAllAnswered() {
    return without.size() == folds.count();
  }

  /** Whether others than the model's networks answer, which are trained on all examples. */
  private boolean areOthers() {
    return !areAllAnswered() || !run.job().members().areOfFolds() || haveOwnInputs(run);
  }

  /** The trainings of the model's networks, and those of others, if these answer. */
  List<TrainingRun<M>> trainings() {
    int networks = run.job().members().count();
    List<TrainingRun<M>> answering =
        areAllAnswered() ? without : Collections.nCopies(networks, without.get(0));
    return areOthers()
        ? Stream.concat(Collections.nCopies(networks, run).stream(), answering.stream()).toList()
        : answering;
  }

  /** Number of the training example that {@link #unseen} has at each place. */
  List<Integer> order() {
    return IntStream.range(0, folds.foldOf().size())
        .boxed()
        .sorted(Comparator.comparing(folds.foldOf()::get))
        .toList();
  }

  /**
   * Folds, and what answers them.
   *
   * @param networks one for each fold, or all for the only one
   */
  OutOfSample unseen(List<Network> networks) throws DatasetException {
    List<OutOfSample.Part> parts = new ArrayList<>();
    for (int fold = 0; fold < without.size(); fold++) {
      Examples inside = folds.part(fold, true);
      if (inside.size() > 0) {
        parts.add(
            new OutOfSample.Part(
                areAllAnswered() ? Ensemble.of(networks.get(fold)) : new Ensemble(networks),
                without.get(fold).samples(inside)));
      }
    }
    String unit = run.measure().unit().many();
    return new OutOfSample(
        parts, run.compute(), (areAllAnswered() ? "out-of-fold " : "left-out ") + unit);
  }
}
