package dev.nnmaven.plugin;

import dev.nnmaven.nn.classifier.Classifier;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.image.Scaling;
import dev.nnmaven.nn.data.image.UnreadableImages;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.plugin.config.ConfigurationException;
import dev.nnmaven.plugin.config.Mistakes;
import dev.nnmaven.plugin.config.Outputs;
import dev.nnmaven.plugin.predict.PictureAnswers;
import dev.nnmaven.plugin.predict.Pictures;
import dev.nnmaven.plugin.predict.Pictures.Picture;
import dev.nnmaven.plugin.predict.PredictionFile;
import dev.nnmaven.plugin.predict.PredictionLog;
import dev.nnmaven.plugin.text.Texts;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Asks the model which class a picture belongs to, or each picture below a folder. Example, where
 * the plugin stands in the POM:
 *
 * <pre>{@code mvn nn:predict -Dnn.input=scans -Dnn.output=target/scans.csv}</pre>
 */
@Mojo(name = "predict", threadSafe = true)
public final class PredictMojo extends AbstractModelMojo {

  /**
   * An image, or a folder: all files in it and its sub-folders but hidden ones. PNG, JPEG, GIF and
   * BMP, grey or colour. Example:
   *
   * <pre>{@code <input>src/scans</input>}</pre>
   */
  @Parameter(property = "nn.input")
  private File input;

  /**
   * A file for the result, whose ending says what it becomes: {@code .csv} (a line for each image,
   * with the probability of each class) or {@code .json} (also with what could not be read).
   * Default: none, only the log. Example:
   *
   * <pre>{@code <output>target/predictions.csv</output>}</pre>
   */
  @Parameter(property = "nn.output")
  private File output;

  /**
   * What becomes of pictures of another size than the model was trained on: {@code refuse}, {@code
   * stretch}, {@code stretchLightInk} (the smallest box that holds all that is light) or {@code
   * stretchDarkInk}. Default: as while training, refuse unless {@code train} had a size. Example:
   *
   * <pre>{@code <scaling>stretch</scaling>}</pre>
   */
  @Parameter(property = "nn.scaling")
  private String scaling;

  /**
   * What happens to files that are not images, or of a size that is refused: {@code fail} fails the
   * build, {@code skip} goes on with a warning. Default: fail. Example:
   *
   * <pre>{@code <unreadableImages>skip</unreadableImages>}</pre>
   */
  @Parameter(property = "nn.unreadableImages")
  private String unreadableImages;

  /** Skips this goal: {@code <skipPredict>true</skipPredict>} or {@code -Dnn.predict.skip}. */
  @Parameter(property = "nn.predict.skip", defaultValue = "false")
  private String skipPredict;

  /** Filled by Maven. */
  public PredictMojo() {}

  @Override
  String ownSkip() {
    return skipPredict;
  }

  @Override
  String ownSkipProperty() {
    return "nn.predict.skip";
  }

  @Override
  void run(Mistakes mistakes) throws ConfigurationException, DatasetException, IOException {
    if (input == null) {
      mistakes.add(
          "nn.input", "expected an image, or a folder of images, such as -Dnn.input=scans");
    }
    Scaling chosen = mistakes.parse("nn.scaling", scaling, Scaling::of, null);
    UnreadableImages onUnreadable =
        mistakes.parse(
            "nn.unreadableImages", unreadableImages, UnreadableImages::of, UnreadableImages.FAIL);
    PredictionFile form =
        mistakes.parse(
            "nn.output", output == null ? null : output.getName(), PredictionFile::of, null);
    mistakes.throwIfAny();
    requireModel();
    if (form != null) {
      Outputs.requireWritable("nn.output", output.toPath());
    }
    String modelSha256 = Sha256.of(modelFile());
    Classifier classifier = Classifier.load(modelFile());
    PictureAnswers predictions =
        PictureAnswers.of(
            classifier, pictures(), chosen == null ? classifier.preprocessing().scaling() : chosen);
    PredictionLog.answers(predictions, form != null).forEach(getLog()::info);
    tellUnusable(predictions, onUnreadable);
    int count = predictions.answers().size();
    getLog()
        .info(
            Texts.format("%,d %s, model %s", count, count == 1 ? "image" : "images", modelFile()));
    if (form != null) {
      form.write(output.toPath(), predictions, producer(), modelSha256);
      getLog().info("predictions " + output);
    }
  }

  /** Pictures to classify, without this goal's own output file. */
  private List<Picture> pictures() throws ConfigurationException, IOException {
    return Pictures.in(input.toPath().normalize(), Optional.ofNullable(output).map(File::toPath));
  }

  private void tellUnusable(PictureAnswers predictions, UnreadableImages onUnreadable)
      throws DatasetException {
    List<String> told = PredictionLog.unusable(predictions);
    if (told.isEmpty()) {
      return;
    }
    // Even if skipping is allowed: an empty result must not pass for an answer.
    if (onUnreadable == UnreadableImages.FAIL || predictions.answers().isEmpty()) {
      throw new DatasetException(input + ": " + String.join("\n", told));
    }
    told.forEach(getLog()::warn);
  }
}
