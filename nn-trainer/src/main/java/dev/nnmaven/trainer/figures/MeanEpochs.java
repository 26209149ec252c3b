package dev.nnmaven.trainer.figures;

import dev.nnmaven.trainer.figures.TrainingHistory.Epoch;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Means of several networks' figures, epoch by epoch. */
final class MeanEpochs {

  private MeanEpochs() {}

  /**
   * The mean of each epoch over the networks that have it: one whose training stops early has
   * fewer.
   */
  public static List<Epoch> of(List<List<Epoch>> all) {
    int most = all.stream().mapToInt(List::size).max().orElse(0);
    List<Epoch> means = new ArrayList<>();
    for (int e = 0; e < most; e++) {
      int index = e;
      means.add(
          mean(
              all.stream()
                  .filter(epoches -> epoches.size() > index)
                  .map(epoches -> epoches.get(index))
                  .toList()));
    }
    return means;
  }

  private static Epoch mean(List<Epoch> some) {
    Double rate =
        mean(
            some,
            epoch -> epoch.learningRate() == null ? null : epoch.learningRate().doubleValue());
    return new Epoch(
        some.get(0).epoch(),
        rate == null ? null : rate.floatValue(),
        Objects.requireNonNull(mean(some, Epoch::loss)),
        mean(some, Epoch::trainingAccuracy),
        mean(some, Epoch::validationAccuracy),
        mean(some, Epoch::validationLoss),
        mean(some, Epoch::heldOutAccuracy),
        mean(some, Epoch::heldOutLoss),
        Objects.requireNonNull(mean(some, Epoch::seconds)),
        mean(some, Epoch::trainingRmse),
        mean(some, Epoch::validationRmse),
        mean(some, Epoch::heldOutRmse));
  }

  /** The mean of a figure; null if there are none. */
  private static @Nullable Double mean(List<Epoch> some, Function<Epoch, @Nullable Double> figure) {
    List<Double> figures = new ArrayList<>();
    for (Epoch epoch : some) {
      Double value = figure.apply(epoch);
      if (value != null) {
        figures.add(value);
      }
    }
    return figures.isEmpty()
        ? null
        : figures.stream().mapToDouble(Double::doubleValue).sum() / figures.size();
  }
}
