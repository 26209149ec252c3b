package dev.nnmaven.nn;

/**
 * A network without hidden layers in an {@link Ensemble}. Where a table has little signal, it is
 * often right where networks have learned noise, and the other way round.
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
      throw new IllegalArgumentException(
          "a linear member has one layer, which is dense, found " + network);
    }
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "the share of a linear member must be above 0 and at most 1, found " + share);
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

  void requireFit(Network member) {
    if (network.inputs() != member.inputs() || !description(network).equals(description(member))) {
      throw new IllegalArgumentException(
          "the linear member is %s with %s, but the networks are %s with %s; inputs, outputs, last activation and loss must be the same"
              .formatted(
                  network,
                  network.loss().specification(),
                  member,
                  member.loss().specification()));
    }
  }

  /** What it has in common with the members, beside the inputs. */
  private static String description(Network network) {
    return "%s %s %s"
        .formatted(
            network.outputs(),
            network.outputLayer().activation().specification(),
            network.loss().specification());
  }

  /** Deep copy: same network, separate parameters. */
  LinearMember copy() {
    return new LinearMember(network.copy(), share);
  }
}
