package dev.nnmaven.nn.data.image.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.ImageSamples;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.evaluation.Evaluator;
import dev.nnmaven.nn.testing.Classes;
import dev.nnmaven.nn.testing.Listed;
import dev.nnmaven.nn.testing.Networks;
import dev.nnmaven.nn.testing.Trainings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentedTrainingTest {

  /** Large enough that a batch is worth several threads. */
  private static final int HIDDEN = 300;

  private final ImagePreprocessing preprocessing =
      new ImagePreprocessing(11, 8, Normalization.L2, PixelOrder.COLUMNS);
  private final Dataset images = images();

  private static Dataset images() {
    Random random = new Random(5);
    List<LabeledImage> images = new ArrayList<>();
    for (int n = 0; n < 131; n++) {
      byte[] pixels = new byte[11 * 8];
      random.nextBytes(pixels);
      images.add(new LabeledImage("n" + n, n % 3, pixels));
    }
    return new Dataset(List.of("a", "b", "c"), 11, 8, images);
  }

  private ImageSamples samples(String specification, long seed) {
    return new ImageSamples(
        images, preprocessing, new Augmenter(Augmentations.of(specification), preprocessing, seed));
  }

  private static float[] train(Samples samples, KernelChoice kernels, int threads, int batch) {
    Network network =
        Networks.random(
            new int[] {88, HIDDEN, 3}, "crossEntropy", 4, "relu dropout(0.2)", "linear");
    Trainings.train(
        network,
        Trainings.options(0.05f, 2, batch, 11).build(),
        new ComputeOptions(kernels, threads),
        samples,
        Optional.of(samples));
    return Networks.numbers(network);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64})
  void train_everyAugmentation_givesSameBitsWithAnyKernelsAndThreads(int batch) {
    ImageSamples samples = samples(String.join("+", Listed.augmentations()), 11);
    float[] textbook = train(samples, KernelChoice.TEXTBOOK, 1, batch);
    assertThat(train(samples, KernelChoice.SCALAR, 3, batch)).containsExactly(textbook);
    for (int threads : new int[] {1, 2, 3}) {
      assertThat(train(samples, KernelChoice.AUTO, threads, batch)).containsExactly(textbook);
    }
    ImageSamples plain = new ImageSamples(images, preprocessing);
    float[] expected = train(plain, KernelChoice.AUTO, 1, batch);
    assertThat(textbook).isNotEqualTo(expected);
    assertThat(train(samples("none", 11), KernelChoice.AUTO, 2, batch)).containsExactly(expected);
  }

  @Test
  void loadTrainingInputs_eachEpoch_differsAndIsPrepared() {
    ImageSamples samples = samples("noise(0.3)", 11);
    float[] first = new float[90];
    float[] second = new float[90];
    samples.loadTrainingInputs(1, 7, first, 1);
    samples.loadTrainingInputs(2, 7, second, 1);
    assertThat(first).isNotEqualTo(second);
    double squares = 0;
    for (float input : first) {
      squares += input * input;
    }
    assertThat(squares).isBetween(0.999, 1.001); // l2
    assertThat(first[0]).isZero();
    assertThat(first[89]).isZero();
  }

  /** Whoever is judged sees the images as they are. */
  @Test
  void evaluate_augmentedSamples_seesPlainImages() {
    Network network = Networks.random(new int[] {88, 5, 3}, "crossEntropy", 4, "sigmoid", "linear");
    double plain = loss(network, new ImageSamples(images, preprocessing));
    assertThat(loss(network, samples("shift(5)+noise", 1))).isEqualTo(plain);
  }

  private static double loss(Network network, Samples samples) {
    return Evaluator.evaluate(Ensemble.of(network), Classes.of(network), samples).loss();
  }
}
