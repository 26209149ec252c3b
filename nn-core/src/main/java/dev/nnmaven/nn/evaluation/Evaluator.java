package dev.nnmaven.nn.evaluation;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.inference.ForwardPass;
import dev.nnmaven.nn.inference.Judgement;
import dev.nnmaven.nn.kernel.Kernels;

/** Asks a network about samples whose class is known, and counts. */
public final class Evaluator {

  /** Samples computed at once: enough to use the kernels well, few enough to stay in cache. */
  private static final int SLICE = 256;

  private final Network network;
  private final ForwardPass pass;

  /** An evaluator of a network; it sees later changes of the network's weights. */
  public Evaluator(Network network) {
    this.network = network;
    this.pass = new ForwardPass(network, Kernels.fastest(), SLICE);
  }

  /**
   * Evaluates the network.
   *
   * @throws IllegalArgumentException if there are no samples, or they do not fit the network
   */
  public Evaluation evaluate(Samples samples) {
    if (samples.size() == 0) {
      throw new IllegalArgumentException("there are no samples to evaluate on");
    }
    samples.requireFit(network.inputs(), network.outputs());
    ConfusionMatrix confusion = new ConfusionMatrix(network.outputs());
    double loss = 0;
    for (int start = 0; start < samples.size(); start += SLICE) {
      int count = Math.min(SLICE, samples.size() - start);
      for (int b = 0; b < count; b++) {
        samples.load(start + b, pass.samples().values(), pass.samples().index(b, 0));
      }
      pass.run(count);
      for (int b = 0; b < count; b++) {
        int label = samples.label(start + b);
        loss += Judgement.loss(network.loss(), pass, b, label);
        confusion.add(label, Judgement.likeliestClass(pass, b));
      }
    }
    return new Evaluation(confusion, loss / samples.size());
  }
}
