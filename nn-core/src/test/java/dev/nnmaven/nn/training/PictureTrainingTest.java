package dev.nnmaven.nn.training;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.loss.CrossEntropy;
import dev.nnmaven.nn.optimizer.Nesterov;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.testing.ArraySamples;
import dev.nnmaven.nn.testing.Classes;
import dev.nnmaven.nn.testing.OwnLayer;
import dev.nnmaven.nn.testing.PictureLayers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks that convolve and pool: plain loops and kernels, any threads and batches, same bits. */
class PictureTrainingTest {

  private static final Shape PICTURES = new Shape(11, 9, 3);

  private final ArraySamples samples = ArraySamples.random(70, PICTURES.size(), 4, 3);

  private static Network network() {
    return PictureLayers.network(PICTURES, 4);
  }

  private static Layer conv(Shape inputs, int filters, String size) {
    return PictureLayers.conv(inputs.toString(), filters, size, 1, "same", "relu");
  }

  private record Result(
      List<float[]> parameters, List<EpochResult<ClassificationMetrics>> epochs) {}

  private Result train(Network network, int batch, KernelChoice kernels, int threads) {
    List<EpochResult<ClassificationMetrics>> epochs = new ArrayList<>();
    TrainingListener<ClassificationMetrics> listener =
        new TrainingListener<>() {
          @Override
          public void epochFinished(EpochResult<ClassificationMetrics> result) {
            epochs.add(result);
          }
        };
    new Trainer<>(
            network,
            Classes.of(network),
            TrainingOptions.builder()
                .optimizer(new Nesterov())
                .learningRate(0.02f)
                .epochs(2)
                .batchSize(batch)
                .seed(11)
                .build(),
            new ComputeOptions(kernels, threads),
            listener)
        .train(samples, Optional.of(samples));
    return new Result(network.parameters().stream().map(Parameter::toArray).toList(), epochs);
  }

  private static void assertSame(Result found, Result expected) {
    for (int p = 0; p < expected.parameters().size(); p++) {
      assertThat(found.parameters().get(p)).containsExactly(expected.parameters().get(p));
    }
    for (int e = 0; e < expected.epochs().size(); e++) {
      assertThat(found.epochs().get(e).training().loss())
          .isEqualTo(expected.epochs().get(e).training().loss());
      assertThat(found.epochs().get(e).heldOut().orElseThrow().loss())
          .isEqualTo(expected.epochs().get(e).heldOut().orElseThrow().loss());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, TrainingOptions.ALL_SAMPLES})
  void train_kernelsAndThreads_giveBitsOfPlainLoops(int batch) {
    Result textbook = train(network(), batch, KernelChoice.TEXTBOOK, 1);
    assertThat(textbook.epochs().get(1).training().loss()).isFinite();
    for (KernelChoice kernels : List.of(KernelChoice.SCALAR, KernelChoice.AUTO)) {
      for (int threads : new int[] {1, 3}) {
        assertSame(train(network(), batch, kernels, threads), textbook);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 33})
  void train_layersWithoutKernels_givesTheSameBits(int batch) {
    List<Layer> own = new ArrayList<>();
    network().layers().forEach(layer -> own.add(new OwnLayer(layer)));
    Network network = new Network(own, new CrossEntropy());
    Result expected = train(network(), batch, KernelChoice.TEXTBOOK, 1);
    assertSame(train(network, batch, KernelChoice.AUTO, 2), expected);
  }

  @Test
  void create_picturesOfAnotherShape_isRefused() {
    Layer first = conv(PICTURES, 4, "3x3");
    Layer turned = conv(new Shape(9, 11, 4), 4, "3x3");
    assertRefused(
        () -> new Network(List.of(first, turned), new CrossEntropy()),
        "layer 2 has 9x11x4 inputs, but layer 1 has 11x9x4 outputs");
  }

  @Test
  void create_tooManyMultiplicationsInAll_isRefused() {
    Shape large = new Shape(2000, 2000, 1);
    Layer one = conv(large, 1, "11x11");
    Layer two = conv(large, 1, "12x12");
    assertRefusedSaying(
        () -> new Network(List.of(one, two), new CrossEntropy()),
        "a sample takes 1060000000 multiplications");
  }

  @Test
  void toString_ofTheNetwork_drawsShapesAndLayers() {
    assertThat(network())
        .hasToString(
            "11x9x3 → conv(18, 3x3) relu dropout(0.1)+l2(0.001) → maxPool(2) dropout(0.2)"
                + " → conv(16, 3x2) tanh maxNorm(0.8)"
                + " → conv(7, 2x2, stride=2, padding=valid) relu inputNoise(0.1)"
                + " → avgPool(2) → 4 linear");
  }
}
