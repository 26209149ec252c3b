package dev.nnmaven.nn.model;

import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.activation.builtin.Linear;
import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.image.Scaling;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.layer.builtin.PoolLayer;
import dev.nnmaven.nn.layer.builtin.Pooling;
import dev.nnmaven.nn.loss.builtin.CrossEntropy;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.Standardization;
import dev.nnmaven.nn.testing.ImageLayers;
import dev.nnmaven.nn.testing.Images;
import dev.nnmaven.nn.testing.Models;
import dev.nnmaven.nn.testing.Networks;
import dev.nnmaven.nn.testing.OwnActivation;
import dev.nnmaven.nn.testing.OwnLayer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Model files: what is written is read, and stands where the format says. */
class ModelFileTest {

  @TempDir Path folder;

  static Stream<HeldOut> heldOuts() {
    return Stream.of(
        new HeldOut.Fraction(new BigDecimal("0.25"), "fedcba"),
        new HeldOut.Fraction(new BigDecimal("0.20"), "fedcba"),
        new HeldOut.Fraction(new BigDecimal("1E-9"), "fedcba"),
        new HeldOut.Fraction(BigDecimal.ONE.divide(new BigDecimal(3), MathContext.DECIMAL128), ""),
        new HeldOut.Folder(),
        new HeldOut.None());
  }

  private TrainedModel roundTrip(TrainedModel model) throws IOException {
    Path file = folder.resolve("model.safetensors");
    ModelFile.write(file, model);
    assertThat(file).hasBinaryContent(Models.bytes(model));
    return ModelFile.read(file);
  }

  @ParameterizedTest
  @MethodSource("heldOuts")
  void read_whatWasWritten_isTheSame(HeldOut heldOut) throws IOException {
    TrainedModel model = Models.small(heldOut);
    TrainedModel read = roundTrip(model);
    assertThat(read.classes()).isEqualTo(model.classes());
    assertThat(read.preprocessing()).isEqualTo(model.preprocessing());
    assertThat(read.provenance()).isEqualTo(model.provenance());
    assertSame(read.network(), model.network());
    assertThat(Models.bytes(read)).isEqualTo(Models.bytes(model));
  }

  private static TrainedModel with(Network network, ImagePreprocessing preprocessing) {
    TrainedModel plain = Models.small(new HeldOut.None());
    return new TrainedModel(
        network,
        new ClassificationTask(plain.classes().subList(0, network.outputs())),
        preprocessing,
        plain.provenance());
  }

  /** What a model does not use leaves no trace in its file. */
  @Test
  void write_scalingGroundAndColours_standInTheFileOnlyWhereTheyAreUsed() throws IOException {
    TrainedModel plain = Models.small(new HeldOut.None());
    assertThat(ModelFile.description(plain))
        .doesNotContainKeys(
            "scaling", "background", "color", "channels.mean", "channels.deviation");
    TrainedModel scaled =
        with(
            plain.network(),
            new ImagePreprocessing(
                3,
                2,
                Channels.GRAY,
                Normalization.SCALE,
                List.of(),
                PixelOrder.ROWS,
                Scaling.STRETCH_DARK_INK,
                Background.of("#102030")));
    assertThat(ModelFile.description(scaled))
        .containsEntry("scaling", "stretchDarkInk")
        .containsEntry("background", "#102030");
    assertThat(roundTrip(scaled).preprocessing()).isEqualTo(scaled.preprocessing());
    TrainedModel coloured = coloured(new Standardization(1 / 3.0, Math.sqrt(2)));
    assertThat(ModelFile.description(coloured))
        .containsEntry("color", "rgb")
        .containsEntry("channels.mean", "[\"0.3333333333333333\",\"0.3333333333333333\",\"0\"]");
    assertThat(roundTrip(coloured).preprocessing()).isEqualTo(coloured.preprocessing());
  }

  private static TrainedModel coloured(Standardization channel) {
    return with(
        Networks.random(new int[] {18, 2}, "crossEntropy", 3, "linear"),
        Images.preprocessing(
            3,
            2,
            Channels.RGB,
            Normalization.STANDARDIZE,
            List.of(channel, channel, new Standardization(0, 0)),
            PixelOrder.COLUMNS,
            "white"));
  }

  private static TrainedModel calibrated() {
    return Models.small(new HeldOut.None())
        .with(
            new Calibration(
                1.53193, new Calibration.Fit(0.5, 0.125), new Calibration.Fit(1 / 3.0, 0)))
        .with(0.83f);
  }

  @Test
  void write_calibrationAndThreshold_standInTheFileOnlyWhereThereAreSome() throws IOException {
    assertThat(ModelFile.description(Models.small(new HeldOut.None())).keySet())
        .doesNotContain("calibration", "threshold");
    assertThat(ModelFile.description(calibrated()))
        .containsEntry("calibration", "1.53193 0.5 0.125 0.3333333333333333 0")
        .containsEntry("threshold", "0.83");
    TrainedModel read = roundTrip(calibrated());
    assertThat(read.calibration()).isEqualTo(calibrated().calibration());
    assertThat(read.threshold()).isEqualTo(0.83f);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"0.83\"|\"1.001\"|the threshold must be from 0.0 to 1.0, found 1.00",
        "\"0.83\"|\"NA\"|the threshold must be from 0.0 to 1.0, found NaN",
        "\"0.83\"|\"high\"|the metadata entry threshold is wrong",
        "1.53193|0|calibration is wrong: the temperature must be from",
        "1.53193|1E300|calibration is wrong: the temperature must be from 0.03124 to 32.00001",
        "0.125|-0.125|a calibration error must be from 0.0 to 1.0, found -0.125",
        "1.53193 0.5|1.53193|the metadata entry calibration is wrong: expected 5 numbers, found 4",
        "1.53193 0.5|1.53193 half|the metadata entry calibration is wrong",
      })
  void read_calibrationThatIsNone_isRefused(String right, String wrong, String message) {
    assertReadRefused(calibrated(), right, wrong, message);
  }

  private static void assertReadRefused(
      TrainedModel model, String part, String by, String message) {
    byte[] damaged = SafetensorsBytes.of(Models.bytes(model)).replacing(part, by).toFile();
    assertRefusedSaying(MalformedFileException.class, () -> Models.read(damaged), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"rgb\"|\"puce\"|unknown color",
        "\"rgb\"|\"gray\"|needs means and deviations of 1 channels, found 3",
        "1.4142135623730951\\\",\\\"0\\\"|1.4142135623730951\\\"|has 2 elements, expected 3, one a"
            + " channel",
        "1.4142135623730951|-1.414213562373095|a deviation of at least 0",
        "\"standardize\"|\"scale\"|needs means and deviations of 0 channels, found 3",
      })
  void read_wrongColours_isRefused(String from, String to, String message) {
    assertReadRefused(coloured(new Standardization(1 / 3.0, Math.sqrt(2))), from, to, message);
  }

  static Stream<Network> networks() {
    PoolLayer overlapping =
        new PoolLayer(new Shape(3, 4, 1), Pooling.MAX, 2, 1, Regularizer.listOf("dropout(0.2)"));
    Layer mean = PoolLayer.globalAverage(overlapping.outputShape(), List.of());
    Layer dense = new DenseLayer(1, 2, new Linear(), List.of());
    return Stream.of(
        awkward("crossEntropy"),
        awkward("binaryCrossEntropy"),
        ImageLayers.network(new Shape(11, 9, 1), 2),
        new Network(List.of(overlapping, mean, dense), new CrossEntropy()),
        // Larger than any buffer that copies it.
        Networks.random(new int[] {300, 201, 2}, "crossEntropy", 1, "relu", "linear"));
  }

  private static Network awkward(String loss) {
    int[] sizes = {1, 16, 33, 1, 2};
    Network network =
        Networks.random(sizes, loss, 3, "relu", "sigmoid", "linear l2(1e-7)", "sigmoid");
    network.layers().get(1).parameter("weights").set(15, 32, Float.MIN_VALUE);
    network.layers().get(1).parameter("weights").set(14, 31, -0f);
    network.layers().get(1).parameter("biases").set(0, 32, Float.MAX_VALUE);
    return network;
  }

  @ParameterizedTest
  @MethodSource("networks")
  void read_anyNetwork_isTheSame(Network network) throws IOException {
    Shape shape = network.layers().get(0).inputShape();
    int width = shape.width() > 1 ? shape.width() : network.inputs();
    TrainedModel model =
        Models.of(
            network, width, network.inputs() / width, List.of("yes", "no"), new HeldOut.None());
    assertSame(roundTrip(model).network(), network);
  }

  private static void assertSame(Network actual, Network expected) {
    assertThat(actual).hasToString(expected.toString());
    assertThat(actual.loss()).isEqualTo(expected.loss());
    for (int l = 0; l < expected.layers().size(); l++) {
      Layer left = actual.layers().get(l);
      Layer right = expected.layers().get(l);
      assertThat(left.activation()).isEqualTo(right.activation());
      assertThat(left.regularizers()).isEqualTo(right.regularizers());
      assertThat(left.specification()).isEqualTo(right.specification());
    }
    assertThat(Networks.numbers(actual)).containsExactly(Networks.numbers(expected));
  }

  @Test
  void write_anyModel_hasLayoutOfSafetensors() throws IOException {
    TrainedModel model = Models.small(new HeldOut.Fraction(new BigDecimal("0.20"), "ab"));
    byte[] file = Models.bytes(model);
    SafetensorsBytes parts = SafetensorsBytes.of(file);
    assertThat((file.length - parts.data().length) % 8).as("alignment of the data").isZero();
    assertThat(parts.header()).startsWith("{").matches("(?s).*} {0,7}");

    JsonObject header = JsonParser.parseString(parts.header()).getAsJsonObject();
    JsonObject metadata = header.remove("__metadata__").getAsJsonObject();
    assertThat(metadata)
        .isEqualTo(
            JsonParser.parseString(
                """
                {"activations": "[\\"tanh\\",\\"linear\\"]",
                 "classes": "[\\"a\\",\\"Ä \\\\\\"quoted\\\\\\" \\\\u2028\\",\\"c\\"]",
                 "format": "nn-maven model 2", "height": "2", "heldOut": "fraction",
                 "heldOut.folderSha256": "ab", "heldOut.fraction": "0.2",
                 "layers": "[\\"dense(6, 17)\\",\\"dense(17, 3)\\"]", "loss": "crossEntropy",
                 "normalization": "l2", "option.a.b": "", "option.epochs": "10",
                 "option.seed": "1", "pixelOrder": "columns", "preprocessing": "image",
                 "producer": "nn-maven test", "task": "classification",
                 "regularizers": "[\\"inputNoise(0.2)+dropout(0.5)\\",\\"l2(0.0001)\\"]",
                 "training.images": "42", "training.sha256": "0123456789abcdef", "width": "3"}
                """));
    assertThat(List.copyOf(metadata.keySet())).isSorted();
    assertThat(header.keySet())
        .containsExactly("layer1.weights", "layer1.biases", "layer2.weights", "layer2.biases");

    ByteBuffer data = ByteBuffer.wrap(parts.data()).order(ByteOrder.LITTLE_ENDIAN);
    for (int l = 0; l < 2; l++) {
      Layer layer = model.network().layers().get(l);
      int inputs = layer.inputs();
      int neurons = layer.outputs();
      int weights =
          offset(header, "layer" + (l + 1) + ".weights", "[" + inputs + "," + neurons + "]");
      int biases = offset(header, "layer" + (l + 1) + ".biases", "[" + neurons + "]");
      for (int o = 0; o < neurons; o++) {
        assertThat(data.getFloat(biases + 4 * o)).isEqualTo(layer.parameter("biases").get(0, o));
        for (int i = 0; i < inputs; i++) {
          assertThat(data.getFloat(weights + 4 * (i * neurons + o)))
              .isEqualTo(layer.parameter("weights").get(i, o));
        }
      }
    }
  }

  private static int offset(JsonObject header, String name, String shape) {
    JsonObject tensor = header.getAsJsonObject(name);
    assertThat(tensor.get("dtype").getAsString()).isEqualTo("F32");
    assertThat(tensor.get("shape")).hasToString(shape);
    JsonArray offsets = tensor.getAsJsonArray("data_offsets");
    return offsets.get(0).getAsInt();
  }

  /** Of a file that is no model, the rest is not read. */
  @Test
  void read_withAHash_addsWhatIsReadAlone() throws IOException {
    Network network = Networks.random(new int[] {4, 2}, "crossEntropy", 1, "linear");
    Path file = folder.resolve("some");
    ModelFile.write(file, Models.of(network, 4, 1, List.of("a", "b"), new HeldOut.None()));
    MessageDigest digest = Sha256.start();
    ModelFile.read(file, digest);
    assertThat(Sha256.hex(digest)).isEqualTo(Sha256.of(file));
    byte[] wrong = "this is no model".getBytes(StandardCharsets.US_ASCII);
    Files.write(file, wrong);
    assertThatThrownBy(() -> ModelFile.read(file, digest))
        .hasMessageContaining("not a safetensors file");
    assertThat(Sha256.hex(digest)).isEqualTo(Sha256.of(Arrays.copyOf(wrong, Long.BYTES)));
  }

  /** What is written can be read: texts have the limits that a reader has. */
  @Test
  void write_textsThatNoReaderTakes_isRefusedBeforeAnythingIsWritten() {
    Path file = folder.resolve("model.safetensors");
    Network network = Networks.random(new int[] {4, 2}, "crossEntropy", 1, "linear");
    String longest = "x".repeat(1000);
    assertThatCode(() -> ModelFile.write(file, named(network, longest))).doesNotThrowAnyException();
    assertThatCode(() -> ModelFile.read(file)).doesNotThrowAnyException();
    assertRefusedSaying(
        () -> ModelFile.write(folder.resolve("other"), named(network, longest + "x")),
        "classes has 1001 characters, expected at most 1000");
    assertThat(folder.resolve("other")).doesNotExist();
    TrainedModel plain = Models.small(new HeldOut.None());
    Provenance provenance =
        new Provenance(
            "x",
            new TreeMap<>(Map.of("n".repeat(1001), "1")),
            new Provenance.TrainingData("", 1),
            new HeldOut.None());
    TrainedModel model =
        new TrainedModel(plain.network(), plain.task(), plain.preprocessing(), provenance);
    assertRefusedSaying(
        () -> Models.bytes(model),
        "the name of an option has 1001 characters, expected at most 1000");
  }

  private static TrainedModel named(Network network, String name) {
    return Models.of(network, 2, 2, List.of(name, "b"), new HeldOut.None());
  }

  @Test
  void trainedModel_partsThatDoNotFit_saysWhich() {
    Network network = Networks.random(new int[] {6, 2}, "crossEntropy", 1, "linear");
    HeldOut none = new HeldOut.None();
    assertRefused(
        () -> Models.of(network, 3, 2, List.of("a", "b", "c"), none),
        "the network has 2 outputs, but the classification needs 3");
    assertRefused(
        () -> Models.of(network, 3, 2, List.of("a", "a"), none),
        "a class is listed twice in [a, a]");
    assertRefused(
        () -> Models.of(network, 3, 3, List.of("a", "b"), none),
        "the network has 6 inputs, but the image preprocessing makes 9");
    for (String fraction : List.of("0", "1")) {
      assertRefused(
          () -> new HeldOut.Fraction(new BigDecimal(fraction), "ab"),
          "a test fraction lies between 0 and 1, found " + fraction);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.NEGATIVE_INFINITY})
  void write_weightThatIsNotFinite_isRefusedAndLeavesTheOldModel(float value) throws IOException {
    Network network = Networks.random(new int[] {4, 2}, "crossEntropy", 1, "linear");
    Path file = folder.resolve("model.safetensors");
    ModelFile.write(file, named(network, "a"));
    byte[] before = Files.readAllBytes(file);
    network.layers().get(0).parameter("weights").set(3, 1, value);
    assertRefusedSaying(
        () -> ModelFile.write(file, named(network, "a")),
        "tensor layer1.weights holds " + value + " at index 7");
    assertThat(file).hasBinaryContent(before);
  }

  /** It would be found out when somebody wants to use the model. */
  @Test
  void write_partThatIsNotRegistered_isRefused() {
    Layer dense = new DenseLayer(4, 2, new Linear(), List.of());
    Network layer = new Network(List.of(new OwnLayer(dense)), new CrossEntropy());
    assertRefusedSaying(
        () -> Models.bytes(named(layer, "a")),
        "(" + OwnLayer.class.getName() + ") could not be read from a model",
        "unknown kind of layer \"own\"");
    Network activation =
        new Network(
            List.of(
                new DenseLayer(
                    4, 2, new OwnActivation("unregistered", x -> x, x -> 1f), List.of())),
            new CrossEntropy());
    assertRefusedSaying(
        () -> Models.bytes(named(activation, "a")), "unknown activation \"unregistered\"");
  }

  /** Its text is that of another layer. */
  @Test
  void write_layerThatWouldBecomeAnother_isRefused() {
    class Mistaken extends OwnLayer {
      Mistaken() {
        super(new DenseLayer(4, 2, new Linear(), List.of()));
      }

      @Override
      public String kind() {
        return "dense";
      }

      @Override
      public List<String> arguments() {
        return List.of("3");
      }
    }
    Network network = new Network(List.of(new Mistaken()), new CrossEntropy());
    assertRefusedSaying(
        () -> Models.bytes(named(network, "a")),
        "could not be read from a model file: it would have 3 outputs rather");
  }

  /** Other writers make files with them, and name them in any order. */
  @Test
  void read_emptyTensorNamedBehindAnother_isRead() throws IOException {
    String header =
        """
        {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},\
        "b":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},\
        "d":{"dtype":"F32","shape":[1],"data_offsets":[4,8]},\
        "c":{"dtype":"F32","shape":[2,0],"data_offsets":[4,4]}}""";
    byte[] file = new SafetensorsBytes(header, new byte[] {0, 0, 0x40, 0x3f, 0, 0, 0, 0}).toFile();
    Safetensors read = Safetensors.read(new ByteArrayInputStream(file), file.length);
    assertThat(read.tensors().keySet()).containsExactly("b", "a", "c", "d");
    assertThat(read.tensor("a").values()).containsExactly(0.75f);
    assertThat(read.tensor("c").values()).isEmpty();
  }
}
