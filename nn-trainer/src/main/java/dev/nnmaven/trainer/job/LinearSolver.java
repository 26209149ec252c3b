package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.activation.builtin.Linear;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.data.TargetOptions;
import dev.nnmaven.nn.loss.Loss;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/**
 * Finds the weights of a network of one layer that make the sum of the samples' losses and half the
 * penalty times the squared weights least: ridge regression, or logistic regression. Biases have no
 * penalty. Each sum has one order, so that equal samples give equal bits.
 *
 * <p>Source: D. C. Liu, J. Nocedal, <i>On the limited memory BFGS method for large scale
 * optimization</i>, Mathematical Programming 45 (1989); steps are halved until the sum falls by
 * enough (Armijo's condition).
 */
final class LinearSolver {

  /** More samples are thinned: so many numbers determine the weights, and fit into memory. */
  private static final int MOST_VALUES = 1 << 25;

  private static final int MOST_STEPS = 200;
  private static final int MEMORY = 10;
  private static final double LEAST_GAIN = 1e-5; // of the sum
  private static final double ENOUGH = 1e-4; // of the fall that the slope promises
  private static final double SMALLEST = 1e-6;

  private final Loss loss;
  private final Activation activation; // of the outputs, linear where the loss includes it
  private final TargetOptions options;
  private final int outputs;
  private final int[][] columns; // of values other than 0, of each sample
  private final float[][] values;
  private final float[][] targets;
  private double[] weights; // [inputs + 1][outputs], the biases last

  /** Starts at zero. */
  LinearSolver(Network network, TargetOptions options, Samples samples) {
    this.loss = network.loss();
    Activation last = network.outputLayer().activation();
    this.activation = loss.includes(last) ? new Linear() : last;
    this.options = options;
    this.outputs = network.outputs();
    int inputs = network.inputs();
    int count = Math.min(samples.size(), Math.max(1, MOST_VALUES / inputs));
    columns = new int[count][];
    values = new float[count][];
    targets = new float[count][outputs];
    weights = new double[(inputs + 1) * outputs];
    float[] row = new float[inputs];
    for (int n = 0; n < count; n++) {
      int sample = (int) ((long) n * samples.size() / count);
      samples.loadInputs(sample, row, 0);
      samples.loadTargets(sample, targets[n], 0);
      keep(n, row);
    }
  }

  private void keep(int n, float[] row) {
    int found = 0;
    for (float value : row) {
      found += value == 0 ? 0 : 1;
    }
    columns[n] = new int[found];
    values[n] = new float[found];
    for (int i = row.length - 1; i >= 0; i--) {
      if (row[i] != 0) {
        found--;
        columns[n][found] = i;
        values[n][found] = row[i];
      }
    }
  }

  /** Goes on from the weights that there are. */
  LinearSolver solve(double penalty) {
    Deque<Step> steps = new ArrayDeque<>();
    Point at = point(weights, penalty);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] direction = direction(at.gradient, steps);
      double slope = dot(direction, at.gradient);
      double size = steps.isEmpty() ? 1 / Math.max(1, Math.sqrt(-slope)) : 1;
      Point next = point(moved(at.weights, direction, size), penalty);
      while (!(next.sum <= at.sum + ENOUGH * size * slope) && size > SMALLEST) {
        size /= 2;
        next = point(moved(at.weights, direction, size), penalty);
      }
      if (!(next.sum < at.sum)) {
        break;
      }
      Step made = new Step(minus(next.weights, at.weights), minus(next.gradient, at.gradient));
      if (made.curvature() > 0) {
        steps.addLast(made);
      }
      if (steps.size() > MEMORY) {
        steps.removeFirst();
      }
      double gain = at.sum - next.sum;
      at = next;
      if (gain <= LEAST_GAIN * Math.abs(at.sum)) {
        break;
      }
    }
    weights = at.weights;
    return this;
  }

  /** Writes the weights into a network. */
  Network into(Network network) {
    float[] floats = new float[weights.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) weights[i];
    }
    int biases = floats.length - outputs;
    network.outputLayer().parameter("weights").fill(Arrays.copyOf(floats, biases));
    network
        .outputLayer()
        .parameter("biases")
        .fill(Arrays.copyOfRange(floats, biases, floats.length));
    return network;
  }

  /** Weights, the sum of losses and penalty there, and its gradient. */
  private record Point(double[] weights, double sum, double[] gradient) {}

  private Point point(double[] at, double penalty) {
    double[] gradient = new double[at.length];
    int biases = at.length - outputs;
    double sum = 0;
    for (int i = 0; i < biases; i++) {
      sum += penalty / 2 * at[i] * at[i];
      gradient[i] = penalty * at[i];
    }
    double[] sums = new double[outputs];
    float[] answers = new float[outputs];
    float[] predictions = new float[outputs];
    float[] smooth = new float[outputs];
    float[] slopes = new float[outputs];
    for (int n = 0; n < values.length; n++) {
      System.arraycopy(at, biases, sums, 0, outputs);
      for (int v = 0; v < values[n].length; v++) {
        double value = values[n][v];
        int from = columns[n][v] * outputs;
        for (int o = 0; o < outputs; o++) {
          sums[o] += value * at[from + o];
        }
      }
      for (int o = 0; o < outputs; o++) {
        answers[o] = activation.apply((float) sums[o]);
      }
      loss.predict(answers, predictions, 0, outputs);
      options.smooth(targets[n], smooth, 0, outputs);
      float weight = options.weight(targets[n], 0);
      sum += weight * loss.value(answers, predictions, smooth, 0, outputs);
      loss.gradient(answers, predictions, smooth, slopes, 0, outputs, weight);
      for (int o = 0; o < outputs; o++) {
        slopes[o] *= activation.derivative((float) sums[o], answers[o]);
      }
      for (int v = 0; v < values[n].length; v++) {
        double value = values[n][v];
        int from = columns[n][v] * outputs;
        for (int o = 0; o < outputs; o++) {
          gradient[from + o] += value * slopes[o];
        }
      }
      for (int o = 0; o < outputs; o++) {
        gradient[biases + o] += slopes[o];
      }
    }
    return new Point(at, sum, gradient);
  }

  /** A step that was made, and how the gradient changed. */
  private record Step(double[] made, double[] change) {
    double curvature() {
      return dot(made, change);
    }
  }

  /** Minus the gradient, times the inverse of the Hessian that the last steps suggest. */
  private static double[] direction(double[] gradient, Deque<Step> steps) {
    double[] direction = new double[gradient.length];
    add(-1, gradient, direction);
    if (steps.isEmpty()) {
      return direction;
    }
    double[] shares = new double[steps.size()];
    int k = steps.size();
    for (Iterator<Step> last = steps.descendingIterator(); last.hasNext(); ) {
      Step step = last.next();
      k--;
      shares[k] = dot(step.made, direction) / step.curvature();
      add(-shares[k], step.change, direction);
    }
    Step last = steps.getLast();
    double scale = last.curvature() / dot(last.change, last.change);
    for (int i = 0; i < direction.length; i++) {
      direction[i] *= scale;
    }
    for (Step step : steps) {
      add(shares[k] - dot(step.change, direction) / step.curvature(), step.made, direction);
      k++;
    }
    return direction;
  }

  private static double[] moved(double[] from, double[] direction, double size) {
    double[] to = from.clone();
    add(size, direction, to);
    return to;
  }

  private static double[] minus(double[] a, double[] b) {
    return moved(a, b, -1);
  }

  private static void add(double factor, double[] some, double[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * some[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
