package dev.nnmaven.plugin;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.training.TrainingDivergedException;
import dev.nnmaven.plugin.config.ConfigurationException;
import dev.nnmaven.plugin.config.Mistakes;
import dev.nnmaven.plugin.config.Switches;
import dev.nnmaven.plugin.extension.ProjectServices;
import dev.nnmaven.plugin.fork.ForkFailedException;
import dev.nnmaven.plugin.text.Failures;
import dev.nnmaven.plugin.text.Visible;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** Base of all goals: skipping, and error messages. */
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

  /**
   * Log that escapes invisible characters and, in parallel builds, prefixes each line with the
   * module.
   */
  @Override
  public final Log getLog() {
    boolean named = isOfOneModule() && isOneOfMany();
    return new VisibleLog(super.getLog(), named ? "[" + project.getArtifactId() + "] " : "");
  }

  /** Whether this goal is about one module, not all. */
  boolean isOfOneModule() {
    return true;
  }

  /** Whether several modules are built in parallel. */
  final boolean isOneOfMany() {
    return session != null
        && session.getProjects() != null
        && session.getProjects().size() > 1
        && session.getRequest().getDegreeOfConcurrency() > 1;
  }

  /** Converts all exceptions to Maven's, which prints them with their causes, one per line. */
  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // Activations and the like of the project's own are found by the thread's class loader.
    try (URLClassLoader loader = projectServices().loader(getClass().getClassLoader())) {
      thread.setContextClassLoader(loader);
      executeInWords();
    } catch (IOException e) {
      throw new MojoExecutionException(Visible.message(Failures.describe(e)), Visible.exception(e));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** What the project registers of what a network is made of. */
  final ProjectServices projectServices() throws IOException {
    return ProjectServices.in(Path.of(project.getBuild().getOutputDirectory()));
  }

  private void executeInWords() throws MojoExecutionException, MojoFailureException {
    try {
      executeInProject();
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

  private void executeInProject() throws MojoExecutionException, MojoFailureException {
    Mistakes mistakes = new Mistakes();
    // Before skipping: -Dnn.skip may be without effect, too.
    ConfigurationElements.idle(execution, session.getUserProperties()).forEach(getLog()::warn);
    if (isSkipped(mistakes)) {
      return;
    }
    writtenSettings().check(mistakes);
    try {
      if (isIdle()) {
        mistakes.throwIfAny();
        return;
      }
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

  /** Whether all goals or this one are skipped; logs it. */
  final boolean isSkipped(Mistakes mistakes) {
    Optional<String> by = skippedBy(mistakes);
    if (by.isPresent()) {
      getLog().info("skipped (" + by.get() + ")");
      skipped();
    }
    return by.isPresent();
  }

  /** Property that skips all goals or this one, if one does. */
  final Optional<String> skippedBy(Mistakes mistakes) {
    if (mistakes.parse("nn.skip", skip, Switches::of, false)) {
      return Optional.of("nn.skip");
    }
    boolean own = mistakes.parse(ownSkipProperty(), ownSkip(), Switches::of, false);
    return own ? Optional.of(ownSkipProperty()) : Optional.empty();
  }

  /** Hook for a goal that others must know of even if it is skipped. */
  void skipped() {}

  /** Whether this goal has nothing to do in this project, such as a parent. */
  boolean hasNothingToDo() {
    return false;
  }

  /** Whether there is something to do in other modules only; logs it. */
  private boolean isIdle() {
    if (!hasNothingToDo() || Idle.nowEverywhere(session, project, execution)) {
      return false; // the latter is no good, and the goal says what is missing
    }
    getLog().info("nothing to do: " + whatIsMissing());
    return true;
  }

  /** What is missing for this goal to have something to do. */
  String whatIsMissing() {
    return "";
  }

  /** Whether the packaging is pom; such a project may still have a model. */
  final boolean isPom() {
    return "pom".equals(project.getPackaging());
  }

  /** Properties and POM as written, before Maven drops what it cannot resolve. */
  final WrittenSettings writtenSettings() {
    return new WrittenSettings(session, project, execution, plugin);
  }

  /** Configured value of this goal's own skip parameter. */
  abstract String ownSkip();

  /** Property that skips this goal only. */
  abstract String ownSkipProperty();

  /** This plugin. */
  final PluginDescriptor plugin() {
    return plugin;
  }

  /** Producer recorded in files. */
  final String producer() {
    return "nn-maven " + plugin.getVersion();
  }

  /** The current execution of this goal. */
  final MojoExecution execution() {
    return execution;
  }

  /** The current build. */
  final MavenSession session() {
    return session;
  }

  /** The current project. */
  final MavenProject project() {
    return project;
  }

  /**
   * Runs the goal; {@link #execute} converts exceptions.
   *
   * @param mistakes mistakes found so far, to be reported with those that the goal finds
   */
  abstract void run(Mistakes mistakes)
      throws ConfigurationException,
          DatasetException,
          ForkFailedException,
          IOException,
          MojoFailureException;
}
