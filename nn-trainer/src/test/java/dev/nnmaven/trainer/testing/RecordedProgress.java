package dev.nnmaven.trainer.testing;

import dev.nnmaven.trainer.console.ProgressDisplay;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is shown, as {@code "3: 64 of 1000"}, and that epochs are finished. */
public final class RecordedProgress implements ProgressDisplay {

  private final List<String> calls = new ArrayList<>();

  public List<String> calls() {
    return calls;
  }

  /** Without those of the end of an epoch. */
  public List<String> shown() {
    return calls.stream().filter(call -> !call.equals("finished")).toList();
  }

  @Override
  public void show(int epoch, int done, int total) {
    calls.add("%d: %d of %d".formatted(epoch, done, total));
  }

  @Override
  public void epochFinished() {
    calls.add("finished");
  }
}
