package dev.nnmaven.gate.evaluation;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.trainer.answers.AnswerColumns;
import dev.nnmaven.trainer.answers.AnswerReader;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.DataSettings;
import dev.nnmaven.trainer.config.RowFormat;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.job.Answered;
import dev.nnmaven.trainer.job.EvaluationRun;
import dev.nnmaven.trainer.job.HashedModel;
import dev.nnmaven.trainer.table.ListedRows;
import dev.nnmaven.trainer.table.RowFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A model to evaluate on test data, or answers of any program.
 *
 * @param file of the model, or of the answers
 * @param data location of the test data; empty for answers
 * @param columns names of the columns of answers
 * @param format of the file of answers
 * @param listed answers that are in no file
 */
public record JudgedFile(
    Path file,
    Optional<DataSettings> data,
    AnswerColumns columns,
    RowFormat format,
    Optional<ListedRows> listed) {

  /** Parses the settings; errors are added to the mistakes. */
  public static JudgedFile parse(SettingsReader reader) {
    Optional<Path> answers = reader.settings().file("predictions");
    boolean hasModel = answers.isEmpty();
    if (hasModel && reader.settings().has(AnswerColumns.PARAMETER)) {
      reader.mistake(
          AnswerColumns.PARAMETER, "has no effect without nn.predictions, the file of the answers");
    }
    Optional<Path> file = answers.or(() -> reader.settings().file("modelFile"));
    if (file.isEmpty()) {
      reader.mistake("modelFile", "expected the path of a model");
    }
    return new JudgedFile(
        file.orElse(Path.of("")),
        hasModel ? Optional.of(DataSettings.parse(reader)) : Optional.empty(),
        AnswerColumns.parse(reader),
        hasModel ? RowFormat.DEFAULT : RowFormat.parse(reader),
        Optional.empty());
  }

  /** Answers at hand, whatever the settings say of files. */
  public static JudgedFile of(SettingsReader reader, ListedRows answers, ColumnKind kind) {
    AnswerColumns columns =
        new AnswerColumns(AnswerColumns.parse(reader).names(), Optional.of(kind));
    return new JudgedFile(
        answers.path(), Optional.empty(), columns, RowFormat.DEFAULT, Optional.of(answers));
  }

  /** Work on answers of a model, or of a file, of this hash. */
  public interface Work<T> {
    T of(Answered run, String sha256) throws ConfigurationException, DatasetException, IOException;
  }

  /**
   * Reads the file for some work. It may be written again meanwhile, and figures of one with the
   * hash of another would be worse than none: it must be unchanged afterwards.
   */
  public <T> T judge(Work<T> work) throws ConfigurationException, DatasetException, IOException {
    if (listed.isPresent()) {
      Answered run = AnswerReader.read(listed.get(), columns);
      return work.of(run, run.examples().fingerprint());
    }
    if (data.isPresent()) {
      HashedModel hashed = HashedModel.read(file);
      T found = work.of(EvaluationRun.prepare(hashed.model(), data.get()), hashed.sha256());
      HashedModel.requireUnchanged(file, hashed.sha256());
      return found;
    }
    Optional<String> obstacle = RegularFile.obstacle(file);
    if (obstacle.isPresent()) {
      throw new ConfigurationException(
          "nn.predictions: %s %s; expected the file of the answers. A test or another program must"
              + " write it before nn:evaluate runs (phase verify).",
          file, obstacle.get());
    }
    RowFile rows = RowFile.of(file, format);
    String sha256 = Sha256.of(file);
    T found = work.of(AnswerReader.read(rows, columns), sha256);
    HashedModel.requireUnchanged(file, sha256);
    return found;
  }
}
