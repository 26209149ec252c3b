package dev.nnmaven.gate;

import dev.nnmaven.gate.evaluation.AcceptanceJob;
import dev.nnmaven.gate.evaluation.JudgedFile;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Staleness;
import dev.nnmaven.gate.evidence.Subject;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.console.Lines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Accepts a model as the baseline for later models. */
public final class Acceptance {

  private Acceptance() {}

  /**
   * Evaluates the model of {@code modelFile}, or the answers of {@code predictions}, and writes
   * {@code baseline}.
   *
   * @param settings parameters of {@code nn:baseline}, by name
   * @param producer software that accepts it, with its version
   * @return why it is refused, line by line; empty if it is not
   * @throws ConfigurationException if settings are wrong, or do not fit the model
   * @throws DatasetException if the data cannot be used
   * @throws IOException if a file cannot be read or written
   */
  public static List<String> accept(Settings settings, String producer, Lines log)
      throws ConfigurationException, DatasetException, IOException {
    return accept(settings, JudgedFile::parse, producer, log);
  }

  /**
   * Accepts answers of any model, in the form of {@link Judge#judge(Settings, List)}.
   *
   * @throws ConfigurationException if settings are wrong, or do not fit the answers
   * @throws DatasetException if answers cannot be evaluated
   * @throws IOException if the baseline cannot be read or written
   */
  public static List<String> accept(
      Settings settings, List<Answer> answers, String producer, Lines log)
      throws ConfigurationException, DatasetException, IOException {
    return accept(settings, reader -> Answer.judged(reader, answers), producer, log);
  }

  private static List<String> accept(
      Settings settings, Function<SettingsReader, JudgedFile> what, String producer, Lines log)
      throws ConfigurationException, DatasetException, IOException {
    AcceptanceJob job = settings.read(reader -> AcceptanceJob.parse(reader, what.apply(reader)));
    JudgedFile judged = job.judged();
    Path baselineFile = settings.needed("baseline");
    Evidence evidence =
        judged.judge(
            (run, sha256) -> {
              Optional<String> whyStale = Staleness.byCosts(run, settings);
              job.requireFresh(judged.file(), whyStale, log);
              return job.judge(Subject.of(judged.file(), sha256, whyStale), run, baselineFile);
            });
    return job.write(evidence, baselineFile, producer, Optional.empty(), log);
  }
}
