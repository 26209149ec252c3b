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

  /**
   * Nothing that a goal says, whatever names are in it, looks like something else; and where
   * several modules speak at the same time, each line says whose it is.
   */
  @Override
  public final Log getLog() {
    boolean named = isOfOneModule() && isOneOfMany();
    return new VisibleLog(super.getLog(), named ? "[" + project.getArtifactId() + "] " : "");
  }

  /** Whether this goal speaks of one module, and not of all. */
  boolean isOfOneModule() {
    return true;
  }

  /** Whether several modules are built at the same time. */
  final boolean isOneOfMany() {
    return session != null
        && session.getProjects() != null
        && session.getProjects().size() > 1
        && session.getRequest().getDegreeOfConcurrency() > 1;
  }

  /** Whatever leaves it, Maven prints: with its causes, and on a line of its own each. */
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
    // Before anything is skipped: -Dnn.skip, too, may be without effect.
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

  /** Whether all goals are skipped, or this one; says so. */
  final boolean isSkipped(Mistakes mistakes) {
    boolean all = mistakes.parse("nn.skip", skip, Switches::of, false);
    boolean skipped = all || mistakes.parse(ownSkipProperty(), ownSkip(), Switches::of, false);
    if (skipped) {
      getLog().info("skipped (" + (all ? "nn.skip" : ownSkipProperty()) + ")");
      skipped();
    }
    return skipped;
  }

  /** For a goal that others must know of though it is skipped. */
  void skipped() {}

  /** Whether there is nothing here for this goal to do, as in the parent of many modules. */
  boolean hasNothingToDo() {
    return false;
  }

  /** Whether there is something to do in other modules only; says so. */
  private boolean isIdle() {
    if (!hasNothingToDo() || Idle.nowEverywhere(session, project, execution)) {
      return false; // the latter is no good, and the goal says what is missing
    }
    getLog().info("nothing to do: " + whatIsMissing());
    return true;
  }

  /** What there would have to be for this goal to have something to do. */
  String whatIsMissing() {
    return "";
  }

  /** Whether a project only holds others together; it may have a model all the same. */
  final boolean isPom() {
    return "pom".equals(project.getPackaging());
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

  /** The occasion on which this goal is executed. */
  final MojoExecution execution() {
    return execution;
  }

  /** The build that this goal is a part of. */
  final MavenSession session() {
    return session;
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
