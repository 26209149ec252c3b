package dev.nnmaven.nn.model;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.activation.Activations;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.loss.Losses;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.regularizer.Regularizers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A network as the tensors and metadata of a model file. */
final class NetworkTensors {

  private NetworkTensors() {}

  /** Parameters of all layers, named {@code layer1.weights} and so on. */
  static List<Tensor> of(Network network) {
    List<Tensor> tensors = new ArrayList<>();
    for (int l = 0; l < network.layers().size(); l++) {
      for (Parameter parameter : network.layers().get(l).parameters()) {
        tensors.add(new Tensor(name(l, parameter.name()), parameter.shape(), parameter.toArray()));
      }
    }
    return tensors;
  }

  /** Writes all but the parameters. */
  static void describe(Network network, Metadata metadata) {
    List<Layer> layers = network.layers();
    metadata.put("layers", layers.stream().map(Kinds::specification).toList());
    metadata.put(
        "activations", layers.stream().map(layer -> layer.activation().specification()).toList());
    metadata.put(
        "regularizers",
        layers.stream().map(layer -> Regularizers.specification(layer.regularizers())).toList());
    metadata.entries().put("loss", network.loss().specification());
  }

  /**
   * Reads a network.
   *
   * @param kinds whether layers stand with their kind; else sizes of dense layers
   */
  static Network network(Metadata metadata, Safetensors content, boolean kinds)
      throws MalformedFileException {
    List<Kinds.LayerPlan> plans = kinds ? metadata.list("layers", Kinds::layer) : dense(metadata);
    List<Activation> activations = metadata.list("activations", Activations::of);
    List<List<Regularizer>> regularizers = metadata.list("regularizers", Regularizers::of);
    int count = plans.size();
    if (count < 1 || activations.size() != count || regularizers.size() != count) {
      throw new MalformedFileException(
          "%d layers, %d activations and %d regularizers do not make a network"
              .formatted(count, activations.size(), regularizers.size()));
    }
    requireTensors(plans, content);
    long bytes = Float.BYTES * floats(plans, content);
    requireMemory(bytes, Runtime.getRuntime().maxMemory());
    try {
      List<Layer> layers = new ArrayList<>();
      for (int l = 0; l < count; l++) {
        Layer layer = plans.get(l).create(activations.get(l), regularizers.get(l));
        for (Parameter parameter : layer.parameters()) {
          Tensor tensor = content.tensor(name(l, parameter.name()));
          tensor.requireFinite();
          parameter.fill(tensor.values());
        }
        layers.add(layer);
      }
      return new Network(layers, metadata.parsed("loss", Losses::of));
    } catch (OutOfMemoryError e) { // something else is in memory, too
      throw tooLarge(bytes, Runtime.getRuntime().maxMemory());
    }
  }

  private static List<Kinds.LayerPlan> dense(Metadata metadata) throws MalformedFileException {
    List<Integer> sizes = metadata.list("layers", Integer::valueOf);
    List<Kinds.LayerPlan> plans = new ArrayList<>();
    for (int l = 1; l < sizes.size(); l++) {
      plans.add(Kinds.dense(sizes.get(l - 1), sizes.get(l)));
    }
    return plans;
  }

  private static void requireTensors(List<Kinds.LayerPlan> plans, Safetensors content)
      throws MalformedFileException {
    int expected = plans.stream().mapToInt(plan -> plan.shapes().size()).sum();
    if (content.tensors().size() != expected) {
      throw new MalformedFileException(
          "expected %d tensors, found %d".formatted(expected, content.tensors().size()));
    }
  }

  /**
   * Number of floats of all layers and of their tensors. Checks the shapes before a layer is
   * allocated: its memory must not depend on an unchecked number.
   */
  private static long floats(List<Kinds.LayerPlan> plans, Safetensors content)
      throws MalformedFileException {
    long floats = 0;
    for (int l = 0; l < plans.size(); l++) {
      for (Map.Entry<String, int[]> parameter : plans.get(l).shapes().entrySet()) {
        Tensor tensor = content.tensor(name(l, parameter.getKey()));
        tensor.requireShape(parameter.getValue());
        long rows = 1;
        for (int d = 0; d < parameter.getValue().length - 1; d++) {
          rows *= parameter.getValue()[d];
        }
        int columns = parameter.getValue()[parameter.getValue().length - 1];
        floats += rows * (columns + Matrix.paddedRow(columns));
      }
    }
    return floats;
  }

  /**
   * Throws if the network would take too much memory: padding makes layers of few neurons up to 16
   * times larger than in the file.
   */
  static void requireMemory(long needed, long most) throws MalformedFileException {
    if (needed > most) {
      throw tooLarge(needed, most);
    }
  }

  private static MalformedFileException tooLarge(long needed, long most) {
    return new MalformedFileException(
        ("its layers take %d MB of memory, and all that this JVM may take is %d MB; give it more, such"
                + " as -Xmx%dm")
            .formatted(toMegabytes(needed), most >> 20, 2 * toMegabytes(needed)));
  }

  /** Megabytes, rounded up. */
  private static long toMegabytes(long bytes) {
    return (bytes >> 20) + 1;
  }

  private static String name(int layer, String parameter) {
    return "layer" + (layer + 1) + "." + parameter; // no %d: its digits are the locale's
  }
}
