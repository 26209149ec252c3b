package dev.nnmaven.nn.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.builtin.Linear;
import dev.nnmaven.nn.activation.builtin.Relu;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.data.TargetOptions;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.ImageSamples;
import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import dev.nnmaven.nn.data.image.augmentation.builtin.Augmenter;
import dev.nnmaven.nn.initializer.builtin.Xavier;
import dev.nnmaven.nn.loss.builtin.CrossEntropy;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.optimizer.builtin.Nesterov;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.schedule.builtin.Cosine;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.testing.Images;
import dev.nnmaven.nn.testing.Models;
import dev.nnmaven.nn.testing.Trainings;
import dev.nnmaven.nn.testing.Whole;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A model of the letters of the repository, which are augmented. */
class LettersModelTest {

  private static final ImagePreprocessing ON_BLACK =
      Images.preprocessing(28, 28, Channels.GRAY, "black");

  @Test
  void train_epochsWithAugmentation_givesKnownWeights() throws Exception {
    boolean whole = Whole.includes("38 of 40 epochs");
    TrainingOptions options =
        Trainings.options(0.05f, whole ? 40 : 2, 32, 1)
            .optimizer(new Nesterov(0.9f))
            .schedule(new Cosine())
            .targets(new TargetOptions(0.1f, List.of()))
            .build();
    Dataset letters = Images.letters("train");
    Augmenter augmenter =
        new Augmenter(
            Augmentation.listOf("shift(1)+rotate(5)+scale(0.05)+shear(0.1)"), ON_BLACK, 1);
    ClassificationTask task = new ClassificationTask(letters.classes());
    Network network =
        new Network(
            List.of(
                new DenseLayer(784, 100, new Relu(), List.of()),
                new DenseLayer(100, 10, new Linear(), List.of())),
            new CrossEntropy());
    network.initialize(new Xavier(), RandomStream.of(1));
    new Trainer<>(network, task, options, ComputeOptions.fastest(), TrainingListener.none())
        .train(new ImageSamples(letters, ON_BLACK, augmenter));

    Provenance none = Provenance.by("test");
    byte[] file = Models.bytes(new TrainedModel(network, task, ON_BLACK, none));
    assertThat(KnownModel.tensorsSha256(file))
        .isEqualTo(
            whole
                ? "4f6a5fad7bd7f37a9298e5c545383674e28cf63520adc2e41d4fb41202d8aff5"
                : "79497208103bf5250bc004f4058faa28cb60c65fbf6330f57eee8f1cbac6a271");
  }
}
