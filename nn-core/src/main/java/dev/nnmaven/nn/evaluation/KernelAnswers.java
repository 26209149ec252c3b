package dev.nnmaven.nn.evaluation;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.inference.ForwardPass;
import dev.nnmaven.nn.inference.SampleLoader;
import dev.nnmaven.nn.inference.SampleLoss;
import dev.nnmaven.nn.kernel.RowRange;
import dev.nnmaven.nn.parallel.Compute;

/** Predictions computed by the kernels, on several threads, slice by slice. */
final class KernelAnswers implements Answers {

  private final Network network;
  private final Compute compute;
  private Samples loaded; // what the loader is for
  private SampleLoader loader;
  private ForwardPass pass; // this and the next two: made when it is known how many samples come
  private double[] losses = {}; // [B]
  private int[] classes = {}; // [B]

  KernelAnswers(Network network, ComputeOptions options) {
    this.network = network;
    this.compute = Compute.start(options);
  }

  @Override
  public int ask(Samples samples, int start) {
    makeRoom(ForwardPass.capacityFor(network, samples.size()));
    if (loaded != samples) {
      loaded = samples;
      loader = new SampleLoader(samples, compute.kernels());
    }
    int count = Math.min(pass.capacity(), samples.size() - start);
    compute.run(
        compute.parts(count * network.parameterCount()),
        (part, parts) -> ask(samples, start, RowRange.of(count, part, parts)));
    return count;
  }

  private void makeRoom(int capacity) {
    if (losses.length < capacity) {
      pass = new ForwardPass(network, compute.kernels(), capacity);
      losses = new double[capacity];
      classes = new int[capacity];
    }
  }

  private void ask(Samples samples, int start, RowRange range) {
    if (range.isEmpty()) {
      return;
    }
    for (int b = range.from(); b < range.to(); b++) {
      loader.load(start + b, pass.samples(), b);
    }
    pass.run(range.from(), range.paddedEnd());
    for (int b = range.from(); b < range.to(); b++) {
      losses[b] = SampleLoss.loss(network.loss(), pass, b, samples.label(start + b));
      classes[b] = SampleLoss.likeliestClass(pass, b);
    }
  }

  @Override
  public double loss(int b) {
    return losses[b];
  }

  @Override
  public int likeliestClass(int b) {
    return classes[b];
  }

  @Override
  public float[] probabilities(int b) {
    return pass.probabilities().row(b);
  }

  @Override
  public void close() {
    compute.close();
  }
}
