package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.nn.training.TrainingOptions;
import dev.nnmaven.nn.training.TrainingResult;
import java.util.List;

/**
 * The second training of a network, which is of its model: from the same initial weights, on the
 * validation examples as well, for as many steps as the first needed for the epoch that counted, or
 * on its fold as well, for as many epochs. Inputs are made of examples as in the first, or the
 * weights would have other places.
 *
 * <p>Source: I. Goodfellow, Y. Bengio, A. Courville, <i>Deep learning</i>, 2016, algorithm 7.2.
 *
 * @param initial values of each parameter before it
 */
record Refit<M extends Metrics>(TrainingRun<M> first, List<float[]> initial) {

  /** Remembers the weights of a network that is not trained yet. */
  static <M extends Metrics> Refit<M> of(TrainingRun<M> first) {
    return new Refit<>(
        first, first.network().parameters().stream().map(Parameter::toArray).toList());
  }

  /** The second training; the network has its initial weights again. */
  TrainingRun<M> second(TrainingResult<M> result) {
    List<Parameter> parameters = first.network().parameters();
    for (int p = 0; p < parameters.size(); p++) {
      parameters.get(p).fill(initial.get(p));
    }
    LoadedData all = first.data().withoutValidation();
    return first.with(first.network(), options(result, all), first.compute(), all);
  }

  private TrainingOptions options(TrainingResult<M> trainingResult, LoadedData all) {
    TrainingOptions options = first.options();
    if (first.job().validation().isEmpty()) {
      return options; // a fold says nothing of when to stop
    }
    int counted =
        trainingResult.kept().map(EpochResult::epoch).orElse(trainingResult.epochs().size());
    long before = options.batches(first.data().trainedOn().size());
    long now = options.batches(all.training().size());
    int epochs = nearest(counted * before, now);
    List<Double> losses =
        trainingResult.epochs().stream()
            .map(result -> result.validation().orElseThrow().loss())
            .toList();
    return options.toBuilder()
        .epochs(epochs)
        .schedule(new RefitSchedule(options.schedule(), counted, options.epochs(), losses))
        .build();
  }

  /** Number of epochs that has the number of steps nearest to the wanted one; of none, 0. */
  private static int nearest(long steps, long ofEpoch) {
    return steps == 0 ? 0 : (int) Math.max(1, (2 * steps + ofEpoch) / (2 * ofEpoch));
  }
}
