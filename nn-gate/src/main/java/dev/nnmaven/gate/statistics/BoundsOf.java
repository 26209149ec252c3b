package dev.nnmaven.gate.statistics;

import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/** Bounds that follow from others, and are missing for the same reason. */
record BoundsOf(
    Bounds source, DoubleFunction<OptionalDouble> below, DoubleFunction<OptionalDouble> above)
    implements Bounds {

  @Override
  public OptionalDouble lower(double confidence) {
    return below.apply(confidence);
  }

  @Override
  public OptionalDouble upper(double confidence) {
    return above.apply(confidence);
  }

  @Override
  public String whyNot(String units) {
    return source.whyNot(units);
  }
}
