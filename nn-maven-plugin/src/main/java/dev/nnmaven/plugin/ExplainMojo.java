package dev.nnmaven.plugin;

import dev.nnmaven.gate.explain.Explained;
import dev.nnmaven.gate.explain.ExplainedPicture;
import dev.nnmaven.gate.explain.ExplainedRow;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.image.Scaling;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.FittedColumn;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.TableSettings;
import dev.nnmaven.trainer.files.Json;
import dev.nnmaven.trainer.job.HashedModel;
import dev.nnmaven.trainer.predict.ExampleRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Explains the answer to a picture or a row: which parts or columns it rests on, in the log and in
 * {@code target/nn/explanation.html}. Example, with the plugin in the POM:
 *
 * <pre>{@code mvn nn:explain -Dnn.example=penguins.csv#12}</pre>
 */
@Mojo(name = "explain", threadSafe = true)
public final class ExplainMojo extends AbstractAskingMojo {

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

  /** Skips this goal: {@code <skipExplain>true</skipExplain>} or {@code -Dnn.explain.skip}. */
  @Parameter(property = "nn.explain.skip", defaultValue = "false")
  String skipExplain;

  @Override
  void run(Settings settings) throws ConfigurationException, DatasetException, IOException {
    if (!settings.has("example")) {
      settings.mistake(
          "example",
          "expected an image file, a line of a table such as -Dnn.example=rows.csv#2, or the values"
              + " of a row such as -Dnn.example=\"name=value, name=value\"");
    }
    Optional<Character> separates = settings.parse("separator", TableSettings::separator);
    Optional<Scaling> chosen = settings.parse("scaling", Scaling::of);
    boolean json = settings.isOn("explanationJson");
    settings.mistakes().throwIfAny();
    requireModel();
    HashedModel hashed = HashedModel.read(modelFile());
    requireFit(settings, hashed.model());
    Explained explained = explained(hashed.model(), settings.text("example"), chosen, separates);
    explained.lines().forEach(getLog()::info);
    Path page = reports().explanation("html");
    Path figures = reports().explanation("json");
    explained.page().write(page);
    Files.deleteIfExists(figures); // which would look like this one's
    if (json) {
      Json.write(figures, explained.json(producer(), hashed.sha256()));
    }
    getLog().info("model " + modelFile());
    getLog().info("explanation " + page + (json ? ", " + figures : ""));
  }

  private static void requireFit(Settings settings, TrainedModel model)
      throws ConfigurationException {
    boolean readsRows = model.preprocessing() instanceof TablePreprocessing;
    String other = readsRows ? "scaling" : "separator";
    if (settings.has(other)) {
      settings.mistake(
          other,
          "has no effect: it is about %s, but the model reads %s; leave it out",
          readsRows ? "pictures" : "tables",
          readsRows ? "rows" : "pictures");
    }
    settings.mistakes().throwIfAny();
  }

  private Explained explained(
      TrainedModel model, String text, Optional<Scaling> chosen, Optional<Character> separates)
      throws ConfigurationException, DatasetException, IOException {
    Path folder = project.getBasedir().toPath();
    if (!(model.preprocessing() instanceof TablePreprocessing table)) {
      return ExplainedPicture.of(model, folder.resolve(text).normalize(), chosen);
    }
    List<String> columns =
        table.columns().stream().map(FittedColumn::column).map(Column::name).toList();
    return ExplainedRow.of(model, ExampleRow.of(text, folder, columns, separates));
  }
}
