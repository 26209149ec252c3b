package dev.nnmaven.plugin;

import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.search.trial.TrialBackends;
import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.text.MavenCall;
import java.io.File;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * This plugin's properties and elements as written. Goals read the fields that Maven fills, those
 * of other goals as well ({@link PomGoals}). What is written is checked here, because Maven ignores
 * misspelled names and drops values that are empty or cannot be resolved: a rule of the gate would
 * disappear silently. The command line is read here, because in Maven the POM overrides it.
 */
final class RawConfiguration {

  /** Expressions; an unclosed one is left as it is, as in Maven. */
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]*)(}?)");

  private final PomPlugin pom;
  private final MojoExecution execution;
  private final SortedMap<String, String> properties = new TreeMap<>();
  private final Properties commandLine;
  private final Map<String, Set<String>> goals;
  private final Map<String, String> parameters;
  private final Set<String> known;
  private final PluginParameterExpressionEvaluator maven;

  RawConfiguration(
      MavenSession session,
      MavenProject project,
      MojoExecution execution,
      PluginDescriptor plugin) {
    this.pom = new PomPlugin(project, plugin);
    this.execution = execution;
    this.commandLine = session.getUserProperties();
    // The command line overrides Maven's JVM, and that the POM with its parents.
    for (Properties some :
        List.of(project.getProperties(), session.getSystemProperties(), commandLine)) {
      some.stringPropertyNames().forEach(name -> properties.put(name, some.getProperty(name)));
    }
    this.goals = ParameterNames.goals(plugin);
    this.parameters = ParameterNames.parameters(plugin);
    this.known = ParameterNames.properties(parameters);
    this.maven = new PluginParameterExpressionEvaluator(session, execution);
  }

  /** What the command line says, by parameter of the goal: it overrides the POM. */
  Map<String, String> given() {
    Map<String, String> given = new TreeMap<>();
    for (Parameter parameter : execution.getMojoDescriptor().getParameters()) {
      ParameterNames.property(parameter)
          .map(commandLine::getProperty)
          .map(text -> resolved(text).strip())
          .map(text -> File.class.getName().equals(parameter.getType()) ? inProject(text) : text)
          .ifPresent(text -> given.put(parameter.getName(), text));
    }
    return given;
  }

  /** A path as Maven makes one of a parameter: within the project, and normalized. */
  String inProject(String file) {
    return pom.project().getBasedir().toPath().resolve(file).normalize().toString();
  }

  /**
   * Warns of properties of the command line that lack the prefix and may be somebody else's, and of
   * data that a goal of the command line does not read.
   */
  List<String> warnings() {
    Mistakes warnings = new Mistakes();
    checkPrefix(false, warnings);
    List<String> elsewhere = pom.executionsWith(List.of("data", "target"));
    boolean readsData = execution.getMojoDescriptor().getParameterMap().containsKey("data");
    boolean isOfPom = pom.execution(execution.getExecutionId()).isPresent();
    if (readsData && !isOfPom && !elsewhere.isEmpty() && !commandLine.containsKey("nn.data")) {
      warnings.add(
          "<data>, <target>",
          "those of an <execution> (%s) are not read by a goal of the command line; %s reads them",
          SafeText.list(elsewhere),
          MavenCall.of(
              execution.getMojoDescriptor().getGoal() + "@" + SafeText.text(elsewhere.get(0))));
    }
    return warnings.lines();
  }

  private void checkPrefix(boolean isOurs, Mistakes mistakes) {
    ParameterNames.withoutPrefix(commandLine.stringPropertyNames(), known)
        .forEach(
            (name, meant) -> {
              if (ParameterNames.isOurs(meant) == isOurs && !pom.mentions(name)) {
                mistakes.add(
                    "-D" + name,
                    "nn-maven does not read this property; write -D%s=%s",
                    meant,
                    commandLine.getProperty(name));
              }
            });
  }

  /** Checks for misspelled properties and elements, and for empty or unresolvable values. */
  void check(Mistakes mistakes) {
    ParameterNames.checkProperties(properties, known, mistakes);
    checkPrefix(true, mistakes);
    properties.forEach(
        (name, text) -> {
          if (known.contains(name) || name.startsWith(TrialBackends.CONF_PROPERTIES)) {
            check(name, text, mistakes);
          }
        });
    checkElements(mistakes);
  }

  /** Properties with a prefix, by the rest of their names, resolved. */
  Map<String, String> resolvedWith(String prefix) {
    Map<String, String> found = new TreeMap<>();
    properties.forEach(
        (name, text) -> {
          if (name.startsWith(prefix)) {
            found.put(name.substring(prefix.length()), resolved(text));
          }
        });
    return found;
  }

  /** Resolves a text; empty if it cannot be resolved, which {@link #check} reports. */
  String resolved(String text) {
    try {
      return resolve(text, Set.of());
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private void checkElements(Mistakes mistakes) {
    String id = execution.getExecutionId();
    Set<String> readers = new TreeSet<>(Set.of(execution.getGoal()));
    pom.execution(id).ifPresent(own -> readers.addAll(own.getGoals()));
    Set<String> before = new HashSet<>();
    for (PlexusConfiguration element : pom.configuration(id).getChildren()) {
      String name = element.getName();
      ParameterNames.mistake(
              name, element.getValue(""), goals, pom.isForAll(element) ? goals.keySet() : readers)
          .ifPresent(what -> mistakes.add("<" + name + ">", what));
      String parameter = parameters.get(name);
      if (parameter != null) {
        boolean isTree = element.getChildCount() > 0 || ParameterGroups.isGroup(name);
        PomElements.all(isTree ? name : parameter, element)
            .forEach((path, child) -> check(path, child, mistakes));
        if (!before.add(name)) {
          mistakes.add(parameter, "<%s> is given twice; remove one of them", name);
        }
        checkSaidOnce(parameter, element, mistakes);
      }
    }
  }

  private void check(String path, PlexusConfiguration element, Mistakes mistakes) {
    if (!mistakes.isUnusable(path)) {
      ParameterGroups.mistake(path, element, parameters.keySet())
          .ifPresentOrElse(
              what -> mistakes.addUnusable(path, what),
              () -> {
                if (element.getChildCount() == 0) {
                  check(parameters.getOrDefault(path, path), element.getValue(""), mistakes);
                }
              });
    }
  }

  /** A property of the POM beside an element of the POM is without effect. */
  private void checkSaidOnce(String property, PlexusConfiguration element, Mistakes mistakes) {
    String said = element.getValue("");
    String name = element.getName();
    Properties ofPom = pom.project().getProperties();
    if (ofPom.containsKey(property)
        && !commandLine.containsKey(property)
        && (!said.isBlank() || element.getChildCount() > 0)
        && !said.contains("${" + property + "}")) {
      mistakes.add(
          property,
          "the POM says <%1$s>%2$s</%1$s>, and <%3$s>%4$s</%3$s> in its properties; remove one of"
              + " them",
          name,
          element.getChildCount() > 0 ? "..." : said.strip(),
          property,
          ofPom.getProperty(property));
    }
  }

  private void check(String place, String text, Mistakes mistakes) {
    // Such as <output/>; who parses it says whether it may be empty.
    boolean mayBeEmpty = place.matches("(network|training|search)/.*");
    if ((mayBeEmpty && text.isBlank()) || mistakes.isUnusable(place)) {
      return;
    }
    try {
      if (resolve(text, Set.of()).isBlank()) {
        mistakes.addUnusable(
            place,
            "expected a value, found nothing%s; remove it to use the default",
            text.isBlank() ? "" : " in \"%s\"".formatted(text.strip()));
      }
    } catch (IllegalArgumentException e) {
      mistakes.addUnusable(place, e.getMessage() + "; define it, or leave " + place + " out");
    }
  }

  /**
   * Replaces each expression by its value.
   *
   * @param within properties that are being resolved
   * @throws IllegalArgumentException if one is undefined, which Maven would replace by nothing or
   *     the word null; the message says which
   */
  private String resolve(String text, Set<String> within) {
    StringBuilder resolved = new StringBuilder();
    Matcher expression = EXPRESSION.matcher(text);
    while (expression.find()) {
      String value = expression.group(2).isEmpty() ? null : value(expression.group(1), within);
      if (value == null) {
        throw new IllegalArgumentException(
            "found \"%s\", which nothing defines".formatted(expression.group()));
      }
      expression.appendReplacement(resolved, Matcher.quoteReplacement(value));
    }
    return expression.appendTail(resolved).toString();
  }

  /** Resolves properties here, since their values may contain undefined expressions. */
  private @Nullable String value(String name, Set<String> within) {
    String property = properties.get(name);
    if (property == null) {
      return known(name);
    }
    Set<String> also = new HashSet<>(within);
    return also.add(name) ? resolve(property, also) : null; // null if defined by itself
  }

  /** Maven's value of expressions about project, session and the like; null if undefined. */
  private @Nullable String known(String name) {
    try {
      Object value = maven.evaluate("${" + name + "}");
      return value == null ? null : value.toString();
    } catch (ExpressionEvaluationException e) {
      return null;
    }
  }
}
