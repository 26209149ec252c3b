package dev.nnmaven.plugin;

import dev.nnmaven.gate.ExplanationJob;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.SettingsReader;
import java.io.IOException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Explains the answer to an image or a row: which parts or columns it depends on. Writes the log,
 * {@code target/nn/explanation.html} and {@code .json}. Example, with the plugin in the POM:
 *
 * <pre>{@code mvn nn:explain -Dnn.input=penguins.csv#12}</pre>
 */
@Mojo(name = "explain", threadSafe = true)
public final class ExplainMojo extends AbstractInferenceMojo {

  /**
   * Input: for {@code predict} an image, a folder of images or a table; for {@code explain} an
   * image, a row by its line, or its values: {@code name=value, name=value}. Example: {@code
   * <input>src/scans</input>}, {@code <input>penguins.csv#12</input>}
   */
  @Parameter(property = "nn.input")
  String input;

  @Override
  void run(SettingsReader reader) throws ConfigurationException, DatasetException, IOException {
    ExplanationJob job = reader.read(ExplanationJob::parse);
    job.run(
        modelFile(),
        project.getBasedir().toPath(),
        reports()::explanation,
        producer(),
        getLog()::info);
  }
}
