package dev.nnmaven.plugin;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.evaluation.Evaluation;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.plugin.config.ConfigurationException;
import dev.nnmaven.plugin.config.DataSettings;
import dev.nnmaven.plugin.config.Mistakes;
import dev.nnmaven.plugin.config.Numbers;
import dev.nnmaven.plugin.gate.AccuracyGate;
import dev.nnmaven.plugin.job.EvaluationRun;
import dev.nnmaven.plugin.report.EvaluationJson;
import dev.nnmaven.plugin.report.EvaluationLog;
import dev.nnmaven.plugin.report.GateMessage;
import dev.nnmaven.plugin.report.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Judges the trained model on images that it was not trained on, and fails the build when its
 * accuracy is below what is required.
 *
 * <pre>{@code
 * <execution>
 *   <id>evaluate</id>
 *   <phase>verify</phase>
 *   <goals>
 *     <goal>evaluate</goal>
 *   </goals>
 *   <configuration>
 *     <minAccuracy>90%</minAccuracy>
 *   </configuration>
 * </execution>
 * }</pre>
 */
@Mojo(name = "evaluate", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class EvaluateMojo extends AbstractDataMojo {

  /**
   * The accuracy that the model must reach on held-out images, as 0.95 or 95%. Default: none, the
   * accuracy is only reported.
   *
   * <pre>{@code <minAccuracy>95%</minAccuracy>}</pre>
   */
  @Parameter(property = "nn.minAccuracy")
  private String minAccuracy;

  /**
   * Whether the build fails when the accuracy is missed; otherwise it is only warned of.
   *
   * <pre>{@code <haltOnFailure>false</haltOnFailure>}</pre>
   */
  @Parameter(property = "nn.haltOnFailure", defaultValue = "true")
  private boolean haltOnFailure;

  /** Skips this goal. */
  @Parameter(property = "nn.evaluate.skip", defaultValue = "false")
  private boolean skipEvaluate;

  /** Filled by Maven. */
  public EvaluateMojo() {}

  @Override
  boolean skipsThisGoal() {
    return skipEvaluate;
  }

  @Override
  String ownSkipProperty() {
    return "nn.evaluate.skip";
  }

  @Override
  void run() throws ConfigurationException, DatasetException, IOException, MojoFailureException {
    Mistakes mistakes = new Mistakes();
    DataSettings settings = dataSettings(mistakes);
    Optional<AccuracyGate> gate =
        Optional.ofNullable(mistakes.parse("nn.minAccuracy", minAccuracy, Numbers::share, null))
            .map(AccuracyGate::new);
    mistakes.throwIfAny();
    if (!Files.isRegularFile(modelFile())) {
      throw new ConfigurationException(
          ("There is no model at %s. Run nn:train first, or set nn.modelFile to where it is."
                  + " (mvn nn:train nn:evaluate runs both.)")
              .formatted(modelFile()));
    }
    EvaluationRun run = EvaluationRun.prepare(ModelFile.read(modelFile()), settings);
    run.skipped().forEach(file -> getLog().warn("left out: " + file));
    Evaluation evaluation = run.evaluate();
    Path report = reportFile("evaluation.json");
    EvaluationJson.write(report, run, evaluation, gate, modelFile());
    getLog().info("model " + modelFile() + " on " + run.place());
    EvaluationLog.lines(evaluation, run.model().classes()).forEach(getLog()::info);
    judge(gate, run, evaluation, report);
  }

  private void judge(
      Optional<AccuracyGate> gate, EvaluationRun run, Evaluation evaluation, Path report)
      throws IOException, MojoFailureException {
    if (gate.isEmpty()) {
      getLog().info("no accuracy is required; nn.minAccuracy would");
    } else if (gate.get().isMet(evaluation)) {
      getLog()
          .info(
              Texts.format(
                  "accuracy %s reaches the required %s",
                  Texts.percent(evaluation.correct(), evaluation.total()),
                  Texts.exactPercent(gate.get().minimum())));
    } else {
      String message = GateMessage.of(gate.get(), run, evaluation, modelFile(), report);
      if (haltOnFailure) {
        throw new MojoFailureException(message);
      }
      message.lines().forEach(getLog()::warn);
      getLog().warn("The build goes on, since nn.haltOnFailure is false.");
    }
  }
}
