package dev.nnmaven.nn.evaluation;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.task.Tally;

/** Inference by {@link Network#forward}, one sample at a time. */
record TextbookInference(Network network) implements Inference {

  @Override
  public void run(Samples samples, Tally<?> tally) {
    float[] inputs = new float[samples.inputs()];
    float[] targets = new float[samples.outputs()];
    for (int sample = 0; sample < samples.size(); sample++) {
      samples.loadInputs(sample, inputs, 0);
      samples.loadTargets(sample, targets, 0);
      float[] outputs = network.forward(inputs);
      float[] predictions = network.predictions(outputs);
      double loss = network.loss().value(outputs, predictions, targets, 0, outputs.length);
      tally.add(outputs, predictions, targets, 0, loss);
    }
  }

  @Override
  public void close() {}
}
