package dev.nnmaven.plugin;

import dev.nnmaven.plugin.config.ConfigurationException;
import dev.nnmaven.plugin.report.Reports;
import dev.nnmaven.plugin.text.ModelName;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that read or write a model. */
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

  /** Where the other files of the model are. */
  final Reports reports() {
    return Reports.of(Evaluations.target(project()), modelFile());
  }

  /**
   * Makes sure that the other files of the model are not those of another one of this project.
   * Upper and lower case are one name, as they are in some file systems.
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

  /** Makes sure that there is a model. */
  void requireModel() throws ConfigurationException {
    if (Files.isDirectory(modelFile())) {
      throw new ConfigurationException(
          "nn.modelFile: %s is a folder; expected the file of a model".formatted(modelFile()));
    }
    if (!Files.isRegularFile(modelFile())) {
      throw new ConfigurationException(
          ("There is no model at %s. Run nn:train first, or set nn.modelFile to where it is."
                  + " (mvn nn:train nn:evaluate runs both.)")
              .formatted(modelFile()));
    }
  }
}
