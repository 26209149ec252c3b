package dev.nnmaven.gate;

import dev.nnmaven.gate.evaluation.EvaluationJob;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Settings;
import java.io.IOException;

/** Judges models on held-out data by the rules of their settings. */
public final class Judge {

  private Judge() {}

  /**
   * Judges the model of {@code modelFile}, beside the baseline of {@code baselineFile} if there is
   * one.
   *
   * @param settings parameters of {@code nn:evaluate}, by name
   * @throws ConfigurationException if settings are wrong, or do not fit the model
   * @throws DatasetException if the data cannot be used
   * @throws IOException if a file cannot be read
   */
  public static Judgement judge(Settings settings)
      throws ConfigurationException, DatasetException, IOException {
    return new Judgement(EvaluationJob.judge(settings));
  }
}
