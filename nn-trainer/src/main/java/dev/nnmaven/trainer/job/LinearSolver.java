package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.activation.builtin.Linear;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.data.TargetOptions;
import dev.nnmaven.nn.loss.Loss;
import java.util.ArrayDeque;
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
  private static final int MOST_VALUES = 1 << 23;

  /** Steps of a penalty: more of fewer samples, whose losses are summed faster. */
  private static final int FEWEST_STEPS = 40;

  private static final int MOST_STEPS = 200;
  private static final int SAMPLES_OF_ALL_STEPS = 400_000;
  private static final int MEMORY = 10;
  private static final double LEAST_GAIN = 1e-5; // of the sum
  private static final double ENOUGH = 1e-4; // of the fall that the slope promises
  private static final double SMALLEST = 1e-6;

  private final Loss loss;
  private final Activation activation; // of the outputs, linear where the loss includes it
  private final TargetOptions options;
  private final int outputs;
  private final int width; // of a sample: its inputs, and 1 for the biases
  private final float[][] samples;
  private final float[][] targets;
  private double[] weights; // [outputs][width]

  /** Starts at zero. */
  LinearSolver(Network network, TargetOptions options, Samples all) {
    this.loss = network.loss();
    Activation last = network.outputLayer().activation();
    this.activation = loss.includes(last) ? new Linear() : last;
    this.options = options;
    this.outputs = network.outputs();
    this.width = network.inputs() + 1;
    int count = Math.min(all.size(), Math.max(1, MOST_VALUES / width));
    samples = new float[count][width];
    targets = new float[count][outputs];
    weights = new double[outputs * width];
    for (int n = 0; n < count; n++) {
      int sample = (int) ((long) n * all.size() / count);
      all.loadInputs(sample, samples[n], 0);
      all.loadTargets(sample, targets[n], 0);
      samples[n][width - 1] = 1;
    }
  }

  /** Goes on from the weights that there are. */
  LinearSolver solve(double penalty) {
    Deque<Step> steps = new ArrayDeque<>();
    Point at = point(weights, penalty);
    int most = Math.max(FEWEST_STEPS, Math.min(MOST_STEPS, SAMPLES_OF_ALL_STEPS / samples.length));
    for (int step = 0; step < most; step++) {
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
    for (int o = 0; o < outputs; o++) {
      for (int i = 0; i < width - 1; i++) {
        network.outputLayer().parameter("weights").set(i, o, (float) weights[o * width + i]);
      }
      float bias = (float) weights[o * width + width - 1];
      network.outputLayer().parameter("biases").set(0, o, bias);
    }
    return network;
  }

  /** Weights, the sum of losses and penalty there, and its gradient. */
  private record Point(double[] weights, double sum, double[] gradient) {}

  private Point point(double[] at, double penalty) {
    double[] gradient = new double[at.length];
    double sum = 0;
    for (int i = 0; i < at.length; i++) {
      if ((i + 1) % width != 0) { // no bias
        sum += penalty / 2 * at[i] * at[i];
        gradient[i] = penalty * at[i];
      }
    }
    float[] sums = new float[outputs];
    float[] answers = new float[outputs];
    float[] predictions = new float[outputs];
    float[] smooth = new float[outputs];
    float[] slopes = new float[outputs];
    for (int n = 0; n < samples.length; n++) {
      for (int o = 0; o < outputs; o++) {
        sums[o] = (float) dot(samples[n], at, o * width);
        answers[o] = activation.apply(sums[o]);
      }
      loss.predict(answers, predictions, 0, outputs);
      options.smooth(targets[n], smooth, 0, outputs);
      float weight = options.weight(targets[n], 0);
      sum += weight * loss.value(answers, predictions, smooth, 0, outputs);
      loss.gradient(answers, predictions, smooth, slopes, 0, outputs, weight);
      for (int o = 0; o < outputs; o++) {
        double slope = slopes[o] * activation.derivative(sums[o], answers[o]);
        add(slope, samples[n], gradient, o * width);
      }
    }
    return new Point(at, sum, gradient);
  }

  /** Four sums beside each other, since each addition waits for the one before. */
  private static double dot(float[] sample, double[] weights, int from) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i < sample.length - 3; i += 4) {
      a += sample[i] * weights[from + i];
      b += sample[i + 1] * weights[from + i + 1];
      c += sample[i + 2] * weights[from + i + 2];
      d += sample[i + 3] * weights[from + i + 3];
    }
    for (; i < sample.length; i++) {
      a += sample[i] * weights[from + i];
    }
    return a + b + (c + d);
  }

  private static void add(double slope, float[] sample, double[] gradient, int from) {
    for (int i = 0; i < sample.length; i++) {
      gradient[from + i] += slope * sample[i];
    }
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
