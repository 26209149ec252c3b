package dev.nnmaven.trainer.onnx;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Activations;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImageFolderReader;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.ImageSamples;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PictureRules;
import dev.nnmaven.nn.data.image.PixelImage;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.data.image.UnreadableImages;
import dev.nnmaven.nn.initializer.Initializers;
import dev.nnmaven.nn.loss.Losses;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.prediction.Classification;
import dev.nnmaven.nn.prediction.Model;
import dev.nnmaven.nn.prediction.PictureClassifier;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.nn.training.Trainer;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.nn.training.TrainingOptions;
import dev.nnmaven.trainer.config.NetworkParser;
import dev.nnmaven.trainer.testing.Built;
import dev.nnmaven.trainer.testing.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;

/** Models of real letters, and what our own classifier says of these. */
final class Letters {

  private final Dataset images;

  private Letters(Path folder) throws DatasetException, IOException {
    this.images =
        new ImageFolderReader(UnreadableImages.FAIL, PictureRules.DEFAULT)
            .readTraining(folder)
            .dataset();
  }

  /** The test images of this project. */
  static Letters ofThisProject() throws DatasetException, IOException {
    return new Letters(Path.of("../data/test"));
  }

  /** Real notMNIST; skips the test, loudly, where it is missing. */
  static Letters ofNotMnist() throws DatasetException, IOException {
    String named = System.getProperty("notmnist", "");
    Path folder = Path.of(named.isEmpty() ? "../../shared/notmnist" : named);
    if (!Files.isDirectory(folder)) {
      String missing =
          "real notMNIST is not at "
              + folder.toAbsolutePath().normalize()
              + "; name its folder with -Dnotmnist=FOLDER";
      System.err.println("SKIPPED, NOT TESTED: " + missing);
      Assumptions.abort(missing);
    }
    return new Letters(folder);
  }

  /** All letters, and a black image. */
  List<byte[]> pixels() {
    List<byte[]> all = new ArrayList<>();
    images.images().forEach(image -> all.add(image.pixels()));
    all.add(new byte[images.width() * images.height()]);
    return all;
  }

  /** Trained a little, so that it is sure of some letters and in doubt about others. */
  TrainedModel model(
      String hidden, String output, String loss, String normalization, String pixelOrder)
      throws IOException {
    return model(hidden, output, loss, normalization, pixelOrder, 7);
  }

  /** Of any hidden layers, as a POM says them. */
  TrainedModel model(String hidden) throws Exception {
    return model(hidden, 7);
  }

  private TrainedModel model(String hidden, long seed) throws Exception {
    Network network =
        Built.of(NetworkParser.parse(Written.of("hidden", hidden)), 28, 28, images.classes());
    network.initialize(Initializers.DEFAULT, RandomStream.of(seed));
    return trained(network, new ImagePreprocessing(28, 28), 0.02f, seed);
  }

  /** Two networks of any hidden layers as one model. */
  TrainedModel two(String hidden) throws Exception {
    return ensemble(List.of(model(hidden, 7), model(hidden, 8)));
  }

  /** Several networks of two layers as one model. */
  TrainedModel ensemble(int members, String loss) throws IOException {
    List<TrainedModel> models = new ArrayList<>();
    for (int m = 0; m < members; m++) {
      models.add(model("relu", "linear", loss, "scale", "rows", 7 + m));
    }
    return ensemble(models);
  }

  private static TrainedModel ensemble(List<TrainedModel> models) {
    List<Network> networks = models.stream().map(TrainedModel::network).toList();
    TrainedModel first = models.get(0);
    return new TrainedModel(
        new Ensemble(networks), first.task(), first.preprocessing(), first.provenance());
  }

  private TrainedModel model(
      String hidden, String output, String loss, String normalization, String pixelOrder, long seed)
      throws IOException {
    ImagePreprocessing preprocessing =
        new ImagePreprocessing(28, 28, Normalization.of(normalization), PixelOrder.of(pixelOrder));
    Network network =
        new Network(
            List.of(
                new DenseLayer(784, 21, Activations.of(hidden), List.of()),
                new DenseLayer(21, 10, Activations.of(output), List.of())),
            Losses.of(loss));
    network.initialize(Initializers.DEFAULT, RandomStream.of(seed));
    boolean bytes = normalization.equals("none");
    if (bytes) {
      divideBy255(network.layers().get(0));
    }
    return trained(network, preprocessing, bytes ? 1e-5f : 0.1f, seed);
  }

  private TrainedModel trained(
      Network network, ImagePreprocessing preprocessing, float learningRate, long seed)
      throws IOException {
    Task<ClassificationMetrics> task = new dev.nnmaven.nn.task.ClassificationTask(images.classes());
    new Trainer<>(
            network,
            task,
            TrainingOptions.builder().learningRate(learningRate).epochs(1).seed(seed).build(),
            TrainingListener.none())
        .train(new ImageSamples(images, preprocessing), Optional.empty());
    Provenance provenance =
        new Provenance(
            "test", new TreeMap<>(Map.of("seed", "7")), "none", images.size(), new HeldOut.None());
    return new TrainedModel(network, task, preprocessing, provenance);
  }

  /** Inputs up to 255 want small weights; else float32 rounds their sums coarsely. */
  private static void divideBy255(Layer layer) {
    for (int i = 0; i < layer.inputs(); i++) {
      for (int o = 0; o < layer.outputs(); o++) {
        layer.parameter("weights").set(i, o, layer.parameter("weights").get(i, o) / 255f);
      }
    }
  }

  List<Classification> classified(TrainedModel model) {
    PictureClassifier classifier = Model.of(model).pictures();
    return pixels().stream()
        .map(image -> classifier.classify(new PixelImage(28, 28, 1, image)))
        .toList();
  }
}
