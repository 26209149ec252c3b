package dev.nnmaven.plugin;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImageFolderReader;
import dev.nnmaven.nn.data.image.ImageFolders;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.PictureRules;
import dev.nnmaven.nn.data.image.UnreadableImages;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.DataSettings;
import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.NetworkPlan;
import dev.nnmaven.trainer.config.Outputs;
import dev.nnmaven.trainer.config.PictureSettings;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.importer.ImportOrder;
import dev.nnmaven.trainer.importer.ImportedModel;
import dev.nnmaven.trainer.importer.ImportedWeights;
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
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * Makes a model of weights that were trained elsewhere, PyTorch's for instance, so that {@code
 * evaluate} judges it and applications use it. Example, with the plugin in the POM:
 *
 * <pre>{@code mvn nn:import nn:evaluate -Dnn.importFile=weights.safetensors}</pre>
 */
@Mojo(name = "import", defaultPhase = LifecyclePhase.PROCESS_CLASSES, threadSafe = true)
public final class ImportMojo extends AbstractModelMojo {

  /**
   * Safetensors file of weights: two float32 tensors per fully connected layer or convolution, such
   * as {@code fc1.weight} and {@code fc1.bias}. Example: {@code
   * <importFile>src/nn/weights.safetensors</importFile>}
   */
  @Parameter(property = "nn.importFile")
  File importFile;

  /**
   * Names of the layers, first to last. Default: all in the file, in its order. Example: {@code
   * <importLayers>fc1,fc2</importLayers>}
   */
  @Parameter(property = "nn.importLayers")
  String importLayers;

  /**
   * Order of the weights in the file: {@code pytorch} (one row per neuron) or {@code nn-maven} (one
   * row per input). Default: pytorch, if tensors are named as in PyTorch. Example: {@code
   * <importOrder>nn-maven</importOrder>}
   */
  @Parameter(property = "nn.importOrder")
  String importOrder;

  /**
   * The hidden layers, as for training, without the output. The file says them where all layers are
   * fully connected; of convolutions it says neither padding nor pools. Example: {@code
   * <hidden>conv(16, 5x5, padding=valid), maxPool(2), 128</hidden>}
   */
  @Parameter(property = "nn.hidden")
  String hidden;

  /**
   * The layers, first to last: an element each, called as its kind, with what a layer of that kind
   * has as elements or in short; the number of inputs is the data's. In short also as one text, as
   * in {@code 100 relu dropout(0.3), output}. Example:
   *
   * <pre>{@code
   * <network>
   *   <dense>
   *     <neurons>100</neurons>
   *     <activation>relu</activation>
   *     <dropout>0.3</dropout>
   *     <l2>1e-4</l2>
   *   </dense>
   *   <dense>50 tanh</dense>
   *   <output/>
   * </network>
   * }</pre>
   */
  @Parameter(property = "nn.network")
  PlexusConfiguration network;

  /**
   * Activation of each layer, which the file does not contain: {@code linear}, {@code sigmoid},
   * {@code tanh}, {@code relu}, {@code leakyRelu(0.01)}, {@code elu(1)}, {@code gelu} or {@code
   * softplus}. Default: relu, and linear for the last layer. Example: {@code
   * <activations>tanh,linear</activations>}
   */
  @Parameter(property = "nn.activations")
  String activations;

  /**
   * Whether to package the model in the project's jar, as {@code packagedModel} in {@code
   * META-INF/nn/}; the project's tests see it, too. Example: {@code
   * <packageModel>true</packageModel>}
   */
  @Parameter(property = "nn.packageModel", defaultValue = "false")
  String packageModel;

  /**
   * File name of the model in the jar. Example: {@code
   * <packagedModel>letters.safetensors</packagedModel>}
   */
  @Parameter(property = "nn.packagedModel", defaultValue = "${project.artifactId}.safetensors")
  String packagedModel;

  /**
   * Whether to publish the model with the project, by {@code install} and {@code deploy}:
   * classifier {@code model}, type {@code safetensors}. Example: {@code
   * <attachModel>true</attachModel>}
   */
  @Parameter(property = "nn.attachModel", defaultValue = "false")
  String attachModel;

  /** Skips this goal: {@code <skipImport>true</skipImport>} or {@code -Dnn.import.skip}. */
  @Parameter(property = "nn.import.skip", defaultValue = "false")
  String skipImport;

  @Inject private MavenProjectHelper artifacts;

  @Override
  void run(Settings settings) throws ConfigurationException, DatasetException, IOException {
    requireImportFile(settings);
    Optional<ImportOrder> order = settings.parse("importOrder", ImportOrder::of);
    List<String> names = layerNames(settings);
    UnreadableImages onUnreadable = DataSettings.onUnreadable(settings);
    PictureSettings pictures = PictureSettings.parse(settings);
    ModelPublication shipping = ModelPublication.parse(this, settings);
    settings.mistakes().throwIfAny();
    ImportedWeights weights = ImportedWeights.read(importFile.toPath(), names, order);
    NetworkPlan plan = weights.plan(settings);
    settings.mistakes().throwIfAny();
    guessed(weights, plan).ifPresent(getLog()::warn);
    Dataset images = images(onUnreadable, pictures.rules());
    TrainedModel model =
        ImportedModel.of(
            importFile.toPath(), weights, plan, images, pictures.preprocessing(images), producer());
    Outputs.requireWritable("nn.modelFile", modelFile());
    shipping.claim();
    forgetTraining();
    ModelFile.write(modelFile(), model);
    shipping.ship(artifacts);
    tell(weights, model);
  }

  /** Deletes records of a previous model's training, which do not apply to this one. */
  private void forgetTraining() throws IOException {
    Files.deleteIfExists(reports().state());
    reports().removeAll();
    BuildContext.trained(project, modelFile(), Optional::empty);
  }

  /** Configured layer names; empty if not configured. */
  private List<String> layerNames(Settings settings) {
    if (!settings.has("importLayers")) {
      return List.of();
    }
    List<String> names = List.of(importLayers.split(",", -1)).stream().map(String::strip).toList();
    if (names.contains("") || new HashSet<>(names).size() < names.size()) {
      settings.mistake(
          "importLayers",
          "expected a different name for each layer, such as fc1,fc2, found \"%s\"",
          importLayers.strip());
    }
    return names;
  }

  private void requireImportFile(Settings settings) throws IOException {
    if (importFile == null) {
      settings.mistake(
          "importFile", "expected a safetensors file, such as -Dnn.importFile=weights.safetensors");
      return;
    }
    Optional<String> obstacle = RegularFile.obstacle(importFile.toPath());
    if (obstacle.isPresent()) {
      settings.mistake(
          "importFile", importFile + " " + obstacle.get() + "; expected a safetensors file");
    } else if (Files.exists(modelFile()) && Files.isSameFile(importFile.toPath(), modelFile())) {
      settings.mistake("importFile", "is nn.modelFile, which would be overwritten: " + importFile);
    }
  }

  private Dataset images(UnreadableImages onUnreadable, PictureRules pictures)
      throws DatasetException, IOException {
    ImageFolders folders = ImageFolders.in(data.toPath().normalize(), Optional.empty());
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
    boolean isSaid = !Mistakes.isNothing(activations) || !plan.isListOfSizes();
    if (isSaid || weights.layers().size() == 1) {
      return Optional.empty();
    }
    String assumed =
        plan.layers().stream()
            .map(layer -> layer.activation().specification())
            .collect(Collectors.joining(","));
    return Optional.of(
        ("nn.activations: the file does not record activations; assumed %s. Set nn.activations if that"
                + " is wrong, such as nn.activations=%s. To confirm these: nn.activations=%s")
            .formatted(assumed, assumed.replace("relu", "tanh"), assumed));
  }

  private void tell(ImportedWeights weights, TrainedModel model) {
    getLog().info("weights  " + importFile + ": " + weights.drawing());
    if (!weights.leftOut().isEmpty()) {
      getLog().warn("not imported: " + Shown.list(weights.leftOut()));
    }
    info("network  %s, %s", model.network(), model.network().loss().specification());
    ImagePreprocessing inputs = model.imagePreprocessing();
    info(
        "inputs   %d x %d pixels, nn.color=%s, nn.normalization=%s, nn.pixelOrder=%s",
        inputs.width(),
        inputs.height(),
        inputs.channels().specification(),
        inputs.normalization().specification(),
        inputs.pixelOrder().specification());
    getLog().info("classes  " + Shown.list(model.classes()));
    getLog().info("model " + modelFile());
  }
}
