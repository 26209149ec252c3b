package dev.nnmaven.nn.training;

import dev.nnmaven.nn.task.ClassificationMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Remembers a checkpoint of each epoch, with copies of all arrays; starts from one, and pauses. */
final class Kept implements Checkpoints<ClassificationMetrics> {

  private final Optional<Checkpoint<ClassificationMetrics>> first;
  private final int pause;

  final List<Checkpoint<ClassificationMetrics>> written = new ArrayList<>();
  final List<String> refusals = new ArrayList<>();

  /** How often a checkpoint was offered. */
  int asked;

  /** Epochs of the checkpoint from which training went on. */
  int before;

  Kept() {
    this(Optional.empty(), Integer.MAX_VALUE);
  }

  Kept(Checkpoint<ClassificationMetrics> first) {
    this(Optional.of(first), Integer.MAX_VALUE);
  }

  Kept(Optional<Checkpoint<ClassificationMetrics>> first, int pause) {
    this.first = first;
    this.pause = pause;
  }

  @Override
  public boolean pausesAfter(int epochs) {
    return epochs >= pause;
  }

  @Override
  public Optional<Checkpoint<ClassificationMetrics>> last() {
    return first;
  }

  @Override
  public void refused(String why) {
    refusals.add(why);
  }

  @Override
  public void goesOn(int epochs) {
    before = epochs;
  }

  @Override
  public void epochFinished(Supplier<Optional<Checkpoint<ClassificationMetrics>>> state) {
    asked++;
    state.get().map(Kept::copy).ifPresent(written::add);
  }

  private static Checkpoint<ClassificationMetrics> copy(Checkpoint<ClassificationMetrics> one) {
    return new Checkpoint<>(
        one.epochs(),
        copies(one.parameters()),
        one.optimizer().stream().map(Kept::copies).toList(),
        copies(one.best()));
  }

  private static List<float[]> copies(List<float[]> arrays) {
    return arrays.stream().map(float[]::clone).toList();
  }
}
