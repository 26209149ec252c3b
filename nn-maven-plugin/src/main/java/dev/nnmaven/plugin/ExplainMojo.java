package dev.nnmaven.plugin;

import dev.nnmaven.gate.ExplanationJob;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Settings;
import java.io.IOException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Explains the answer to an image or a row: which parts or columns it rests on, in the log and in
 * {@code target/nn/explanation.html}. Example, with the plugin in the POM:
 *
 * <pre>{@code mvn nn:explain -Dnn.example=penguins.csv#12}</pre>
 */
@Mojo(name = "explain", threadSafe = true)
public final class ExplainMojo extends AbstractInferenceMojo {

  /**
   * What is explained: an image file; or a row of a table, by file and line, or as its values,
   * {@code name=value, name=value}. Example: {@code <example>penguins.csv#12</example>}
   */
  @Parameter(property = "nn.example")
  String example;

  /**
   * Whether all figures are also written to {@code explanation.json}, beside the page. Default:
   * false. Example: {@code <explanationJson>true</explanationJson>}
   */
  @Parameter(property = "nn.explanationJson")
  String explanationJson;

  @Override
  void run(Settings settings) throws ConfigurationException, DatasetException, IOException {
    ExplanationJob job = ExplanationJob.parse(settings);
    settings.mistakes().throwIfAny();
    requireModel();
    job.run(
        modelFile(),
        project.getBasedir().toPath(),
        reports()::explanation,
        producer(),
        getLog()::info);
  }
}
