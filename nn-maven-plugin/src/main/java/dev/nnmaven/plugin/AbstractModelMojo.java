package dev.nnmaven.plugin;

import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.plugin.config.ConfigurationException;
import dev.nnmaven.plugin.report.Reports;
import dev.nnmaven.plugin.text.ModelName;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;

/** Base of goals that read or write a model. */
abstract class AbstractModelMojo extends AbstractNnMojo {

  /**
   * The file of the trained model, in safetensors format. Example:
   *
   * <pre>{@code <modelFile>target/classes/letters.safetensors</modelFile>}</pre>
   */
  @Parameter(
      property = "nn.modelFile",
      defaultValue = "${project.build.directory}/" + Reports.FOLDER + "/" + ModelName.DEFAULT_FILE)
  private File modelFile;

  Path modelFile() {
    return modelFile.toPath();
  }

  /** Locations of the model's reports. */
  final Reports reports() {
    return Reports.of(Evaluations.target(project()), modelFile());
  }

  /**
   * Throws if another model of this project has the same report files. Names are case-insensitive,
   * as in some file systems.
   */
  final void claimReports() throws ConfigurationException {
    Path folder = reports().folder();
    if (folder.equals(modelFile())) {
      throw new ConfigurationException(
          "nn.modelFile: %s is the folder for the reports of this model; expected a name that ends in .safetensors"
              .formatted(modelFile()));
    }
    Claims.claim(
        project(),
        folder.toString().toLowerCase(Locale.ROOT),
        modelFile(),
        "Give the files of the models (nn.modelFile) different names.");
  }

  @Override
  boolean hasNothingToDo() {
    return isPom() && !Files.exists(modelFile(), LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  String whatIsMissing() {
    return "there is no model at " + modelFile();
  }

  /** Throws if there is no model. */
  void requireModel() throws ConfigurationException {
    if (Files.exists(modelFile())) {
      Optional<String> obstacle = RegularFile.obstacle(modelFile());
      if (obstacle.isPresent()) {
        throw new ConfigurationException(
            "nn.modelFile: %s %s; expected the file of a model"
                .formatted(modelFile(), obstacle.get()));
      }
    } else {
      throw new ConfigurationException(
          ("There is no model at %s. Run nn:train first, or set nn.modelFile to where it is."
                  + " (mvn nn:train nn:evaluate runs both.)")
              .formatted(modelFile()));
    }
  }
}
