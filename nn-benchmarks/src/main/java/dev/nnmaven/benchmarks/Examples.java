package dev.nnmaven.benchmarks;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.activation.builtin.Linear;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.ImageRules;
import dev.nnmaven.nn.data.image.ImageSamples;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import dev.nnmaven.nn.data.image.augmentation.builtin.Augmenter;
import dev.nnmaven.nn.initializer.builtin.Xavier;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.Provenance.TrainingData;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.trainer.config.Tolerated;
import dev.nnmaven.trainer.image.ImageFolderReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** What the measurements compute on. */
final class Examples {

  /** The classes of all examples. */
  static final ClassificationTask CLASSES =
      new ClassificationTask(List.of("A B C D E F G H I J".split(" ", -1)));

  private Examples() {}

  /** A network of those sizes, such as {@code 784,100,10}, with initial weights. */
  static Network network(String sizes, Activation hidden) {
    String[] numbers = sizes.split(",", -1);
    List<Layer> layers = new ArrayList<>();
    for (int i = 1; i < numbers.length; i++) {
      boolean last = i == numbers.length - 1;
      layers.add(
          new DenseLayer(
              Integer.parseInt(numbers[i - 1]),
              Integer.parseInt(numbers[i]),
              last ? new Linear() : hidden,
              List.of()));
    }
    boolean yesOrNo = numbers[numbers.length - 1].equals("1");
    Network network = new Network(layers, Loss.of(yesOrNo ? "binaryCrossEntropy" : "crossEntropy"));
    network.initialize(new Xavier(), RandomStream.of(1));
    return network;
  }

  /** A network that takes 28x28 pixels and has ten classes, as a model. */
  static TrainedModel model(Network network) {
    return new TrainedModel(
        network,
        CLASSES,
        preprocessing(28, 28),
        new Provenance(
            "nn-benchmarks", new TreeMap<>(), new TrainingData("none", 0), new HeldOut.None()));
  }

  /** Images in a folder, or that many synthetic ones. */
  static Dataset data(String folderOrCount) throws Exception {
    return folderOrCount.matches("[0-9]+")
        ? synthetic(Integer.parseInt(folderOrCount))
        : new ImageFolderReader(Set.of(Tolerated.UNREADABLE), ImageRules.DEFAULT)
            .readTraining(Path.of(folderOrCount))
            .dataset();
  }

  /** Images of noise on black, like letters in that half of their pixels are black. */
  static Dataset synthetic(int count) {
    RandomStream random = RandomStream.of(2);
    List<LabeledImage> images = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      byte[] pixels = new byte[28 * 28];
      for (int p = 0; p < pixels.length; p++) {
        pixels[p] = (byte) Math.max(0, random.nextInt(512) - 256);
      }
      images.add(new LabeledImage("synthetic", n % 10, pixels));
    }
    return new Dataset(CLASSES.classes(), 28, 28, images);
  }

  /** Images as inputs of a network, prepared as the plugin does by default. */
  static ImageSamples samples(Dataset data) {
    return new ImageSamples(data, preprocessing(data.width(), data.height()));
  }

  /** The same, augmented in training. */
  static Samples augmented(Dataset data, String augmentation) {
    ImagePreprocessing preprocessing = preprocessing(data.width(), data.height());
    List<Augmentation> parts = Augmentation.listOf(augmentation);
    return parts.isEmpty()
        ? samples(data)
        : new ImageSamples(data, preprocessing, new Augmenter(parts, preprocessing, 1));
  }

  private static ImagePreprocessing preprocessing(int width, int height) {
    return new ImagePreprocessing(width, height);
  }
}
