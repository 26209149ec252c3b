package dev.nnmaven.plugin;

import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.plugin.config.ConfigurationException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
      defaultValue = "${project.build.directory}/" + Evaluations.FOLDER + "/model.safetensors")
  private File modelFile;

  Path modelFile() {
    return modelFile.toPath();
  }

  /** Makes sure that there is a model. */
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
