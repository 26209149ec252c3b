package dev.nnmaven.trainer.onnx;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.LinearMember;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.activation.builtin.Elu;
import dev.nnmaven.nn.activation.builtin.Gelu;
import dev.nnmaven.nn.activation.builtin.LeakyRelu;
import dev.nnmaven.nn.activation.builtin.Linear;
import dev.nnmaven.nn.layer.builtin.ConvLayer;
import dev.nnmaven.nn.layer.builtin.PoolLayer;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.loss.builtin.AbsoluteError;
import dev.nnmaven.nn.loss.builtin.Huber;
import dev.nnmaven.nn.loss.builtin.SquaredError;
import dev.nnmaven.trainer.config.ConfigurationException;
import java.util.ArrayList;
import java.util.List;

/** Networks as ONNX nodes, from prepared inputs to predictions. */
final class OnnxNetwork {

  private static final String LINEAR = "linear."; // as in the model file

  private final OnnxGraph graph;
  private final Network network;
  private final String prefix;

  /** Takes the prefix that the names of its parameters have in the model file, too. */
  private OnnxNetwork(OnnxGraph graph, Network network, String prefix) {
    this.graph = graph;
    this.network = network;
    this.prefix = prefix;
  }

  /**
   * Adds the networks of a model, and of several their mean, blended with a linear one's
   * prediction.
   *
   * @param inputs [N][I]
   * @param output name that the predictions are to have, if an operator makes them
   * @return the predictions, [N][O]
   * @throws ConfigurationException if ONNX has no operator for a layer, an activation or a loss
   */
  static String add(OnnxGraph graph, Ensemble ensemble, String inputs, String output)
      throws ConfigurationException {
    if (ensemble.isSingle()) {
      return new OnnxNetwork(graph, ensemble.first(), "").predictions(inputs, output);
    }
    List<String> all = new ArrayList<>();
    for (int m = 0; m < ensemble.size(); m++) {
      String member = "member" + (m + 1) + ".";
      Network network = ensemble.members().get(m);
      String prefix = m == 0 ? "" : member; // as in the model file
      all.add(new OnnxNetwork(graph, network, prefix).predictions(inputs, member + output));
    }
    if (ensemble.linear().isEmpty()) {
      return graph.node("Mean", output, all);
    }
    LinearMember linear = ensemble.linear().get();
    String mean = graph.node("Mean", "mean." + output, all);
    String own =
        new OnnxNetwork(graph, linear.network(), LINEAR).predictions(inputs, LINEAR + output);
    return graph.node(
        "Add",
        output,
        weighted(graph, "mean.", mean, 1 - linear.share()),
        weighted(graph, LINEAR, own, linear.share()));
  }

  private static String weighted(OnnxGraph graph, String prefix, String value, double share) {
    String factor = graph.number(prefix + "share", (float) share);
    return graph.node("Mul", prefix + "part", value, factor);
  }

  private String predictions(String inputs, String output) throws ConfigurationException {
    OnnxValue outputs = new OnnxValue(inputs, network.layers().get(0).inputShape(), false);
    for (int i = 0; i < network.layers().size(); i++) {
      outputs = layer(outputs, i);
    }
    String value = outputs.rows(graph, prefix + "outputs").name();
    Loss loss = network.loss();
    if (loss instanceof SquaredError || loss instanceof AbsoluteError || loss instanceof Huber) {
      return value;
    }
    return switch (loss.specification()) {
      case "crossEntropy" ->
          graph.node("Softmax", output, List.of(value), OnnxAttribute.integer("axis", 1));
      case "binaryCrossEntropy" -> graph.node("Sigmoid", output, value);
      default ->
          throw new ConfigurationException(
              "The network has the loss %s, which nn:export cannot write as ONNX",
              loss.specification());
    };
  }

  private OnnxValue layer(OnnxValue inputs, int index) throws ConfigurationException {
    Layer layer = network.layers().get(index);
    String name = prefix + "layer" + (index + 1); // as in the model file
    OnnxValue sums = sums(inputs, layer, name);
    boolean last = index == network.layers().size() - 1;
    if (last && network.loss().includes(layer.activation())) {
      return sums; // the loss does it
    }
    String outputs = activation(name + ".outputs", sums.name(), layer.activation());
    return new OnnxValue(outputs, sums.shape(), sums.isImage());
  }

  private OnnxValue sums(OnnxValue inputs, Layer layer, String name) throws ConfigurationException {
    if (layer instanceof DenseLayer) {
      String rows = inputs.rows(graph, name).name();
      return new OnnxValue(dense(rows, layer, name), layer.outputShape(), false);
    } else if (layer instanceof ConvLayer conv) {
      return new OnnxValue(images(inputs, name).sums(conv), layer.outputShape(), true);
    } else if (layer instanceof PoolLayer pool) {
      return new OnnxValue(images(inputs, name).sums(pool), layer.outputShape(), true);
    }
    throw new ConfigurationException(
        "The network has the layer %s, which nn:export cannot write as ONNX",
        layer.specification());
  }

  private OnnxImages images(OnnxValue inputs, String name) {
    return new OnnxImages(graph, inputs.image(graph, name).name(), name);
  }

  private String dense(String inputs, Layer layer, String name) {
    return graph.node(
        "Gemm",
        name + ".sums",
        inputs,
        graph.parameter(name + ".weights", layer.parameter("weights")),
        graph.parameter(name + ".biases", layer.parameter("biases")));
  }

  /** Adds the operators of an activation; none for linear. */
  private String activation(String output, String sums, Activation activation)
      throws ConfigurationException {
    if (activation instanceof Linear) {
      return sums;
    } else if (activation instanceof LeakyRelu leaky) {
      return graph.node(
          "LeakyRelu", output, List.of(sums), OnnxAttribute.real("alpha", leaky.slope()));
    } else if (activation instanceof Elu elu) {
      return graph.node("Elu", output, List.of(sums), OnnxAttribute.real("alpha", elu.alpha()));
    } else if (activation instanceof Gelu) {
      return gelu(output, sums);
    }
    String name = activation.specification();
    String operator =
        switch (name) {
          case "relu" -> "Relu";
          case "sigmoid" -> "Sigmoid";
          case "softplus" -> "Softplus";
          case "tanh" -> "Tanh";
          default ->
              throw new ConfigurationException(
                  "The network has the activation %s, which nn:export cannot write as ONNX", name);
        };
    return graph.node(operator, output, sums);
  }

  /** x · sigmoid(x · (c₁ + c₃ · x²)): the operator Gelu is only in later operator sets. */
  private String gelu(String output, String x) {
    String square = graph.node("Mul", output + ".square", x, x);
    String cubic = graph.number(output + ".c3", Gelu.CUBIC);
    String scaled = graph.node("Mul", output + ".scaled", square, cubic);
    String linear = graph.number(output + ".c1", Gelu.LINEAR);
    String factor = graph.node("Add", output + ".factor", scaled, linear);
    String bent = graph.node("Mul", output + ".bent", x, factor);
    String share = graph.node("Sigmoid", output + ".share", bent);
    return graph.node("Mul", output, x, share);
  }
}
