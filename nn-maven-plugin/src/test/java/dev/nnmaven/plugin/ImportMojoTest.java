package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.plugin.testing.PomElement;
import dev.nnmaven.trainer.testing.HarnessProject;
import dev.nnmaven.trainer.testing.Images;
import dev.nnmaven.trainer.testing.SafetensorsFile;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Images are 4 x 3 pixels of the classes A and B: a bright bar above, or below. */
@MojoTest
@Basedir(HarnessProject.FOLDER)
class ImportMojoTest extends GoalsTest {

  private ImportMojo mojo;

  @BeforeEach
  void importsWeights(@InjectMojo(goal = "import") ImportMojo mojo) {
    this.mojo = mojo;
    mojo.input = weights().toFile();
  }

  private Path weights() {
    return project.resolve("w.safetensors");
  }

  /** As PyTorch: a row of 12 inputs for each neuron, biases before weights, as sorted names are. */
  private void writeBarDetector() throws Exception {
    float[] rows = new float[24];
    for (int i = 0; i < 12; i++) {
      rows[i] = i < 4 ? 1 : -1; // A: bright above
      rows[12 + i] = i < 8 ? -1 : 1; // B: bright below
    }
    dense(2, 12, rows).write(weights());
  }

  /** A layer fc1, of zeros where nothing is said. */
  private static SafetensorsFile dense(int outputs, int inputs, float... rows) {
    return new SafetensorsFile()
        .with("fc1.bias", new int[] {outputs}, Arrays.copyOf(new float[] {0.5f, 0.25f}, outputs))
        .with("fc1.weight", new int[] {outputs, inputs}, Arrays.copyOf(rows, outputs * inputs));
  }

  private void refusesFile(SafetensorsFile file, String... expected) throws Exception {
    file.write(weights());
    refusedWithoutAModel(mojo, expected);
  }

  private static List<float[]> parameters(TrainedModel model) {
    return model.network().parameters().stream().map(Parameter::toArray).toList();
  }

  private static void requireSame(TrainedModel made, TrainedModel trained) {
    assertThat(made.network()).hasToString(trained.network().toString());
    assertThat(parameters(made)).usingRecursiveComparison().isEqualTo(parameters(trained));
  }

  @Test
  void execute_pytorchLayout_isTransposed() throws Exception {
    writeBarDetector();
    mojo.execute();
    TrainedModel made = ModelFile.read(model());
    Layer layer = made.network().layers().get(0);
    assertThat(made.classes()).containsExactly("A", "B");
    assertThat(layer).hasToString("2 linear");
    assertThat(layer.parameter("weights").get(0, 0)).isEqualTo(1);
    assertThat(layer.parameter("weights").get(4, 0)).isEqualTo(-1);
    assertThat(layer.parameter("weights").get(0, 1)).isEqualTo(-1);
    assertThat(layer.parameter("weights").get(11, 1)).isEqualTo(1);
    assertThat(layer.parameter("biases").toArray()).containsExactly(0.5f, 0.25f);
    assertThat(made.provenance().heldOut()).isEqualTo(new HeldOut.Folder());
    assertThat(made.provenance().training().samples()).isZero();
    assertThat(made.provenance().options())
        .containsEntry("imported", "safetensors")
        .containsEntry("importedSha256", Sha256.of(weights()));
    assertThat(said())
        .containsExactly(
            "info: weights  " + weights() + ": fc1 [2, 12]",
            "info: network  12 → 2 linear, crossEntropy",
            "info: inputs   4 x 3 pixels, nn.color=gray, nn.normalization=scale",
            "info: classes  A, B",
            "info: model " + model());
    // Packaged it has the name of the project.
    mojo.packageModel = "true";
    mojo.execute();
    assertThat(project.resolve("target/classes/META-INF/nn/empty-project.safetensors"))
        .hasSameBinaryContentAs(model());
  }

  @Test
  void execute_thenEvaluate_gatesItByTestImages() throws Exception {
    writeBarDetector();
    Images.grey(4, 3, "A", "B").draw(project.resolve("others"), 5, 99);
    mojo.normalization = "l2";
    mojo.execute();
    refused(evaluate, "trained elsewhere (nn:import)", "Set nn.testData.");
    evaluate.testData = file("others");
    evaluate.minAccuracy = "100%";
    evaluate.execute();
    assertThat(said())
        .anyMatch(line -> line.startsWith("info: test accuracy 100.00% (10 of 10 images)"))
        .anyMatch(line -> line.startsWith("warn: the model was trained elsewhere (nn:import), so"))
        .noneMatch(line -> line.contains("are not the model's training data"));
    evaluate.maxLoss = "0.0000001";
    assertThat(catchThrowable(evaluate::execute))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("nn.network=\"output\", nn.normalization=l2")
        .hasMessageNotContaining("nn.epochs");
  }

  @Test
  void execute_ourOwnModelFile_givesTheSameNetwork() throws Exception {
    train.modelFile = file("trained.safetensors");
    mojo.input = train.modelFile;
    train.network = PomElement.of("network", "5 tanh, 5 sigmoid");
    train.normalization = "l2";
    train.execute();
    mojo.network = train.network;
    mojo.normalization = "l2";
    mojo.execute();
    assertThat(said()).noneMatch(line -> line.contains("does not tell"));
    TrainedModel made = ModelFile.read(model());
    requireSame(made, ModelFile.read(train.modelFile.toPath()));
    assertThat(made.preprocessing(ImagePreprocessing.class).normalization())
        .isEqualTo(Normalization.L2);
    train.network = PomElement.of("network", "conv(3, 2x2), maxPool(2), conv(2, 1x1), 5");
    mojo.network = train.network;
    train.execute();
    Path mark = project.resolve("target/nn/model.safetensors.unfinished.json");
    Files.writeString(mark, "of a training of the model before");
    mojo.execute();
    assertThat(mark).doesNotExist();
    requireSame(ModelFile.read(model()), ModelFile.read(train.modelFile.toPath()));
  }

  @Test
  void execute_layersByName_takesTheseInThisOrder() throws Exception {
    mojo.input = new File(weights() + "#hidden, answer");
    mojo.loss = "binaryCrossEntropy";
    new SafetensorsFile()
        .with("answer.bias", new int[] {2}, 3, 4)
        .with("answer.weight", new int[] {2, 1}, 5, 6)
        .with("hidden.bias", new int[] {1}, 7)
        .withOther("aux.weight", "BF16", new int[] {3}, 6)
        .withOther("batches", "I64", new int[] {}, 8)
        .with("hidden.weight", new int[] {1, 12}, new float[12])
        .withOther("newest", "F7_E9M9", new int[] {5}, 7)
        .with("other", new int[] {1}, 8)
        .write(weights());
    mojo.execute();
    TrainedModel made = ModelFile.read(model());
    assertThat(made.network()).hasToString("12 → 1 relu → 2 linear");
    assertThat(made.network().layers().get(1).parameter("weights").get(0, 1)).isEqualTo(6);
    assertThat(made.network().loss().specification()).isEqualTo("binaryCrossEntropy");
    assertThat(said())
        .contains("warn: not imported: aux.weight, batches, newest, other")
        .anyMatch(
            line ->
                line.startsWith("warn: nn.network: the file does not record activations; assumed ")
                    && line.contains(" assumed nn.network=\"inputs(12), 1 relu\".")
                    && line.contains(" set them: nn.network=\"inputs(12), 1 tanh\"."));
  }

  @Test
  void execute_layersThatMakeNoNetwork_areNamed() throws Exception {
    SafetensorsFile file = new SafetensorsFile();
    for (String name : new String[] {"fc1", "fc10", "fc2"}) {
      file.with(name + ".weight", new int[] {2, 2}, 1, 0, 0, 1)
          .with(name + ".bias", new int[] {2}, 0, 0);
    }
    refusesFile(file, "stored in the order fc1, fc10, fc2", "nn.input: #fc1,fc2,fc10");
    refusesFile(
        new SafetensorsFile()
            .with("a.weight", new int[] {2, 5}, new float[10])
            .with("a.bias", new int[] {2}, 0, 0)
            .with("b.weight", new int[] {5, 12}, new float[60])
            .with("b.bias", new int[] {5}, new float[5]),
        "layer a [2, 5] has 2 neurons, but the next one, b [5, 12], has 12 inputs");
    refusesFile(
        new SafetensorsFile()
            .with("fc1.weight", new int[] {12, 2}, new float[24])
            .with("fc1.bias", new int[] {2}, 0, 0),
        "but fc1.weight of shape [12, 2] is a layer of 12 neurons: X.weight is [neurons][inputs], as");
    refusesFile(
        new SafetensorsFile()
            .with("1.weight", new int[] {2}, 1, 1)
            .with("1.bias", new int[] {2}, 0, 0)
            .with("1.running_mean", new int[] {2}, 0, 0),
        "tensor 1.weight has shape [2], expected two dimensions",
        "fuse_conv_bn_eval");
    refusesFile(
        new SafetensorsFile().with("fc1.weight", new int[] {2, 12}, new float[24]),
        "expected one tensor fc1.bias or fc1.biases, found none; the file has fc1.weight");
    refusesFile(dense(2, 12, 0, 0, Float.NaN), "tensor fc1.weight holds NaN at index 2");
    refusesFile(dense(2, 11), "the network has 11 inputs, but an image has 4 x 3 = 12 pixels");
    refusesFile(dense(3, 12), "has 3 outputs, but the data has 2 classes (A, B;");
    refusesFile(
        new SafetensorsFile()
            .with("fc1.bias", new int[] {2}, 0, 0)
            .withOther("fc1.weight", "F16", new int[] {2, 12}, 48),
        "cannot be imported: tensor fc1.weight has type F16, expected F32",
        "save_file({k: v.float() for k, v in");
  }

  /** Of images of 4 x 3, filters of 2 x 3 leave 2 x 2; there are two of them. */
  private void writeConvolution() throws Exception {
    new SafetensorsFile()
        .with("0.weight", new int[] {2, 1, 2, 3}, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
        .with("0.bias", new int[] {2}, 13, 14)
        .with("3.weight", new int[] {2, 8}, 1, 2, 3, 4, 5, 6, 7, 8, -1, -2, -3, -4, -5, -6, -7, -8)
        .with("3.bias", new int[] {2}, 15, 16)
        .write(weights());
  }

  @Test
  void execute_convolution_hasItsChannelsLast() throws Exception {
    mojo.network = PomElement.of("network", "conv(2, 2x3, padding=valid) tanh");
    writeConvolution();
    mojo.execute();
    TrainedModel made = ModelFile.read(model());
    assertThat(made.network()).hasToString("3x4x1 → conv(2, 2x3, padding=valid) tanh → 2 linear");
    Parameter filters = made.network().layers().get(0).parameter("weights");
    assertThat(filters.toArray()).containsExactly(1, 7, 2, 8, 3, 9, 4, 10, 5, 11, 6, 12);
    Parameter dense = made.network().layers().get(1).parameter("weights");
    // Behind Flatten 1 to 4 are what the first filter has, row by row, and 5 to 8 the second.
    assertThat(dense.toArray())
        .containsExactly(1, -1, 5, -5, 2, -2, 6, -6, 3, -3, 7, -7, 4, -4, 8, -8);
    assertThat(said()).noneMatch(line -> line.startsWith("warn: nn.network"));
  }

  @Test
  void execute_networkThatDoesNotFitTheWeights_saysAllThatDoesNot() throws Exception {
    writeConvolution();
    refusedWithoutAModel(
        mojo,
        "nn.network: the file has convolutions (0 [2, 1, 2, 3] → 3 [2, 8])",
        "such as nn.network=\"conv(2, 2x3, padding=valid), maxPool(2)\"",
        "PyTorch's convolutions have padding=valid unless");
    mojo.network = PomElement.of("network", "conv(2, 3x3)");
    refusedWithoutAModel(
        mojo,
        "The configuration has 2 mistakes:",
        "conv(2, 3x3) relu has weights of shape [2, 1, 3, 3], but" + " 0.weight has [2, 1, 2, 3]",
        "2 linear has weights of shape [2, 24], but 3.weight has"
            + " [2, 8]; there are 3x4x2 inputs here");
    mojo.network = PomElement.of("network", "conv(2, 2x3), 5");
    refusedWithoutAModel(
        mojo,
        "the network has 3 layers with weights (conv(2, 2x3) relu, 5 relu, 2 linear), but the file"
            + " has 2: 0 [2, 1, 2, 3] → 3 [2, 8]");
  }

  @Test
  void execute_fileOfAnotherFormat_saysHowToConvertIt() throws Exception {
    Files.writeString(weights(), "weights, honestly");
    refusedWithoutAModel(
        mojo, weights() + " cannot be imported: not a safetensors file, or cut short");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(weights()))) {
      zip.putNextEntry(new ZipEntry("archive/data.pkl"));
    }
    refusedWithoutAModel(
        mojo,
        weights()
            + " cannot be imported: it is a zip archive, as torch.save writes them (.pt, .pth)",
        "safetensors.torch.save_file({k: v.float() for k, v in torch.load(");
    Files.write(weights(), HexFormat.of().parseHex("80028a0a6cfc9c46f9206aa850192e"));
    refusedWithoutAModel(mojo, "it is a Python pickle", "torch.load(");
    Files.write(weights(), HexFormat.of().parseHex("894844460d0a1a0a0000000000"));
    refusedWithoutAModel(mojo, "it is an HDF5 file, as Keras", "safetensors.numpy.save_file(");
    dense(2, 12).headerOf(0x0280).write(weights()); // as long as a pickle begins
    mojo.execute();
    assertThat(model()).exists();
  }

  @Test
  void execute_severalMistakes_reportsAll() throws Exception {
    mojo.input = new File(weights() + "#fc1, fc1");
    mojo.normalization = "scaled";
    refusedWithoutAModel(
        mojo,
        "The configuration has 3 mistakes:",
        "nn.input: expected a different name for each layer, such as #fc1,fc2, found",
        "nn.input: " + weights() + " does not exist; expected a safetensors file",
        "nn.normalization: ");
    mojo.input = null;
    refusedWithoutAModel(mojo, "nn.input: expected a safetensors file, such as -Dnn.input=");
    mojo.skip = "import";
    mojo.execute();
    assertThat(said()).containsExactly("info: skipped (nn.skip)");
  }
}
