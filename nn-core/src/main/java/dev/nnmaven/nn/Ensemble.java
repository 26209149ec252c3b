package dev.nnmaven.nn;

import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.text.Illegal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An ensemble of networks: its prediction is the mean of its members' predictions, or a weighted
 * sum of this mean and a linear member's prediction. Usually it has one member.
 *
 * <p>The mean is that of the predictions, such as probabilities, and not of the outputs: each
 * network may add any number to all its outputs, which softmax does not see. So the predicted class
 * is the one of the largest mean, and the loss is that of the means. Each mean is the sum over the
 * members, in their order and in double, divided by their number and rounded to float32. A linear
 * member joins after that ({@link LinearMember#blend}).
 *
 * <p>Source: L. K. Hansen, P. Salamon, <i>Neural network ensembles</i>, IEEE Transactions on
 * Pattern Analysis and Machine Intelligence 12 (1990).
 *
 * @param members networks of the same layers, with parameters of their own
 * @param linear a network without hidden layers beside them
 */
public record Ensemble(List<Network> members, Optional<LinearMember> linear) {

  /** Largest number of networks. */
  public static final int MOST_MEMBERS = 100;

  /**
   * Validates the members; copies the list, not the networks.
   *
   * @throws IllegalArgumentException if there are none or too many, their layers differ, or their
   *     loss is not defined for a mean of outputs
   */
  public Ensemble {
    members = List.copyOf(members);
    if (members.isEmpty() || members.size() > MOST_MEMBERS) {
      throw Illegal.argument(
          "an ensemble has from 1 to %s networks, found %s", MOST_MEMBERS, members.size());
    }
    Network first = members.get(0);
    linear.ifPresent(member -> member.requireFit(first));
    if (members.size() > 1 || linear.isPresent()) {
      requireAlike(members);
      requireJudge(first);
    }
  }

  /** Networks without a linear one. */
  public Ensemble(List<Network> members) {
    this(members, Optional.empty());
  }

  /** A single network. */
  public static Ensemble of(Network network) {
    return new Ensemble(List.of(network));
  }

  /**
   * The same networks, and a linear one.
   *
   * @param linear a single dense layer with the inputs, outputs, last activation and loss of the
   *     members
   * @param share weight of its prediction, above 0 and at most 1
   * @throws IllegalArgumentException if it does not fit the members, or their loss cannot judge a
   *     mean
   */
  public Ensemble withLinear(Network linear, double share) {
    return new Ensemble(members, Optional.of(new LinearMember(linear, share)));
  }

  private static void requireAlike(List<Network> members) {
    Network first = members.get(0);
    String expected = description(first);
    for (int m = 1; m < members.size(); m++) {
      Network other = members.get(m);
      if (!description(other).equals(expected)) {
        throw Illegal.argument(
            "member %s is %s with %s, but member 1 is %s with %s",
            m + 1, other, other.loss().specification(), first, first.loss().specification());
      }
    }
  }

  /** All that members have in common. */
  private static String description(Network network) {
    return network.layers().stream()
        .map(
            layer ->
                layer.specification()
                    + " "
                    + layer.activation().specification()
                    + " "
                    + Regularizer.specificationOf(layer.regularizers()))
        .collect(Collectors.joining(", ", "", ", " + network.loss().specification()));
  }

  private static void requireJudge(Network network) {
    float[] targets = new float[network.outputs()];
    float[] predictions = new float[network.outputs()];
    targets[0] = 1f;
    predictions[0] = 1f;
    try {
      network.loss().ofPredictions(predictions, targets, 0, targets.length);
    } catch (UnsupportedOperationException e) {
      throw new IllegalArgumentException(
          "the loss %s cannot measure the mean of several networks: it does not implement"
                  .formatted(network.loss().specification())
              + " Loss.ofPredictions",
          e);
    }
  }

  public Network first() {
    return members.get(0);
  }

  /** Number of members, without the linear one. */
  public int size() {
    return members.size();
  }

  /** Whether there is one member, which answers alone. */
  public boolean isSingle() {
    return members.size() == 1 && linear.isEmpty();
  }

  public int inputs() {
    return first().inputs();
  }

  public int outputs() {
    return first().outputs();
  }

  /** Loss of each member. */
  public Loss loss() {
    return first().loss();
  }

  /** Number of weights and biases of all members. */
  public long parameterCount() {
    return all().mapToLong(Network::parameterCount).sum();
  }

  /** Multiplications that a sample takes in all members. */
  public long multiplications() {
    return all().mapToLong(Network::multiplications).sum();
  }

  private Stream<Network> all() {
    return Stream.concat(members.stream(), linear.stream().map(LinearMember::network));
  }

  /** Deep copy: same networks, separate parameters. */
  public Ensemble copy() {
    return new Ensemble(
        members.stream().map(Network::copy).toList(), linear.map(LinearMember::copy));
  }

  /**
   * Means of the members' predictions for one sample, the linear member's included, in plain loops.
   *
   * @param inputs [I]
   * @return [O]
   * @throws IllegalArgumentException if there are more or fewer inputs than the networks have
   */
  public float[] predictions(float[] inputs) {
    double[] sums = new double[outputs()];
    for (Network member : members) {
      float[] predictions = member.predictions(member.forward(inputs));
      for (int o = 0; o < sums.length; o++) {
        sums[o] += predictions[o];
      }
    }
    float[] means = new float[sums.length];
    for (int o = 0; o < means.length; o++) {
      means[o] = (float) (sums[o] / members.size());
    }
    linear.ifPresent(linearMember -> linearMember.blendInto(means, inputs));
    return means;
  }

  /**
   * The architecture: {@code 784 → 100 relu → 10 linear}, or {@code 5 networks of ..., and a linear
   * one at 0.4}.
   */
  @Override
  public String toString() {
    String networks = members.size() == 1 ? "" : members.size() + " networks of ";
    return networks
        + first()
        + linear.map(member -> ", and a linear one at " + member.share()).orElse("");
  }
}
