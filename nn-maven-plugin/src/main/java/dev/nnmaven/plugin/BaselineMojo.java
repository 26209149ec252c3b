package dev.nnmaven.plugin;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.plugin.baseline.Baseline;
import dev.nnmaven.plugin.baseline.BaselineFile;
import dev.nnmaven.plugin.config.ConfigurationException;
import dev.nnmaven.plugin.config.DataSettings;
import dev.nnmaven.plugin.config.Mistakes;
import dev.nnmaven.plugin.config.Outputs;
import dev.nnmaven.plugin.console.BaselineLog;
import dev.nnmaven.plugin.gate.Freshness;
import dev.nnmaven.plugin.gate.GateParser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Accepts the trained model: judges it once more and writes what {@code evaluate} compares later
 * models with. What changes is told. Commit the file. Example, where the plugin stands in the POM:
 *
 * <pre>{@code mvn nn:train nn:baseline}</pre>
 */
@Mojo(name = "baseline", threadSafe = true)
public final class BaselineMojo extends AbstractEvaluationMojo {

  /** Skips this goal: {@code <skipBaseline>true</skipBaseline>} or {@code -Dnn.baseline.skip}. */
  @Parameter(property = "nn.baseline.skip", defaultValue = "false")
  private String skipBaseline;

  /** Filled by Maven. */
  public BaselineMojo() {}

  @Override
  String ownSkip() {
    return skipBaseline;
  }

  @Override
  String ownSkipProperty() {
    return "nn.baseline.skip";
  }

  @Override
  void run(Mistakes mistakes) throws ConfigurationException, DatasetException, IOException {
    DataSettings settings = dataSettings(mistakes);
    boolean staleFails =
        mistakes.parse("nn.staleModel", staleModel(), GateParser::failOrWarn, true);
    mistakes.throwIfAny();
    requireModel();
    requireFresh(staleFails);
    // A file that is no baseline is somebody's: it is not overwritten, but told.
    Optional<Baseline> before =
        Files.exists(baselineFile())
            ? Optional.of(BaselineFile.read(baselineFile()))
            : Optional.empty();
    Baseline now = judge(settings);
    if (before.isPresent() && BaselineLog.isSame(before.get(), now)) {
      getLog().info("%s is of this very model; it stays as it is".formatted(baselineFile()));
      return;
    }
    Outputs.requireWritable("nn.baselineFile", baselineFile());
    BaselineFile.write(baselineFile(), now);
    BaselineLog.lines(before, now).forEach(getLog()::info);
    getLog().info("baseline written to %s; commit it".formatted(baselineFile()));
  }

  /** What is accepted by mistake is what all later models are compared with. */
  private void requireFresh(boolean staleFails) throws ConfigurationException {
    Freshness freshness = freshness();
    if (freshness.kind() != Freshness.Kind.STALE) {
      return;
    }
    String message =
        "%s is not the model that these settings train: %s"
            .formatted(modelFile(), freshness.reason());
    if (staleFails) {
      throw new ConfigurationException(
          message
              + ". Run nn:train first (mvn nn:train nn:baseline), or accept it all the same:"
              + " nn.staleModel=warn.");
    }
    getLog().warn(message);
  }

  /** Not read from what an evaluation left: the model may have been trained again since. */
  private Baseline judge(DataSettings settings)
      throws ConfigurationException, DatasetException, IOException {
    return judge(
        settings,
        (run, sha256) -> {
          getLog().info("model " + modelFile() + " on " + run.place());
          return Baseline.of(producer(), sha256, run.images(), run.predict());
        });
  }
}
