package dev.nnmaven.plugin;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.training.TrainingDivergedException;
import dev.nnmaven.plugin.config.ConfigurationException;
import java.io.IOException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What all goals share: whether they are skipped, and how what goes wrong is said. */
abstract class AbstractNnMojo extends AbstractMojo {

  /** Skips all goals of this plugin: {@code <skip>true</skip>} or {@code -Dnn.skip}. */
  @Parameter(property = "nn.skip", defaultValue = "false")
  private boolean skip;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip || skipsThisGoal()) {
      getLog().info("skipped (" + (skip ? "nn.skip" : ownSkipProperty()) + ")");
      return;
    }
    try {
      run();
    } catch (ConfigurationException | DatasetException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    } catch (TrainingDivergedException e) {
      // Maven repeats the cause's message unless it stands in this one word for word.
      throw new MojoExecutionException("nn.learningRate: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new MojoExecutionException(Failures.describe(e), e);
    }
  }

  /** Whether this goal alone is skipped. */
  abstract boolean skipsThisGoal();

  /** The property that skips this goal alone. */
  abstract String ownSkipProperty();

  /** The goal's own work; exceptions become Maven's in one place, above. */
  abstract void run()
      throws ConfigurationException, DatasetException, IOException, MojoFailureException;
}
