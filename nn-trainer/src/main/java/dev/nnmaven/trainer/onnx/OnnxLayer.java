package dev.nnmaven.trainer.onnx;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.activation.builtin.Elu;
import dev.nnmaven.nn.activation.builtin.Gelu;
import dev.nnmaven.nn.activation.builtin.LeakyRelu;
import dev.nnmaven.nn.activation.builtin.Linear;
import dev.nnmaven.nn.layer.builtin.ConvLayer;
import dev.nnmaven.nn.layer.builtin.PoolLayer;
import dev.nnmaven.trainer.config.ConfigurationException;
import java.util.List;

/**
 * A layer as ONNX nodes.
 *
 * @param graph the layer's part of it
 */
record OnnxLayer(OnnxGraph graph, Layer layer) {

  private static final String OUTPUTS = "outputs";

  /**
   * Adds the layer.
   *
   * @param isActivated whether with its activation
   * @throws ConfigurationException if ONNX has no operator for it
   */
  OnnxValue add(OnnxValue inputs, boolean isActivated) throws ConfigurationException {
    String sums = sums(inputs);
    String outputs = isActivated ? activated(sums, layer.activation()) : sums;
    return new OnnxValue(outputs, layer.outputShape(), !(layer instanceof DenseLayer));
  }

  private String sums(OnnxValue inputs) throws ConfigurationException {
    if (layer instanceof DenseLayer) {
      return graph.node(
          "Gemm",
          "sums",
          inputs.rows(graph).name(),
          graph.parameter("weights", layer.parameter("weights")),
          graph.parameter("biases", layer.parameter("biases")));
    } else if (layer instanceof ConvLayer conv) {
      return new OnnxImages(graph, inputs.image(graph).name()).sums(conv);
    } else if (layer instanceof PoolLayer pool) {
      return new OnnxImages(graph, inputs.image(graph).name()).sums(pool);
    }
    throw new ConfigurationException(
        "The network has the layer %s, which nn:export cannot write as ONNX",
        layer.specification());
  }

  /** Adds the operators of an activation; none for linear. */
  private String activated(String sums, Activation activation) throws ConfigurationException {
    if (activation instanceof Linear) {
      return sums;
    } else if (activation instanceof LeakyRelu leaky) {
      return graph.node(
          "LeakyRelu", OUTPUTS, List.of(sums), OnnxAttribute.real("alpha", leaky.slope()));
    } else if (activation instanceof Elu elu) {
      return graph.node("Elu", OUTPUTS, List.of(sums), OnnxAttribute.real("alpha", elu.alpha()));
    } else if (activation instanceof Gelu) {
      return gelu(graph.part(OUTPUTS), sums);
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
    return graph.node(operator, OUTPUTS, sums);
  }

  /** x · sigmoid(x · (c₁ + c₃ · x²)): the operator Gelu is only in later operator sets. */
  private String gelu(OnnxGraph parts, String x) {
    String square = parts.node("Mul", "square", x, x);
    String scaled = parts.node("Mul", "scaled", square, parts.number("c3", Gelu.CUBIC));
    String factor = parts.node("Add", "factor", scaled, parts.number("c1", Gelu.LINEAR));
    String bent = parts.node("Mul", "bent", x, factor);
    return graph.node("Mul", OUTPUTS, x, parts.node("Sigmoid", "share", bent));
  }
}
