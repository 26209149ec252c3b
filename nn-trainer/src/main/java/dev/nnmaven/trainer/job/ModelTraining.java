package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.training.TrainingResult;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.data.Split;
import dev.nnmaven.trainer.job.TrainingRun.FinalMetrics;
import dev.nnmaven.trainer.job.TrainingRun.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Training of a model: of its networks, and then of what their answers to examples that they were
 * not trained on decide, which is the linear share, the temperature, the threshold and the scores
 * of intervals.
 *
 * @param run that of the first network
 * @param folds those that each network is trained without one of, if there are any
 */
record ModelTraining<M extends Metrics>(TrainingRun<M> run, Optional<CrossFitting<M>> folds) {

  static <M extends Metrics> ModelTraining<M> of(TrainingRun<M> run) throws DatasetException {
    return new ModelTraining<>(run, CrossFitting.of(run));
  }

  Outcome<M> train(MemberWatch<M> watch) throws DatasetException {
    boolean isSingle = run.job().members().count() == 1;
    if (isSingle && folds.isEmpty()) {
      Outcome<M> outcome = run.train(1, watch, UnaryOperator.identity());
      return calibrated(outcome, outcome.judged().members());
    }
    Members<M> members = Members.of(run, folds);
    Ensemble ensemble = members.ensemble(); // refuses a loss that cannot judge it, before hours
    List<Outcome<M>> outcomes = members.train(run.compute(), watch);
    List<Outcome<M>> own = outcomes.subList(0, members.own());
    List<Network> answering =
        outcomes.subList(own.size() % outcomes.size(), outcomes.size()).stream() // all, or others
            .map(outcome -> outcome.judged().first())
            .toList();
    return calibrated(isSingle ? own.get(0) : joined(ensemble, own), answering);
  }

  private Outcome<M> joined(Ensemble ensemble, List<Outcome<M>> outcomes) throws DatasetException {
    TrainingResult<M> first = outcomes.get(0).result();
    Optional<Samples> validation = run.job().isRefitted() ? Optional.empty() : validation();
    return new Outcome<>(
        run.model(ensemble, ensemble.size()),
        first,
        metrics(ensemble, first, validation.map(some -> run.evaluate(ensemble, some))),
        new Ensemble(outcomes.stream().map(outcome -> outcome.judged().first()).toList()),
        outcomes,
        Optional.empty());
  }

  /**
   * Calibrates a model.
   *
   * @param answering networks that know neither validation examples nor the folds
   */
  private Outcome<M> calibrated(Outcome<M> outcome, List<Network> answering)
      throws DatasetException {
    TrainingJob job = run.job();
    Optional<Samples> validation = validation();
    Optional<OutOfSample> judged = unseen(answering, validation);
    if (judged.isEmpty() && job.answers().isPlain() && !job.linear().isWanted()) {
      return outcome;
    }
    TrainingResult<M> result = outcome.result();
    judged.ifPresent(some -> TrainingRun.requireFinite(result, some.loss()));
    Optional<LinearFit> linear =
        job.linear().isWanted() ? Optional.of(LinearFit.of(run, folds)) : Optional.empty();
    Calibrated calibrated =
        scored(result, Calibrated.of(outcome.model(), judged, job.answers(), job.linear(), linear));
    Optional<OutOfFold> outOfFold =
        folds
            .filter(CrossFitting::areAllAnswered)
            .map(
                all ->
                    OutOfFold.of(
                        all, calibrated.judged().orElseThrow(), linear.flatMap(LinearFit::unseen)));
    Ensemble ensemble = calibrated.model().ensemble();
    if (ensemble == outcome.model().ensemble()
        && run.measure().task() == run.measure().task().learned()) {
      return outcome.calibrated(calibrated, outOfFold, outcome.metrics());
    }
    Optional<M> validated =
        validation
            .filter(any -> outcome.metrics().validation().isPresent())
            .map(
                some ->
                    run.evaluate(
                        calibrated.judged().orElseThrow().parts().get(0).networks(), some));
    return outcome.calibrated(calibrated, outOfFold, metrics(ensemble, result, validated));
  }

  /** Examples that these networks were not trained on; empty if all of them were. */
  private Optional<OutOfSample> unseen(List<Network> networks, Optional<Samples> validation)
      throws DatasetException {
    if (folds.isPresent()) {
      return Optional.of(folds.get().unseen(networks));
    }
    String what = "validation " + run.measure().unit().many();
    return validation.map(
        some -> OutOfSample.of(new Ensemble(networks), some, run.compute(), what));
  }

  /** With scores, unless a number is off by more than a float can be, though its loss is finite. */
  private Calibrated scored(TrainingResult<M> result, Calibrated calibrated) {
    try {
      return calibrated.scored(run.measure());
    } catch (IllegalArgumentException e) {
      throw TrainingRun.diverged(result, "the finished network's errors are not finite");
    }
  }

  private Optional<Samples> validation() throws DatasetException {
    return run.samples(run.data().validation().map(Split::heldOut));
  }

  private FinalMetrics<M> metrics(
      Ensemble ensemble, TrainingResult<M> result, Optional<M> validation) throws DatasetException {
    // The examples that the steps of the model are made on.
    LoadedData data = run.data();
    Examples training = run.job().isRefitted() ? data.training() : data.trainedOn();
    return new FinalMetrics<>(
        TrainingRun.requireFinite(result, run.evaluate(ensemble, run.samples(training))),
        validation,
        run.samples(data.heldOut())
            .map(some -> TrainingRun.requireFinite(result, run.evaluate(ensemble, some))));
  }
}
