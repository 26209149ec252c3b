package dev.nnmaven.nn.testing;

import dev.nnmaven.nn.Ensemble;
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

  /** The same model with other networks. */
  public static TrainedModel of(TrainedModel model, Ensemble ensemble) {
    return new TrainedModel(ensemble, model.task(), model.preprocessing(), model.provenance());
  }

  /** Mean probabilities of one sample, in double from sums to mean. */
  public static double[] probabilities(Ensemble ensemble, float[] sample) {
    List<double[]> all =
        ensemble.members().stream()
            .map(TextbookNetwork::of)
            .map(one -> one.probabilities(one.forward(sample, null, null).result()))
            .toList();
    return IntStream.range(0, ensemble.outputs())
        .mapToDouble(o -> all.stream().mapToDouble(one -> one[o]).average().orElseThrow())
        .toArray();
  }
}
