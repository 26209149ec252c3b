package dev.nnmaven.trainer.importer;

import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.model.Safetensors;
import dev.nnmaven.nn.model.Tensor;
import dev.nnmaven.nn.text.SafeText;
import java.util.Arrays;
import java.util.List;

/**
 * The two tensors of a fully connected layer or a convolution. The name of the weights says their
 * order: {@code X.weight} is [O][I], as in PyTorch's {@code Linear}, or [O][C][H][W], as in {@code
 * Conv2d}; {@code X.weights} is [I][O] or [H][W][C][O], as Keras and this project's model files
 * have. The order is never guessed from shapes: that of a square matrix shows nothing.
 *
 * @param name common prefix: {@code fc1} of {@code fc1.weight} and {@code fc1.bias}
 */
record ImportedLayer(String name, Tensor weights, Tensor biases) {

  /** How to say another order, in messages. */
  static final String ORDERS =
      "X.weight is [neurons][inputs], as PyTorch has it, and X.weights is [inputs][neurons], as"
          + " Keras has it";

  /** Name suffixes: PyTorch's, then those of this project's model files. */
  static final List<String> WEIGHTS = List.of(".weight", ".weights");

  private static final String NORMALIZATION =
      "; batch normalization has to become part of the convolution before it, as"
          + " torch.nn.utils.fusion.fuse_conv_bn_eval does in Python";

  private static final List<String> BIASES = List.of(".bias", ".biases");

  /** Reads the layer with a given name. */
  static ImportedLayer of(Safetensors file, String name) throws MalformedFileException {
    Tensor weights = find(file, name, WEIGHTS);
    Tensor biases = find(file, name, BIASES);
    if (weights.shape().length != 2 && weights.shape().length != 4) {
      throw new MalformedFileException(
          "tensor %s has shape %s, expected two dimensions, of a fully connected layer, or four, of"
              + " a convolution%s",
          SafeText.text(weights.name()),
          Arrays.toString(weights.shape()),
          file.types().containsKey(name + ".running_mean") ? NORMALIZATION : "");
    }
    if (Arrays.stream(weights.shape()).anyMatch(size -> size < 1)) {
      throw new MalformedFileException(
          "tensor %s has shape %s, and so no weights",
          SafeText.text(weights.name()), Arrays.toString(weights.shape()));
    }
    ImportedLayer layer = new ImportedLayer(name, weights, biases);
    if (!Arrays.equals(biases.shape(), new int[] {layer.neurons()})) {
      throw new MalformedFileException(
          "tensor %s has shape %s, but %s of shape %s is a layer of %d neurons: %s",
          SafeText.text(biases.name()),
          Arrays.toString(biases.shape()),
          SafeText.text(weights.name()),
          Arrays.toString(weights.shape()),
          layer.neurons(),
          ORDERS);
    }
    weights.requireFinite();
    biases.requireFinite();
    return layer;
  }

  private static Tensor find(Safetensors file, String name, List<String> endings)
      throws MalformedFileException {
    List<String> found =
        endings.stream().map(name::concat).filter(file.types()::containsKey).toList();
    if (found.size() != 1) {
      throw new MalformedFileException(
          "expected one tensor %s, found %s; the file has %s",
          String.join(" or ", endings.stream().map(SafeText.text(name)::concat).toList()),
          found.isEmpty() ? "none" : "both",
          SafeText.list(file.types().keySet()));
    }
    Tensor tensor = file.tensors().get(found.get(0));
    if (tensor == null) {
      throw new MalformedFileException(
          "tensor %s has type %s, expected F32 (float32). Convert the file in Python:"
              + " safetensors.torch.save_file({k: v.float() for k, v in"
              + " safetensors.torch.load_file(\"old.safetensors\").items()},"
              + " \"new.safetensors\")",
          found.get(0), file.types().get(found.get(0)));
    }
    return tensor;
  }

  private boolean isOfPytorch() {
    return !weights.name().endsWith(".weights");
  }

  boolean isConvolution() {
    return weights.shape().length == 4;
  }

  /** Number of neurons, or of filters. */
  int neurons() {
    int[] shape = weights.shape();
    return isOfPytorch() ? shape[0] : shape[shape.length - 1];
  }

  /** Number of inputs; of a convolution, of their channels. */
  int inputs() {
    int[] shape = weights.shape();
    return isOfPytorch() ? shape[1] : shape[shape.length - 2];
  }

  /** Height and width of a filter, as in a POM: {@code 5x3}. */
  String filter() {
    int first = isOfPytorch() ? 2 : 0;
    return weights.shape()[first] + "x" + weights.shape()[first + 1];
  }

  /**
   * Shape of the weights of a layer in this order.
   *
   * @param window what a neuron or a filter has weights for
   */
  int[] shape(Shape window, int neurons, boolean isConvolution) {
    int height = window.height();
    int width = window.width();
    int channels = window.channels();
    if (isOfPytorch()) {
      return isConvolution
          ? new int[] {neurons, channels, height, width}
          : new int[] {neurons, window.size()};
    }
    return isConvolution
        ? new int[] {height, width, channels, neurons}
        : new int[] {window.size(), neurons};
  }

  /**
   * Copies the weights.
   *
   * @param target those of a layer of the same size
   * @param window what a neuron or a filter has weights for, with its channels last: rows of the
   *     target. In PyTorch channels go first, in what {@code Flatten} makes of an image, too
   */
  void copyWeights(Parameter target, Shape window) {
    int rows = window.size();
    int pixels = window.height() * window.width();
    int columns = target.columns();
    boolean isOfPytorch = isOfPytorch();
    for (int row = 0; row < rows; row++) {
      int channelsFirst = row % window.channels() * pixels + row / window.channels();
      for (int o = 0; o < columns; o++) {
        int index = isOfPytorch ? o * rows + channelsFirst : row * columns + o;
        target.set(row, o, weights.values()[index]);
      }
    }
  }

  @Override
  public String toString() {
    return SafeText.text(name) + " " + Arrays.toString(weights.shape());
  }
}
