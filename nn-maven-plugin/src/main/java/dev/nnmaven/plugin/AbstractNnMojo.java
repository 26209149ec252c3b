package dev.nnmaven.plugin;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.text.NearestName;
import dev.nnmaven.nn.training.TrainingDivergedException;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.DataLinks;
import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.config.ShortForm;
import dev.nnmaven.trainer.config.Switches;
import dev.nnmaven.trainer.extension.ProjectServices;
import dev.nnmaven.trainer.text.Escaped;
import dev.nnmaven.trainer.text.Failures;
import dev.nnmaven.trainer.text.Formats;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URLClassLoader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/** Base class of all goals: handles {@code nn.skip} and turns exceptions into messages. */
abstract class AbstractNnMojo extends AbstractMojo {

  /**
   * Skips all goals ({@code true}) or the named ones. Example: {@code -Dnn.skip}, {@code
   * -Dnn.skip=train,evaluate}
   */
  @Parameter(property = "nn.skip", defaultValue = "false")
  String skip;

  @Parameter(defaultValue = "${plugin}", readonly = true)
  PluginDescriptor plugin;

  @Parameter(defaultValue = "${session}", readonly = true)
  MavenSession session;

  @Parameter(defaultValue = "${project}", readonly = true)
  MavenProject project;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true)
  MojoExecution execution;

  private @Nullable RawConfiguration writtenSettings;

  /**
   * Log that escapes invisible characters and, in parallel builds, prefixes each line with the
   * module.
   */
  @Override
  public final Log getLog() {
    boolean named = isOfOneModule() && isOneOfMany();
    String module = named ? "[" + project.getArtifactId() + "] " : "";
    return EscapingLog.of(super.getLog(), module, this::withCalls);
  }

  /** Hook for calls of Maven in a text, so that each works as it is printed. */
  String withCalls(CharSequence text) {
    return String.valueOf(text);
  }

  /** Lets another goal log where this one does. */
  final void giveLogTo(AbstractNnMojo other) {
    other.setLog(super.getLog());
  }

  /** Logs a line, its digits English. */
  final void info(String format, @Nullable Object... values) {
    getLog().info(Formats.format(format, values));
  }

  /** Warns in a line, its digits English. */
  final void warn(String format, @Nullable Object... values) {
    getLog().warn(Formats.format(format, values));
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
    writtenSettings = null; // goals that are run again see what has changed
    try {
      tellCommandLine();
      if (isSkipped(new SettingsReader(settings()))) {
        getLog().info("skipped (nn.skip)");
        skipped();
      } else {
        executeWithServices();
      }
    } catch (MojoFailureException e) {
      throw new MojoFailureException(withCalls(Escaped.message(String.valueOf(e.getMessage()))));
    } catch (ConfigurationException
        | DatasetException
        | IOException
        | TrainingDivergedException
        | InvalidPathException
        | OutOfMemoryError e) {
      throw new MojoExecutionException(
          withCalls(Failures.describe(e)), Escaped.exception(e, this::withCalls));
    } catch (RuntimeException e) {
      throw Escaped.unexpected(e);
    }
  }

  /** Logs what the command line overrides. */
  private void tellCommandLine() {
    Map<String, String> texts = raw(new Mistakes()).texts();
    Map<String, String> given = writtenSettings().given();
    given.forEach(
        (name, text) ->
            texts.entrySet().stream()
                .filter(entry -> ShortForm.sets(entry.getKey(), name))
                .filter(entry -> !entry.getValue().strip().equals(text))
                .map(
                    entry -> entry.getKey().startsWith("network/") ? "<network>" : entry.getValue())
                .distinct()
                .forEach(before -> info("-Dnn.%s=%s overrides the POM's %s", name, text, before)));
    writtenSettings().warnings().stream()
        .filter(BuildContext.said(project, Path.of(""))::add) // once a module
        .forEach(getLog()::warn);
  }

  /** Activations and the like of the project's own are found by the thread's class loader. */
  private void executeWithServices()
      throws ConfigurationException, DatasetException, IOException, MojoFailureException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = projectServices().loader(getClass().getClassLoader())) {
      thread.setContextClassLoader(loader);
      SettingsReader reader = checked(new Mistakes());
      isSkipped(reader); // reported with all other mistakes
      // Where it has nothing to do in any module, it still runs and says what is missing.
      Optional<String> missing = missing();
      if (missing.isPresent() && !BuildContext.idleEverywhere(session, project, execution)) {
        getLog().info("nothing to do: " + missing.get());
        reader.throwIfAny();
      } else {
        requireLinksWithin(reader.settings());
        run(reader);
      }
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Throws if a link in the data that these settings name leads out of the project. */
  final void requireLinksWithin(Settings settings) throws ConfigurationException, IOException {
    DataLinks.requireWithin(settings, project.getBasedir().toPath());
  }

  /** What the project registers, as compiled by now, of what a network is made of. */
  final ProjectServices projectServices() throws IOException {
    return ProjectServices.in(Path.of(project.getBuild().getOutputDirectory()));
  }

  /**
   * The parameters of this goal as texts, by name: all fields that Maven fills. A parameter is a
   * field here and a name where it is parsed, and nothing in between lists it.
   */
  final Settings settings() {
    return completed(written()).settings();
  }

  /** The same; what is wrong with properties and POM is added to the mistakes. */
  final SettingsReader checked(Mistakes mistakes) {
    writtenSettings().check(mistakes); // first, so the same values get one message
    return completed(written(mistakes));
  }

  /** Hook for parameters that are elsewhere. */
  SettingsReader completed(SettingsReader written) {
    return written;
  }

  /** The parameters as command line, properties and POM have them. */
  final SettingsReader written() {
    return written(new Mistakes());
  }

  private SettingsReader written(Mistakes mistakes) {
    Map<String, String> given = writtenSettings().given();
    Settings raw = raw(mistakes).unset(given.keySet());
    SettingsReader all = ShortForm.of(new SettingsReader(raw, mistakes)).overriddenBy(given);
    return all.on(Settings.of(new TreeMap<>(all.settings().texts()))); // sorted as for another JVM
  }

  /** The parameters by path, as Maven has filled the fields that are not private. */
  private Settings raw(Mistakes mistakes) {
    Map<String, String> all = new LinkedHashMap<>();
    for (Class<?> type = getClass(); type != AbstractMojo.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        Object value = Modifier.isPrivate(field.getModifiers()) ? null : valueOf(field);
        if (value instanceof String || value instanceof File) {
          all.put(field.getName(), value.toString());
        } else if (value instanceof PlexusConfiguration element) {
          PomElements.texts(field.getName(), element)
              .forEach((path, text) -> resolved(path, text).ifPresent(it -> all.put(path, it)));
        }
      }
    }
    all.keySet().removeIf(mistakes::isUnusable);
    return new Settings(all);
  }

  /** Text of an element; Maven puts the property's expression where the POM has nothing. */
  private Optional<String> resolved(String path, String text) {
    String resolved = writtenSettings().resolved(text);
    boolean isFile = path.equals("training/initialWeights") && !resolved.isBlank();
    return Optional.of(isFile ? writtenSettings().inProject(resolved.strip()) : resolved)
        .filter(any -> !resolved.isEmpty() || !text.equals("${nn." + path + "}"));
  }

  private @Nullable Object valueOf(Field field) {
    try {
      return field.get(this);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether all goals, or this one, are skipped. */
  final boolean isSkipped(SettingsReader reader) {
    return reader.parse("skip", this::isSkippedBy).orElse(false);
  }

  private boolean isSkippedBy(String text) {
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      return Switches.of(text);
    }
    List<String> goals = plugin.getMojos().stream().map(MojoDescriptor::getGoal).toList();
    List<String> names = List.of(text.split(" *, *", -1));
    for (String name : names) {
      if (!goals.contains(name)) {
        throw new IllegalArgumentException(
            "expected true, false or goals such as train, evaluate, found \"%s\"%s"
                .formatted(name, NearestName.hint(name, goals)));
      }
    }
    String own = getClass().getSimpleName().replace("Mojo", "");
    return names.contains(own.substring(0, 1).toLowerCase(Locale.ROOT) + own.substring(1));
  }

  /** Hook for a goal that others must know of even if it is skipped. */
  void skipped() throws ConfigurationException, IOException {}

  /** What a project lacks that has nothing for this goal to do, such as a parent; else nothing. */
  Optional<String> missing() {
    return Optional.empty();
  }

  /** Whether the packaging is pom; such a project may still have a model. */
  final boolean isPom() {
    return "pom".equals(project.getPackaging());
  }

  /** Properties and POM as written, before Maven drops what it cannot resolve. */
  final RawConfiguration writtenSettings() {
    if (writtenSettings == null) {
      writtenSettings = new RawConfiguration(session, project, execution, plugin);
    }
    return writtenSettings;
  }

  /** Fails the build, if there is anything to say about it. */
  static void failIfAny(List<String> lines) throws MojoFailureException {
    if (!lines.isEmpty()) {
      throw new MojoFailureException(String.join("\n", lines));
    }
  }

  final String producer() {
    return "nn-maven " + plugin.getVersion();
  }

  /**
   * Runs the goal; {@link #execute} converts exceptions.
   *
   * @param settings parameters, and mistakes found so far, to be reported with those that the goal
   *     finds
   */
  abstract void run(SettingsReader reader)
      throws ConfigurationException, DatasetException, IOException, MojoFailureException;
}
