package dev.nnmaven.plugin;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.search.CrossValidationTask;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.fork.ForkDecision;
import java.io.IOException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Judges the present configuration by cross-validation of the training examples: accuracy and
 * recall of each class, or the errors of a number, with their spread. Writes {@code
 * cross-validation.html} and {@code cross-validation.json}, and no model. Example, with the plugin
 * in the POM:
 *
 * <pre>{@code mvn nn:crossValidate -Dnn.folds=10}</pre>
 */
@Mojo(name = "crossValidate", threadSafe = true)
public final class CrossValidateMojo extends AbstractTrainingMojo {

  /** Number of folds of cross-validation. Default: 5. Example: {@code <folds>10</folds>} */
  @Parameter(property = "nn.folds")
  String folds;

  /**
   * Pattern that finds an image's group in its name by a bracketed part, or a column that has the
   * group of a row; a group stays in one fold, and is one piece of evidence. Example: {@code
   * <groups>/([^-]+)-</groups>}
   */
  @Parameter(property = "nn.groups")
  String groups;

  @Override
  void run(Settings settings) throws ConfigurationException, DatasetException, IOException {
    ForkDecision decision = forkDecision(settings);
    tellSettingsFile();
    CrossValidationTask.check(settings);
    settings.mistakes().throwIfAny();
    claimReports();
    Settings work =
        trainingSettings().with(CrossValidationTask.FILE, reports().crossValidation().toString());
    compute(new CrossValidationTask(), () -> work, decision);
  }
}
