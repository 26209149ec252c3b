package dev.nnmaven.gate.evaluation;

import dev.nnmaven.gate.baseline.Baseline;
import dev.nnmaven.gate.baseline.BaselineFile;
import dev.nnmaven.gate.baseline.BaselineLookup;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Subject;
import dev.nnmaven.gate.log.BaselineLog;
import dev.nnmaven.gate.rule.Gate;
import dev.nnmaven.gate.rule.GateParser;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.gate.rule.WarnOnly;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Outputs;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.data.Slices;
import dev.nnmaven.trainer.figures.TrainingHistory;
import dev.nnmaven.trainer.job.Answered;
import dev.nnmaven.trainer.text.MavenCall;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Accepts a model as the baseline of later ones.
 *
 * @param judged the model or the answers to accept
 * @param rules those that compare with the baseline before
 * @param slices what the examples are sliced by
 * @param reason why a worse model is accepted, if configured
 */
public record AcceptanceJob(JudgedFile judged, Gate rules, Slices slices, Optional<String> reason) {

  /** Parses the settings; errors are added to the mistakes. */
  public static AcceptanceJob parse(SettingsReader reader, JudgedFile judged) {
    return new AcceptanceJob(
        judged,
        GateParser.forBaseline(reader),
        Slices.parse(reader),
        reader.parse("baselineReason", AcceptanceJob::reason));
  }

  private static String reason(String text) {
    if (text.strip().equals("...")) { // copied from a message
      throw new IllegalArgumentException("expected a reason, found " + text);
    }
    return Baseline.parseReason(text);
  }

  /** Throws if the model is stale: all later models would be compared with it. */
  public void requireFresh(Path modelFile, Optional<String> whyStale, Lines log)
      throws ConfigurationException {
    if (whyStale.isEmpty()) {
      return;
    }
    String message = "%s is stale: %s".formatted(modelFile, whyStale.get());
    if (!rules.warnOnly().contains(WarnOnly.STALE_MODEL)) {
      throw new ConfigurationException(
          message
              + ". Run nn:train first (%s), or accept it anyway: nn.warnOnly=staleModel."
                  .formatted(MavenCall.of("train", "baseline")));
    }
    log.warn(message);
  }

  /**
   * Evaluates the model again: it may have been retrained since the last evaluation.
   *
   * @param baselineFile the previous baseline; a file that is not a baseline is reported, not
   *     overwritten
   */
  public Evidence judge(Subject subject, Answered run, Path baselineFile)
      throws ConfigurationException, DatasetException, IOException {
    return Evidence.of(
            subject,
            run,
            Optional.empty(),
            TrainingHistory.without("not needed"),
            BaselineLookup.read(baselineFile, run, Optional.empty()),
            Optional.empty())
        .slicedBy(slices);
  }

  /**
   * Writes the baseline, unless it is of this very model, or the model is worse without a reason.
   *
   * @param producer software that accepts it, with its version
   * @param date day of the sources, if known
   * @return why it is refused, line by line; empty if it is not
   */
  public List<String> write(
      Evidence evidence, Path file, String producer, Optional<LocalDate> date, Lines log)
      throws ConfigurationException, IOException {
    Verdict verdict = rules.check(evidence);
    Optional<Baseline> before = evidence.baseline().baseline();
    Baseline now = evidence.asBaseline(producer).because(reason).after(before, date);
    if (now.size() == 0) {
      throw new ConfigurationException(
          "All test %1$s are training %1$s, too (%2$s): later models cannot be compared on them. Take"
              + " other test data (nn.testData).",
          evidence.unit().many(), evidence.run().place());
    }
    if (before.isPresent() && BaselineLog.isSame(before.get(), now)) {
      log.info(file + " is of this very model; it stays as it is");
      return List.of();
    }
    if (!verdict.passed() && reason.isEmpty()) {
      return BaselineLog.refusal(verdict, evidence.comparison(), evidence.unit());
    }
    Outputs.requireWritable("nn.baseline", file);
    BaselineFile.write(file, now);
    BaselineLog.lines(before, now, evidence.unit()).forEach(log::info);
    evidence.worn(now).ifPresent(log::warn);
    log.info("baseline written to %s; commit it", file);
    return List.of();
  }
}
