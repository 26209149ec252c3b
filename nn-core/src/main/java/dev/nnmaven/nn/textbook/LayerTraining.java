package dev.nnmaven.nn.textbook;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.optimizer.Updater;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.regularizer.InputPerturbation;
import dev.nnmaven.nn.regularizer.OutputScaling;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.regularizer.WeightConstraint;
import dev.nnmaven.nn.regularizer.WeightPenalty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Training state of one layer: gradients, optimizer updaters and active regularizers. */
final class LayerTraining {

  final Layer layer;
  final Activation activation; // the one to apply: a loss may include the output layer's
  final List<float[]> gradients = new ArrayList<>(); // laid out as the parameters
  private final List<Updater> updaters = new ArrayList<>();
  private final int index;
  private final RandomStream random;

  LayerTraining(
      Layer layer, Activation activation, int index, Optimizer optimizer, RandomStream random) {
    this.layer = layer;
    this.activation = activation;
    this.index = index;
    this.random = random;
    for (Parameter parameter : layer.parameters()) {
      gradients.add(new float[parameter.values().length]);
      updaters.add(optimizer.start(parameter));
    }
  }

  /** Inputs of one sample after input perturbations such as noise; a copy. */
  float[] perturb(float[] given, int epoch, int place) {
    float[] inputs = given.clone();
    for (int r = 0; r < layer.regularizers().size(); r++) {
      if (layer.regularizers().get(r) instanceof InputPerturbation perturbation) {
        perturbation.perturb(inputs, 0, inputs.length, stream(r, epoch, place));
      }
    }
    return inputs;
  }

  /** Factors for the outputs of one sample, such as 0 for a neuron dropped by dropout. */
  float[] factors(int epoch, int place) {
    float[] factors = new float[layer.outputs()];
    Arrays.fill(factors, 1f);
    for (int r = 0; r < layer.regularizers().size(); r++) {
      if (layer.regularizers().get(r) instanceof OutputScaling scaling) {
        scaling.scale(factors, 0, factors.length, stream(r, epoch, place));
      }
    }
    return factors;
  }

  /** Random stream of one regularizer for one sample of one epoch. */
  private RandomStream stream(int regularizer, int epoch, int place) {
    return random.derive("regularizer", index, regularizer).derive(epoch, place);
  }

  void clearGradients() {
    gradients.forEach(gradient -> Arrays.fill(gradient, 0f));
  }

  /** Adds the derivatives of weight penalties to the gradients, such as λ · w for l2. */
  void addPenalties() {
    for (Regularizer regularizer : layer.regularizers()) {
      if (regularizer instanceof WeightPenalty penalty) {
        for (int p = 0; p < gradients.size(); p++) {
          addPenalty(penalty, layer.parameters().get(p), gradients.get(p));
        }
      }
    }
  }

  private static void addPenalty(WeightPenalty penalty, Parameter parameter, float[] gradient) {
    for (int row = 0; row < parameter.rows() && parameter.isPenalized(); row++) {
      for (int column = 0; column < parameter.columns(); column++) {
        gradient[row * parameter.stride() + column] += penalty.gradient(parameter.get(row, column));
      }
    }
  }

  /** Updates all parameters with the optimizer, then holds bounds on weights. */
  void update(long step, float learningRate) {
    for (int p = 0; p < updaters.size(); p++) {
      updaters.get(p).update(gradients.get(p), 0, gradients.get(p).length, step, learningRate);
    }
    for (Regularizer regularizer : layer.regularizers()) {
      if (regularizer instanceof WeightConstraint constraint) {
        for (Parameter weights : layer.parameters()) {
          if (weights.isPenalized()) {
            constraint.hold(
                weights.values(), weights.rows(), weights.stride(), 0, weights.columns());
          }
        }
      }
    }
  }
}
