package dev.nnmaven.nn.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Linear;
import dev.nnmaven.nn.activation.Relu;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImageFolderReader;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.ImageSamples;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PictureRules;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.data.image.UnreadableImages;
import dev.nnmaven.nn.initializer.Xavier;
import dev.nnmaven.nn.loss.CrossEntropy;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.optimizer.GradientDescent;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.regularizer.Dropout;
import dev.nnmaven.nn.task.Classification;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The sample project's training, with the letters of the repository. */
class LettersModelTest {

  private static final String WEIGHTS_AND_BIASES =
      "c13b3c513a9e9a7614f2595206a0ea909896e9a275bbcee71474c4664671f5ed";

  @Test
  void train_asTheSampleProject_givesKnownWeights() throws Exception {
    Dataset letters =
        new ImageFolderReader(UnreadableImages.FAIL, PictureRules.DEFAULT)
            .readTraining(Path.of("..", "data", "train"))
            .dataset();
    ImagePreprocessing preprocessing =
        new ImagePreprocessing(28, 28, Normalization.SCALE, PixelOrder.ROWS);
    Classification task = new Classification(letters.classes());
    Network network =
        new Network(
            List.of(
                new DenseLayer(784, 100, new Relu(), List.of(new Dropout(0.2f))),
                new DenseLayer(100, 10, new Linear(), List.of())),
            new CrossEntropy());
    network.initialize(new Xavier(), RandomStream.of(1));
    new Trainer<>(
            network,
            task,
            new TrainingOptions(new GradientDescent(), 0.1f, 20, 32, 1),
            ComputeOptions.fastest(),
            TrainingListener.none())
        .train(new ImageSamples(letters, preprocessing), Optional.empty());

    ByteArrayOutputStream model = new ByteArrayOutputStream();
    Provenance none = new Provenance("test", new TreeMap<>(), "", 0, new HeldOut.None());
    ModelFile.write(model, new TrainedModel(network, task, preprocessing, none));
    assertThat(KnownModel.tensorsSha256(model.toByteArray())).isEqualTo(WEIGHTS_AND_BIASES);
  }
}
