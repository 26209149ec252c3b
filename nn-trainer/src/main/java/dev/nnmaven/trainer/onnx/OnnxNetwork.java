package dev.nnmaven.trainer.onnx;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.LinearMember;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.loss.builtin.AbsoluteError;
import dev.nnmaven.nn.loss.builtin.Huber;
import dev.nnmaven.nn.loss.builtin.SquaredError;
import dev.nnmaven.trainer.config.ConfigurationException;
import java.util.ArrayList;
import java.util.List;

/**
 * Networks as ONNX nodes, from prepared inputs to predictions.
 *
 * @param graph a part of it, in which parameters have the names that they have in the model file
 */
record OnnxNetwork(OnnxGraph graph, Network network) {

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
    OnnxNetwork first = new OnnxNetwork(graph, ensemble.first());
    if (ensemble.isSingle()) {
      return first.predictions(inputs, output);
    }
    List<String> all = new ArrayList<>();
    all.add(first.predictions(inputs, "member1." + output));
    for (int m = 1; m < ensemble.size(); m++) {
      OnnxGraph member = graph.part("member" + (m + 1));
      all.add(new OnnxNetwork(member, ensemble.members().get(m)).predictions(inputs, output));
    }
    if (ensemble.linear().isEmpty()) {
      return graph.node("Mean", output, all);
    }
    LinearMember linear = ensemble.linear().get();
    OnnxGraph means = graph.part("mean");
    String mean = means.node("Mean", output, all);
    OnnxGraph own = graph.part("linear");
    String line = new OnnxNetwork(own, linear.network()).predictions(inputs, output);
    return graph.node(
        "Add",
        output,
        weighted(means, mean, 1 - linear.share()),
        weighted(own, line, linear.share()));
  }

  private static String weighted(OnnxGraph graph, String value, double share) {
    return graph.node("Mul", "part", value, graph.number("share", (float) share));
  }

  private String predictions(String inputs, String output) throws ConfigurationException {
    Loss loss = network.loss();
    OnnxValue outputs = new OnnxValue(inputs, network.layers().get(0).inputShape(), false);
    for (int i = 0; i < network.layers().size(); i++) {
      Layer layer = network.layers().get(i);
      boolean isLast = i == network.layers().size() - 1;
      boolean isActivated = isLast && loss.includes(layer.activation()); // by the loss
      outputs = new OnnxLayer(graph.part("layer" + (i + 1)), layer).add(outputs, !isActivated);
    }
    String value = outputs.rows(graph.part("outputs")).name();
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
}
