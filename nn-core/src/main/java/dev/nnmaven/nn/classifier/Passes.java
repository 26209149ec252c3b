package dev.nnmaven.nn.classifier;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.inference.ForwardPass;
import dev.nnmaven.nn.kernel.Kernels;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The memory of single predictions, kept for the next ones: as many passes as there are processors,
 * each lent to one thread at a time. Whoever finds none makes a new one and nobody waits. Not in
 * thread-locals, of which a million virtual threads would have a million, and which would keep a
 * class loader alive.
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

  /** A pass for one sample that no other thread has. */
  ForwardPass take() {
    for (int i = 0; i < slots.length(); i++) {
      // A look first: it is cheap, and an exchange takes the slot's cache line from others.
      if (slots.get(i) != null) {
        ForwardPass pass = slots.getAndSet(i, null);
        if (pass != null) {
          return pass;
        }
      }
    }
    return new ForwardPass(network, kernels, 1);
  }

  /** Keeps a pass for the next one, if there is room. */
  void giveBack(ForwardPass pass) {
    for (int i = 0; i < slots.length(); i++) {
      if (slots.get(i) == null && slots.compareAndSet(i, null, pass)) {
        return;
      }
    }
  }
}
