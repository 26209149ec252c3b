package dev.nnmaven.nn.classifier;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.inference.ForwardPass;
import dev.nnmaven.nn.kernel.Kernels;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Pool of forward passes for single predictions: as many as there are processors, each used by one
 * thread at a time. If the pool is empty, a new pass is made; nobody waits. Not thread-locals: a
 * million virtual threads would have a million, and they would keep a class loader alive.
 */
final class Passes {

  private final Network network;
  private final Kernels kernels;
  private final AtomicReferenceArray<ForwardPass> slots =
      new AtomicReferenceArray<>(Runtime.getRuntime().availableProcessors());

  Passes(Network network, Kernels kernels) {
    this.network = network;
    this.kernels = kernels;
  }

  /** Takes a pass for one sample from the pool, or makes one. */
  ForwardPass take() {
    for (int i = 0; i < slots.length(); i++) {
      // A read first: it is cheap, and an exchange takes the slot's cache line from other threads.
      if (slots.get(i) != null) {
        ForwardPass pass = slots.getAndSet(i, null);
        if (pass != null) {
          return pass;
        }
      }
    }
    return new ForwardPass(network, kernels, 1);
  }

  /** Returns a pass to the pool, if there is room. */
  void giveBack(ForwardPass pass) {
    for (int i = 0; i < slots.length(); i++) {
      if (slots.get(i) == null && slots.compareAndSet(i, null, pass)) {
        return;
      }
    }
  }
}
