package dev.nnmaven.trainer.data;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A fingerprint, computed when first asked for: each trial of a search asks for the same one. */
final class Fingerprint {

  private final Supplier<String> computation;
  private @Nullable String value;

  Fingerprint(Supplier<String> computation) {
    this.computation = computation;
  }

  synchronized String get() {
    if (value == null) {
      value = computation.get();
    }
    return value;
  }
}
