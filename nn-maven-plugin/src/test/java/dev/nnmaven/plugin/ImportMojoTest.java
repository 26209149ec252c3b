package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.plugin.testing.GoalTest;
import dev.nnmaven.trainer.testing.HarnessProject;
import dev.nnmaven.trainer.testing.Pictures;
import dev.nnmaven.trainer.testing.SafetensorsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** Images are 4 x 3 pixels of the classes A and B: a bright bar above, or below. */
@MojoTest
@Basedir(HarnessProject.FOLDER)
class ImportMojoTest extends GoalTest {

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
    new SafetensorsFile()
        .with("fc1.bias", new int[] {2}, 0.5f, 0.25f)
        .with("fc1.weight", new int[] {2, 12}, rows)
        .write(weights());
  }

  @Test
  @InjectMojo(goal = "import")
  @MojoParameter(name = "importFile", value = "w.safetensors")
  void execute_pytorchLayout_isTransposed(ImportMojo mojo) throws Exception {
    writeBarDetector();
    mojo.execute();
    TrainedModel made = ModelFile.read(model());
    Layer layer = made.network().layers().get(0);
    assertThat(made.classes()).containsExactly("A", "B");
    assertThat(layer.toString()).isEqualTo("2 linear");
    assertThat(layer.parameter("weights").get(0, 0)).isEqualTo(1);
    assertThat(layer.parameter("weights").get(4, 0)).isEqualTo(-1);
    assertThat(layer.parameter("weights").get(0, 1)).isEqualTo(-1);
    assertThat(layer.parameter("weights").get(11, 1)).isEqualTo(1);
    assertThat(layer.parameter("biases").get(0, 0)).isEqualTo(0.5f);
    assertThat(layer.parameter("biases").get(0, 1)).isEqualTo(0.25f);
    assertThat(made.provenance().heldOut()).isEqualTo(new HeldOut.Folder());
    assertThat(made.provenance().trainingImages()).isZero();
    assertThat(made.provenance().options())
        .containsEntry("importOrder", "pytorch")
        .containsEntry("imported", "safetensors")
        .containsEntry("importedSha256", Sha256.of(weights()));
    assertThat(said())
        .containsExactly(
            "info: weights  " + weights() + ": fc1 [2, 12]",
            "info: network  12 → 2 linear, crossEntropy",
            "info: inputs   4 x 3 pixels, nn.color=grey, nn.normalization=scale, nn.pixelOrder=rows",
            "info: classes  A, B",
            "info: model " + model());
  }

  @Test
  @InjectMojo(goal = "import")
  @MojoParameter(name = "importFile", value = "w.safetensors")
  @MojoParameter(name = "packageModel", value = "true")
  @MojoParameter(name = "packagedModel", value = "")
  @MojoParameter(name = "outputFolder", value = "target/classes")
  void execute_packageModel_putsItIntoTheClassesUnderTheNameOfTheProject(ImportMojo mojo)
      throws Exception {
    writeBarDetector();
    mojo.execute();
    try (Stream<Path> packaged = Files.list(project.resolve("target/classes/META-INF/nn"))) {
      assertThat(packaged)
          .singleElement()
          .satisfies(file -> assertThat(file).hasSameBinaryContentAs(model()))
          .extracting(file -> file.getFileName().toString())
          .isEqualTo("empty-project.safetensors");
    }
  }

  @Test
  void execute_thenEvaluate_gatesItByTestImages(
      @InjectMojo(goal = "import") @MojoParameter(name = "importFile", value = "w.safetensors")
          ImportMojo mojo,
      @InjectMojo(goal = "evaluate")
          @MojoParameter(name = "testData", value = "others")
          @MojoParameter(name = "minAccuracy", value = "100%")
          EvaluateMojo evaluate,
      @InjectMojo(goal = "evaluate")
          @MojoParameter(name = "testData", value = "others")
          @MojoParameter(name = "minTestImages", value = "1000")
          EvaluateMojo strict)
      throws Exception {
    writeBarDetector();
    Pictures.grey(4, 3, "A", "B").draw(project.resolve("others"), 5, 99);
    mojo.execute();
    evaluate.execute();
    assertThat(said())
        .anyMatch(line -> line.startsWith("info: held-out accuracy 100.00% (10 of 10 images)"))
        .anyMatch(line -> line.startsWith("warn: the model was trained elsewhere (nn:import), so"))
        .noneMatch(line -> line.contains("are not those that the model was trained on"));
    assertThatExceptionOfType(MojoFailureException.class).isThrownBy(strict::execute);
  }

  @Test
  void evaluate_noTestImages_saysWhyTheyAreNeeded(
      @InjectMojo(goal = "import") @MojoParameter(name = "importFile", value = "w.safetensors")
          ImportMojo mojo,
      @InjectMojo(goal = "evaluate") EvaluateMojo evaluate)
      throws Exception {
    writeBarDetector();
    mojo.execute();
    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(evaluate::execute)
        .withMessageContainingAll("trained elsewhere (nn:import)", "Set nn.testData.");
  }

  @Test
  void execute_ourOwnModelFile_givesTheSameNetwork(
      @InjectMojo(goal = "train")
          @MojoParameter(name = "fork", value = "never")
          @MojoParameter(name = "layers", value = "12,5,5,2")
          @MojoParameter(name = "activations", value = "tanh,sigmoid,linear")
          @MojoParameter(name = "normalization", value = "l2")
          @MojoParameter(name = "pixelOrder", value = "columns")
          @MojoParameter(name = "modelFile", value = "trained.safetensors")
          TrainMojo train,
      @InjectMojo(goal = "import")
          @MojoParameter(name = "importFile", value = "trained.safetensors")
          ImportMojo undecided,
      @InjectMojo(goal = "import")
          @MojoParameter(name = "importFile", value = "trained.safetensors")
          @MojoParameter(name = "importOrder", value = "nn-maven")
          @MojoParameter(name = "activations", value = "tanh,sigmoid,linear")
          @MojoParameter(name = "normalization", value = "l2")
          @MojoParameter(name = "pixelOrder", value = "columns")
          ImportMojo mojo)
      throws Exception {
    train.execute();
    refusedWithoutAModel(undecided, "cannot be imported", "nn.importOrder=nn-maven");
    mojo.execute();
    assertThat(said()).noneMatch(line -> line.contains("does not tell"));
    TrainedModel trained = ModelFile.read(project.resolve("trained.safetensors"));
    TrainedModel made = ModelFile.read(model());
    for (int l = 0; l < 3; l++) {
      assertThat(made.network().layers().get(l).parameter("weights").values())
          .isEqualTo(trained.network().layers().get(l).parameter("weights").values());
      assertThat(made.network().layers().get(l).parameter("biases").values())
          .isEqualTo(trained.network().layers().get(l).parameter("biases").values());
    }
    assertThat(made.network()).hasToString(trained.network().toString());
    assertThat(made.imagePreprocessing().normalization()).isEqualTo(Normalization.L2);
    assertThat(made.imagePreprocessing().pixelOrder()).isEqualTo(PixelOrder.COLUMNS);
  }

  @Test
  void execute_ourOwnConvolutions_giveTheSameNetwork(
      @InjectMojo(goal = "train")
          @MojoParameter(name = "fork", value = "never")
          @MojoParameter(name = "hidden", value = "conv(3, 2x2), maxPool(2), conv(2, 1x1), 5")
          @MojoParameter(name = "modelFile", value = "trained.safetensors")
          TrainMojo train,
      @InjectMojo(goal = "import")
          @MojoParameter(name = "importFile", value = "trained.safetensors")
          @MojoParameter(name = "importOrder", value = "nn-maven")
          @MojoParameter(name = "hidden", value = "conv(3, 2x2), maxPool(2), conv(2, 1x1), 5")
          ImportMojo mojo)
      throws Exception {
    train.execute();
    mojo.execute();
    TrainedModel trained = ModelFile.read(project.resolve("trained.safetensors"));
    TrainedModel made = ModelFile.read(model());
    assertThat(made.network()).hasToString(trained.network().toString());
    assertThat(made.network().parameters().stream().map(Parameter::toArray).toList())
        .usingRecursiveComparison()
        .isEqualTo(trained.network().parameters().stream().map(Parameter::toArray).toList());
  }

  @Test
  @InjectMojo(goal = "import")
  @MojoParameter(name = "importFile", value = "w.safetensors")
  @MojoParameter(name = "importLayers", value = "hidden, answer")
  @MojoParameter(name = "loss", value = "binaryCrossEntropy")
  void execute_layersByName_takesTheseInThisOrder(ImportMojo mojo) throws Exception {
    new SafetensorsFile()
        .with("answer.bias", new int[] {2}, 3, 4)
        .with("answer.weight", new int[] {2, 1}, 5, 6)
        .with("hidden.bias", new int[] {1}, 7)
        .with("hidden.weight", new int[] {1, 12}, new float[12])
        .with("other", new int[] {1}, 8)
        .write(weights());
    mojo.execute();
    TrainedModel made = ModelFile.read(model());
    assertThat(made.network()).hasToString("12 → 1 relu → 2 linear");
    assertThat(made.network().layers().get(1).parameter("weights").get(0, 1)).isEqualTo(6);
    assertThat(made.network().loss().specification()).isEqualTo("binaryCrossEntropy");
    assertThat(said())
        .contains("warn: not imported: other")
        .anyMatch(
            line ->
                line.startsWith("warn: nn.activations: the file does not record activations")
                    && line.contains("; assumed relu,linear.")
                    && line.contains("such as nn.activations=tanh,linear."));
  }

  @Test
  @InjectMojo(goal = "import")
  @MojoParameter(name = "importFile", value = "w.safetensors")
  void execute_orderOfLayersThatNobodyKnows_asksForIt(ImportMojo mojo) throws Exception {
    SafetensorsFile file = new SafetensorsFile();
    for (String name : new String[] {"fc1", "fc10", "fc2"}) {
      file.with(name + ".weight", new int[] {2, 2}, 1, 0, 0, 1)
          .with(name + ".bias", new int[] {2}, 0, 0);
    }
    file.write(weights());
    refusedWithoutAModel(
        mojo, "stored in the order fc1, fc10, fc2", "nn.importLayers=fc1,fc2,fc10");
  }

  @Test
  @InjectMojo(goal = "import")
  @MojoParameter(name = "importFile", value = "w.safetensors")
  void execute_layersThatDoNotFollowEachOther_saysWhich(ImportMojo mojo) throws Exception {
    new SafetensorsFile()
        .with("a.weight", new int[] {2, 5}, new float[10])
        .with("a.bias", new int[] {2}, 0, 0)
        .with("b.weight", new int[] {5, 12}, new float[60])
        .with("b.bias", new int[] {5}, new float[5])
        .write(weights());
    refusedWithoutAModel(
        mojo, "layer a [2, 5] has 2 neurons, but the next one, b [5, 12], has 12 inputs");
  }

  @Test
  @InjectMojo(goal = "import")
  @MojoParameter(name = "importFile", value = "w.safetensors")
  void execute_wrongOrder_isToldByItsBiases(ImportMojo mojo) throws Exception {
    new SafetensorsFile()
        .with("fc1.weight", new int[] {12, 2}, new float[24])
        .with("fc1.bias", new int[] {2}, 0, 0)
        .write(weights());
    refusedWithoutAModel(
        mojo, "with nn.importOrder=pytorch fc1.weight of shape [12, 2] is a layer of 12");
  }

  /** Of pictures of 4 x 3, filters of 2 x 3 leave 2 x 2; there are two of them. */
  private void writeConvolution() throws Exception {
    new SafetensorsFile()
        .with("0.weight", new int[] {2, 1, 2, 3}, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
        .with("0.bias", new int[] {2}, 13, 14)
        .with("3.weight", new int[] {2, 8}, 1, 2, 3, 4, 5, 6, 7, 8, -1, -2, -3, -4, -5, -6, -7, -8)
        .with("3.bias", new int[] {2}, 15, 16)
        .write(weights());
  }

  @Test
  @InjectMojo(goal = "import")
  @MojoParameter(name = "importFile", value = "w.safetensors")
  @MojoParameter(name = "hidden", value = "conv(2, 2x3, padding=valid) tanh")
  void execute_convolution_hasItsChannelsLast(ImportMojo mojo) throws Exception {
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
    assertThat(said()).noneMatch(line -> line.startsWith("warn: nn.activations"));
  }

  @Test
  @InjectMojo(goal = "import")
  @MojoParameter(name = "importFile", value = "w.safetensors")
  void execute_convolutionsOfANetworkThatNobodySaid_asksForIt(ImportMojo mojo) throws Exception {
    writeConvolution();
    refusedWithoutAModel(
        mojo,
        "nn.hidden: the file has convolutions (0 [2, 1, 2, 3] → 3 [2, 8])",
        "such as nn.hidden=\"conv(2, 2x3, padding=valid), maxPool(2)\"",
        "PyTorch's convolutions have padding=valid unless");
  }

  @Test
  void execute_networkThatDoesNotFitTheWeights_saysAllThatDoesNot(
      @InjectMojo(goal = "import")
          @MojoParameter(name = "importFile", value = "w.safetensors")
          @MojoParameter(name = "hidden", value = "conv(2, 3x3)")
          ImportMojo sizes,
      @InjectMojo(goal = "import")
          @MojoParameter(name = "importFile", value = "w.safetensors")
          @MojoParameter(name = "hidden", value = "conv(2, 2x3), 5")
          ImportMojo number)
      throws Exception {
    writeConvolution();
    refusedWithoutAModel(
        sizes,
        "The configuration has 2 mistakes:",
        "conv(2, 3x3) relu has weights of shape [2, 1, 3, 3] with nn.importOrder=pytorch, but"
            + " 0.weight has [2, 1, 2, 3]",
        "2 linear has weights of shape [2, 24] with nn.importOrder=pytorch, but 3.weight has"
            + " [2, 8]; there are 3x4x2 inputs here");
    refusedWithoutAModel(
        number,
        "the network has 3 layers with weights (conv(2, 2x3) relu, 5 relu, 2 linear), but the file"
            + " has 2: 0 [2, 1, 2, 3] → 3 [2, 8]");
  }

  @Test
  @InjectMojo(goal = "import")
  @MojoParameter(name = "importFile", value = "w.safetensors")
  void execute_batchNormalization_saysHowToFoldIt(ImportMojo mojo) throws Exception {
    new SafetensorsFile()
        .with("1.weight", new int[] {2}, 1, 1)
        .with("1.bias", new int[] {2}, 0, 0)
        .with("1.running_mean", new int[] {2}, 0, 0)
        .write(weights());
    refusedWithoutAModel(
        mojo, "tensor 1.weight has shape [2], expected two dimensions", "fuse_conv_bn_eval");
  }

  @Test
  @InjectMojo(goal = "import")
  @MojoParameter(name = "importFile", value = "w.safetensors")
  void execute_noBiases_saysWhatIsThere(ImportMojo mojo) throws Exception {
    new SafetensorsFile().with("fc1.weight", new int[] {2, 12}, new float[24]).write(weights());
    refusedWithoutAModel(
        mojo, "expected one tensor fc1.bias or fc1.biases, found none; the file has fc1.weight");
  }

  @Test
  @InjectMojo(goal = "import")
  @MojoParameter(name = "importFile", value = "w.safetensors")
  void execute_notANumber_isRefused(ImportMojo mojo) throws Exception {
    float[] rows = new float[24];
    rows[5] = Float.NaN;
    new SafetensorsFile()
        .with("fc1.weight", new int[] {2, 12}, rows)
        .with("fc1.bias", new int[] {2}, 0, 0)
        .write(weights());
    refusedWithoutAModel(mojo, "tensor fc1.weight holds NaN at index 5");
  }

  @Test
  @InjectMojo(goal = "import")
  @MojoParameter(name = "importFile", value = "w.safetensors")
  void execute_otherSizesThanTheData_areRefused(ImportMojo mojo) throws Exception {
    new SafetensorsFile()
        .with("fc1.weight", new int[] {2, 11}, new float[22])
        .with("fc1.bias", new int[] {2}, 0, 0)
        .write(weights());
    refusedWithoutAModel(mojo, "has 11 inputs, but an image of the data has 4 x 3 = 12 pixels");
    new SafetensorsFile()
        .with("fc1.weight", new int[] {3, 12}, new float[36])
        .with("fc1.bias", new int[] {3}, 0, 0, 0)
        .write(weights());
    refusedWithoutAModel(mojo, "has 3 outputs, but the data has 2 classes (A, B;");
  }

  @Test
  @InjectMojo(goal = "import")
  @MojoParameter(name = "importFile", value = "w.safetensors")
  void execute_fileOfAnotherFormat_isRefused(ImportMojo mojo) throws Exception {
    Files.writeString(weights(), "weights, honestly");
    refusedWithoutAModel(
        mojo, weights() + " cannot be imported: not a safetensors file, or cut short");
  }

  @Test
  @InjectMojo(goal = "import")
  @MojoParameter(name = "importFile", value = "w.safetensors")
  void execute_fileOfPytorch_saysHowToConvertIt(ImportMojo mojo) throws Exception {
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
  }

  @Test
  @InjectMojo(goal = "import")
  @MojoParameter(name = "importFile", value = "w.safetensors")
  void execute_headerAsLongAsAPickleBegins_isRead(ImportMojo mojo) throws Exception {
    new SafetensorsFile()
        .with("fc1.bias", new int[] {2}, 0.5f, 0.25f)
        .with("fc1.weight", new int[] {2, 12}, new float[24])
        .headerOf(0x0280)
        .write(weights());
    mojo.execute();
    assertThat(model()).exists();
  }

  @Test
  @InjectMojo(goal = "import")
  @MojoParameter(name = "importFile", value = "w.safetensors")
  void execute_weightsOfHalfTheSize_saysHowToConvertThem(ImportMojo mojo) throws Exception {
    new SafetensorsFile()
        .with("fc1.bias", new int[] {2}, 0, 0)
        .withOther("fc1.weight", "F16", new int[] {2, 12}, 48)
        .write(weights());
    refusedWithoutAModel(
        mojo,
        "cannot be imported: tensor fc1.weight has type F16, expected F32",
        "save_file({k: v.float() for k, v in");
  }

  @Test
  @InjectMojo(goal = "import")
  @MojoParameter(name = "importFile", value = "w.safetensors")
  @MojoParameter(name = "importLayers", value = "fc1")
  void execute_otherTypesThatNobodyAsksFor_areLeftOut(ImportMojo mojo) throws Exception {
    float[] rows = new float[24];
    rows[5] = 3;
    new SafetensorsFile()
        .withOther("aux.weight", "BF16", new int[] {3}, 6)
        .withOther("batches", "I64", new int[] {}, 8)
        .with("fc1.bias", new int[] {2}, 0.5f, 0.25f)
        .withOther("newest", "F7_E9M9", new int[] {5}, 7)
        .with("fc1.weight", new int[] {2, 12}, rows)
        .write(weights());
    mojo.execute();
    Layer layer = ModelFile.read(model()).network().layers().get(0);
    assertThat(layer.parameter("weights").get(5, 0)).isEqualTo(3);
    assertThat(layer.parameter("biases").get(0, 1)).isEqualTo(0.25f);
    assertThat(said()).contains("warn: not imported: aux.weight, batches, newest");
  }

  @Test
  void execute_thenGateFails_advisesWhatFitsAnImportedModel(
      @InjectMojo(goal = "import")
          @MojoParameter(name = "importFile", value = "w.safetensors")
          @MojoParameter(name = "normalization", value = "l2")
          ImportMojo mojo,
      @InjectMojo(goal = "evaluate")
          @MojoParameter(name = "testData", value = "others")
          @MojoParameter(name = "maxLoss", value = "0.0000001")
          EvaluateMojo evaluate)
      throws Exception {
    writeBarDetector();
    Pictures.grey(4, 3, "A", "B").draw(project.resolve("others"), 5, 99);
    mojo.execute();
    assertThatExceptionOfType(MojoFailureException.class)
        .isThrownBy(evaluate::execute)
        .withMessageContaining(
            "nn.activations=linear, nn.normalization=l2, nn.pixelOrder=rows,"
                + " nn.importOrder=pytorch")
        .withMessageNotContainingAny("nn.epochs", "nn.layers");
  }

  @Test
  @InjectMojo(goal = "import")
  @MojoParameter(name = "importOrder", value = "pytorhc")
  @MojoParameter(name = "normalization", value = "scaled")
  @MojoParameter(name = "importLayers", value = "fc1, fc1")
  void execute_severalMistakes_reportsAll(ImportMojo mojo) {
    refusedWithoutAModel(
        mojo,
        "The configuration has 4 mistakes:",
        "nn.importLayers: expected a different name for each layer",
        "nn.importFile: expected a safetensors file",
        "nn.importOrder: unknown order \"pytorhc\"; allowed: pytorch, nn-maven",
        "nn.normalization: ");
  }

  @Test
  @InjectMojo(goal = "import")
  @MojoParameter(name = "skipImport", value = "true")
  void execute_skipped_doesNothing(ImportMojo mojo) throws Exception {
    mojo.execute();
    assertThat(said()).containsExactly("info: skipped (nn.import.skip)");
  }
}
