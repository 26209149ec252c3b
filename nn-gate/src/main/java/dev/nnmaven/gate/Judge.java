package dev.nnmaven.gate;

import dev.nnmaven.gate.evaluation.EvaluationJob;
import dev.nnmaven.gate.evaluation.JudgedFile;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Settings;
import java.io.IOException;
import java.util.List;

/** Evaluates models on test data by the rules of their settings. */
public final class Judge {

  private Judge() {}

  /**
   * Evaluates answers of any model by the rules that need only answers, and compares with the
   * baseline of {@code baseline} if it exists.
   *
   * @param settings parameters of {@code nn:evaluate}, by name
   * @param answers to evaluate, each with an id; messages call the first answer line 1
   * @throws ConfigurationException if settings are wrong, or do not fit the answers
   * @throws DatasetException if answers cannot be evaluated
   * @throws IOException if the baseline cannot be read
   */
  public static Judgement judge(Settings settings, List<Answer> answers)
      throws ConfigurationException, DatasetException, IOException {
    return new Judgement(EvaluationJob.judge(settings, reader -> Answer.judged(reader, answers)));
  }

  /**
   * Evaluates the model of {@code modelFile}, or the answers of {@code predictions}, and compares
   * with the baseline of {@code baseline} if it exists.
   *
   * @param settings parameters of {@code nn:evaluate}, by name
   * @throws ConfigurationException if settings are wrong, or do not fit the model
   * @throws DatasetException if the data cannot be used
   * @throws IOException if a file cannot be read
   */
  public static Judgement judge(Settings settings)
      throws ConfigurationException, DatasetException, IOException {
    return new Judgement(EvaluationJob.judge(settings, JudgedFile::parse));
  }
}
