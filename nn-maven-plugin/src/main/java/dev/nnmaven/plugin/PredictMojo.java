package dev.nnmaven.plugin;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.image.Scaling;
import dev.nnmaven.nn.data.image.UnreadableImages;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.prediction.Model;
import dev.nnmaven.nn.prediction.PictureClassifier;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.DataLocations;
import dev.nnmaven.trainer.config.DataSettings;
import dev.nnmaven.trainer.config.Outputs;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.TableSettings;
import dev.nnmaven.trainer.job.HashedModel;
import dev.nnmaven.trainer.predict.PictureAnswers;
import dev.nnmaven.trainer.predict.Pictures;
import dev.nnmaven.trainer.predict.Pictures.Picture;
import dev.nnmaven.trainer.predict.PredictionFile;
import dev.nnmaven.trainer.predict.PredictionLog;
import dev.nnmaven.trainer.predict.RowPredictions;
import dev.nnmaven.trainer.table.RowFile;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Classifies a picture, each picture below a folder, or each row of a table, or predicts its
 * number. Example, with the plugin in the POM:
 *
 * <pre>{@code mvn nn:predict -Dnn.input=scans -Dnn.output=target/scans.csv}</pre>
 */
@Mojo(name = "predict", threadSafe = true)
public final class PredictMojo extends AbstractAskingMojo {

  /**
   * Image, or folder of images with sub-folders; hidden files are ignored. PNG, JPEG, GIF and BMP,
   * grey or colour. For a model of a table, a file that ends in .csv, .tsv or .jsonl, or .gz after
   * it. Example: {@code <input>src/scans</input>}
   */
  @Parameter(property = "nn.input")
  File input;

  /**
   * File for the results: {@code .csv} (one line per image, with the probability of each class; of
   * a table, its rows with the answers beside them) or {@code .json} (unreadable files, too).
   * Default: none, only the log. Example: {@code <output>target/predictions.csv</output>}
   */
  @Parameter(property = "nn.output")
  File output;

  /**
   * Files that are not images, or of another size than expected: {@code fail} the build, or {@code
   * skip} them with a warning. Default: fail. Example: {@code
   * <unreadableImages>skip</unreadableImages>}
   */
  @Parameter(property = "nn.unreadableImages")
  String unreadableImages;

  /** Skips this goal: {@code <skipPredict>true</skipPredict>} or {@code -Dnn.predict.skip}. */
  @Parameter(property = "nn.predict.skip", defaultValue = "false")
  String skipPredict;

  @Override
  void run(Settings settings) throws ConfigurationException, DatasetException, IOException {
    if (input == null) {
      settings.mistake(
          "input", "expected an image, a folder of images, or a table, such as -Dnn.input=scans");
    } else {
      DataLocations.requireFit(settings, DataLocations.isTable(input.toPath()), input.toPath());
    }
    Optional<Character> separates = settings.parse("separator", TableSettings::separator);
    Optional<Scaling> chosen = settings.parse("scaling", Scaling::of);
    UnreadableImages onUnreadable = DataSettings.onUnreadable(settings);
    Optional<PredictionFile> form =
        settings.parse("output", file -> PredictionFile.of(new File(file).getName()));
    settings.mistakes().throwIfAny();
    requireModel();
    if (form.isPresent()) {
      Outputs.requireWritable("nn.output", output.toPath());
    }
    HashedModel hashed = HashedModel.read(modelFile());
    boolean isOfRows = hashed.model().preprocessing() instanceof TablePreprocessing;
    if (isOfRows != DataLocations.isTable(input.toPath())) {
      throw new ConfigurationException(
          "nn.input: %s is %s, but the model was trained on %s",
          input,
          isOfRows ? "no table: its name does not end in " + DataLocations.NAMES : "a table",
          isOfRows ? "one" : "pictures");
    }
    if (isOfRows) {
      askAboutRows(hashed.model(), separates, form, settings);
    } else {
      askAboutPictures(hashed, settings, chosen, onUnreadable, form);
    }
  }

  private void askAboutRows(
      TrainedModel model,
      Optional<Character> separates,
      Optional<PredictionFile> form,
      Settings settings)
      throws ConfigurationException, DatasetException, IOException {
    if (form.equals(Optional.of(PredictionFile.JSON))) {
      throw new ConfigurationException(
          "nn.output: %s: the answers to a table are a table; expected a file that ends in .csv",
          output);
    }
    RowFile rows = RowFile.of(input.toPath().normalize(), separates);
    RowPredictions.of(model, rows, settings.file("output")).forEach(getLog()::info);
    getLog().info("model " + modelFile());
    settings.file("output").ifPresent(file -> getLog().info("predictions " + file));
  }

  private void askAboutPictures(
      HashedModel hashed,
      Settings settings,
      Optional<Scaling> chosen,
      UnreadableImages onUnreadable,
      Optional<PredictionFile> form)
      throws ConfigurationException, DatasetException, IOException {
    PictureClassifier classifier = Model.of(hashed.model()).pictures();
    List<Picture> pictures = // without this goal's own output file
        Pictures.in(input.toPath().normalize(), settings.file("output"));
    PictureAnswers predictions =
        PictureAnswers.of(
            classifier, pictures, chosen.orElse(classifier.preprocessing().scaling()));
    PredictionLog.answers(predictions, form.isPresent()).forEach(getLog()::info);
    tellUnusable(predictions, onUnreadable);
    int count = predictions.answers().size();
    info("%,d %s, model %s", count, count == 1 ? "image" : "images", modelFile());
    if (form.isPresent()) {
      form.get().write(output.toPath(), predictions, producer(), hashed.sha256());
      getLog().info("predictions " + output);
    }
  }

  private void tellUnusable(PictureAnswers predictions, UnreadableImages onUnreadable)
      throws DatasetException {
    List<String> problems = PredictionLog.unusable(predictions);
    if (problems.isEmpty()) {
      return;
    }
    // Even if skipping is allowed: an empty result must not pass for an answer.
    if (onUnreadable == UnreadableImages.FAIL || predictions.answers().isEmpty()) {
      throw new DatasetException(input + ": " + String.join("\n", problems));
    }
    problems.forEach(getLog()::warn);
  }
}
