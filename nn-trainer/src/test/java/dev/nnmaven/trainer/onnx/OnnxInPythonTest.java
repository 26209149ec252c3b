package dev.nnmaven.trainer.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.GsonBuilder;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelImage;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.data.image.Scaling;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.FittedColumn;
import dev.nnmaven.nn.data.table.Missing;
import dev.nnmaven.nn.evaluation.TemperatureScaling;
import dev.nnmaven.nn.initializer.Initializers;
import dev.nnmaven.nn.model.Calibration;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.prediction.Classification;
import dev.nnmaven.nn.prediction.Model;
import dev.nnmaven.nn.prediction.PictureClassifier;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.trainer.config.NetworkParser;
import dev.nnmaven.trainer.testing.Agreement;
import dev.nnmaven.trainer.testing.Python;
import dev.nnmaven.trainer.testing.Written;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * ONNX's own checker finds nothing wrong with what is exported; its reference implementation and
 * ONNX Runtime, as Python has them, compute the same.
 */
@Tag("interoperability")
class OnnxInPythonTest {

  private static final String CHECKER = "onnx.reference";
  private static final String RUNTIME = "onnxruntime";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    CHECKER + ", sigmoid, linear, crossEntropy, scale, rows",
    CHECKER + ", relu, linear, crossEntropy, l2, columns",
    CHECKER + ", gelu, leakyRelu(0.2), crossEntropy, scale, rows",
    CHECKER + ", softplus, elu(0.7), crossEntropy, scale, rows",
    CHECKER + ", tanh, sigmoid, binaryCrossEntropy, none, columns",
    RUNTIME + ", sigmoid, linear, crossEntropy, scale, rows",
    RUNTIME + ", relu, linear, crossEntropy, l2, columns",
    RUNTIME + ", gelu, leakyRelu(0.2), crossEntropy, scale, rows",
    RUNTIME + ", softplus, elu(0.7), crossEntropy, scale, rows",
    RUNTIME + ", tanh, sigmoid, binaryCrossEntropy, none, columns"
  })
  void write_model_isTakenAndComputedAlike(
      String program,
      String hidden,
      String output,
      String loss,
      String normalization,
      String pixelOrder)
      throws Exception {
    Python.require(program);
    Letters letters = Letters.ofThisProject();
    assertAgrees(program, letters, letters.model(hidden, output, loss, normalization, pixelOrder));
  }

  @ParameterizedTest
  @ValueSource(strings = {CHECKER, RUNTIME})
  void write_modelOfConvolutions_isTakenAndComputedAlike(String program) throws Exception {
    Python.require(program);
    Letters letters = Letters.ofThisProject();
    String hidden = "conv(5, 4x5, stride=2), maxPool(2), conv(7, 3x3) gelu, avgPool(3), 16";
    assertAgrees(program, letters, letters.two(hidden));
  }

  /** The temperature is in the weights, so that nothing else has to know of it. */
  @ParameterizedTest
  @ValueSource(strings = {CHECKER, RUNTIME})
  void write_calibratedModel_isComputedAlike(String program) throws Exception {
    Python.require(program);
    Letters letters = Letters.ofThisProject();
    TrainedModel plain = letters.two("16");
    Calibration.Fit fit = new Calibration.Fit(0.5, 0.1);
    TrainedModel calibrated =
        new TrainedModel(
            TemperatureScaling.scaled(plain.ensemble(), 0.4),
            plain.task(),
            plain.preprocessing(),
            plain.provenance(),
            Optional.of(new Calibration(0.4, fit, fit)),
            0.6f);
    assertThat(letters.classified(calibrated).get(0).best().probability())
        .isGreaterThan(letters.classified(plain).get(0).best().probability() + 0.01f);
    assertAgrees(program, letters, calibrated);
  }

  @Test
  void write_modelOfRealImages_isComputedAlike() throws Exception {
    Python.require(RUNTIME);
    Letters real = Letters.ofNotMnist();
    assertAgrees(RUNTIME, real, real.model("relu", "linear", "crossEntropy", "scale", "rows"));
  }

  /**
   * With a word of a character beyond U+FFFF, which ONNX Runtime's Java API hands over as other
   * bytes than UTF-8's.
   */
  @ParameterizedTest
  @CsvSource({
    CHECKER + ", REFUSE, false, crossEntropy, 1, standard",
    CHECKER + ", MEAN, true, squaredError, 2, standard",
    CHECKER + ", INDICATOR, false, binaryCrossEntropy, 3, standard",
    CHECKER + ", INDICATOR, true, huber(1), 1, robust",
    CHECKER + ", AUTO, true, squaredError, 1, piecewise(8)",
    RUNTIME + ", REFUSE, false, squaredError, 2, standard",
    RUNTIME + ", MEAN, true, crossEntropy, 1, standard",
    RUNTIME + ", INDICATOR, true, crossEntropy, 3, standard",
    RUNTIME + ", AUTO, true, squaredError, 1, piecewise(8)",
  })
  void write_modelOfRows_isTakenAndComputedAlike(
      String program, Missing missing, boolean others, String loss, int members, String numbers)
      throws Exception {
    Python.require(program);
    TrainedModel model = RowModels.model(missing, others, loss, members, numbers);
    List<Map<String, Object>> rows = RowModels.asked();
    Path file = folder.resolve("model.onnx");
    OnnxModel.of(model, "1.0", "0123").write(file);
    Map<String, List<Object>> columns = new TreeMap<>();
    for (FittedColumn fitted : model.tablePreprocessing().columns()) {
      Column column = fitted.column();
      columns.put(column.name(), RowModels.given(column, rows));
    }
    String json = new GsonBuilder().serializeSpecialFloatingPointValues().create().toJson(columns);
    Path given = Files.writeString(folder.resolve("rows.json"), json);
    Path result = folder.resolve("answers.txt");
    Python.run("onnx_rows.py", Path.of(program), file, given, result);
    RowModels.assertSame(model, rows, Python.numbers(result));
  }

  /** Of three channels, one of which is the same in all images. */
  @ParameterizedTest
  @CsvSource({
    CHECKER + ", scale, columns, 7",
    CHECKER + ", standardize, rows, 'conv(4, 3x2), maxPool(2)'",
    RUNTIME + ", l2, rows, 'conv(4, 2x3, stride=2), 7'",
    RUNTIME + ", standardize, columns, 'maxPool(3, stride=1), conv(4, 3x2)'",
  })
  void write_modelOfColours_isComputedAlike(
      String program, String normalization, String order, String hidden) throws Exception {
    Python.require(program);
    Random random = new Random(3);
    List<LabeledImage> images = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      byte[] pixels = new byte[5 * 4 * 3];
      random.nextBytes(pixels);
      for (int blue = 2; blue < pixels.length; blue += 3) {
        pixels[blue] = 7;
      }
      images.add(new LabeledImage("image", 0, pixels));
    }
    List<String> classes = List.of("a", "b", "c");
    Dataset dataset = new Dataset(classes, 5, 4, Channels.RGB, Background.WHITE, images);
    Normalization chosen = Normalization.of(normalization);
    ImagePreprocessing preprocessing =
        new ImagePreprocessing(
            5,
            4,
            Channels.RGB,
            chosen,
            chosen.fit(dataset),
            PixelOrder.of(order),
            Scaling.REFUSE,
            Background.WHITE);
    ClassificationTask task = new ClassificationTask(classes);
    Network network =
        NetworkParser.parse(Written.of("hidden", hidden))
            .build(Shape.of(preprocessing.shape()), "60 numbers", task);
    network.initialize(Initializers.DEFAULT, RandomStream.of(5));
    TrainedModel model =
        new TrainedModel(
            network,
            task,
            preprocessing,
            new Provenance("test", new TreeMap<>(), "none", 20, new HeldOut.None()));
    List<byte[]> asked = new ArrayList<>(images.stream().map(LabeledImage::pixels).toList());
    asked.add(new byte[60]);
    PictureClassifier classifier = Model.of(model).pictures();
    assertAgrees(
        program,
        asked,
        asked.stream()
            .map(pixels -> classifier.classify(new PixelImage(5, 4, pixels.length / 20, pixels)))
            .toList(),
        model);
  }

  private void assertAgrees(String program, Letters letters, TrainedModel model) throws Exception {
    assertAgrees(program, letters.pixels(), letters.classified(model), model);
  }

  private void assertAgrees(
      String program, List<byte[]> images, List<Classification> ours, TrainedModel model)
      throws Exception {
    Path file = folder.resolve("model.onnx");
    OnnxModel.of(model, "1.0", "0123").write(file);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] image : images) {
      bytes.write(image);
    }
    Path pixels = Files.write(folder.resolve("pixels"), bytes.toByteArray());
    Path result = folder.resolve("probabilities.txt");
    Python.run(program.equals(CHECKER) ? "check_onnx.py" : "run_onnx.py", file, pixels, result);
    Agreement.assertSame(ours, model.classes(), Python.numbers(result));
  }
}
