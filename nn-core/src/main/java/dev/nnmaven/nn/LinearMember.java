package dev.nnmaven.nn;

import dev.nnmaven.nn.text.Illegal;

/**
 * A network without hidden layers in an {@link Ensemble}. Where a table has little signal, it is
 * often right where networks have learned noise, and the other way round.
 *
 * <p>Source: L. Breiman, <i>Stacked regressions</i>, Machine Learning 24 (1996).
 *
 * @param network a single dense layer
 * @param share weight of its prediction, above 0 and at most 1; the mean of the other members has
 *     the rest
 */
public record LinearMember(Network network, double share) {

  /**
   * Validates both; does not copy the network.
   *
   * @throws IllegalArgumentException if the network has other layers, or the share is out of range
   */
  public LinearMember {
    if (network.layers().size() > 1 || !(network.outputLayer() instanceof DenseLayer)) {
      throw Illegal.argument("a linear member has one layer, which is dense, found %s", network);
    }
    if (!(share > 0 && share <= 1)) {
      throw Illegal.argument(
          "the share of a linear member must be above 0 and at most 1, found %s", share);
    }
  }

  /**
   * Blends a prediction: (1 − share) · mean + share · own, in double, rounded to float32.
   *
   * @param mean of the other members
   * @param own prediction of the linear one
   */
  public float blend(float mean, float own) {
    return (float) ((1 - share) * mean + share * own);
  }

  /** Blends the means of a sample with what the network predicts of it. */
  void blendInto(float[] means, float[] inputs) {
    float[] own = network.predictions(network.forward(inputs));
    for (int o = 0; o < means.length; o++) {
      means[o] = blend(means[o], own[o]);
    }
  }

  /** Throws IllegalArgumentException if it is not a network for the same examples. */
  void requireFit(Network member) {
    Layer layer = network.outputLayer();
    Layer last = member.outputLayer();
    if (network.inputs() != member.inputs()
        || layer.outputs() != last.outputs()
        || !layer.activation().specification().equals(last.activation().specification())
        || !network.loss().specification().equals(member.loss().specification())) {
      throw Illegal.argument(
          "the linear member is %s with %s, but the networks are %s with %s; inputs, outputs, last activation and loss must be the same",
          network, network.loss().specification(), member, member.loss().specification());
    }
  }

  /** Deep copy: same network, separate parameters. */
  LinearMember copy() {
    return new LinearMember(network.copy(), share);
  }
}
