package dev.nnmaven.trainer.onnx;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.ImageSamples;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.image.PixelImage;
import dev.nnmaven.nn.initializer.builtin.Xavier;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.prediction.Classification;
import dev.nnmaven.nn.prediction.ImageClassifier;
import dev.nnmaven.nn.prediction.Model;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.testing.Ensembles;
import dev.nnmaven.nn.testing.Images;
import dev.nnmaven.nn.testing.Trainings;
import dev.nnmaven.nn.training.Trainer;
import dev.nnmaven.nn.training.TrainingOptions;
import dev.nnmaven.trainer.config.NetworkParser;
import dev.nnmaven.trainer.testing.Built;
import dev.nnmaven.trainer.testing.Written;
import java.util.ArrayList;
import java.util.List;

/** Models of real letters, and what our own classifier says of these. */
public final class Letters {

  /** Some of each class: test images of this project. */
  private static final int SOME = 12;

  private final Dataset images;

  Letters() throws Exception {
    images = some();
  }

  /** Some of each class, without models. */
  public static Dataset some() throws Exception {
    Dataset all = Images.letters("test");
    List<LabeledImage> some = new ArrayList<>();
    for (int i = 0; i < all.images().size(); i += SOME) {
      some.add(all.images().get(i));
    }
    return new Dataset(all.classes(), 28, 28, some);
  }

  /** The letters, and a black image. */
  List<byte[]> pixels() {
    List<byte[]> all = new ArrayList<>();
    images.images().forEach(image -> all.add(image.pixels()));
    all.add(new byte[images.width() * images.height()]);
    return all;
  }

  /** Of two layers. */
  TrainedModel model(
      String hidden, String output, String loss, String normalization, String pixelOrder)
      throws Exception {
    String network = "network=21 %s, output %s; loss=%s".formatted(hidden, output, loss);
    return trained(network, normalization, pixelOrder, 0.1f, 7);
  }

  /** Of any hidden layers, as a POM says them: so many networks as one model. */
  TrainedModel model(String hidden, int members, String loss) throws Exception {
    List<TrainedModel> models = new ArrayList<>();
    for (int m = 0; m < members; m++) {
      String network = "network=%s; loss=%s".formatted(hidden, loss);
      models.add(trained(network, "scale", "rows", 0.02f, 7 + m));
    }
    return Ensembles.of(
        models.get(0), new Ensemble(models.stream().map(TrainedModel::network).toList()));
  }

  /** Trained a little, so that it is sure of some letters and in doubt about others. */
  private TrainedModel trained(
      String settings, String normalization, String pixelOrder, float learningRate, long seed)
      throws Exception {
    ImagePreprocessing preprocessing =
        new ImagePreprocessing(28, 28, Normalization.of(normalization), PixelOrder.of(pixelOrder));
    Network network =
        Built.of(NetworkParser.parse(Written.reader(settings)), 28, 28, images.classes());
    network.initialize(new Xavier(), RandomStream.of(seed));
    boolean bytes = normalization.equals("none");
    if (bytes) {
      divideBy255(network.layers().get(0));
    }
    ClassificationTask task = new ClassificationTask(images.classes());
    TrainingOptions options = Trainings.options(bytes ? 1e-5f : learningRate, 2, 4, seed).build();
    new Trainer<>(network, task, options).train(new ImageSamples(images, preprocessing));
    return new TrainedModel(network, task, preprocessing, RowModels.provenance(images.size()));
  }

  /** Inputs up to 255 want small weights; else float32 rounds their sums coarsely. */
  private static void divideBy255(Layer layer) {
    float[] weights = layer.parameter("weights").values();
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= 255f;
    }
  }

  List<Classification> classified(TrainedModel model) {
    ImageClassifier classifier = Model.of(model).images();
    return pixels().stream()
        .map(image -> classifier.classify(new PixelImage(28, 28, 1, image)))
        .toList();
  }
}
