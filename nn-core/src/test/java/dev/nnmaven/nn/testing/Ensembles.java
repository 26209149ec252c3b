package dev.nnmaven.nn.testing;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.LinearMember;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.model.TrainedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Networks of equal layers and weights of their own, at random. */
public final class Ensembles {

  private Ensembles() {}

  /** An ensemble of as many members, of the sizes and with the loss that are given. */
  public static Ensemble random(int members, int[] sizes, String loss) {
    List<Network> networks = new ArrayList<>();
    for (int m = 0; m < members; m++) {
      networks.add(Networks.random(sizes, loss, 3 + m, "tanh dropout(0.2)", "linear"));
    }
    return new Ensemble(networks);
  }

  /** The same with a linear member of random weights. */
  public static Ensemble blended(Ensemble ensemble, double share) {
    return ensemble.withLinear(
        Networks.random(
            new int[] {ensemble.inputs(), ensemble.outputs()},
            ensemble.loss().specification(),
            99,
            ensemble.first().outputLayer().activation().specification()),
        share);
  }

  /** The same model with other networks. */
  public static TrainedModel of(TrainedModel model, Ensemble ensemble) {
    return new TrainedModel(ensemble, model.task(), model.preprocessing(), model.provenance());
  }

  /** Mean probabilities of one sample, in double from sums to mean, and a linear member's share. */
  public static double[] probabilities(Ensemble ensemble, float[] sample) {
    List<double[]> all =
        ensemble.members().stream().map(member -> probabilities(member, sample)).toList();
    double share = ensemble.linear().map(LinearMember::share).orElse(0.0);
    double[] linear =
        ensemble
            .linear()
            .map(one -> probabilities(one.network(), sample))
            .orElse(new double[ensemble.outputs()]);
    return IntStream.range(0, ensemble.outputs())
        .mapToDouble(
            o ->
                (1 - share) * all.stream().mapToDouble(one -> one[o]).average().orElseThrow()
                    + share * linear[o])
        .toArray();
  }

  private static double[] probabilities(Network network, float[] sample) {
    TextbookNetwork textbook = TextbookNetwork.of(network);
    return textbook.probabilities(textbook.forward(sample, null, null).result());
  }
}
