package dev.nnmaven.nn.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.activation.Activations;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.Dataset;
import dev.nnmaven.nn.data.ImageSamples;
import dev.nnmaven.nn.data.LabeledImage;
import dev.nnmaven.nn.data.Normalization;
import dev.nnmaven.nn.data.PixelOrder;
import dev.nnmaven.nn.data.Preprocessing;
import dev.nnmaven.nn.initializer.Initializers;
import dev.nnmaven.nn.loss.Losses;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.optimizer.GradientDescent;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.regularizer.Regularizers;
import dev.nnmaven.nn.testing.ArraySamples;
import dev.nnmaven.nn.testing.Networks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same training gives the same model, byte for byte, on every machine and JDK. */
class DeterminismTest {

  /**
   * Fingerprints of the model files that these trainings gave when they were written down. One that
   * differs here, on some JDK, operating system or processor only, is a bug. One that differs
   * everywhere is a change of what users' models are: it belongs into the change log.
   */
  @ParameterizedTest
  @CsvSource({
    "crossEntropy, xavier, linear, 7, a435cceea98404be62f693ace46b8928a52c2fb01478aae4941c1218c0822c55",
    "binaryCrossEntropy, he, sigmoid, 2147483647, 63899c4c423771f925d8ac05a5bb795ae4f49c300d91be4acadfd40b44107cdf",
    "crossEntropy, uniform, tanh, 1, 15db6dc37abd250091793b9117c8fc85df1d457d0566547f3e7cab0b8807ba1f",
  })
  void train_fixedSetting_givesKnownModel(
      String loss, String initializer, String output, int batchSize, String sha256)
      throws Exception {
    assertThat(sha256(train(1, loss, initializer, output, batchSize))).isEqualTo(sha256);
  }

  @Test
  void train_twice_givesSameBytes() throws IOException {
    byte[] first = train(3, "crossEntropy", "xavier", "linear", 7);
    assertThat(train(3, "crossEntropy", "xavier", "linear", 7)).isEqualTo(first);
  }

  /** Large enough to be split among threads, in samples and in weights. */
  @ParameterizedTest
  @CsvSource({"2147483647", "100", "33", "3", "1"})
  void train_anyKernelsAndThreads_givesSameBits(int batchSize) {
    float[] expected = weights(batchSize, new ComputeOptions(KernelChoice.SCALAR, 1), gradient());
    for (KernelChoice kernels : List.of(KernelChoice.SCALAR, KernelChoice.AUTO)) {
      for (int threads : new int[] {1, 2, 3, 5}) {
        ComputeOptions options = new ComputeOptions(kernels, threads);
        assertThat(weights(batchSize, options, gradient())).containsExactly(expected);
      }
    }
  }

  /** Plain gradient descent on single samples takes a shorter way to the same bits. */
  @Test
  void train_singleSamples_givesBitsOfAnyOtherOptimizerThatDoesTheSame() {
    GradientDescent gradient = gradient();
    Optimizer wrapped =
        new Optimizer() {
          @Override
          public String specification() {
            return "wrapped";
          }

          @Override
          public void step(float[] parameters, float[] gradients, int from, int to) {
            gradient.step(parameters, gradients, from, to);
          }
        };
    ComputeOptions options = new ComputeOptions(KernelChoice.AUTO, 2);
    assertThat(weights(1, options, wrapped)).containsExactly(weights(1, options, gradient));
  }

  private static GradientDescent gradient() {
    return new GradientDescent(0.05f);
  }

  private static float[] weights(int batchSize, ComputeOptions compute, Optimizer optimizer) {
    ArraySamples samples = ArraySamples.random(307, 60, 9, 6);
    Network network =
        Networks.random(
            new int[] {60, 130, 65, 9},
            "crossEntropy",
            3,
            "tanh dropout(0.3)",
            "sigmoid inputNoise(0.1)",
            "linear");
    new Trainer(
            network,
            new TrainingOptions(optimizer, 1, batchSize, 9),
            compute,
            TrainingListener.NONE)
        .train(samples, Optional.of(samples));
    return parameters(network);
  }

  private static float[] parameters(Network network) {
    FloatBuffer all = FloatBuffer.allocate((int) network.parameterCount());
    for (Layer layer : network.layers()) {
      for (int i = 0; i < layer.inputs(); i++) {
        all.put(layer.weights(), i * layer.stride(), layer.outputs());
      }
      all.put(layer.biases(), 0, layer.outputs());
    }
    return all.array();
  }

  @Test
  void train_otherSeed_givesOtherBytes() throws IOException {
    assertThat(train(4, "crossEntropy", "xavier", "linear", 7))
        .isNotEqualTo(train(3, "crossEntropy", "xavier", "linear", 7));
  }

  private static byte[] train(
      long seed, String loss, String initializer, String output, int batchSize) throws IOException {
    Preprocessing preprocessing = new Preprocessing(6, 5, Normalization.SCALE, PixelOrder.COLUMNS);
    Dataset dataset = pictures();
    Network network =
        new Network(
            List.of(
                layer(30, 20, "sigmoid", "dropout(0.3)+l2(0.001)"),
                layer(20, 17, "relu", "inputNoise(0.1)"),
                layer(17, 16, "tanh", "inputNoise(0.05)+dropout(0.1)"),
                layer(16, 3, output, "l2(0.01)")),
            Losses.of(loss));
    network.initialize(Initializers.of(initializer), RandomStream.of(seed));
    TrainingOptions options = new TrainingOptions(new GradientDescent(0.3f), 5, batchSize, seed);
    new Trainer(network, options, TrainingListener.NONE)
        .train(new ImageSamples(dataset, preprocessing), Optional.empty());
    Provenance provenance =
        new Provenance(
            "test",
            new TreeMap<>(Map.of("seed", Long.toString(seed))),
            dataset.fingerprint(),
            dataset.size(),
            new HeldOut.None());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFile.write(out, new TrainedModel(network, dataset.classes(), preprocessing, provenance));
    return out.toByteArray();
  }

  private static Layer layer(int inputs, int neurons, String activation, String regularizers) {
    return new Layer(inputs, neurons, Activations.of(activation), Regularizers.of(regularizers));
  }

  /** 300 pictures of 6 x 5 pixels: more than a slice. */
  private static Dataset pictures() {
    Random random = new Random(12);
    List<LabeledImage> images = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      byte[] pixels = new byte[30];
      random.nextBytes(pixels);
      pixels[i % 3] = (byte) 255;
      images.add(new LabeledImage("picture " + i, i % 3, pixels));
    }
    return new Dataset(List.of("a", "b", "c"), 6, 5, images);
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
