package dev.nnmaven.nn.prediction;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.inference.PredictingPass;
import dev.nnmaven.nn.kernel.Kernels;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Pool of passes for single predictions: as many as there are processors, each used by one thread
 * at a time. If the pool is empty, a new pass is made; nobody waits. Not thread-locals: a million
 * virtual threads would have a million, and they would keep a class loader alive.
 */
final class Passes {

  private final Ensemble ensemble;
  private final Kernels kernels;
  private final AtomicReferenceArray<PredictingPass> slots =
      new AtomicReferenceArray<>(Runtime.getRuntime().availableProcessors());

  Passes(Ensemble ensemble, Kernels kernels) {
    this.ensemble = ensemble;
    this.kernels = kernels;
  }

  /** Takes a pass for one sample from the pool, or makes one. */
  PredictingPass take() {
    for (int i = 0; i < slots.length(); i++) {
      // A read first: it is cheap, and an exchange takes the slot's cache line from other threads.
      if (slots.get(i) != null) {
        PredictingPass pass = slots.getAndSet(i, null);
        if (pass != null) {
          return pass;
        }
      }
    }
    return PredictingPass.of(ensemble, kernels, 1);
  }

  /** Returns a pass to the pool, if there is room. */
  void giveBack(PredictingPass pass) {
    for (int i = 0; i < slots.length(); i++) {
      if (slots.get(i) == null && slots.compareAndSet(i, null, pass)) {
        return;
      }
    }
  }
}
