package dev.nnmaven.nn.training;

import dev.nnmaven.nn.inference.Slicing;
import dev.nnmaven.nn.kernel.RowRange;
import dev.nnmaven.nn.parallel.Workers;
import dev.nnmaven.nn.training.ParameterUpdate.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The parts of a training step in the order in which threads begin them: a slice is computed some
 * places before its gradients are added, so that a thread hardly ever waits for another.
 *
 * <p>What has to be waited for is what the order of sums and the ring of slices demand:
 *
 * <ul>
 *   <li>a gradient adds a slice when it is computed, and the slice before it is added;
 *   <li>a slice is computed when the gradients have what was in its place of the ring.
 * </ul>
 */
final class StepParts {

  /** What parts do. */
  interface Work {
    /** Forward, loss and backward of a slice. */
    void compute(RowRange slice);

    /** Adds losses and answers of a slice to the tally. */
    void tally(RowRange slice);

    /** Adds samples to the gradient of a piece, and updates it after the last of them. */
    void update(Piece piece, RowRange samples);
  }

  private final List<Consumer<Work>> parts = new ArrayList<>();
  private final List<Integer> needs = new ArrayList<>(); // of each, so many first ones done

  /**
   * Orders the parts.
   *
   * @param ofSlices pieces whose gradients add each slice
   * @param ofBatch pieces whose gradients add all of the batch at once
   */
  StepParts(Slicing slicing, int samples, List<Piece> ofSlices, List<Piece> ofBatch) {
    List<RowRange> slices = slicing.slices(samples);
    int[] computed = new int[slices.size()]; // where the part of a slice ends
    int[] added = new int[slices.size()];
    for (int i = 0; i < slices.size() + slicing.ahead(); i++) {
      if (i < slices.size()) {
        RowRange slice = slices.get(i);
        add(i < slicing.slots() ? 0 : added[i - slicing.slots()], work -> work.compute(slice));
        computed[i] = size();
      }
      int behind = i - slicing.ahead();
      if (behind >= 0) {
        RowRange slice = slices.get(behind);
        int needed = Math.max(computed[behind], behind == 0 ? 0 : added[behind - 1]);
        add(needed, work -> work.tally(slice));
        addAll(needed, ofSlices, slice);
        added[behind] = size();
      }
    }
    addAll(computed[slices.size() - 1], ofBatch, new RowRange(0, samples));
  }

  private void addAll(int needed, List<Piece> pieces, RowRange samples) {
    pieces.forEach(piece -> add(needed, work -> work.update(piece, samples)));
  }

  private void add(int needed, Consumer<Work> part) {
    needs.add(needed);
    parts.add(part);
  }

  int size() {
    return parts.size();
  }

  /** The parts as a task of threads. */
  Workers.Task task(Work work) {
    return new Workers.Task() {
      @Override
      public void run(int part, int all) {
        parts.get(part).accept(work);
      }

      @Override
      public int needs(int part) {
        return needs.get(part);
      }
    };
  }
}
