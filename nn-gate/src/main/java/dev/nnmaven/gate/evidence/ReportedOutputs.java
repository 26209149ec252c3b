package dev.nnmaven.gate.evidence;

import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Tally;
import dev.nnmaven.trainer.data.RowExamples;
import dev.nnmaven.trainer.text.Top;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The model outputs that a report shows: all, or the probabilities of the most frequent classes.
 *
 * @param outputs which of the outputs these are
 * @param names of the classes, or of the target
 * @param unit from an output to the answer
 */
record ReportedOutputs(List<Integer> outputs, List<String> names, DoubleUnaryOperator unit) {

  /** As many lines as can be distinguished in a chart. */
  private static final int MOST = 3;

  /**
   * Those of a model.
   *
   * @param rows where classes are counted
   */
  static ReportedOutputs of(TrainedModel model, RowExamples rows) {
    if (model.task() instanceof RegressionTask regression) {
      return new ReportedOutputs(
          List.of(0), List.of(regression.target()), value -> regression.value((float) value));
    }
    int[] counts = rows.countPerClass();
    List<Integer> shown =
        IntStream.of(Top.indices(counts.length, MOST, c -> -counts[c])).boxed().toList();
    return new ReportedOutputs(
        shown, shown.stream().map(model.classes()::get).toList(), value -> value);
  }

  /** Their means over all samples, Σ in the order of the samples. */
  Tally<List<Double>> means() {
    double[] sums = new double[outputs.size()];
    return new Tally<>() {
      private int count;

      @Override
      public void add(float[] raw, float[] predictions, float[] targets, int from, double loss) {
        for (int i = 0; i < sums.length; i++) {
          sums[i] += unit.applyAsDouble(predictions[from + outputs.get(i)]);
        }
        count++;
      }

      @Override
      public List<Double> result() {
        return DoubleStream.of(sums).map(sum -> sum / count).boxed().toList();
      }
    };
  }
}
