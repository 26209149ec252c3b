package dev.nnmaven.nn;

import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.regularizer.Regularizer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An ensemble of networks: its prediction is the mean of its members' predictions. Usually it has
 * one member.
 *
 * <p>The mean is that of the predictions, such as probabilities, and not of the outputs: each
 * network may add any number to all its outputs, which softmax does not see. So the predicted class
 * is the one of the largest mean, and the loss is that of the means. Each mean is the sum over the
 * members, in their order and in double, divided by their number and rounded to float32.
 *
 * <p>Source: L. K. Hansen, P. Salamon, <i>Neural network ensembles</i>, IEEE Transactions on
 * Pattern Analysis and Machine Intelligence 12 (1990).
 *
 * @param members networks of the same layers, with parameters of their own
 */
public record Ensemble(List<Network> members) {

  /** Largest number of networks. */
  public static final int MOST_MEMBERS = 100;

  /**
   * Validates the members; copies the list, not the networks.
   *
   * @throws IllegalArgumentException if there are none or too many, they are of different layers,
   *     or there are several and their loss cannot judge a mean
   */
  public Ensemble {
    members = List.copyOf(members);
    if (members.isEmpty() || members.size() > MOST_MEMBERS) {
      throw new IllegalArgumentException(
          "an ensemble has from 1 to %s networks, found %s"
              .formatted(MOST_MEMBERS, members.size()));
    }
    if (members.size() > 1) {
      requireAlike(members);
      requireJudge(members.get(0));
    }
  }

  /** A single network. */
  public static Ensemble of(Network network) {
    return new Ensemble(List.of(network));
  }

  private static void requireAlike(List<Network> members) {
    Network first = members.get(0);
    String expected = description(first);
    for (int m = 1; m < members.size(); m++) {
      Network other = members.get(m);
      if (!description(other).equals(expected)) {
        throw new IllegalArgumentException(
            "member %s is %s with %s, but member 1 is %s with %s"
                .formatted(
                    m + 1,
                    other,
                    other.loss().specification(),
                    first,
                    first.loss().specification()));
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
          "the loss %s cannot judge the mean of several networks: it does not implement"
                  .formatted(network.loss().specification())
              + " Loss.ofPredictions",
          e);
    }
  }

  public Network first() {
    return members.get(0);
  }

  public int size() {
    return members.size();
  }

  /** Whether there is one member, which answers alone. */
  public boolean isSingle() {
    return members.size() == 1;
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
    return members.size() * first().parameterCount();
  }

  /** Multiplications that a sample takes in all members. */
  public long multiplications() {
    return members.size() * first().multiplications();
  }

  /** Deep copy: same networks, separate parameters. */
  public Ensemble copy() {
    return new Ensemble(members.stream().map(Network::copy).toList());
  }

  /**
   * Means of the members' predictions for one sample, in plain loops.
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
    return means;
  }

  /** The architecture: {@code 784 → 100 relu → 10 linear}, or {@code 5 networks of ...}. */
  @Override
  public String toString() {
    return isSingle() ? first().toString() : members.size() + " networks of " + first();
  }
}
