package dev.nnmaven.trainer.importer;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.layer.builtin.ConvLayer;
import dev.nnmaven.nn.text.SafeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A layer that gets weights of a file.
 *
 * @param window what each of its neurons or filters has weights for: the image before a dense
 *     layer, or the window of a convolution
 */
record ImportTarget(Layer layer, Shape window) {

  /** Layers with weights, first to last. */
  static List<ImportTarget> of(Network network, Shape inputs) {
    List<ImportTarget> targets = new ArrayList<>();
    Shape given = inputs;
    for (Layer layer : network.layers()) {
      if (layer instanceof ConvLayer conv) {
        int channels = conv.inputShape().channels();
        targets.add(
            new ImportTarget(
                layer,
                new Shape(
                    conv.windows().size().height(), conv.windows().size().width(), channels)));
      } else if (!layer.parameters().isEmpty()) {
        targets.add(new ImportTarget(layer, given));
      }
      given = layer.outputShape();
    }
    return targets;
  }

  /**
   * Copies weights and biases.
   *
   * @return why they do not fit; empty if they do, and are copied
   */
  Optional<String> copy(ImportedLayer from) {
    boolean isConvolution = layer instanceof ConvLayer;
    if (!isConvolution && !(layer instanceof DenseLayer)) {
      return Optional.of("%s is not a layer that nn:import knows".formatted(this));
    }
    int neurons = layer.parameter("biases").columns();
    int[] expected = from.shape(window, neurons, isConvolution);
    if (!Arrays.equals(from.weights().shape(), expected)) {
      return Optional.of(
          "%s has weights of shape %s, but %s has %s%s"
              .formatted(
                  this,
                  Arrays.toString(expected),
                  SafeText.text(from.weights().name()),
                  Arrays.toString(from.weights().shape()),
                  window.isFlat() || isConvolution ? "" : images()));
    }
    from.copyWeights(layer.parameter("weights"), window);
    layer.parameter("biases").fill(from.biases().values());
    return Optional.empty();
  }

  private String images() {
    return ("; there are %s inputs here, and others with another padding, stride or pool: PyTorch's"
            + " convolutions have padding=valid unless their own padding says otherwise")
        .formatted(window);
  }

  @Override
  public String toString() {
    return layer.toString();
  }
}
