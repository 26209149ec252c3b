package dev.nnmaven.gate.evaluation;

import dev.nnmaven.gate.baseline.BaselineLookup;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Staleness;
import dev.nnmaven.gate.evidence.Subject;
import dev.nnmaven.gate.rule.Gate;
import dev.nnmaven.gate.rule.GateParser;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Coverage;
import dev.nnmaven.trainer.config.Parameters;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.data.Slices;
import dev.nnmaven.trainer.figures.TrainingHistory;
import dev.nnmaven.trainer.job.Answered;
import dev.nnmaven.trainer.task.TrainingTask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Settings of an evaluation: the rules, and a model with its test data, or answers.
 *
 * @param judged the model or the answers to evaluate
 * @param gate the rules
 * @param groups finds the group of an example in its name, if examples belong together
 * @param slices what the examples are sliced by
 * @param coverage of intervals or sets, if the model has any
 */
public record EvaluationJob(
    JudgedFile judged, Gate gate, Optional<Pattern> groups, Slices slices, Coverage coverage) {

  /** Parses the settings; errors are added to the mistakes. */
  public static EvaluationJob parse(SettingsReader reader, JudgedFile judged) {
    return new EvaluationJob(
        judged,
        judged.data().isPresent() ? GateParser.parse(reader) : GateParser.parseForAnswers(reader),
        reader.find(Parameters.GROUPS),
        Slices.parse(reader),
        Coverage.parse(reader));
  }

  /**
   * Evaluates a model or answers, and compares with the baseline of {@code baseline} if it exists.
   *
   * @throws ConfigurationException if settings are wrong, or do not fit the model
   * @throws DatasetException if the data cannot be used
   * @throws IOException if a file cannot be read
   */
  public static Evaluation judge(Settings settings, Function<SettingsReader, JudgedFile> what)
      throws ConfigurationException, DatasetException, IOException {
    EvaluationJob job = settings.read(reader -> parse(reader, what.apply(reader)));
    JudgedFile judged = job.judged;
    Optional<Path> baseline = settings.file("baseline");
    return judged.judge(
        (run, sha256) -> {
          job.gate.requireFit(run);
          return job.judge(
              Subject.of(judged.file(), sha256, Staleness.byCosts(run, settings)),
              run,
              judged.data().isEmpty()
                  ? TrainingHistory.without("only answers are known")
                  : TrainingHistory.read(TrainingTask.reportFile(settings), sha256),
              baseline.isPresent()
                  ? BaselineLookup.read(baseline.get(), run, Optional.of("nn.baseline"))
                  : BaselineLookup.missing("no baseline is configured", Optional.empty()));
        });
  }

  public Evaluation judge(
      Subject subject, Answered run, TrainingHistory history, BaselineLookup baseline)
      throws ConfigurationException, DatasetException, IOException {
    Evidence evidence =
        Evidence.of(subject, run, run.trainedOn(), history, baseline, groups)
            .lookedAt(slices, coverage);
    return new Evaluation(evidence, gate.check(evidence));
  }
}
