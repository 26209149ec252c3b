package dev.nnmaven.plugin;

import dev.nnmaven.plugin.config.ConfigurationException;
import dev.nnmaven.plugin.config.Outputs;
import dev.nnmaven.plugin.config.Settings;
import dev.nnmaven.plugin.job.PackagedModel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;

/** Base of goals that make a model: where it goes, and of what pictures. */
abstract class AbstractModelMojo extends AbstractNnMojo {

  /**
   * The model: a safetensors file. Example: {@code
   * <modelFile>target/classes/letters.safetensors</modelFile>}
   */
  @Parameter(property = "nn.modelFile", defaultValue = Evaluations.MODEL_FILE)
  File modelFile;

  /**
   * Folder of images: one sub-folder per class, named after it, or {@code train} and {@code test}
   * that hold such sub-folders. PNG, JPEG, GIF and BMP, grey or colour, all of one size; hidden
   * files are ignored. Example: {@code <data>src/letters</data>}
   */
  @Parameter(property = "nn.data", defaultValue = "${project.basedir}/data")
  File data;

  /**
   * Files that are not images, or of another size than most: {@code fail} the build, or {@code
   * skip} them with a warning. Default: fail. Example: {@code
   * <unreadableImages>skip</unreadableImages>}
   */
  @Parameter(property = "nn.unreadableImages")
  String unreadableImages;

  /**
   * Loss: {@code crossEntropy} (softmax: one class is right) or {@code binaryCrossEntropy} (a
   * sigmoid for each class). Default: crossEntropy. Example: {@code
   * <loss>binaryCrossEntropy</loss>}
   */
  @Parameter(property = "nn.loss")
  String loss;

  /**
   * Normalization of pixels, which the model remembers: {@code scale} (x / 255), {@code l2} (a
   * vector of length 1) or {@code none}. Default: scale. Example: {@code
   * <normalization>l2</normalization>}
   */
  @Parameter(property = "nn.normalization")
  String normalization;

  /**
   * Order of the pixels as inputs, which the model remembers: {@code rows} or {@code columns}.
   * Default: rows. Example: {@code <pixelOrder>columns</pixelOrder>}
   */
  @Parameter(property = "nn.pixelOrder")
  String pixelOrder;

  /**
   * Size that all images are scaled to, width first; the model remembers it. Default: that of the
   * images, which must be equal. Example: {@code <imageSize>28x28</imageSize>}
   */
  @Parameter(property = "nn.imageSize")
  String imageSize;

  /**
   * Scaling to {@code imageSize}, which the model remembers: {@code stretch}, {@code
   * stretchLightInk} or {@code stretchDarkInk} (the bounding box of light or dark pixels), or
   * {@code refuse} other sizes. Default: stretch if {@code imageSize} is given. Example: {@code
   * <scaling>stretchDarkInk</scaling>}
   */
  @Parameter(property = "nn.scaling")
  String scaling;

  /**
   * Colour behind transparent pixels, which the model remembers: {@code white}, {@code black} or
   * {@code #rrggbb}. Default: white. Example: {@code <background>black</background>}
   */
  @Parameter(property = "nn.background")
  String background;

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

  @Inject private MavenProjectHelper artifacts;

  /** Copy of the model for the project's jar, if configured. */
  final Optional<PackagedModel> inJar(Settings settings) {
    PackagedModel named =
        settings.parse(
            "packagedModel",
            name -> PackagedModel.of(classes(), name),
            PackagedModel.of(classes(), project.getArtifactId() + "." + ModelRepository.TYPE));
    return settings.isOn("packageModel") ? Optional.of(named) : Optional.empty();
  }

  /** Folder packaged as the project's jar. */
  private Path classes() {
    return Path.of(project.getBuild().getOutputDirectory());
  }

  /**
   * Checks before the work that the model's reports, its copy and what is published are no other
   * model's, and that the copy can be written.
   */
  final void claim(Optional<PackagedModel> inJar, boolean attached) throws ConfigurationException {
    claimReports();
    if (attached) {
      BuildMemory.claim(
          project,
          "the artifact with classifier " + ModelRepository.CLASSIFIER,
          modelFile(),
          "A project can publish one model; leave nn.attachModel out for the other one.");
    }
    if (inJar.isPresent()) {
      Path file = inJar.get().file();
      BuildMemory.claim(project, file, modelFile(), "Give one of them another nn.packagedModel.");
      Outputs.requireWritable("nn.packagedModel", file);
    }
  }

  /** Copies and attaches the model, and deletes an earlier build's copy under another name. */
  final void ship(Optional<PackagedModel> inJar, boolean attached) throws IOException {
    PackagedModel.removeFormer(reports().packaged(), classes(), inJar);
    if (inJar.isPresent()) {
      inJar.get().remember(reports().packaged());
      inJar.get().write(modelFile(), reports().folder());
    }
    if (attached) {
      artifacts.attachArtifact(
          project, ModelRepository.TYPE, ModelRepository.CLASSIFIER, modelFile().toFile());
    }
  }
}
