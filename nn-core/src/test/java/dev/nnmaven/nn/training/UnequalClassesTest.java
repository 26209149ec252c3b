package dev.nnmaven.nn.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Linear;
import dev.nnmaven.nn.activation.Relu;
import dev.nnmaven.nn.data.TargetOptions;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImageFolderReader;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.ImageSamples;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.initializer.Xavier;
import dev.nnmaven.nn.loss.CrossEntropy;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.nn.testing.Classes;
import dev.nnmaven.nn.testing.Whole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The repository's letters, with ten times as many images of A to E as of F to J. */
class UnequalClassesTest {

  private static final ImagePreprocessing PREPROCESSING =
      new ImagePreprocessing(28, 28, Normalization.SCALE, PixelOrder.ROWS);

  private static Dataset read(String part) throws Exception {
    return new ImageFolderReader().readTraining(Path.of("..", "data", part)).dataset();
  }

  private static Dataset unequal(Dataset letters) {
    int[] seen = new int[10];
    List<LabeledImage> kept = new ArrayList<>();
    for (LabeledImage image : letters.images()) {
      if (image.label() < 5 || seen[image.label()]++ % 10 == 0) {
        kept.add(image);
      }
    }
    return letters.with(kept);
  }

  @Test
  void train_balancedClassWeights_raiseTheMeanRecall() throws Exception {
    assumeTrue(Whole.includes("six trainings"));
    Dataset training = unequal(read("train"));
    Dataset test = read("test");
    List<Integer> counts = Arrays.stream(training.countPerClass()).boxed().toList();
    assertThat(counts).containsExactly(480, 480, 480, 480, 480, 48, 48, 48, 48, 48);
    TargetOptions balanced = new TargetOptions(0f, TargetOptions.balanced(counts));
    double plain = 0;
    double weighted = 0;
    for (long seed = 1; seed <= 3; seed++) {
      plain += meanRecall(training, test, TargetOptions.PLAIN, seed) / 3;
      weighted += meanRecall(training, test, balanced, seed) / 3;
    }
    assertThat(weighted).as("mean recall, which was %s", plain).isGreaterThan(plain + 0.01);
  }

  private static double meanRecall(
      Dataset training, Dataset test, TargetOptions targets, long seed) {
    ClassificationTask task = new ClassificationTask(training.classes());
    Network network =
        new Network(
            List.of(
                new DenseLayer(784, 50, new Relu(), List.of()),
                new DenseLayer(50, 10, new Linear(), List.of())),
            new CrossEntropy());
    network.initialize(new Xavier(), RandomStream.of(seed));
    TrainingOptions options =
        TrainingOptions.builder().learningRate(0.1f).epochs(10).seed(seed).targets(targets).build();
    new Trainer<>(network, task, options, TrainingListener.none())
        .train(new ImageSamples(training, PREPROCESSING), Optional.empty());
    ConfusionMatrix confusion =
        Classes.evaluate(network, new ImageSamples(test, PREPROCESSING)).confusion();
    double sum = 0;
    for (int c = 0; c < 10; c++) {
      sum += confusion.recall(c).orElseThrow();
    }
    return sum / 10;
  }
}
