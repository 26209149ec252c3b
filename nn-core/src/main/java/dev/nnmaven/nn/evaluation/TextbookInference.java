package dev.nnmaven.nn.evaluation;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.task.Tally;

/** Inference by {@link Network#forward}, network by network and one sample at a time. */
record TextbookInference(Ensemble ensemble) implements Inference {

  @Override
  public void run(Samples samples, Tally<?> tally) {
    float[] inputs = new float[samples.inputs()];
    float[] targets = new float[samples.outputs()];
    for (int sample = 0; sample < samples.size(); sample++) {
      samples.loadInputs(sample, inputs, 0);
      samples.loadTargets(sample, targets, 0);
      add(inputs, targets, tally);
    }
  }

  private void add(float[] inputs, float[] targets, Tally<?> tally) {
    Loss loss = ensemble.loss();
    int count = targets.length;
    if (ensemble.isSingle()) {
      Network network = ensemble.first();
      float[] outputs = network.forward(inputs);
      float[] predictions = network.predictions(outputs);
      tally.add(
          outputs, predictions, targets, 0, loss.value(outputs, predictions, targets, 0, count));
    } else {
      float[] means = ensemble.predictions(inputs);
      tally.add(means, means, targets, 0, loss.ofPredictions(means, targets, 0, count));
    }
  }
}
