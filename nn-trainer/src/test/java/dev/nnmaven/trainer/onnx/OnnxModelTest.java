package dev.nnmaven.trainer.onnx;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.initializer.builtin.Xavier;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.testing.Ensembles;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Coverage;
import dev.nnmaven.trainer.testing.Agreement;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

/** Another runtime, which shares no code with ours, says the same of each letter. */
class OnnxModelTest {

  private static Letters letters;

  @TempDir Path folder;

  @BeforeAll
  static void read() throws Exception {
    letters = new Letters();
  }

  private Path exported(TrainedModel model) throws Exception {
    Path file = folder.resolve("model.onnx");
    OnnxModel.of(model, Coverage.DEFAULT, "1.0", "0123").write(file);
    return file;
  }

  private static double[][] run(Path file, List<byte[]> images) throws OrtException {
    int pixels = images.get(0).length;
    FloatBuffer values = FloatBuffer.allocate(images.size() * pixels);
    for (byte[] image : images) {
      for (byte pixel : image) {
        values.put(Byte.toUnsignedInt(pixel));
      }
    }
    values.rewind();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(file.toString());
        OnnxTensor given =
            OnnxTensor.createTensor(environment, values, new long[] {images.size(), pixels});
        OrtSession.Result result = session.run(Map.of("pixels", given))) {
      return OnnxRowsTest.doubles(result);
    }
  }

  private void assertComputedAlike(TrainedModel model) throws Exception {
    Agreement.assertSame(
        letters.classified(model), model.classes(), run(exported(model), letters.pixels()));
  }

  @ParameterizedTest
  @CsvSource({
    "relu, linear, crossEntropy, scale, rows",
    "relu, linear, crossEntropy, none, columns",
    "sigmoid, tanh, binaryCrossEntropy, l2, rows",
    "tanh, sigmoid, crossEntropy, scale, columns",
    "tanh, sigmoid, binaryCrossEntropy, scale, rows",
    "linear, tanh, crossEntropy, none, rows",
    "tanh, relu, crossEntropy, scale, rows",
    "leakyRelu(0.2), elu(0.7), crossEntropy, scale, rows",
    "elu(0.7), leakyRelu(0.2), binaryCrossEntropy, scale, rows",
    "gelu, softplus, crossEntropy, scale, rows",
    "softplus, gelu, binaryCrossEntropy, scale, rows"
  })
  void write_anyModel_isComputedAlikeByOnnxRuntime(
      String hidden, String output, String loss, String normalization, String order)
      throws Exception {
    assertComputedAlike(letters.model(hidden, output, loss, normalization, order));
  }

  /** Zeros that are more on one side, strides, windows that leave some out, one pixel alone. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "conv(5, 5x5), maxPool(2), conv(7, 3x3), maxPool(2), 16",
        "conv(3, 4x3, stride=2), avgPool(3, stride=2) dropout(0.1), 17",
        "conv(4, 3x5, padding=valid) gelu, maxPool(3, stride=1), conv(6, 1x1, stride=3) tanh",
        "avgPool(4), conv(12, 2x6), globalAvgPool",
        "15, conv(9, 1x1), 8"
      })
  void write_images_areComputedAlikeByOnnxRuntime(String hidden) throws Exception {
    for (int members : new int[] {1, 2}) {
      TrainedModel model = letters.model(hidden, members, "crossEntropy");
      assertComputedAlike(model);
      assertComputedAlike(
          model.with(Ensembles.blended(model.ensemble(), 0.4)).with(RowModels.SCORES));
    }
  }

  @Test
  void write_oneImageAtATime_isAskedLikeMany() throws Exception {
    Path file = exported(letters.model("relu", "linear", "crossEntropy", "l2", "columns"));
    List<byte[]> pixels = letters.pixels();
    assertThat(run(file, pixels.subList(0, 1))[0])
        .containsExactly(run(file, pixels)[0], within(1e-6));
  }

  @Test
  void of_layerOfSomebodysOwn_isRefusedByName() throws Exception {
    Layer own = Mockito.mock(Layer.class, Mockito.CALLS_REAL_METHODS);
    Mockito.doReturn("own").when(own).kind();
    Mockito.doReturn(List.of("3")).when(own).arguments();
    Mockito.doReturn(Shape.of("28x28x1")).when(own).inputShape();
    Mockito.doReturn(Shape.flat(10)).when(own).outputShape();
    Mockito.doReturn(List.of()).when(own).regularizers();
    Mockito.doReturn(List.of()).when(own).parameters();
    TrainedModel first = letters.model("7", 1, "crossEntropy");
    Network network = new Network(List.of(own), first.network().loss());
    TrainedModel model = Ensembles.of(first, Ensemble.of(network));
    assertRefused(
        ConfigurationException.class,
        () -> OnnxModel.of(model, Coverage.DEFAULT, "1.0", "0123"),
        "The network has the layer own(28x28x1, 3), which nn:export cannot write as ONNX");
  }

  @ParameterizedTest
  @CsvSource({
    "1, gelu, linear, crossEntropy, l2, columns, 49ee9cc6f45336cf8c6c00f4b9515df144e244d4efc1069473d688b550c2e22c",
    "1, relu, sigmoid, binaryCrossEntropy, scale, rows, ba96ddef2e0db22f12dc9fa45d9b9f84746103b971c4c7b54e6fc6470d61023a",
    "3, elu(0.7), leakyRelu(0.2), crossEntropy, none, rows, 1cf36a3271f21c3758cd55431533295a493f072b1ee22792ed9fc81be22693fd",
  })
  void write_modelOfImages_hasTheBytesOfEarlierVersions(
      int members,
      String hidden,
      String output,
      String loss,
      String normalization,
      String order,
      String sha256)
      throws Exception {
    Network[] networks = new Network[members];
    for (int m = 0; m < members; m++) {
      DenseLayer first = new DenseLayer(6, 4, Activation.of(hidden), List.of());
      DenseLayer last = new DenseLayer(4, 2, Activation.of(output), List.of());
      networks[m] = new Network(List.of(first, last), Loss.of(loss));
      networks[m].initialize(new Xavier(), RandomStream.of(m));
    }
    TrainedModel model =
        new TrainedModel(
            new Ensemble(Arrays.asList(networks)),
            new ClassificationTask(List.of("A", "B")),
            new ImagePreprocessing(2, 3, Normalization.of(normalization), PixelOrder.of(order)),
            RowModels.provenance(12));
    assertThat(Sha256.of(exported(model))).isEqualTo(sha256);
  }
}
