package dev.nnmaven.benchmarks.peers;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * The same training in DJL with the PyTorch engine: samples a second, a line of JSON for each piece
 * of work. A loop written by hand, without DJL's data sets, metrics and listeners.
 *
 * <p>Usage: {@code DjlPeer PIXELS LABELS THREADS}
 */
public final class DjlPeer {

  private record Data(NDList images, NDList labels) {}

  private DjlPeer() {}

  /** Measures. */
  public static void main(String[] arguments) throws Exception {
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    System.setProperty("ai.djl.pytorch.num_threads", arguments[2]);
    Work work = Work.of("DJL 0.36.0 on PyTorch 2.7.1", arguments);
    measure(work, 32, "32", work.images(), 5, Activation::sigmoidBlock, 784, 100, 10);
    measure(work, 256, "256", work.images(), 7, Activation::sigmoidBlock, 784, 100, 10);
    measure(work, work.images(), "all", work.images(), 9, Activation::sigmoidBlock, 784, 100, 10);
    measure(work, 1, "1", 2000, 3, Activation::sigmoidBlock, 784, 100, 10);
    measure(work, 256, "256", work.images(), 3, Activation::reluBlock, 784, 1024, 512, 10);
    predict(work);
  }

  private static Model model(Supplier<Block> hidden, int... sizes) {
    SequentialBlock layers = new SequentialBlock();
    for (int i = 1; i < sizes.length; i++) {
      layers.add(Linear.builder().setUnits(sizes[i]).build());
      if (i < sizes.length - 1) {
        layers.add(hidden.get());
      }
    }
    Model model = Model.newInstance("peer", "PyTorch");
    model.setBlock(layers);
    return model;
  }

  private static Trainer trainer(Model model, float learningRate) {
    Optimizer descent = Optimizer.sgd().setLearningRateTracker(Tracker.fixed(learningRate)).build();
    Trainer trainer =
        model.newTrainer(
            new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optOptimizer(descent)
                .optInitializer(new XavierInitializer(), Parameter.Type.WEIGHT));
    trainer.initialize(new Shape(1, Work.PIXELS));
    return trainer;
  }

  private static void measure(
      Work work,
      int size,
      String batch,
      int samples,
      int epochs,
      Supplier<Block> hidden,
      int... sizes)
      throws Exception {
    String network = Arrays.toString(sizes).replaceAll("[\\[\\] ]", "");
    try (Model model = model(hidden, sizes);
        Trainer trainer = trainer(model, size == 1 ? 0.01f : 0.1f);
        NDManager manager = model.getNDManager().newSubManager()) {
      List<Data> batches = work.batches(size, samples).stream().map(b -> data(manager, b)).toList();
      work.trainingSpeed(network, batch, epochs, batches, samples, b -> step(trainer, b));
    }
  }

  private static void step(Trainer trainer, Data batch) {
    try (GradientCollector collector = trainer.newGradientCollector();
        NDList outputs = trainer.forward(batch.images());
        NDArray loss = trainer.getLoss().evaluate(batch.labels(), outputs)) {
      collector.backward(loss);
    }
    trainer.step();
  }

  private static Data data(NDManager manager, Work.Batch batch) {
    long[] labels = Arrays.stream(batch.labels()).asLongStream().toArray();
    return new Data(
        new NDList(manager.create(batch.images(), new Shape(batch.size(), Work.PIXELS))),
        new NDList(manager.create(labels, new Shape(batch.size()))));
  }

  private static void predict(Work work) {
    try (Model model = model(Activation::sigmoidBlock, 784, 100, 10);
        Trainer trainer = trainer(model, 0.1f)) {
      Block block = model.getBlock();
      ParameterStore parameters = new ParameterStore(model.getNDManager(), false);
      work.predictionTime(
          "784,100,10",
          5000,
          image -> {
            try (NDManager manager = model.getNDManager().newSubManager()) {
              NDList input = new NDList(manager.create(image, new Shape(1, Work.PIXELS)));
              NDArray outputs = block.forward(parameters, input, false).singletonOrThrow();
              return outputs.softmax(1).toFloatArray();
            }
          });
    }
  }
}
