package dev.nnmaven.nn.model;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.layer.builtin.Dense;
import dev.nnmaven.nn.layer.builtin.LayerOutline;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.SafeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Networks as the tensors and metadata of a model file. */
final class NetworkTensors {

  /** Metadata entry with the number of networks; a single one has none. */
  private static final String MEMBERS = "members";

  /** Metadata entry with the share of a linear member. */
  private static final String SHARE = "linear.share";

  /** Prefix of the names of a linear member's tensors. */
  private static final String LINEAR = "linear.";

  private NetworkTensors() {}

  /**
   * Parameters of all layers, named {@code layer1.weights} and so on; of networks beside the first,
   * {@code member2.layer1.weights}, and of a linear one {@code linear.layer1.weights}.
   */
  static List<Tensor> of(Ensemble ensemble) {
    List<Tensor> tensors = new ArrayList<>();
    for (int m = 0; m < ensemble.size(); m++) {
      add(prefix(m), ensemble.members().get(m), tensors);
    }
    ensemble.linear().ifPresent(linear -> add(LINEAR, linear.network(), tensors));
    return tensors;
  }

  private static void add(String prefix, Network network, List<Tensor> tensors) {
    for (int l = 0; l < network.layers().size(); l++) {
      for (Parameter parameter : network.layers().get(l).parameters()) {
        tensors.add(
            new Tensor(name(prefix, l, parameter.name()), parameter.shape(), parameter.toArray()));
      }
    }
  }

  /**
   * The same, of networks that can be read again.
   *
   * @throws IllegalArgumentException if a parameter is not finite, or a layer or the loss would not
   *     be found by its text
   */
  static List<Tensor> readable(Ensemble ensemble) {
    for (Layer layer : ensemble.first().layers()) {
      requireReadable(layer);
    }
    Loss.of(ensemble.loss().specification());
    List<Tensor> tensors = of(ensemble);
    for (Tensor tensor : tensors) {
      try {
        tensor.requireFinite();
      } catch (MalformedFileException e) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    }
    return tensors;
  }

  private static void requireReadable(Layer layer) {
    try {
      Shape read = LayerOutline.parser().apply(layer.specification()).outputs();
      if (!read.equals(layer.outputShape())) {
        throw Illegal.argument(
            "it would have %s outputs rather than %s", read, layer.outputShape());
      }
      Activation.of(layer.activation().specification());
      Regularizer.listOf(Regularizer.specificationOf(layer.regularizers()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the layer %s (%s) could not be read from a model file: %s"
              .formatted(layer.text(), layer.getClass().getName(), e.getMessage()),
          e);
    }
  }

  /** Writes all but the parameters. */
  static void describe(Ensemble ensemble, Metadata metadata) {
    Network network = ensemble.first();
    if (ensemble.size() > 1) {
      metadata.put(MEMBERS, Integer.toString(ensemble.size()));
    }
    ensemble.linear().ifPresent(member -> metadata.put(SHARE, FloatText.of(member.share())));
    List<Layer> layers = network.layers();
    metadata.put("layers", layers.stream().map(Layer::specification).toList());
    metadata.put(
        "activations", layers.stream().map(layer -> layer.activation().specification()).toList());
    metadata.put(
        "regularizers",
        layers.stream().map(layer -> Regularizer.specificationOf(layer.regularizers())).toList());
    metadata.put("loss", network.loss().specification());
  }

  /**
   * Reads the networks.
   *
   * @param others number of tensors that are not of a network
   */
  static Ensemble ensemble(Metadata metadata, Safetensors content, int others)
      throws MalformedFileException {
    List<LayerOutline> outlines = metadata.list("layers", LayerOutline.parser());
    List<Activation> activations = metadata.list("activations", Activation.catalog()::create);
    List<List<Regularizer>> regularizers = metadata.list("regularizers", Regularizer.parser());
    int count = outlines.size();
    if (count < 1 || activations.size() != count || regularizers.size() != count) {
      throw new MalformedFileException(
          "%s layers, %s activations and %s regularizers do not make a network",
          count, activations.size(), regularizers.size());
    }
    int members = metadata.parsed(MEMBERS, NetworkTensors::members, 1);
    boolean blends =
        metadata.has(SHARE) || content.tensors().containsKey(name(LINEAR, 0, "weights"));
    List<LayerOutline> linear = blends ? List.of(linear(outlines)) : List.of();
    requireTensors(members * tensors(outlines) + tensors(linear) + others, content);
    long bytes = Float.BYTES * floats(LINEAR, linear, content);
    for (int m = 0; m < members; m++) {
      bytes += Float.BYTES * floats(prefix(m), outlines, content);
    }
    Network.requireAffordable(outlines.stream().mapToDouble(LayerOutline::multiplications).sum());
    bytes += Float.BYTES * values(members, outlines, linear);
    requireMemory(bytes, Runtime.getRuntime().maxMemory());
    try {
      Loss loss = metadata.parsed("loss", Loss::of);
      List<Network> networks = new ArrayList<>();
      for (int m = 0; m < members; m++) {
        List<Layer> layers = new ArrayList<>();
        for (int l = 0; l < count; l++) {
          layers.add(outlines.get(l).create(activations.get(l), regularizers.get(l)));
        }
        networks.add(filled(prefix(m), new Network(layers, loss), content));
      }
      Ensemble ensemble = new Ensemble(networks);
      if (linear.isEmpty()) {
        return ensemble;
      }
      Layer only = linear.get(0).create(activations.get(count - 1), List.of());
      return ensemble.withLinear(
          filled(LINEAR, new Network(List.of(only), loss), content),
          metadata.parsed(SHARE, TableMetadata::decimal));
    } catch (OutOfMemoryError e) { // something else is in memory, too
      throw tooLarge(bytes, Runtime.getRuntime().maxMemory());
    }
  }

  /** The one layer of a linear member. */
  private static LayerOutline linear(List<LayerOutline> outlines) {
    Dense only = new Dense(outlines.get(outlines.size() - 1).outputs().size());
    return LayerOutline.of(only, Shape.flat(outlines.get(0).inputs().size()));
  }

  private static int members(String text) {
    int members = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    if (members < 1 || members > Ensemble.MOST_MEMBERS) {
      throw Illegal.argument(
          "expected a number of networks from 1 to %s, found \"%s\"",
          Ensemble.MOST_MEMBERS, SafeText.text(text));
    }
    return members;
  }

  private static Network filled(String prefix, Network network, Safetensors content)
      throws MalformedFileException {
    for (int l = 0; l < network.layers().size(); l++) {
      for (Parameter parameter : network.layers().get(l).parameters()) {
        Tensor tensor = content.tensor(name(prefix, l, parameter.name()));
        tensor.requireFinite();
        parameter.fill(tensor.values());
      }
    }
    return network;
  }

  private static int tensors(List<LayerOutline> outlines) {
    return outlines.stream().mapToInt(outline -> outline.parameters().size()).sum();
  }

  private static void requireTensors(int expected, Safetensors content)
      throws MalformedFileException {
    if (content.tensors().size() != expected) {
      throw new MalformedFileException(
          "expected %s tensors, found %s", expected, content.tensors().size());
    }
  }

  /**
   * Number of floats, or what is as large, that computing one sample takes: the sample, as it comes
   * and in a padded row; sums and outputs of each layer, and predictions, which networks share; and
   * what each has of its own.
   *
   * @param linear the layer of a linear member, or none
   */
  static long values(int members, List<LayerOutline> outlines, List<LayerOutline> linear) {
    long outputs = Matrix.paddedRow(outlines.get(outlines.size() - 1).outputs().size());
    long values = 2 * Matrix.paddedRow(outlines.get(0).inputs().size()) + outputs;
    values += members == 1 && linear.isEmpty() ? 0 : 3 * outputs; // means, and sums of doubles
    values += linear.stream().mapToLong(LayerOutline::working).sum();
    for (LayerOutline outline : outlines) {
      values += 2 * Matrix.paddedRow(outline.outputs().size()) + members * outline.working();
    }
    return values;
  }

  /**
   * Number of floats of a network's layers and of their tensors. Checks the shapes before a layer
   * is allocated: its memory must not depend on an unchecked number.
   */
  private static long floats(String prefix, List<LayerOutline> outlines, Safetensors content)
      throws MalformedFileException {
    long floats = 0;
    for (int l = 0; l < outlines.size(); l++) {
      for (Map.Entry<String, int[]> parameter : outlines.get(l).parameters().entrySet()) {
        int[] shape = parameter.getValue();
        content.tensor(name(prefix, l, parameter.getKey())).requireShape(shape);
        int columns = shape[shape.length - 1];
        long rows = Arrays.stream(shape).asLongStream().reduce(1, (a, b) -> a * b) / columns;
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
        "its layers take %s MB of memory, and all that this JVM may take is %s MB; give it more, such"
            + " as -Xmx%sm",
        toMegabytes(needed), most >> 20, 2 * toMegabytes(needed));
  }

  /** Megabytes, rounded up. */
  private static long toMegabytes(long bytes) {
    return (bytes >> 20) + 1;
  }

  private static String prefix(int member) {
    return member == 0 ? "" : "member" + (member + 1) + ".";
  }

  private static String name(String prefix, int layer, String parameter) {
    return prefix + "layer" + (layer + 1) + "." + parameter; // no %d: its digits are the locale's
  }
}
