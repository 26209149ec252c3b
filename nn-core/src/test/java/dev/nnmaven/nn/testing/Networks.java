package dev.nnmaven.nn.testing;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.regularizer.Regularizer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small networks to test with. */
public final class Networks {

  private Networks() {}

  /**
   * A network with random weights and biases.
   *
   * @param sizes inputs, then the neurons of each layer
   * @param layers activation of each layer and, after a space, its regularizers
   */
  public static Network random(int[] sizes, String loss, long seed, String... layers) {
    List<Layer> made = new ArrayList<>();
    Random random = new Random(seed);
    for (int l = 0; l < layers.length; l++) {
      String[] parts = layers[l].split(" ", 2);
      Layer layer =
          new DenseLayer(
              sizes[l],
              sizes[l + 1],
              Activation.of(parts[0]),
              Regularizer.listOf(parts.length == 1 ? "none" : parts[1]));
      double spread = 1.5 / Math.sqrt(sizes[l]);
      for (int o = 0; o < layer.outputs(); o++) {
        for (int i = 0; i < layer.inputs(); i++) {
          layer.parameter("weights").set(i, o, (float) (spread * random.nextGaussian()));
        }
        layer.parameter("biases").set(0, o, (float) (0.3 * random.nextGaussian()));
      }
      made.add(layer);
    }
    return new Network(made, Loss.of(loss));
  }

  /** All weights and biases, one parameter after the other. */
  public static float[] numbers(Network network) {
    FloatBuffer all = FloatBuffer.allocate((int) network.parameterCount());
    network.parameters().forEach(parameter -> all.put(parameter.toArray()));
    return all.array();
  }
}
