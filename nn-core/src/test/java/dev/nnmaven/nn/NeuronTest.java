package dev.nnmaven.nn;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.inference.ForwardPass;
import dev.nnmaven.nn.inference.LayerValues;
import dev.nnmaven.nn.kernel.TestCompute;
import dev.nnmaven.nn.testing.ArraySamples;
import dev.nnmaven.nn.testing.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A network computed neuron by neuron gives the bits of the layers' kernels. */
class NeuronTest {

  private static final int[] NEURONS = {1, 2, 15, 16, 17, 33};
  private static final int[] INPUTS = {1, 3, 31};
  private static final int[] BATCHES = {1, 2, 5, 257};

  @ParameterizedTest
  @ValueSource(strings = {"linear", "sigmoid", "tanh", "relu"})
  void output_anySize_hasBitsOfLayer(String activation) {
    for (int neurons : NEURONS) {
      for (int inputs : INPUTS) {
        Network network =
            Networks.random(
                new int[] {inputs, neurons, 3}, "crossEntropy", 1, activation, activation);
        for (int batch : BATCHES) {
          check(network, ArraySamples.random(batch, inputs, 3, 6));
        }
      }
    }
  }

  private static void check(Network network, ArraySamples samples) {
    ForwardPass pass = new ForwardPass(network, TestCompute.kernels(), samples.size());
    for (int b = 0; b < samples.size(); b++) {
      samples.loadInputs(b, pass.samples().values(), pass.samples().index(b, 0));
    }
    pass.run(samples.size());
    for (int b = 0; b < samples.size(); b++) {
      float[] values = samples.values()[b];
      for (int l = 0; l < network.layers().size(); l++) {
        values = check((DenseLayer) network.layers().get(l), pass.layer(l), b, values);
      }
    }
  }

  private static float[] check(DenseLayer layer, LayerValues computed, int sample, float[] inputs) {
    float[] outputs = new float[layer.outputs()];
    for (int o = 0; o < outputs.length; o++) {
      Neuron neuron = layer.neuron(o);
      outputs[o] = neuron.output(inputs);
      int at = computed.sums().index(sample, o);
      assertSameBits(neuron.weightedSum(inputs), computed.sums().values()[at]);
      assertSameBits(outputs[o], computed.outputs().values()[at]);
    }
    return outputs;
  }

  private static void assertSameBits(float actual, float expected) {
    assertThat(Float.floatToRawIntBits(actual)).isEqualTo(Float.floatToRawIntBits(expected));
  }

  private static DenseLayer layer() {
    return (DenseLayer)
        Networks.random(new int[] {2, 3}, "crossEntropy", 1, "linear").outputLayer();
  }

  @Test
  void neuron_weightChangedInLayer_seesIt() {
    DenseLayer layer = layer();
    Neuron neuron = layer.neurons().get(1);
    layer.weights().set(0, 1, 2f);
    layer.weights().set(1, 1, 3f);
    layer.biases().set(0, 1, 4f);
    assertThat(neuron.weight(0)).isEqualTo(2f);
    assertThat(neuron.weight(1)).isEqualTo(3f);
    assertThat(neuron.bias()).isEqualTo(4f);
    assertThat(neuron.weightedSum(new float[] {10f, 100f})).isEqualTo(324f);
  }

  @Test
  void weightedSum_wrongNumberOfInputs_saysBothNumbers() {
    DenseLayer layer = layer();
    assertRefused(
        () -> layer.neuron(0).weightedSum(new float[3]), "the layer has 2 inputs, found 3 numbers");
  }
}
