package dev.nnmaven.trainer.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.data.table.FittedColumn;
import dev.nnmaven.nn.data.table.Missing;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.image.PixelImage;
import dev.nnmaven.nn.initializer.builtin.Xavier;
import dev.nnmaven.nn.model.Calibration;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.prediction.Classification;
import dev.nnmaven.nn.prediction.ImageClassifier;
import dev.nnmaven.nn.prediction.Model;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.testing.Ensembles;
import dev.nnmaven.nn.testing.Images;
import dev.nnmaven.nn.testing.Python;
import dev.nnmaven.trainer.config.Coverage;
import dev.nnmaven.trainer.config.NetworkParser;
import dev.nnmaven.trainer.job.TemperatureScaling;
import dev.nnmaven.trainer.testing.Agreement;
import dev.nnmaven.trainer.testing.Written;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * ONNX's own checker finds nothing wrong with what is exported; its reference implementation and
 * ONNX Runtime, as Python has them, compute the same. Each is started once for several models.
 */
@Tag("interoperability")
class OnnxInPythonTest {

  private static final String CHECKER = "onnx.reference";
  private static final String RUNTIME = "onnxruntime";

  /** A model, images, and what our own classifier says of these. */
  private record Asked(TrainedModel model, List<byte[]> images, List<Classification> ours) {}

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {CHECKER, RUNTIME})
  void write_modelsOfImages_areTakenAndComputedAlike(String program) throws Exception {
    Python.require(program);
    Letters letters = new Letters();
    TrainedModel plain = letters.model("16", 2, "crossEntropy");
    TrainedModel calibrated = calibrated(plain);
    assertThat(letters.classified(calibrated).get(0).best().probability())
        .isGreaterThan(letters.classified(plain).get(0).best().probability() + 0.01f);
    List<Asked> all = new ArrayList<>();
    for (TrainedModel model :
        List.of(
            calibrated,
            letters.model("sigmoid", "linear", "crossEntropy", "scale", "rows"),
            letters.model("relu", "linear", "crossEntropy", "l2", "columns"),
            letters.model("gelu", "leakyRelu(0.2)", "crossEntropy", "scale", "rows"),
            letters.model("softplus", "elu(0.7)", "crossEntropy", "scale", "rows"),
            letters.model("tanh", "sigmoid", "binaryCrossEntropy", "none", "columns"),
            letters.model(
                "conv(5, 4x5, stride=2), maxPool(2), conv(7, 3x3) gelu, avgPool(3), 16",
                2,
                "crossEntropy"))) {
      all.add(new Asked(model, letters.pixels(), letters.classified(model)));
    }
    all.add(ofColours("scale", "columns", "7"));
    all.add(ofColours("l2", "rows", "conv(4, 2x3, stride=2), 7"));
    all.add(ofColours("standardize", "rows", "conv(4, 3x2), maxPool(2)"));
    all.add(ofColours("standardize", "columns", "maxPool(3, stride=1), conv(4, 3x2)"));
    List<Path> files = new ArrayList<>();
    for (Asked one : all) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (byte[] image : one.images()) {
        bytes.write(image);
      }
      files.add(exported(one.model(), files.size()));
      files.add(Files.write(folder.resolve(files.size() + ".pixels"), bytes.toByteArray()));
      files.add(folder.resolve(files.size() + ".probabilities"));
    }
    Python.run(
        program.equals(CHECKER) ? "check_onnx.py" : "run_onnx.py",
        "",
        files.stream().map(Path::toString).toArray(String[]::new));
    for (int i = 0; i < all.size(); i++) {
      Agreement.assertSame(
          all.get(i).ours(), all.get(i).model().classes(), Agreement.numbers(files.get(3 * i + 2)));
    }
  }

  private Path exported(TrainedModel model, int number) throws Exception {
    Path file = folder.resolve(number + ".onnx");
    OnnxModel.of(model, Coverage.DEFAULT, "1.0", "0123").write(file);
    return file;
  }

  /** The temperature is in the weights, so that nothing else has to know of it. */
  private static TrainedModel calibrated(TrainedModel plain) {
    Calibration.Fit fit = new Calibration.Fit(0.5, 0.1);
    return plain
        .with(TemperatureScaling.scaled(plain.ensemble(), 0.4))
        .with(new Calibration(0.4, fit, fit))
        .with(0.6f)
        .with(RowModels.SCORES);
  }

  /** Of three channels, one of which is the same in all images. */
  private static Asked ofColours(String normalization, String order, String hidden)
      throws Exception {
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
    ClassificationTask task = new ClassificationTask(List.of("a", "b", "c"));
    Dataset dataset = new Dataset(task.classes(), 5, 4, Channels.RGB, Background.WHITE, images);
    Normalization chosen = Normalization.of(normalization);
    ImagePreprocessing preprocessing =
        Images.preprocessing(
            5, 4, Channels.RGB, chosen, chosen.fit(dataset), PixelOrder.of(order), "white");
    Network network =
        NetworkParser.parse(Written.reader("network", hidden))
            .build(Shape.of(preprocessing.shape()), "60 numbers", task);
    network.initialize(new Xavier(), RandomStream.of(5));
    TrainedModel model = new TrainedModel(network, task, preprocessing, RowModels.provenance(20));
    List<byte[]> asked = new ArrayList<>(images.stream().map(LabeledImage::pixels).toList());
    asked.add(new byte[60]);
    ImageClassifier classifier = Model.of(model).images();
    return new Asked(
        model,
        asked,
        asked.stream()
            .map(pixels -> classifier.classify(new PixelImage(5, 4, pixels.length / 20, pixels)))
            .toList());
  }

  /**
   * With a word of a character beyond U+FFFF, which ONNX Runtime's Java API hands over as other
   * bytes than UTF-8's.
   */
  @ParameterizedTest
  @ValueSource(strings = {CHECKER, RUNTIME})
  void write_modelsOfRows_areTakenAndComputedAlike(String program) throws Exception {
    Python.require(program);
    TrainedModel networks = RowModels.model(Missing.MEAN, true, "crossEntropy", 2, "standard");
    List<TrainedModel> models =
        List.of(
            networks.with(Ensembles.blended(networks.ensemble(), 0.3)).with(RowModels.SCORES),
            RowModels.model(Missing.REFUSE, false, "crossEntropy", 1, "standard"),
            RowModels.model(Missing.REFUSE, false, "squaredError", 2, "standard"),
            RowModels.model(Missing.MEAN, true, "squaredError", 2, "standard")
                .with(RowModels.SCORES),
            RowModels.model(Missing.MEAN, true, "crossEntropy", 1, "standard"),
            RowModels.model(Missing.INDICATOR, false, "binaryCrossEntropy", 3, "standard"),
            RowModels.model(Missing.INDICATOR, true, "crossEntropy", 3, "standard"),
            RowModels.model(Missing.INDICATOR, true, "huber(1)", 1, "robust"),
            RowModels.model(Missing.AUTO, true, "squaredError", 1, "piecewise(8)"));
    List<Map<String, Object>> rows = RowModels.asked();
    Gson gson = new GsonBuilder().serializeSpecialFloatingPointValues().create();
    List<Path> arguments = new ArrayList<>(List.of(Path.of(program)));
    for (int i = 0; i < models.size(); i++) {
      Map<String, List<Object>> columns = new TreeMap<>();
      for (FittedColumn fitted : models.get(i).preprocessing(TablePreprocessing.class).columns()) {
        columns.put(fitted.column().name(), RowModels.given(fitted.column(), rows));
      }
      arguments.add(exported(models.get(i), i));
      arguments.add(Files.writeString(folder.resolve(i + ".json"), gson.toJson(columns)));
      arguments.add(folder.resolve(i + ".answers"));
    }
    Python.run("onnx_rows.py", "", arguments.stream().map(Path::toString).toArray(String[]::new));
    for (int i = 0; i < models.size(); i++) {
      RowModels.assertSame(models.get(i), rows, Agreement.numbers(folder.resolve(i + ".answers")));
    }
  }
}
