package dev.nnmaven.nn.evaluation;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.data.Samples;

/** Predictions computed by {@link Network#forward}, one sample at a time. */
final class TextbookAnswers implements Answers {

  private final Network network;
  private float[] outputs; // of the sample asked about last, [O]
  private float[] probabilities;
  private int label;

  TextbookAnswers(Network network) {
    this.network = network;
  }

  @Override
  public int ask(Samples samples, int start) {
    float[] inputs = new float[samples.inputs()];
    samples.load(start, inputs, 0);
    outputs = network.forward(inputs);
    probabilities = network.probabilities(outputs);
    label = samples.label(start);
    return 1;
  }

  @Override
  public double loss(int b) {
    return network.loss().value(outputs, probabilities, 0, outputs.length, label);
  }

  @Override
  public int likeliestClass(int b) {
    return Network.likeliest(outputs);
  }

  @Override
  public float[] probabilities(int b) {
    return probabilities;
  }

  @Override
  public void close() {}
}
