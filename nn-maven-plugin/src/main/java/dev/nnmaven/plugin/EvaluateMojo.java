package dev.nnmaven.plugin;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.plugin.config.ConfigurationException;
import dev.nnmaven.plugin.config.DataSettings;
import dev.nnmaven.plugin.config.Mistakes;
import dev.nnmaven.plugin.config.Numbers;
import dev.nnmaven.plugin.config.Switches;
import dev.nnmaven.plugin.evidence.Evidence;
import dev.nnmaven.plugin.gate.AccuracyGate;
import dev.nnmaven.plugin.gate.Verdict;
import dev.nnmaven.plugin.job.EvaluationRun;
import dev.nnmaven.plugin.report.EvaluationLog;
import dev.nnmaven.plugin.report.GateMessage;
import dev.nnmaven.plugin.report.Reports;
import dev.nnmaven.plugin.report.Texts;
import dev.nnmaven.plugin.task.Outputs;
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
 * accuracy is below what is required. README.md has a whole POM to copy. Example, where the plugin
 * stands in the POM:
 *
 * <pre>{@code mvn nn:train nn:evaluate -Dnn.minAccuracy=90%}</pre>
 */
@Mojo(name = "evaluate", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class EvaluateMojo extends AbstractDataMojo {

  /**
   * The accuracy that the model must reach on held-out images, as 0.95 or 95%. Default: none, the
   * accuracy is only reported. Example:
   *
   * <pre>{@code <minAccuracy>95%</minAccuracy>}</pre>
   */
  @Parameter(property = "nn.minAccuracy")
  private String minAccuracy;

  /**
   * Whether the build fails when the accuracy is missed; otherwise it is only warned of. Example:
   *
   * <pre>{@code <haltOnFailure>false</haltOnFailure>}</pre>
   */
  @Parameter(property = "nn.haltOnFailure", defaultValue = "true")
  private String haltOnFailure;

  /** Skips this goal: {@code <skipEvaluate>true</skipEvaluate>} or {@code -Dnn.evaluate.skip}. */
  @Parameter(property = "nn.evaluate.skip", defaultValue = "false")
  private String skipEvaluate;

  /** Filled by Maven. */
  public EvaluateMojo() {}

  @Override
  String ownSkip() {
    return skipEvaluate;
  }

  @Override
  String ownSkipProperty() {
    return "nn.evaluate.skip";
  }

  @Override
  void run(Mistakes mistakes)
      throws ConfigurationException, DatasetException, IOException, MojoFailureException {
    DataSettings settings = dataSettings(mistakes);
    Optional<AccuracyGate> gate =
        Optional.ofNullable(mistakes.parse("nn.minAccuracy", minAccuracy, Numbers::share, null))
            .map(AccuracyGate::new);
    boolean halts = mistakes.parse("nn.haltOnFailure", haltOnFailure, Switches::of, true);
    mistakes.throwIfAny();
    if (Files.isDirectory(modelFile())) {
      throw new ConfigurationException(
          "nn.modelFile: %s is a folder; expected the file of a model".formatted(modelFile()));
    }
    if (!Files.isRegularFile(modelFile())) {
      throw new ConfigurationException(
          ("There is no model at %s. Run nn:train first, or set nn.modelFile to where it is."
                  + " (mvn nn:train nn:evaluate runs both.)")
              .formatted(modelFile()));
    }
    EvaluationRun run = EvaluationRun.prepare(ModelFile.read(modelFile()), settings);
    run.warnings().forEach(getLog()::warn);
    Path folder = reportFile("");
    for (Path file : Reports.files(folder)) {
      Outputs.requireWritable(file.getFileName().toString(), file);
    }
    Evidence evidence = evidence(run, gate, halts);
    Reports.write(folder, evidence);
    Evaluations.mark(project());
    getLog().info("model " + modelFile() + " on " + run.place());
    EvaluationLog.lines(evidence.evaluation(), run.model().classes()).forEach(getLog()::info);
    if (gate.isEmpty()) {
      getLog().warn("no accuracy is required; nn.minAccuracy would");
    } else {
      judge(gate.get(), evidence, Reports.files(folder).get(0));
    }
  }

  private Evidence evidence(EvaluationRun run, Optional<AccuracyGate> gate, boolean halts)
      throws ConfigurationException {
    Predictions predictions = run.predict();
    return new Evidence(
        modelFile(),
        run,
        predictions,
        run.evaluateTraining(),
        run.health(),
        Optional.empty(),
        new Verdict(gate.stream().map(g -> g.check(predictions.evaluation())).toList()),
        halts);
  }

  private void judge(AccuracyGate gate, Evidence evidence, Path report)
      throws IOException, MojoFailureException {
    if (evidence.verdict().passed()) {
      getLog()
          .info(
              Texts.format(
                  "accuracy %s reaches the required %s",
                  Texts.percent(evidence.evaluation().correct(), evidence.evaluation().total()),
                  Numbers.percent(gate.minimum())));
    } else {
      String message =
          GateMessage.of(gate, evidence.run(), evidence.evaluation(), modelFile(), report);
      if (evidence.halts()) {
        throw new MojoFailureException(message);
      }
      message.lines().forEach(getLog()::warn);
      getLog().warn("The build goes on, since nn.haltOnFailure is false.");
    }
  }
}
