package dev.nnmaven.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;
import smile.base.mlp.Layer;
import smile.base.mlp.LayerBuilder;
import smile.base.mlp.OutputFunction;
import smile.classification.MLP;
import smile.math.TimeFunction;

/**
 * The same training in Smile: samples a second, a line of JSON for each piece of work.
 *
 * <p>It computes in double, and a batch goes through sample by sample, so that few samples say as
 * much as many. Usage: {@code SmilePeer PIXELS LABELS THREADS}
 */
public final class SmilePeer {

  private record Rows(double[][] images, int[] labels) {}

  private SmilePeer() {}

  /** Measures. */
  public static void main(String[] arguments) throws Exception {
    Work work = Work.of("Smile 3.1.1", arguments);
    measure(work, "784,100,10", 32, "32", 3200, model(0.1, Layer.sigmoid(100)));
    measure(work, "784,100,10", 256, "256", 2560, model(0.1, Layer.sigmoid(100)));
    measure(
        work, "784,100,10", work.images(), "all", work.images(), model(0.1, Layer.sigmoid(100)));
    measure(work, "784,100,10", 1, "1", 3000, model(0.01, Layer.sigmoid(100)));
    MLP large = model(0.1, Layer.rectifier(1024), Layer.rectifier(512));
    measure(work, "784,1024,512,10", 256, "256", 512, large);
    MLP model = model(0.1, Layer.sigmoid(100));
    double[] input = new double[Work.PIXELS];
    double[] probabilities = new double[Work.CLASSES];
    float[] result = new float[Work.CLASSES];
    work.predictionTime(
        "784,100,10",
        20_000,
        image -> {
          for (int p = 0; p < input.length; p++) {
            input[p] = image[p];
          }
          model.predict(input, probabilities);
          for (int c = 0; c < result.length; c++) {
            result[c] = (float) probabilities[c];
          }
          return result;
        });
  }

  private static MLP model(double learningRate, LayerBuilder... hidden) {
    List<LayerBuilder> layers = new ArrayList<>();
    layers.add(Layer.input(Work.PIXELS));
    layers.addAll(List.of(hidden));
    layers.add(Layer.mle(Work.CLASSES, OutputFunction.SOFTMAX));
    MLP model = new MLP(layers.toArray(new LayerBuilder[0]));
    model.setLearningRate(TimeFunction.constant(learningRate));
    return model;
  }

  private static void measure(
      Work work, String network, int size, String batch, int samples, MLP model) throws Exception {
    List<Rows> batches = work.batches(size, samples).stream().map(SmilePeer::rows).toList();
    if (size == 1) {
      work.trainingSpeed(
          network, batch, 3, batches, samples, b -> model.update(b.images()[0], b.labels()[0]));
    } else {
      work.trainingSpeed(
          network, batch, 3, batches, samples, b -> model.update(b.images(), b.labels()));
    }
  }

  private static Rows rows(Work.Batch batch) {
    double[][] images = new double[batch.size()][Work.PIXELS];
    for (int b = 0; b < images.length; b++) {
      for (int p = 0; p < Work.PIXELS; p++) {
        images[b][p] = batch.images()[b * Work.PIXELS + p];
      }
    }
    return new Rows(images, batch.labels());
  }
}
