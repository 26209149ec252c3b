package dev.nnmaven.trainer.importer;

import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.model.Safetensors;
import dev.nnmaven.nn.model.Tensor;
import dev.nnmaven.nn.text.SafeText;
import java.util.Arrays;
import java.util.List;

/**
 * The two tensors of a fully connected layer or a convolution.
 *
 * @param name common prefix: {@code fc1} of {@code fc1.weight} and {@code fc1.bias}
 */
record ImportedLayer(String name, Tensor weights, Tensor biases) {

  /**
   * Name suffixes: PyTorch's, then those of this project's model files; see {@link ImportOrder}.
   */
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
          ImportOrder.NAMES);
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

  ImportOrder order() {
    return ImportOrder.of(weights);
  }

  /** Number of neurons, or of filters. */
  int neurons() {
    return order().neurons(weights);
  }

  /** Number of inputs, or of their channels. */
  int inputs() {
    return order().inputs(weights);
  }

  boolean isConvolution() {
    return weights.shape().length == 4;
  }

  @Override
  public String toString() {
    return SafeText.text(name) + " " + Arrays.toString(weights.shape());
  }
}
