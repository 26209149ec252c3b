package dev.nnmaven.plugin;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.task.PredictionJob;
import java.io.File;
import java.io.IOException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Classifies an image, all images below a folder, or the rows of a table, or predicts numbers.
 * Example, with the plugin in the POM:
 *
 * <pre>{@code mvn nn:predict -Dnn.input=scans -Dnn.output=target/scans.csv}</pre>
 */
@Mojo(name = "predict", threadSafe = true)
public final class PredictMojo extends AbstractInferenceMojo {

  /**
   * Input: for {@code predict} an image, a folder of images or a table; for {@code explain} an
   * image, a row by its line, or its values: {@code name=value, name=value}. Example: {@code
   * <input>src/scans</input>}, {@code <input>penguins.csv#12</input>}
   */
  @Parameter(property = "nn.input")
  File input;

  /**
   * File for the answers: {@code .csv}, or {@code .json} for images. Default: log only. Example:
   * {@code <output>target/predictions.csv</output>}
   */
  @Parameter(property = "nn.output")
  File output;

  /**
   * Problems of images that only warn: {@code unreadable} files, which are not images or have the
   * wrong size and are skipped, and {@code conflicts}, if more than 5% equal one of another class.
   * Default: none. Example: {@code <tolerate>unreadable, conflicts</tolerate>}
   */
  @Parameter(property = "nn.tolerate")
  String tolerate;

  /**
   * Share of intervals of a number, or sets of classes, that must contain the actual value. Needs
   * {@code members=folds(5)} or validation data. Default: {@code 0.9}. Example: {@code
   * <coverage>95%</coverage>}
   */
  @Parameter(property = "nn.coverage")
  String coverage;

  @Override
  void run(SettingsReader reader) throws ConfigurationException, DatasetException, IOException {
    PredictionJob job = reader.read(PredictionJob::parse);
    job.run(modelFile(), producer(), getLog()::info, getLog()::warn);
  }
}
