package dev.nnmaven.plugin.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.nnmaven.nn.classifier.Classification;
import dev.nnmaven.nn.model.TrainedModel;
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
import org.junit.jupiter.params.provider.MethodSource;

/** Another runtime, which shares no code with ours, says the same of each letter. */
class OnnxModelTest {

  private static Letters letters;

  @TempDir Path folder;

  @BeforeAll
  static void read() throws Exception {
    letters = new Letters();
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
    return all.stream();
  }

  private Path exported(TrainedModel model) throws Exception {
    Path file = folder.resolve("model.onnx");
    OnnxModel.write(file, model, "1.0", "0123");
    return file;
  }

  private static float[][] run(Path file, List<byte[]> images) throws OrtException {
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
      return (float[][]) result.get("probabilities").orElseThrow().getValue();
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void write_anyModel_isComputedAlikeByOnnxRuntime(
      String hidden, String output, String loss, String normalization, String order)
      throws Exception {
    TrainedModel model = letters.model(hidden, output, loss, normalization, order);
    List<Classification> ours = letters.classified(model);
    float[][] theirs = run(exported(model), letters.pixels());
    assertThat(theirs).hasDimensions(1201, 10);
    for (int i = 0; i < theirs.length; i++) {
      int top = 0;
      for (int c = 0; c < 10; c++) {
        top = theirs[i][c] > theirs[i][top] ? c : top;
        assertThat(theirs[i][c])
            .as("image %d, class %s", i, model.classes().get(c))
            .isCloseTo(ours.get(i).probability(model.classes().get(c)), within(1e-5f));
      }
      if (ours.get(i).ranking().get(0).probability() - ours.get(i).ranking().get(1).probability()
          > 2e-5f) {
        assertThat(model.classes().get(top))
            .as("image %d", i)
            .isEqualTo(ours.get(i).best().className());
      }
    }
  }

  @Test
  void write_oneImageAtATime_isAskedLikeMany() throws Exception {
    TrainedModel model = letters.model("relu", "linear", "crossEntropy", "l2", "columns");
    Path file = exported(model);
    for (byte[] image : letters.pixels().subList(1197, 1201)) {
      assertThat(run(file, List.of(image))[0]).hasSize(10).doesNotContain(Float.NaN);
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
  void write_sameModel_givesTheSameBytes() throws Exception {
    TrainedModel model = letters.model("relu", "linear", "crossEntropy", "l2", "columns");
    byte[] first = Files.readAllBytes(exported(model));
    assertThat(exported(model)).hasBinaryContent(first);
  }
}
