package dev.nnmaven.nn.parallel;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * Pool of things that one thread at a time may use: as many as there are processors. If it is
 * empty, another is made; nobody waits. Not thread-locals: a million virtual threads would have a
 * million, and they would keep a class loader alive.
 */
public final class ObjectPool<T> {

  private final Supplier<T> maker;
  private final AtomicReferenceArray<T> slots =
      new AtomicReferenceArray<>(Runtime.getRuntime().availableProcessors());

  /** An empty pool. */
  public ObjectPool(Supplier<T> maker) {
    this.maker = maker;
  }

  /** Takes one from the pool, or makes one. */
  public T take() {
    for (int i = 0; i < slots.length(); i++) {
      // A read first: it is cheap, and an exchange takes the slot's cache line from other threads.
      if (slots.get(i) != null) {
        T spare = slots.getAndSet(i, null);
        if (spare != null) {
          return spare;
        }
      }
    }
    return maker.get();
  }

  /** Returns one to the pool, if there is room. */
  public void giveBack(T used) {
    for (int i = 0; i < slots.length(); i++) {
      if (slots.get(i) == null && slots.compareAndSet(i, null, used)) {
        return;
      }
    }
  }
}
