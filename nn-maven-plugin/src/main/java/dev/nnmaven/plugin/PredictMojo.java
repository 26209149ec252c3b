package dev.nnmaven.plugin;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.task.PredictionJob;
import java.io.File;
import java.io.IOException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Classifies an image, each image below a folder, or each row of a table, or predicts its number.
 * Example, with the plugin in the POM:
 *
 * <pre>{@code mvn nn:predict -Dnn.input=scans -Dnn.output=target/scans.csv}</pre>
 */
@Mojo(name = "predict", threadSafe = true)
public final class PredictMojo extends AbstractInferenceMojo {

  /**
   * What the model is asked about: an image, a folder of images, or a table, a file that ends in
   * .csv, .tsv or .jsonl, or .gz after it; {@code explain} takes an image, a row of a table by its
   * line, or its values: {@code name=value, name=value}. Example: {@code <input>src/scans</input>},
   * {@code <input>penguins.csv#12</input>}
   */
  @Parameter(property = "nn.input")
  File input;

  /**
   * File for the answers: {@code .csv}, or {@code .json} of images. Default: none, only the log.
   * Example: {@code <output>target/predictions.csv</output>}
   */
  @Parameter(property = "nn.output")
  File output;

  /**
   * Files that are no images, or of another size: {@code fail} the build, or {@code skip} them with
   * a warning. Default: fail. Example: {@code <unreadableImages>skip</unreadableImages>}
   */
  @Parameter(property = "nn.unreadableImages")
  String unreadableImages;

  /**
   * How many of 1 intervals of a number, or sets of classes, are to hold the actual one, of a model
   * with {@code members=folds(5)} or validation data. Default: 0.9. Example: {@code
   * <coverage>95%</coverage>}
   */
  @Parameter(property = "nn.coverage")
  String coverage;

  @Override
  void run(Settings settings) throws ConfigurationException, DatasetException, IOException {
    PredictionJob job = PredictionJob.parse(settings);
    settings.mistakes().throwIfAny();
    job.run(modelFile(), producer(), getLog()::info, getLog()::warn);
  }
}
