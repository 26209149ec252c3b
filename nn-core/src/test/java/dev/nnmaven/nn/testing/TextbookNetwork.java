package dev.nnmaven.nn.testing;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * A network as a textbook writes it: loops over neurons, one sample at a time, in double. It shares
 * no line with the network under test and copies nothing but its numbers and names.
 *
 * <p>What regularizers draw is given to it: {@code noise[layer][input]} is added to the inputs of a
 * layer, {@code factors[layer][output]} multiply its outputs; null where there are none.
 */
public final class TextbookNetwork {

  /** Weights of neuron j of layer l: {@code weights[l][j][input]}. */
  public final double[][][] weights;

  /** Biases: {@code biases[l][j]}. */
  public final double[][] biases;

  private static final double H = 1e-5;

  private static final Set<String> KINKED = Set.of("relu", "leakyRelu(0.01)", "elu(1)");

  private final String[] activations;
  private final boolean binary;
  private final String loss;

  private TextbookNetwork(Network network) {
    int layers = network.layers().size();
    weights = new double[layers][][];
    biases = new double[layers][];
    activations = new String[layers];
    loss = network.loss().specification();
    binary = isBinary(loss);
    for (int l = 0; l < layers; l++) {
      Layer layer = network.layers().get(l);
      activations[l] = layer.activation().specification();
      weights[l] = new double[layer.outputs()][layer.inputs()];
      biases[l] = new double[layer.outputs()];
      for (int j = 0; j < layer.outputs(); j++) {
        biases[l][j] = layer.parameter("biases").get(0, j);
        for (int i = 0; i < layer.inputs(); i++) {
          weights[l][j][i] = layer.parameter("weights").get(i, j);
        }
      }
    }
    if (binary && activations[layers - 1].equals("sigmoid")) {
      activations[layers - 1] = "linear"; // The sigmoid is the loss's, once.
    }
  }

  private static boolean isBinary(String loss) {
    return switch (loss) {
      case "crossEntropy", "squaredError", "absoluteError", "huber(1)" -> false;
      case "binaryCrossEntropy" -> true;
      default -> throw new IllegalArgumentException("no textbook has " + loss);
    };
  }

  /** A copy of a network. */
  public static TextbookNetwork of(Network network) {
    return new TextbookNetwork(network);
  }

  /** What a sample became on its way: the sums of each layer, and what the last one gives. */
  public record Trace(double[][] sums, double[] result) {}

  /** The way of one sample through all layers. */
  public Trace forward(float[] sample, double[][] noise, double[][] factors) {
    int layers = weights.length;
    double[][] all = new double[layers][];
    double[] values = new double[sample.length];
    for (int i = 0; i < sample.length; i++) {
      values[i] = sample[i];
    }
    for (int l = 0; l < layers; l++) {
      double[] inputs = values.clone();
      if (noise != null && noise[l] != null) {
        for (int i = 0; i < inputs.length; i++) {
          inputs[i] += noise[l][i];
        }
      }
      double[] sums = new double[biases[l].length];
      double[] outputs = new double[biases[l].length];
      for (int j = 0; j < sums.length; j++) {
        sums[j] = biases[l][j];
        for (int i = 0; i < inputs.length; i++) {
          sums[j] += weights[l][j][i] * inputs[i];
        }
        outputs[j] = activate(activations[l], sums[j]);
        if (factors != null && factors[l] != null) {
          outputs[j] *= factors[l][j];
        }
      }
      all[l] = sums;
      values = outputs;
    }
    return new Trace(all, values);
  }

  private boolean isForNumbers() {
    return !loss.endsWith("rossEntropy");
  }

  /** The loss of a difference between an output and a number that it should be. */
  private double ofDifference(double d) {
    return switch (loss) {
      case "squaredError" -> d * d;
      case "absoluteError" -> Math.abs(d);
      case "huber(1)" -> Math.abs(d) < 1 ? 0.5 * d * d : Math.abs(d) - 0.5;
      default -> throw new IllegalArgumentException("no textbook has " + loss);
    };
  }

  /** The probability of each class, given the outputs of the last layer. */
  public double[] probabilities(double[] outputs) {
    double[] p = new double[outputs.length];
    double total = 0;
    double largest = Double.NEGATIVE_INFINITY;
    for (double output : outputs) {
      largest = Math.max(largest, output);
    }
    for (int j = 0; j < p.length; j++) {
      p[j] = binary ? 1 / (1 + Math.exp(-outputs[j])) : Math.exp(outputs[j] - largest);
      total += p[j];
    }
    for (int j = 0; j < p.length && !binary; j++) {
      p[j] /= total;
    }
    return p;
  }

  /** The loss of outputs of the last layer. */
  public double loss(double[] outputs, int label) {
    return loss(outputs, label, 0);
  }

  /** The loss of outputs of the last layer, with targets of which a share goes to all classes. */
  public double loss(double[] outputs, int label, double smoothing) {
    if (isForNumbers()) {
      double sum = 0;
      for (int j = 0; j < outputs.length; j++) {
        sum += ofDifference(outputs[j] - (j == label ? 1 : 0));
      }
      return sum / outputs.length;
    }
    double[] p = probabilities(outputs);
    double sum = 0;
    for (int j = 0; j < p.length; j++) {
      double target = (j == label ? 1 - smoothing : 0) + smoothing / p.length;
      sum -= target == 0 ? 0 : target * Math.log(p[j]);
      sum -= binary && target < 1 ? (1 - target) * Math.log(1 - p[j]) : 0;
    }
    return sum;
  }

  /** The class of the largest output. */
  public int predict(float[] sample) {
    double[] outputs = forward(sample, null, null).result();
    int best = 0;
    for (int j = 1; j < outputs.length; j++) {
      best = outputs[j] > outputs[best] ? j : best;
    }
    return best;
  }

  /** The central difference of a loss with respect to one parameter. */
  public static double slope(double[] parameters, int index, DoubleSupplier loss) {
    double before = parameters[index];
    parameters[index] = before + H;
    double above = loss.getAsDouble();
    parameters[index] = before - H;
    double below = loss.getAsDouble();
    parameters[index] = before;
    return (above - below) / (2 * H);
  }

  /** One step of gradient descent on the mean loss of some samples, without regularizers. */
  public void step(ArraySamples samples, int[] batch, double learningRate) {
    DoubleSupplier loss =
        () ->
            IntStream.of(batch)
                .mapToDouble(
                    s -> loss(forward(samples.values()[s], null, null).result(), samples.label(s)))
                .average()
                .orElseThrow();
    List<double[]> parameters = new ArrayList<>(List.of(biases));
    for (double[][] layer : weights) {
      parameters.addAll(List.of(layer));
    }
    List<double[]> gradients = new ArrayList<>();
    for (double[] some : parameters) {
      gradients.add(
          IntStream.range(0, some.length).mapToDouble(i -> slope(some, i, loss)).toArray());
    }
    for (int p = 0; p < gradients.size(); p++) {
      for (int i = 0; i < gradients.get(p).length; i++) {
        parameters.get(p)[i] -= learningRate * gradients.get(p)[i];
      }
    }
  }

  /** How near a sample's sums come to the kink of a relu and its like. */
  public double distanceFromKink(Trace trace) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int l = 0; l < weights.length; l++) {
      for (double sum : trace.sums[l]) {
        nearest = KINKED.contains(activations[l]) ? Math.min(nearest, Math.abs(sum)) : nearest;
      }
    }
    return nearest;
  }

  private static double activate(String activation, double sum) {
    return switch (activation) {
      case "linear" -> sum;
      case "sigmoid" -> 1 / (1 + Math.exp(-sum));
      case "tanh" -> Math.tanh(sum);
      case "relu" -> sum > 0 ? sum : 0;
      case "leakyRelu(0.01)" -> sum > 0 ? sum : 0.01 * sum;
      case "elu(1)" -> sum > 0 ? sum : Math.expm1(sum);
      case "gelu" -> sum / 2 * (1 + Math.tanh(gelu(sum)));
      case "softplus" -> Math.log1p(Math.exp(sum));
      default -> throw new IllegalArgumentException("no textbook has " + activation);
    };
  }

  private static double gelu(double x) {
    return Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x);
  }
}
