package dev.nnmaven.nn.testing;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What an action takes of the heap. */
public final class Memory {

  private Memory() {}

  /** Bytes that this thread allocates meanwhile. */
  public static long allocated(Runnable action) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    action.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
