package dev.nnmaven.plugin;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.training.TrainingDivergedException;
import dev.nnmaven.plugin.config.ConfigurationException;
import dev.nnmaven.plugin.config.Mistakes;
import dev.nnmaven.plugin.config.Switches;
import dev.nnmaven.plugin.fork.ForkFailedException;
import dev.nnmaven.plugin.text.Failures;
import dev.nnmaven.plugin.text.Visible;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What all goals share: whether they are skipped, and how what goes wrong is said. */
abstract class AbstractNnMojo extends AbstractMojo {

  /** Skips all goals of this plugin: {@code <skip>true</skip>} or {@code -Dnn.skip}. */
  @Parameter(property = "nn.skip", defaultValue = "false")
  private String skip;

  @Parameter(defaultValue = "${plugin}", readonly = true)
  private PluginDescriptor plugin;

  @Parameter(defaultValue = "${session}", readonly = true)
  private MavenSession session;

  @Parameter(defaultValue = "${project}", readonly = true)
  private MavenProject project;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true)
  private MojoExecution execution;

  /** Nothing that a goal says, whatever names are in it, looks like something else. */
  @Override
  public final Log getLog() {
    return new VisibleLog(super.getLog());
  }

  /** Whatever leaves it, Maven prints: with its causes, and on a line of its own each. */
  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    try {
      executeInWords();
    } catch (MojoExecutionException e) {
      throw new MojoExecutionException(
          Visible.message(e.getMessage()), Visible.exception(e.getCause()));
    } catch (MojoFailureException e) {
      throw new MojoFailureException(
          Visible.message(e.getMessage()), Visible.exception(e.getCause()));
    } catch (RuntimeException e) {
      throw Visible.unexpected(e);
    }
  }

  private void executeInWords() throws MojoExecutionException, MojoFailureException {
    Mistakes mistakes = new Mistakes();
    // Before anything is skipped: -Dnn.skip, too, may be without effect.
    ConfigurationElements.idle(execution, session.getUserProperties()).forEach(getLog()::warn);
    if (isSkipped(mistakes)) {
      return;
    }
    writtenSettings().check(mistakes);
    try {
      run(mistakes);
    } catch (ConfigurationException | DatasetException | ForkFailedException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    } catch (TrainingDivergedException e) {
      throw new MojoExecutionException(Failures.describe(e), e);
    } catch (IOException e) {
      throw new MojoExecutionException(Failures.describe(e), e);
    } catch (InvalidPathException e) {
      throw new MojoExecutionException(Failures.describe(e), e);
    } catch (OutOfMemoryError e) {
      throw new MojoExecutionException(Failures.describe(e), e);
    }
  }

  /** Whether all goals are skipped, or this one; says so. */
  final boolean isSkipped(Mistakes mistakes) {
    boolean all = mistakes.parse("nn.skip", skip, Switches::of, false);
    boolean skipped = all || mistakes.parse(ownSkipProperty(), ownSkip(), Switches::of, false);
    if (skipped) {
      getLog().info("skipped (" + (all ? "nn.skip" : ownSkipProperty()) + ")");
    }
    return skipped;
  }

  /** What properties and the POM say, before Maven leaves out what it cannot make a value of. */
  final WrittenSettings writtenSettings() {
    return new WrittenSettings(session, project, execution, plugin);
  }

  /** Whether this goal alone is skipped: what the POM says. */
  abstract String ownSkip();

  /** The property that skips this goal alone. */
  abstract String ownSkipProperty();

  /** This plugin. */
  final PluginDescriptor plugin() {
    return plugin;
  }

  /** What files say that they were made by. */
  final String producer() {
    return "nn-maven " + plugin.getVersion();
  }

  /** The build that this goal is a part of. */
  final MavenSession session() {
    return session;
  }

  /** This goal's place in it. */
  final MojoExecution execution() {
    return execution;
  }

  /** The project that this goal works for. */
  final MavenProject project() {
    return project;
  }

  /**
   * The goal's own work; exceptions become Maven's in one place, above.
   *
   * @param mistakes what was found wrong already, to be told with what the goal finds
   */
  abstract void run(Mistakes mistakes)
      throws ConfigurationException,
          DatasetException,
          ForkFailedException,
          IOException,
          MojoFailureException;
}
