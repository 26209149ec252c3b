package dev.nnmaven.gate.evaluation;

import dev.nnmaven.gate.baseline.BaselineLookup;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Staleness;
import dev.nnmaven.gate.evidence.Subject;
import dev.nnmaven.gate.rule.Gate;
import dev.nnmaven.gate.rule.GateParser;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Coverage;
import dev.nnmaven.trainer.config.DataSettings;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.data.Groups;
import dev.nnmaven.trainer.data.Slices;
import dev.nnmaven.trainer.figures.TrainingHistory;
import dev.nnmaven.trainer.job.EvaluationRun;
import dev.nnmaven.trainer.job.HashedModel;
import dev.nnmaven.trainer.task.TrainingTask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is asked of an evaluation: the rules, and the held-out data.
 *
 * @param settings parameters of {@code nn:evaluate}, by name
 * @param data where the held-out data is
 * @param gate the rules
 * @param groups finds the group of an example in its name, if examples belong together
 * @param slices what the examples are sliced by
 * @param coverage of intervals or sets, if the model has any
 */
public record EvaluationJob(
    Settings settings,
    DataSettings data,
    Gate gate,
    Optional<Pattern> groups,
    Slices slices,
    Coverage coverage) {

  /** Parses the settings; what is wrong is added to their mistakes. */
  public static EvaluationJob parse(Settings settings) {
    if (settings.has("baselineModel") && settings.has("baselineFile")) {
      settings.mistake(
          "baselineFile",
          "has no effect, since nn.baselineModel names what to compare with; leave one of the two"
              + " out");
    }
    return new EvaluationJob(
        settings,
        DataSettings.parse(settings),
        GateParser.parse(settings),
        Groups.parse(settings),
        Slices.parse(settings),
        Coverage.parse(settings));
  }

  /**
   * Judges the model of {@code modelFile}, beside the baseline of {@code baselineFile} if there is
   * one.
   *
   * @throws ConfigurationException if settings are wrong, or do not fit the model
   * @throws DatasetException if the data cannot be used
   * @throws IOException if a file cannot be read
   */
  public static Evaluation judge(Settings settings)
      throws ConfigurationException, DatasetException, IOException {
    EvaluationJob job = parse(settings);
    Optional<Path> modelFile = settings.file("modelFile");
    if (modelFile.isEmpty()) {
      settings.mistake("modelFile", "expected the path of a model");
    }
    settings.mistakes().throwIfAny();
    Path file = modelFile.orElseThrow();
    HashedModel hashed = HashedModel.read(file);
    job.requireFit(hashed.model());
    EvaluationRun run = EvaluationRun.prepare(hashed.model(), job.data);
    return job.judge(
        Subject.of(file, hashed.sha256(), Staleness.notTrainedHere(hashed.model(), settings)),
        run,
        TrainingHistory.read(TrainingTask.reportFile(settings), hashed.sha256()),
        settings.has("baselineFile")
            ? BaselineLookup.read(
                settings.file("baselineFile").orElseThrow(), run, Optional.of("baselineFile"))
            : BaselineLookup.missing("no baseline is configured", Optional.empty()));
  }

  /**
   * Throws if a rule is not about models of this kind, or names a class that the model does not
   * know.
   */
  public void requireFit(TrainedModel model) throws ConfigurationException {
    gate.requireFit(model, settings.mistakes());
    if (model.task() instanceof ClassificationTask classification) {
      gate.requireClasses(classification.classes(), settings.mistakes());
    }
    settings.mistakes().throwIfAny();
  }

  public Evaluation judge(
      Subject subject, EvaluationRun run, TrainingHistory history, BaselineLookup baseline)
      throws ConfigurationException, DatasetException, IOException {
    Evidence evidence =
        Evidence.of(subject, run, run.trainedOn(), history, baseline, groups)
            .lookedAt(slices, coverage);
    return new Evaluation(evidence, gate.check(evidence));
  }
}
