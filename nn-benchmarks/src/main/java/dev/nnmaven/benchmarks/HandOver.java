package dev.nnmaven.benchmarks;

import dev.nnmaven.nn.parallel.Workers;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs that two threads share a task: handing it over, and waiting until both are done,
 * where there is nothing to do. Training does that twice a step.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class HandOver {

  private static final Workers.Task NOTHING = (part, parts) -> {};

  private final Workers workers = new Workers(2);

  /** Made by JMH. */
  public HandOver() {}

  /** An empty task in two parts. */
  @Benchmark
  public void emptyTask() {
    workers.run(2, NOTHING);
  }

  /** Ends the other thread. */
  @TearDown
  public void end() {
    workers.close();
  }
}
