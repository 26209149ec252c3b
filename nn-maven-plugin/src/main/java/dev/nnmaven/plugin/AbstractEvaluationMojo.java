package dev.nnmaven.plugin;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.plugin.config.ConfigurationException;
import dev.nnmaven.plugin.config.DataSettings;
import dev.nnmaven.plugin.job.EvaluationRun;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that judge a model. */
abstract class AbstractEvaluationMojo extends AbstractDataMojo {

  /**
   * The file that remembers the model that was accepted last; {@code baseline} writes it, {@code
   * evaluate} compares with it, and it belongs into version control. Example:
   *
   * <pre>{@code <baselineFile>src/nn/baseline.json</baselineFile>}</pre>
   */
  @Parameter(property = "nn.baselineFile", defaultValue = "${project.basedir}/nn-baseline.json")
  private File baselineFile;

  Path baselineFile() {
    return baselineFile.toPath();
  }

  /** The model, and the images that it is to be judged on. */
  EvaluationRun load(DataSettings settings)
      throws ConfigurationException, DatasetException, IOException {
    requireModel();
    EvaluationRun run = EvaluationRun.prepare(ModelFile.read(modelFile()), settings);
    run.warnings().forEach(getLog()::warn);
    return run;
  }
}
