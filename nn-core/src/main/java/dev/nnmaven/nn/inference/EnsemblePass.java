package dev.nnmaven.nn.inference;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.LinearMember;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.loss.Loss;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Forward passes of several networks over the same samples, one after the other in the same
 * buffers, and the means of their predictions, blended with a linear member's if there is one, as
 * {@link Ensemble} defines them. Memory does not depend on the number of networks.
 */
final class EnsemblePass implements PredictingPass {

  private final List<ForwardPass> members = new ArrayList<>();
  private final @Nullable LinearMember linear;
  private final @Nullable ForwardPass linearPass;
  private final Loss loss;
  private final Matrix means; // [B][O]
  private final double[] sums; // laid out as the means

  EnsemblePass(Ensemble ensemble, ForwardPass first) {
    this.loss = ensemble.loss();
    members.add(first);
    for (Network member : ensemble.members().subList(1, ensemble.size())) {
      members.add(first.sharingBuffers(member));
    }
    this.linear = ensemble.linear().orElse(null);
    this.linearPass = linear == null ? null : first.sharingBuffers(linear.network());
    Matrix predictions = first.predictions();
    this.means = Matrix.zeros(predictions.rows(), predictions.columns());
    this.sums = new double[means.values().length];
  }

  @Override
  public int capacity() {
    return members.get(0).capacity();
  }

  @Override
  public Matrix samples() {
    return members.get(0).samples();
  }

  @Override
  public Matrix outputs() {
    return means;
  }

  @Override
  public Matrix predictions() {
    return means;
  }

  @Override
  public void run(int from, int to) {
    int begin = means.index(from, 0);
    int end = means.index(to, 0);
    for (int m = 0; m < members.size(); m++) { // no iterator: a prediction allocates nothing
      members.get(m).run(from, to);
      float[] predictions = members.get(m).predictions().values();
      for (int i = begin; i < end; i++) {
        sums[i] = m == 0 ? predictions[i] : sums[i] + predictions[i];
      }
    }
    for (int i = begin; i < end; i++) {
      means.values()[i] = (float) (sums[i] / members.size());
    }
    if (linear != null && linearPass != null) {
      linearPass.run(from, to);
      float[] own = linearPass.predictions().values();
      for (int i = begin; i < end; i++) {
        means.values()[i] = linear.blend(means.values()[i], own[i]);
      }
    }
  }

  @Override
  public double loss(Matrix targets, int sample) {
    return loss.ofPredictions(
        means.values(), targets.values(), targets.index(sample, 0), targets.columns());
  }
}
