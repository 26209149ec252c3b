package dev.nnmaven.nn.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Linear;
import dev.nnmaven.nn.activation.Relu;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.data.TargetOptions;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImageFolderReader;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.ImageSamples;
import dev.nnmaven.nn.data.image.augmentation.Augmentations;
import dev.nnmaven.nn.data.image.augmentation.Augmenter;
import dev.nnmaven.nn.initializer.Xavier;
import dev.nnmaven.nn.loss.CrossEntropy;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.optimizer.Nesterov;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.regularizer.Dropout;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.schedule.Cosine;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.testing.Pictures;
import dev.nnmaven.nn.testing.Whole;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Models of the letters of the repository: an augmented one, and a plain one. */
class LettersModelTest {

  private static final ImagePreprocessing ON_BLACK =
      Pictures.preprocessing(28, 28, Channels.GREY, "black");

  private static Dataset letters;

  @BeforeAll
  static void read() throws Exception {
    letters = new ImageFolderReader().readTraining(Path.of("..", "data", "train")).dataset();
  }

  @Test
  void train_fortyEpochsWithAugmentation_givesKnownWeights() throws Exception {
    assumeTrue(Whole.includes("40 epochs"));
    TrainingOptions options =
        TrainingOptions.builder()
            .optimizer(new Nesterov(0.9f))
            .learningRate(0.05f)
            .schedule(new Cosine())
            .epochs(40)
            .targets(new TargetOptions(0.1f, List.of()))
            .build();
    Augmenter augmenter =
        new Augmenter(Augmentations.of("shift(1)+rotate(5)+scale(0.05)+shear(0.1)"), ON_BLACK, 1);

    assertThat(tensorsSha256(List.of(), options, new ImageSamples(letters, ON_BLACK, augmenter)))
        .isEqualTo("4f6a5fad7bd7f37a9298e5c545383674e28cf63520adc2e41d4fb41202d8aff5");
  }

  @Test
  void train_plainDescentWithDropout_givesKnownWeights() throws Exception {
    TrainingOptions options = TrainingOptions.builder().learningRate(0.1f).epochs(20).build();

    assertThat(
            tensorsSha256(List.of(new Dropout(0.2f)), options, new ImageSamples(letters, ON_BLACK)))
        .isEqualTo("c13b3c513a9e9a7614f2595206a0ea909896e9a275bbcee71474c4664671f5ed");
  }

  private static String tensorsSha256(
      List<Regularizer> regularizers, TrainingOptions options, ImageSamples samples)
      throws Exception {
    ClassificationTask task = new ClassificationTask(letters.classes());
    Network network =
        new Network(
            List.of(
                new DenseLayer(784, 100, new Relu(), regularizers),
                new DenseLayer(100, 10, new Linear(), List.of())),
            new CrossEntropy());
    network.initialize(new Xavier(), RandomStream.of(1));
    new Trainer<>(network, task, options, ComputeOptions.fastest(), TrainingListener.none())
        .train(samples, Optional.empty());

    ByteArrayOutputStream model = new ByteArrayOutputStream();
    Provenance none = new Provenance("test", new TreeMap<>(), "", 0, new HeldOut.None());
    ModelFile.write(model, new TrainedModel(network, task, ON_BLACK, none));
    return KnownModel.tensorsSha256(model.toByteArray());
  }
}
