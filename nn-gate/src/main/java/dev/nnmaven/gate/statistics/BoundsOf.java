package dev.nnmaven.gate.statistics;

import java.util.Optional;
import java.util.function.DoubleFunction;

/** Bounds that follow from others, and are missing for the same reason. */
record BoundsOf(
    Bounds source, DoubleFunction<Optional<Double>> below, DoubleFunction<Optional<Double>> above)
    implements Bounds {

  @Override
  public Optional<Double> bound(boolean isLower, double confidence) {
    return (isLower ? below : above).apply(confidence);
  }

  @Override
  public String whyNot(String units) {
    return source.whyNot(units);
  }
}
