package dev.nnmaven.nn.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.builtin.Linear;
import dev.nnmaven.nn.inference.Slicing;
import dev.nnmaven.nn.kernel.RowRange;
import dev.nnmaven.nn.loss.builtin.CrossEntropy;
import dev.nnmaven.nn.parallel.Workers;
import dev.nnmaven.nn.training.ParameterUpdate.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepPartsTest {

  private static final Piece OF_SLICE = new Piece(0, new RowRange(0, 4));
  private static final Piece OF_BATCH = new Piece(1, new RowRange(0, 8));

  private record Part(String kind, RowRange samples) {}

  /** Notes what it is asked for. */
  private record Notes(List<Part> parts) implements StepParts.Work {
    @Override
    public void compute(RowRange slice) {
      parts.add(new Part("compute", slice));
    }

    @Override
    public void tally(RowRange slice) {
      parts.add(new Part("tally", slice));
    }

    @Override
    public void update(Piece piece, RowRange samples) {
      parts.add(new Part(piece == OF_SLICE ? "update" : "update batch", samples));
    }
  }

  /** What a part needs contains whatever it reads, adds to, or whose rows it uses again. */
  @ParameterizedTest
  @CsvSource({"64, 8, 4", "64, 4, 1", "61, 4, 5", "16, 8, 2", "3, 4, 1"})
  void needs_anySlicing_coverWhatAPartDependsOn(int samples, int slice, int slots) {
    Slicing slicing = new Slicing(samples, slice, slots, true);
    List<Part> parts = new ArrayList<>();
    StepParts ordered = new StepParts(slicing, samples, List.of(OF_SLICE), List.of(OF_BATCH));
    Workers.Task task = ordered.task(new Notes(parts));
    for (int i = 0; i < ordered.size(); i++) {
      task.run(i, ordered.size());
      assertThat(task.needs(i)).isLessThanOrEqualTo(i);
    }
    List<RowRange> slices = slicing.slices(samples);
    assertThat(parts).hasSize(slices.size() * 3 + 1).doesNotHaveDuplicates();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      int at = slices.indexOf(part.samples());
      Stream<Part> needed =
          switch (part.kind()) {
            case "compute" ->
                at < slots
                    ? Stream.of()
                    : Stream.of("tally", "update")
                        .map(one -> new Part(one, slices.get(at - slots)));
            case "update batch" -> slices.stream().map(one -> new Part("compute", one));
            default ->
                Stream.concat(
                    Stream.of(new Part("compute", part.samples())),
                    at == 0 ? Stream.of() : Stream.of(new Part(part.kind(), slices.get(at - 1))));
          };
      assertThat(parts.subList(0, task.needs(i))).containsAll(needed.toList());
    }
  }

  /**
   * A batch that is one slice a thread, as that of a dense network is, was once computed in turn.
   */
  @ParameterizedTest
  @CsvSource({"256, 2", "256, 7", "3, 2", "61, 4"})
  void task_sliceForEachThread_allBeginAtOnce(int samples, int threads) {
    DenseLayer layer = new DenseLayer(784, 10, new Linear(), List.of());
    Network network = new Network(List.of(layer), new CrossEntropy());
    Slicing slicing = Slicing.of(network, samples, threads);
    List<Part> parts = new ArrayList<>();
    StepParts ordered = new StepParts(slicing, samples, List.of(OF_SLICE), List.of(OF_BATCH));
    Workers.Task task = ordered.task(new Notes(parts));
    List<RowRange> slices = slicing.slices(samples);
    assertThat(slices).hasSizeBetween(2, threads);
    for (int i = 0; i < slices.size(); i++) {
      task.run(i, ordered.size());
      assertThat(parts.get(i)).isEqualTo(new Part("compute", slices.get(i)));
      assertThat(task.needs(i)).isZero();
    }
  }
}
