package dev.nnmaven.trainer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.testing.Agreement;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

/** Another runtime, which shares no code with ours, says the same of each letter. */
class OnnxModelTest {

  private static Letters letters;

  @TempDir Path folder;

  @BeforeAll
  static void read() throws Exception {
    letters = Letters.ofThisProject();
  }

  static Stream<Arguments> models() {
    List<Arguments> all = new ArrayList<>();
    for (String activation : List.of("relu", "sigmoid", "tanh", "linear")) {
      for (String loss : List.of("crossEntropy", "binaryCrossEntropy")) {
        for (String normalization : List.of("scale", "l2", "none")) {
          for (String order : List.of("rows", "columns")) {
            // Each of linear, sigmoid and tanh on the output layer, too; relu is added below.
            String output =
                Map.of("relu", "linear", "tanh", "sigmoid").getOrDefault(activation, "tanh");
            all.add(Arguments.of(activation, output, loss, normalization, order));
          }
        }
      }
    }
    all.add(Arguments.of("tanh", "relu", "crossEntropy", "scale", "rows"));
    for (String activation : List.of("leakyRelu(0.2)", "elu(0.7)", "gelu", "softplus")) {
      all.add(Arguments.of(activation, "linear", "crossEntropy", "scale", "rows"));
      all.add(Arguments.of("tanh", activation, "binaryCrossEntropy", "scale", "rows"));
    }
    return all.stream();
  }

  private Path exported(TrainedModel model) throws Exception {
    Path file = folder.resolve("model.onnx");
    OnnxModel.of(model, "1.0", "0123").write(file);
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
      return doubles((float[][]) result.get("probabilities").orElseThrow().getValue());
    }
  }

  private static double[][] doubles(float[][] rows) {
    double[][] doubles = new double[rows.length][rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      for (int c = 0; c < rows[i].length; c++) {
        doubles[i][c] = rows[i][c];
      }
    }
    return doubles;
  }

  @ParameterizedTest
  @MethodSource("models")
  void write_anyModel_isComputedAlikeByOnnxRuntime(
      String hidden, String output, String loss, String normalization, String order)
      throws Exception {
    TrainedModel model = letters.model(hidden, output, loss, normalization, order);
    Agreement.assertSame(
        letters.classified(model), model.classes(), run(exported(model), letters.pixels()));
  }

  @Test
  void write_modelOfRealImages_isComputedAlikeByOnnxRuntime() throws Exception {
    Letters real = Letters.ofNotMnist();
    TrainedModel model = real.model("relu", "linear", "crossEntropy", "scale", "rows");
    Agreement.assertSame(
        real.classified(model), model.classes(), run(exported(model), real.pixels()));
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
  void write_pictures_areComputedAlikeByOnnxRuntime(String hidden) throws Exception {
    for (TrainedModel model : List.of(letters.model(hidden), letters.two(hidden))) {
      Agreement.assertSame(
          letters.classified(model), model.classes(), run(exported(model), letters.pixels()));
    }
  }

  @ParameterizedTest
  @CsvSource({"3, crossEntropy", "2, binaryCrossEntropy"})
  void write_severalNetworks_areComputedAlikeByOnnxRuntime(int members, String loss)
      throws Exception {
    TrainedModel model = letters.ensemble(members, loss);
    Path file = exported(model);
    Agreement.assertSame(letters.classified(model), model.classes(), run(file, letters.pixels()));
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(file.toString())) {
      assertThat(session.getMetadata().getCustomMetadata())
          .containsEntry("members", Integer.toString(members));
      assertThat(session.getOutputNames()).containsExactly("probabilities");
    }
  }

  @Test
  void write_oneImageAtATime_isAskedLikeMany() throws Exception {
    TrainedModel model = letters.model("relu", "linear", "crossEntropy", "l2", "columns");
    Path file = exported(model);
    for (byte[] image : letters.pixels().subList(1197, 1201)) {
      assertThat(run(file, List.of(image))[0]).hasSize(10).doesNotContain(Double.NaN);
    }
  }

  @Test
  void write_metadata_saysWhatTheModelFileSays() throws Exception {
    TrainedModel model = letters.model("relu", "linear", "crossEntropy", "l2", "columns");
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(exported(model).toString())) {
      assertThat(session.getMetadata().getProducerName()).isEqualTo("nn-maven");
      assertThat(session.getMetadata().getCustomMetadata())
          .containsEntry("classes", "[\"A\",\"B\",\"C\",\"D\",\"E\",\"F\",\"G\",\"H\",\"I\",\"J\"]")
          .containsEntry("width", "28")
          .containsEntry("pixelOrder", "columns")
          .containsEntry("normalization", "l2")
          .containsEntry("option.seed", "7")
          .containsEntry("training.images", "1200")
          .containsEntry("modelSha256", "0123")
          .doesNotContainKey("format");
    }
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
    TrainedModel first = letters.model("7");
    TrainedModel model =
        new TrainedModel(
            new Network(List.of(own), first.network().loss()),
            first.task(),
            first.preprocessing(),
            first.provenance());
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> OnnxModel.of(model, "1.0", "0123"))
        .withMessage(
            "The network has the layer own(28x28x1, 3), which nn:export cannot write as ONNX");
  }

  @Test
  void write_sameModel_givesTheSameBytes() throws Exception {
    TrainedModel model = letters.model("relu", "linear", "crossEntropy", "l2", "columns");
    byte[] first = Files.readAllBytes(exported(model));
    assertThat(exported(model)).hasBinaryContent(first);
  }
}
