package dev.nnmaven.trainer.task;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.image.Scaling;
import dev.nnmaven.nn.prediction.ImageClassifier;
import dev.nnmaven.nn.prediction.Model;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Coverage;
import dev.nnmaven.trainer.config.DataLocations;
import dev.nnmaven.trainer.config.Outputs;
import dev.nnmaven.trainer.config.Parameters;
import dev.nnmaven.trainer.config.RowFormat;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.config.Tolerated;
import dev.nnmaven.trainer.job.HashedModel;
import dev.nnmaven.trainer.predict.ClassColumns;
import dev.nnmaven.trainer.predict.ImageAnswers;
import dev.nnmaven.trainer.predict.Images;
import dev.nnmaven.trainer.predict.PredictionFile;
import dev.nnmaven.trainer.predict.PredictionLog;
import dev.nnmaven.trainer.predict.RowPredictions;
import dev.nnmaven.trainer.table.RowFile;
import dev.nnmaven.trainer.text.Unit;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Predicts classes or numbers of images or rows, and writes them to a file. */
public final class PredictionJob {

  private final Optional<Path> input; // an image, a folder of images, or a table
  private final Optional<Path> output;
  private final Optional<PredictionFile> form; // of the output
  private final RowFormat rowFormat; // of a table
  private final Optional<Scaling> scaling; // of images, if configured
  private final Set<Tolerated> tolerated;
  private final Coverage coverage;

  private PredictionJob(SettingsReader reader) {
    input = reader.settings().file("input");
    if (input.isPresent()) {
      DataLocations.requireFit(reader, DataLocations.isTable(input.get()), input.get());
    } else {
      reader.mistake(
          "input",
          "expected a table such as -Dnn.input=rows.csv, an image, or a folder of images such as"
              + " -Dnn.input=scans");
    }
    rowFormat = RowFormat.parse(reader);
    scaling = reader.find(Parameters.SCALING);
    tolerated = reader.get(Parameters.TOLERATE);
    coverage = Coverage.parse(reader);
    output = reader.settings().file("output");
    form = reader.parse("output", file -> PredictionFile.of(new File(file).getName()));
  }

  /** Parses the settings; errors are added to the mistakes. */
  public static PredictionJob parse(SettingsReader reader) {
    return new PredictionJob(reader);
  }

  /**
   * Asks the model, and writes its answers.
   *
   * @param producer software that asks, with its version
   * @param log receives lines
   * @param warnings receives lines on files that are not images, where these are skipped
   * @throws ConfigurationException if the model is of other data, or cannot promise the coverage,
   *     or a file cannot be written
   * @throws DatasetException if the data cannot be used
   */
  public void run(Path modelFile, String producer, Consumer<String> log, Consumer<String> warnings)
      throws ConfigurationException, DatasetException, IOException {
    Path place = input.orElseThrow();
    if (form.isPresent()) {
      Path file = output.orElseThrow();
      if (Files.exists(file) && Files.exists(place) && Files.isSameFile(file, place)) {
        throw new ConfigurationException(
            "nn.output: is nn.input, which would be overwritten: %s", file);
      }
      Outputs.requireAnswersFile(file, ClassColumns.PREDICTED);
    }
    HashedModel hashed = HashedModel.read(modelFile);
    boolean isOfRows = Unit.of(hashed.model().preprocessing()) == Unit.ROW;
    if (isOfRows != DataLocations.isTable(place)) {
      throw new ConfigurationException(
          "nn.input: %s is %s, but the model was trained on %s",
          place,
          isOfRows ? "not a table: its name does not end in " + DataLocations.NAMES : "a table",
          isOfRows ? "one" : "images");
    }
    if (isOfRows) {
      if (form.equals(Optional.of(PredictionFile.JSON))) {
        throw new ConfigurationException(
            "nn.output: %s: the answers to a table are a table; expected a file that ends in .csv",
            output.orElseThrow());
      }
      RowFile rows =
          RowFile.of(place.normalize(), rowFormat.asTrained(hashed.model().provenance().options()));
      RowPredictions.of(hashed.model(), coverage, rows, output).forEach(log);
      log.accept("model " + modelFile);
    } else {
      ImageAnswers answers = answers(hashed, place);
      PredictionLog.answers(answers, form.isPresent()).forEach(log);
      unusable(answers, place).forEach(warnings);
      log.accept("%s, model %s".formatted(Unit.IMAGE.count(answers.answers().size()), modelFile));
      if (form.isPresent()) {
        form.get().write(output.orElseThrow(), answers, producer, hashed.sha256());
      }
    }
    output.ifPresent(file -> log.accept("predictions " + file));
  }

  private ImageAnswers answers(HashedModel hashed, Path place)
      throws ConfigurationException, DatasetException, IOException {
    ImageClassifier classifier = Model.of(hashed.model()).images();
    return ImageAnswers.of(
        classifier,
        hashed.model(),
        coverage,
        Images.in(place.normalize(), output), // without the answers of an earlier run
        scaling.orElseGet(() -> hashed.model().preprocessing(ImagePreprocessing.class).scaling()));
  }

  private List<String> unusable(ImageAnswers answers, Path place) throws DatasetException {
    List<String> problems = PredictionLog.unusable(answers);
    // Even if skipping is allowed: an empty result must not pass for an answer.
    boolean fails = !tolerated.contains(Tolerated.UNREADABLE) || answers.answers().isEmpty();
    if (fails && !problems.isEmpty()) {
      String advice = answers.answers().isEmpty() ? "" : "\nnn.tolerate=unreadable skips them";
      throw new DatasetException(place + ": " + String.join("\n", problems) + advice);
    }
    return problems;
  }
}
