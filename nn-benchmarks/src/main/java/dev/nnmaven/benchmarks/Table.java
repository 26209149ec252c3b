package dev.nnmaven.benchmarks;

import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.task.Metrics;
import dev.nnmaven.nn.task.Tally;
import dev.nnmaven.nn.task.Task;

/**
 * Rows of random numbers and a yes or no for each: what small models in programs read.
 *
 * @param size number of rows
 * @param inputs numbers of a row
 * @param values the numbers, row by row
 */
record Table(int size, int inputs, float[] values) implements Samples {

  /** Random rows. */
  static Table of(int size, int inputs) {
    RandomStream random = RandomStream.of(3);
    float[] values = new float[size * inputs];
    for (int i = 0; i < values.length; i++) {
      values[i] = 2 * random.nextFloat() - 1;
    }
    return new Table(size, inputs, values);
  }

  @Override
  public int outputs() {
    return 1;
  }

  @Override
  public void loadInputs(int sample, float[] destination, int from) {
    System.arraycopy(values, sample * inputs, destination, from, inputs);
  }

  @Override
  public void loadTargets(int sample, float[] destination, int from) {
    destination[from] = values[sample * inputs] > 0 ? 1 : 0;
  }

  /** Yes or no, of which only the loss is measured. */
  record YesOrNo() implements Task<YesOrNo.MeanLoss> {

    /** Mean over the rows. */
    record MeanLoss(int total, double loss) implements Metrics {}

    @Override
    public String kind() {
      return "yesOrNo";
    }

    @Override
    public int outputs() {
      return 1;
    }

    @Override
    public Tally<MeanLoss> tally() {
      return new Tally<>() {
        private double sum;
        private int rows;

        @Override
        public void add(
            float[] outputs, float[] predictions, float[] targets, int from, double loss) {
          sum += loss;
          rows++;
        }

        @Override
        public MeanLoss result() {
          return new MeanLoss(rows, sum / rows);
        }
      };
    }
  }
}
