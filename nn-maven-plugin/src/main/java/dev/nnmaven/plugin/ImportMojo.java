package dev.nnmaven.plugin;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImageFolderReader;
import dev.nnmaven.nn.data.image.ImageFolders;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PictureRules;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.data.image.UnreadableImages;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.plugin.config.ConfigurationException;
import dev.nnmaven.plugin.config.Mistakes;
import dev.nnmaven.plugin.config.NetworkParser;
import dev.nnmaven.plugin.config.NetworkPlan;
import dev.nnmaven.plugin.config.Outputs;
import dev.nnmaven.plugin.config.PictureSettings;
import dev.nnmaven.plugin.imported.ImportOrder;
import dev.nnmaven.plugin.imported.ImportedModel;
import dev.nnmaven.plugin.imported.ImportedWeights;
import dev.nnmaven.plugin.text.Texts;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;

/**
 * Makes a model of weights that were trained elsewhere, PyTorch's for instance, so that {@code
 * evaluate} judges it and applications use it. Example, where the plugin stands in the POM:
 *
 * <pre>{@code mvn nn:import nn:evaluate -Dnn.importFile=weights.safetensors}</pre>
 */
@Mojo(name = "import", defaultPhase = LifecyclePhase.PROCESS_CLASSES, threadSafe = true)
public final class ImportMojo extends AbstractImagesMojo {

  /**
   * The safetensors file with the weights: two float32 tensors for each fully connected layer, such
   * as {@code fc1.weight} and {@code fc1.bias}. Example:
   *
   * <pre>{@code <importFile>src/nn/weights.safetensors</importFile>}</pre>
   */
  @Parameter(property = "nn.importFile")
  private File importFile;

  /**
   * What the layers are called, from the first to the last. Default: all of the file, in its order.
   * Example:
   *
   * <pre>{@code <importLayers>fc1,fc2</importLayers>}</pre>
   */
  @Parameter(property = "nn.importLayers")
  private String importLayers;

  /**
   * In which order the file has weights: {@code pytorch} (a row for each neuron) or {@code
   * nn-maven} (a row for each input). Default: pytorch, for tensors that are called as PyTorch's
   * are. Example:
   *
   * <pre>{@code <importOrder>nn-maven</importOrder>}</pre>
   */
  @Parameter(property = "nn.importOrder")
  private String importOrder;

  /**
   * The activation of each layer, which the file does not tell: {@code linear}, {@code sigmoid},
   * {@code tanh} or {@code relu}. Default: relu, and linear for the last layer. Example:
   *
   * <pre>{@code <activations>tanh,linear</activations>}</pre>
   */
  @Parameter(property = "nn.activations")
  private String activations;

  /**
   * What outputs become probabilities by: {@code crossEntropy} (softmax) or {@code
   * binaryCrossEntropy} (a sigmoid for each class). Default: crossEntropy. Example:
   *
   * <pre>{@code <loss>binaryCrossEntropy</loss>}</pre>
   */
  @Parameter(property = "nn.loss")
  private String loss;

  /**
   * What was done to pixels while training: {@code scale} (x/255), {@code l2} (length 1) or {@code
   * none}. Default: scale. Example:
   *
   * <pre>{@code <normalization>none</normalization>}</pre>
   */
  @Parameter(property = "nn.normalization")
  private String normalization;

  /**
   * In which order pixels were inputs while training: {@code rows} or {@code columns}. Default:
   * rows. Example:
   *
   * <pre>{@code <pixelOrder>columns</pixelOrder>}</pre>
   */
  @Parameter(property = "nn.pixelOrder")
  private String pixelOrder;

  /**
   * The size that all images are scaled to, width first. The model remembers it. Default: that of
   * the images, which must all have the same. Example:
   *
   * <pre>{@code <imageSize>28x28</imageSize>}</pre>
   */
  @Parameter(property = "nn.imageSize")
  private String imageSize;

  /**
   * How images become of {@code imageSize}: {@code stretch}, {@code stretchLightInk} (the smallest
   * box that holds all that is light), {@code stretchDarkInk}, or {@code refuse} those of another
   * size. The model remembers it. Default: stretch where {@code imageSize} is given. Example:
   *
   * <pre>{@code <scaling>stretchDarkInk</scaling>}</pre>
   */
  @Parameter(property = "nn.scaling")
  private String scaling;

  /**
   * The colour that transparent pixels are laid on: {@code white}, {@code black} or {@code
   * #rrggbb}. The model remembers it. Default: white. Example:
   *
   * <pre>{@code <background>black</background>}</pre>
   */
  @Parameter(property = "nn.background")
  private String background;

  /**
   * Whether the model goes into the project's jar, as {@code META-INF/nn/} and {@code
   * packagedModel}. The project's own tests see it too. Example:
   *
   * <pre>{@code <packageModel>true</packageModel>}</pre>
   */
  @Parameter(property = "nn.packageModel", defaultValue = "false")
  private String packageModel;

  /**
   * What the model is called in the jar. Example:
   *
   * <pre>{@code <packagedModel>letters.safetensors</packagedModel>}</pre>
   */
  @Parameter(property = "nn.packagedModel", defaultValue = "${project.artifactId}.safetensors")
  private String packagedModel;

  /** Where the project's classes are. */
  @Parameter(defaultValue = "${project.build.outputDirectory}", readonly = true)
  private File outputFolder;

  /**
   * Whether the model is an artifact of the project, with classifier {@code model} and type {@code
   * safetensors}: {@code install} and {@code deploy} publish it, and other projects may depend on
   * it. Example:
   *
   * <pre>{@code <attachModel>true</attachModel>}</pre>
   */
  @Parameter(property = "nn.attachModel", defaultValue = "false")
  private String attachModel;

  /** Skips this goal: {@code <skipImport>true</skipImport>} or {@code -Dnn.import.skip}. */
  @Parameter(property = "nn.import.skip", defaultValue = "false")
  private String skipImport;

  private final MavenProjectHelper artifacts;

  @Inject
  ImportMojo(MavenProjectHelper artifacts) {
    this.artifacts = artifacts;
  }

  @Override
  String ownSkip() {
    return skipImport;
  }

  @Override
  String ownSkipProperty() {
    return "nn.import.skip";
  }

  @Override
  void run(Mistakes mistakes) throws ConfigurationException, DatasetException, IOException {
    requireImportFile(mistakes);
    Optional<ImportOrder> order =
        Optional.ofNullable(mistakes.parse("nn.importOrder", importOrder, ImportOrder::of, null));
    List<String> names = layerNames(mistakes);
    UnreadableImages onUnreadable =
        mistakes.parse(
            "nn.unreadableImages", unreadableImages(), UnreadableImages::of, UnreadableImages.FAIL);
    Normalization normalized =
        mistakes.parse(
            "nn.normalization",
            normalization,
            Normalization::of,
            ImagePreprocessing.DEFAULT_NORMALIZATION);
    PixelOrder ordered =
        mistakes.parse(
            "nn.pixelOrder", pixelOrder, PixelOrder::of, ImagePreprocessing.DEFAULT_PIXEL_ORDER);
    PictureRules pictures = PictureSettings.parse(imageSize, scaling, background, mistakes);
    Shipping shipping =
        Shipping.parse(packageModel, packagedModel, attachModel, outputFolder, project(), mistakes);
    mistakes.throwIfAny();
    ImportedWeights weights = ImportedWeights.read(importFile.toPath(), names, order);
    NetworkPlan plan =
        new NetworkParser(mistakes).parse(weights.sizes(), activations, null, null, loss);
    mistakes.throwIfAny();
    guessed(weights, plan).ifPresent(getLog()::warn);
    Dataset images = images(onUnreadable, pictures);
    TrainedModel model =
        ImportedModel.of(
            importFile.toPath(),
            weights,
            plan,
            images,
            new ImagePreprocessing(
                images.width(),
                images.height(),
                normalized,
                ordered,
                pictures.scaling(),
                pictures.background()),
            producer());
    Outputs.requireWritable("nn.modelFile", modelFile());
    claimReports();
    shipping.requireWritable(modelFile());
    forgetTraining();
    ModelFile.write(modelFile(), model);
    shipping.ship(modelFile(), reports(), artifacts);
    tell(weights, model);
  }

  /** Deletes records of a previous model's training, which do not apply to this one. */
  private void forgetTraining() throws IOException {
    Files.deleteIfExists(reports().state());
    reports().removeAll();
    Trainings.remember(project(), modelFile(), Optional::empty);
  }

  /** Configured layer names; empty if not configured. */
  private List<String> layerNames(Mistakes mistakes) {
    if (Mistakes.isNothing(importLayers)) {
      return List.of();
    }
    List<String> names = List.of(importLayers.split(",", -1)).stream().map(String::strip).toList();
    if (names.contains("") || new HashSet<>(names).size() < names.size()) {
      mistakes.add(
          "nn.importLayers",
          "expected a different name for each layer, such as fc1,fc2, found \"%s\""
              .formatted(importLayers.strip()));
    }
    return names;
  }

  private void requireImportFile(Mistakes mistakes) throws IOException {
    if (importFile == null) {
      mistakes.add(
          "nn.importFile",
          "expected a safetensors file, such as -Dnn.importFile=weights.safetensors");
      return;
    }
    Optional<String> obstacle = RegularFile.obstacle(importFile.toPath());
    if (obstacle.isPresent()) {
      mistakes.add(
          "nn.importFile", importFile + " " + obstacle.get() + "; expected a safetensors file");
    } else if (Files.exists(modelFile()) && Files.isSameFile(importFile.toPath(), modelFile())) {
      mistakes.add("nn.importFile", "is nn.modelFile, which would be overwritten: " + importFile);
    }
  }

  private Dataset images(UnreadableImages onUnreadable, PictureRules pictures)
      throws DatasetException, IOException {
    ImageFolders folders = ImageFolders.in(data().toPath().normalize(), Optional.empty());
    ImageFolderReader.Result read =
        new ImageFolderReader(onUnreadable, pictures).readTraining(folders.training());
    read.warnings().forEach(getLog()::warn);
    read.skipped().forEach(file -> getLog().warn("left out: " + file));
    return read.dataset();
  }

  /**
   * Note on activations that were assumed, as neither file nor POM gives them; a single layer has
   * no choice.
   */
  private Optional<String> guessed(ImportedWeights weights, NetworkPlan plan) {
    if (!Mistakes.isNothing(activations) || weights.count() == 1) {
      return Optional.empty();
    }
    String assumed =
        plan.layers().stream()
            .map(layer -> layer.activation().specification())
            .collect(Collectors.joining(","));
    return Optional.of(
        ("nn.activations: the file does not tell which activations its layers were trained with;"
                + " taken to be %s. If they were others, the answers are wrong: say which, such as"
                + " nn.activations=%s. To confirm these: nn.activations=%s")
            .formatted(assumed, assumed.replace("relu", "tanh"), assumed));
  }

  private void tell(ImportedWeights weights, TrainedModel model) {
    getLog().info("weights  " + importFile + ": " + weights.drawing());
    if (!weights.leftOut().isEmpty()) {
      getLog().warn("not imported: " + Shown.list(weights.leftOut()));
    }
    getLog()
        .info("network  %s, %s".formatted(model.network(), model.network().loss().specification()));
    ImagePreprocessing inputs = model.imagePreprocessing();
    getLog()
        .info(
            Texts.format(
                "inputs   %d x %d pixels, nn.normalization=%s, nn.pixelOrder=%s",
                inputs.width(),
                inputs.height(),
                inputs.normalization().specification(),
                inputs.pixelOrder().specification()));
    getLog().info("classes  " + Shown.list(model.classes()));
    getLog().info("model " + modelFile());
  }
}
