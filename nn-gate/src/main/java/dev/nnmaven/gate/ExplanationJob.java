package dev.nnmaven.gate;

import dev.nnmaven.gate.explain.Explained;
import dev.nnmaven.gate.explain.ExplainedImage;
import dev.nnmaven.gate.explain.ExplainedRow;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.FittedColumn;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.image.Scaling;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.ParameterEntry;
import dev.nnmaven.trainer.config.Parameters;
import dev.nnmaven.trainer.config.RowFormat;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.files.Json;
import dev.nnmaven.trainer.job.HashedModel;
import dev.nnmaven.trainer.predict.ExampleRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Which answer is to be explained. */
public final class ExplanationJob {

  private final Settings settings;
  private final RowFormat format; // of a table
  private final Optional<Scaling> scaling; // of images, if configured

  private ExplanationJob(SettingsReader reader) {
    this.settings = reader.settings();
    this.format = RowFormat.parse(reader);
    this.scaling = reader.find(Parameters.SCALING);
  }

  /** Parses the settings of {@code nn:explain}; errors are added to the mistakes. */
  public static ExplanationJob parse(SettingsReader reader) {
    if (!reader.settings().has("input")) {
      reader.mistake(
          "input",
          "expected an image file, a line of a table such as -Dnn.input=rows.csv#2, or the values"
              + " of a row such as -Dnn.input=\"name=value, name=value\"");
    }
    return new ExplanationJob(reader);
  }

  /**
   * Asks the model, and writes the page and its figures.
   *
   * @param folder which relative paths of examples are below
   * @param files where the explanation goes, by the ending of its name: {@code html}, {@code json}
   * @param producer software that asks, with its version
   * @throws ConfigurationException if settings or example do not fit the model
   * @throws DatasetException if the example is a row of a file that cannot be used
   */
  public void run(
      Path modelFile,
      Path folder,
      Function<String, Path> files,
      String producer,
      Consumer<String> log)
      throws ConfigurationException, DatasetException, IOException {
    HashedModel hashed = HashedModel.read(modelFile);
    Explained explained = explained(hashed.model(), folder);
    explained.lines().forEach(log);
    Path page = files.apply("html");
    Path figures = files.apply("json");
    explained.page().write(page);
    Json.write(figures, explained.json(producer, hashed.sha256()));
    log.accept("model " + modelFile);
    log.accept("explanation %s, %s".formatted(page, figures));
  }

  private Explained explained(TrainedModel model, Path folder)
      throws ConfigurationException, DatasetException, IOException {
    String example = settings.text("input");
    if (!(model.preprocessing() instanceof TablePreprocessing table)) {
      for (ParameterEntry<?> ofTables : List.of(Parameters.SEPARATOR, Parameters.ENCODING)) {
        refuse(ofTables.name(), "is about tables, but the model reads images; remove it");
      }
      return ExplainedImage.of(model, folder.resolve(example).normalize(), scaling);
    }
    refuse("scaling", "is about images, but the model reads rows; remove it");
    List<String> columns =
        table.columns().stream().map(FittedColumn::column).map(Column::name).toList();
    RowFormat asTrained = format.asTrained(model.provenance().options());
    return ExplainedRow.of(model, ExampleRow.of(example, folder, columns, asTrained));
  }

  private void refuse(String parameter, String why) throws ConfigurationException {
    SettingsReader reader = new SettingsReader(settings);
    if (settings.has(parameter)) {
      reader.mistake(parameter, "has no effect: it " + why);
    }
    reader.throwIfAny();
  }
}
