package dev.nnmaven.benchmarks.peers;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The same training in Deeplearning4j: samples a second, a line of JSON for each piece of work.
 *
 * <p>Usage: {@code Deeplearning4jPeer PIXELS LABELS THREADS}
 */
public final class Deeplearning4jPeer {

  private record Data(INDArray images, INDArray labels) {}

  private Deeplearning4jPeer() {}

  /** Measures. */
  public static void main(String[] arguments) throws Exception {
    Work work = Work.of("Deeplearning4j 1.0.0-M2.1", arguments);
    Nd4j.getEnvironment().setMaxThreads(work.threads());
    Nd4j.getEnvironment().setMaxMasterThreads(work.threads());
    // Workspaces hold what a step needs; calls of the garbage collector in between only cost time.
    Nd4j.getMemoryManager().togglePeriodicGc(false);
    measure(work, 32, "32", work.images(), 5, Activation.SIGMOID, 784, 100, 10);
    measure(work, 256, "256", work.images(), 7, Activation.SIGMOID, 784, 100, 10);
    measure(work, work.images(), "all", work.images(), 9, Activation.SIGMOID, 784, 100, 10);
    measure(work, 1, "1", 1500, 3, Activation.SIGMOID, 784, 100, 10);
    measure(work, 256, "256", 5120, 3, Activation.RELU, 784, 1024, 512, 10);
    MultiLayerNetwork model = model(0.1, Activation.SIGMOID, 784, 100, 10);
    work.predictionTime(
        "784,100,10",
        5000,
        image ->
            model
                .output(Nd4j.create(image, new long[] {1, Work.PIXELS}, 'c'), false)
                .toFloatVector());
    System.exit(0); // its threads do not end by themselves
  }

  private static MultiLayerNetwork model(double learningRate, Activation hidden, int... sizes) {
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .updater(new Sgd(learningRate))
            .weightInit(WeightInit.XAVIER)
            .trainingWorkspaceMode(WorkspaceMode.ENABLED)
            .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
            .list();
    int last = sizes.length - 2;
    for (int i = 0; i < last; i++) {
      layers.layer(
          new DenseLayer.Builder().nIn(sizes[i]).nOut(sizes[i + 1]).activation(hidden).build());
    }
    layers.layer(
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nIn(sizes[last])
            .nOut(sizes[last + 1])
            .activation(Activation.SOFTMAX)
            .build());
    MultiLayerNetwork model = new MultiLayerNetwork(layers.build());
    model.init();
    return model;
  }

  private static void measure(
      Work work, int size, String batch, int samples, int epochs, Activation hidden, int... sizes)
      throws Exception {
    MultiLayerNetwork model = model(size == 1 ? 0.01 : 0.1, hidden, sizes);
    List<Data> batches =
        work.batches(size, samples).stream().map(Deeplearning4jPeer::data).toList();
    String network = Arrays.toString(sizes).replaceAll("[\\[\\] ]", "");
    work.trainingSpeed(
        network, batch, epochs, batches, samples, b -> model.fit(b.images(), b.labels()));
  }

  private static Data data(Work.Batch batch) {
    float[] wanted = new float[batch.size() * Work.CLASSES];
    for (int b = 0; b < batch.size(); b++) {
      wanted[b * Work.CLASSES + batch.labels()[b]] = 1;
    }
    return new Data(
        Nd4j.create(batch.images(), new long[] {batch.size(), Work.PIXELS}, 'c'),
        Nd4j.create(wanted, new long[] {batch.size(), Work.CLASSES}, 'c'));
  }
}
