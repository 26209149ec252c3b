package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.Preprocessing;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.evaluation.Evaluator;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.nn.training.Checkpoints;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.nn.training.Trainer;
import dev.nnmaven.nn.training.TrainingDivergedException;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.nn.training.TrainingOptions;
import dev.nnmaven.nn.training.TrainingResult;
import dev.nnmaven.nn.training.Validation;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.NetworkPlan;
import dev.nnmaven.trainer.config.ValidationSettings;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.measure.Measure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A training run with loaded data and an initialized network; of a model of several networks, the
 * first.
 *
 * @param network {@link #train} changes it
 * @param options those of the job, with the class weights; of one of several networks, its seed
 * @param compute kernels and threads; of one of several networks, its share of those of the job
 * @param initialWeightsSha256 hash of the file as read; it may be replaced before training ends
 */
public record TrainingRun<M extends Metrics>(
    TrainingJob job,
    LoadedData data,
    Measure<M> measure,
    Preprocessing preprocessing,
    Network network,
    TrainingOptions options,
    ComputeOptions compute,
    Optional<String> initialWeightsSha256) {

  /**
   * Final evaluations of a model.
   *
   * @param training on the examples that it was trained on
   * @param validation on the validation examples, if available; after a refit, of the first
   *     training, and empty for several networks
   * @param heldOut on the test examples, if available
   */
  public record FinalMetrics<M extends Metrics>(
      M training, Optional<M> validation, Optional<M> heldOut) {}

  /**
   * Result of training.
   *
   * @param result the epochs, and which of them the model is of; of several networks, those of the
   *     first
   * @param judged the networks evaluated on validation data: after a refit, the networks of the
   *     first training
   * @param members the outcome of each network alone, if there are several
   * @param refit the refit that the model results from, if configured
   * @param calibrated calibration of the model's probabilities, if configured
   * @param outOfFold out-of-fold answers to the training examples, if available
   */
  public record Outcome<M extends Metrics>(
      TrainedModel model,
      TrainingResult<M> result,
      FinalMetrics<M> metrics,
      Ensemble judged,
      List<Outcome<M>> members,
      Optional<TrainingResult<M>> refit,
      Optional<Calibrated> calibrated,
      Optional<OutOfFold> outOfFold) {

    /** Creates the outcome of networks as they were trained. */
    public Outcome(
        TrainedModel model,
        TrainingResult<M> result,
        FinalMetrics<M> metrics,
        Ensemble judged,
        List<Outcome<M>> members,
        Optional<TrainingResult<M>> refit) {
      this(model, result, metrics, judged, members, refit, Optional.empty(), Optional.empty());
    }

    Outcome<M> calibrated(
        Calibrated calibrated, Optional<OutOfFold> answered, FinalMetrics<M> after) {
      return new Outcome<>(
          calibrated.model(),
          result,
          after,
          judged,
          members,
          refit,
          Optional.of(calibrated),
          answered);
    }
  }

  /**
   * What a training that may have paused has come to.
   *
   * @param validation metrics of the network on the validation examples, if there are any
   */
  public record PartialResult<M extends Metrics>(
      TrainingResult<M> result, Optional<M> validation) {}

  /**
   * Creates the network and its initial weights.
   *
   * @throws ConfigurationException if the data or the initial weights do not fit the network
   * @throws DatasetException if the data cannot be prepared for it
   */
  public static TrainingRun<?> prepare(TrainingJob job, LoadedData data)
      throws ConfigurationException, DatasetException, IOException {
    return Preparation.run(data.decided(job), data);
  }

  public List<String> warnings() {
    return TrainingWarnings.of(this);
  }

  /** The run of a network of the model: with weights of its own, unless they come from a file. */
  TrainingRun<M> member(long seed, ComputeOptions share) {
    Network own = network.copy();
    if (job.initialWeights().isEmpty()) {
      own.initialize(job.initializer(), RandomStream.of(seed));
    }
    return with(own, options.toBuilder().seed(seed).build(), share, data);
  }

  /** The same training on other examples. */
  TrainingRun<M> on(LoadedData some) {
    return with(network, options, compute, some);
  }

  /** The same training on other examples, of which the inputs are made, too. */
  TrainingRun<M> withOwnInputs(LoadedData some) throws DatasetException {
    Preprocessing inputs = job.source().preprocessing(some.trainedOn());
    TrainingRun<M> made =
        new TrainingRun<>(
            job, some, measure, inputs, network, options, compute, initialWeightsSha256);
    return made.with(made.untrained(job.network()), options, compute, some);
  }

  /** A network like that of the job, on these inputs. */
  Network untrained(NetworkPlan plan) {
    try {
      return plan.build(
          Shape.of(preprocessing.shape()), data.training().inputs(preprocessing), measure.task());
    } catch (ConfigurationException e) {
      throw new IllegalStateException("what fits the network of the job fits this one", e);
    }
  }

  /** Another training of the same model. */
  TrainingRun<M> with(
      Network trained, TrainingOptions other, ComputeOptions share, LoadedData some) {
    return new TrainingRun<>(
        job, some, measure, preprocessing, trained, other, share, initialWeightsSha256);
  }

  /**
   * Trains the networks of the model, side by side if there are several, and calibrates the model
   * if that is wanted.
   *
   * @throws DatasetException if an example does not fit the network
   * @throws TrainingDivergedException if training diverges
   */
  public Outcome<M> train(MemberWatch<M> watch) throws DatasetException {
    return ModelTraining.of(this).train(watch);
  }

  /**
   * Trains this network alone, and retrains it if that is wanted.
   *
   * @param guard what comes before the listeners of the watch
   */
  Outcome<M> train(int member, MemberWatch<M> watch, UnaryOperator<TrainingListener<M>> guard)
      throws DatasetException {
    TrainingListener<M> listener = guard.apply(watch.listener(member));
    Checkpoints<M> checkpoints = watch.checkpoints(member, this);
    if (!isRefitted()) {
      return train(listener, checkpoints);
    }
    Refit<M> refit = Refit.of(this);
    PartialResult<M> result =
        reach(trainingSamples(), listener, checkpoints, eachEpoch(samples(data.heldOut())));
    Ensemble judged = Ensemble.of(network.copy());
    TrainingRun<M> second = refit.second(result.result());
    MemberWatch<M> again = watch.refit(result, second);
    Outcome<M> outcome =
        second.train(guard.apply(again.listener(member)), again.checkpoints(member, second));
    return new Outcome<>(
        model(Ensemble.of(network), 1),
        result.result(),
        new FinalMetrics<>(
            outcome.metrics().training(), result.validation(), outcome.metrics().heldOut()),
        judged,
        List.of(),
        Optional.of(outcome.result()));
  }

  /** Whether each network is retrained on all training examples. */
  public boolean isRefitted() {
    return CrossFitting.isRefitted(this);
  }

  /**
   * Trains this network alone and once, whatever others the model has, or continues from a
   * checkpoint.
   */
  public Outcome<M> train(TrainingListener<M> listener, Checkpoints<M> checkpoints)
      throws DatasetException {
    Samples training = trainingSamples();
    Optional<Samples> heldOut = samples(data.heldOut());
    PartialResult<M> reached = reach(training, listener, checkpoints, eachEpoch(heldOut));
    TrainingResult<M> result = reached.result();
    return new Outcome<>(
        model(Ensemble.of(network), 1),
        result,
        new FinalMetrics<>(
            requireFinite(result, evaluate(training)),
            reached.validation(),
            finished(result, EpochResult::heldOut, heldOut)),
        Ensemble.of(network),
        List.of(),
        Optional.empty());
  }

  /** Trains the network until it pauses, or to the end, and looks at no test example. */
  public PartialResult<M> reach(TrainingListener<M> listener, Checkpoints<M> checkpoints)
      throws DatasetException {
    return reach(trainingSamples(), listener, checkpoints, Optional.empty());
  }

  private PartialResult<M> reach(
      Samples training,
      TrainingListener<M> listener,
      Checkpoints<M> checkpoints,
      Optional<Samples> eachEpoch)
      throws DatasetException {
    Optional<Validation<M>> validation = validation();
    TrainingResult<M> result =
        new Trainer<>(network, measure.task().learned(), options, compute, listener)
            .train(training, validation.orElse(null), eachEpoch.orElse(null), checkpoints);
    return new PartialResult<>(
        result, finished(result, EpochResult::validation, validation.map(Validation::samples)));
  }

  /** The model before training, with all that it will record; of several networks, the first. */
  public TrainedModel model() {
    return model(Ensemble.of(network), job.members().count());
  }

  TrainedModel model(Ensemble ensemble, int networks) {
    return new TrainedModel(
        ensemble, measure.task(), preprocessing, TrainingProvenance.of(this, networks));
  }

  private Optional<Samples> eachEpoch(Optional<Samples> heldOut) {
    return heldOut.filter(any -> job.data().heldOutEachEpoch());
  }

  private Samples trainingSamples() throws DatasetException {
    return job.source().samples(data.trainedOn(), preprocessing, measure.task(), options.seed());
  }

  /** Metrics of the finished network: those of the epoch that was kept, if it was measured. */
  private Optional<M> finished(
      TrainingResult<M> result,
      Function<EpochResult<M>, Optional<M>> ofEpoch,
      Optional<Samples> samples) {
    return result
        .kept()
        .flatMap(ofEpoch)
        .or(() -> samples.map(this::evaluate))
        .map(metrics -> requireFinite(result, metrics));
  }

  private Optional<Validation<M>> validation() throws DatasetException {
    if (data.validation().isEmpty() || job.validation().isEmpty()) { // a fold judges no epoch
      return Optional.empty();
    }
    ValidationSettings settings = job.validation().get();
    return Optional.of(
        new Validation<>(
            samples(data.validation().get().heldOut()),
            metrics -> measure.error(settings.monitor(), metrics),
            settings.keepsBest(),
            settings.patience()));
  }

  /** Metrics of the network as it learned the task, like those of its epochs. */
  private M evaluate(Samples samples) {
    return evaluate(Ensemble.of(network), samples, measure.task().learned());
  }

  /** Metrics of finished networks. */
  M evaluate(Ensemble ensemble, Samples samples) {
    return evaluate(ensemble, samples, measure.task());
  }

  private M evaluate(Ensemble ensemble, Samples samples, Task<M> task) {
    try (Evaluator evaluator = new Evaluator(ensemble, compute)) {
      return evaluator.evaluate(samples, task);
    }
  }

  /**
   * Throws if the loss is not finite: the last step may leave weights that are finite but too large
   * to compute with.
   */
  static <M extends Metrics> M requireFinite(TrainingResult<M> result, M metrics) {
    requireFinite(result, metrics.loss());
    return metrics;
  }

  static void requireFinite(TrainingResult<?> result, double loss) {
    if (!Double.isFinite(loss)) {
      throw diverged(result, "the finished network's loss is " + loss);
    }
  }

  static TrainingDivergedException diverged(TrainingResult<?> result, String what) {
    return new TrainingDivergedException(
        result.kept().map(EpochResult::epoch).orElse(result.epochs().size()), what);
  }

  Optional<Samples> samples(Optional<Examples> some) throws DatasetException {
    return some.isEmpty() ? Optional.empty() : Optional.of(samples(some.get()));
  }

  /** Samples of examples, as the finished network is judged by. */
  Samples samples(Examples examples) throws DatasetException {
    return examples.samples(preprocessing, measure.task());
  }
}
