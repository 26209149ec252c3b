package dev.nnmaven.plugin;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.search.CrossValidationTask;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.fork.ForkDecision;
import java.io.IOException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Evaluates the current configuration by cross-validation of the training data: accuracy and recall
 * per class, or errors of a number, with their spread. Writes {@code cross-validation.html} and
 * {@code cross-validation.json}, but no model. Example, with the plugin in the POM:
 *
 * <pre>{@code mvn nn:crossValidate -Dnn.folds=10}</pre>
 */
@Mojo(name = "crossValidate", threadSafe = true)
public final class CrossValidateMojo extends AbstractTrainingMojo {

  /** Number of folds of cross-validation. Default: {@code 5}. Example: {@code <folds>10</folds>} */
  @Parameter(property = "nn.folds")
  String folds;

  @Override
  void run(SettingsReader reader) throws ConfigurationException, DatasetException, IOException {
    ForkDecision decision = forkDecision(reader);
    tellSettingsFile();
    CrossValidationTask.check(reader);
    reader.throwIfAny();
    claimReports();
    Settings work =
        trainingSettings().with(CrossValidationTask.FILE, reports().crossValidation().toString());
    compute(new CrossValidationTask(), () -> work, decision);
  }
}
