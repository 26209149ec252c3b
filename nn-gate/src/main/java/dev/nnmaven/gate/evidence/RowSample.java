package dev.nnmaven.gate.evidence;

import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.trainer.data.RowExamples;
import java.util.Arrays;

/** Some of many rows, so that a look at a model takes a bounded time. */
final class RowSample {

  private static final int MOST = 2000;
  private static final int FEWEST = 100;

  /** Most multiply-adds, about; some seconds of one core. */
  private static final double MOST_WORK = 2e10;

  private RowSample() {}

  /**
   * As many as a model can be asked about so many times.
   *
   * @param times how often it is asked about each row
   */
  static RowExamples of(RowExamples rows, TrainedModel model, int times) {
    double each = (double) times * model.ensemble().parameterCount();
    return of(rows, (int) Math.max(FEWEST, Math.min(MOST, MOST_WORK / each)));
  }

  /** Some of them, in their order; the same whenever it is asked. */
  static RowExamples of(RowExamples rows, int most) {
    if (rows.size() <= most) {
      return rows;
    }
    int[] indices = new int[rows.size()];
    Arrays.setAll(indices, i -> i);
    RandomStream.of(0).derive("rows of findings").shuffle(indices);
    return rows.of(Arrays.stream(indices).limit(most).sorted().boxed().toList());
  }
}
