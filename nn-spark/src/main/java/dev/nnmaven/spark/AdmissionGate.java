package dev.nnmaven.spark;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.function.IntSupplier;

/**
 * Lets as many trials go to the cluster at once as it has room for, and one more, so that it need
 * not wait for the next and that Spark sees when it could use another executor. The others wait
 * here, with their checkpoints in files, and not in the driver's memory.
 */
final class AdmissionGate {

  /** Room changes when executors come and go, which nothing reports. */
  private static final int LOOK_MILLIS = 500;

  private final IntSupplier room;
  private int inside;

  AdmissionGate(IntSupplier room) {
    this.room = room;
  }

  /** Waits until there is room; {@link #leave} has to follow. */
  synchronized void enter() throws IOException {
    try {
      while (inside > room.getAsInt()) {
        wait(LOOK_MILLIS);
      }
      inside++;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException)
          new InterruptedIOException("interrupted while a trial waited").initCause(e);
    }
  }

  synchronized void leave() {
    inside--;
    notifyAll();
  }
}
