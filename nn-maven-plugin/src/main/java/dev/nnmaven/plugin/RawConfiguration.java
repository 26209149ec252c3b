package dev.nnmaven.plugin;

import dev.nnmaven.gate.rule.Gate;
import dev.nnmaven.gate.rule.GateParser;
import dev.nnmaven.search.trial.TrialBackends;
import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * This plugin's parameters as written in properties and POM. Maven ignores misspelled properties
 * and drops values that are empty or cannot be resolved: a rule of the gate would disappear
 * silently.
 */
final class RawConfiguration {

  /** Expressions; an unclosed one is left as it is, as in Maven. */
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]*)(}?)");

  /** Elements in which an empty one may have a meaning; who parses them says which. */
  private static final List<String> SHORT = List.of("network", "training", "search");

  private static final PlexusConfiguration NOTHING =
      new DefaultPlexusConfiguration("configuration");

  private final PomPlugin pom;
  private final MojoExecution execution;
  private final SortedMap<String, String> properties = new TreeMap<>();
  private final Map<String, String> given = new TreeMap<>();
  private final Map<String, String> withoutPrefix;
  private final Properties ofPom;
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
    Properties commandLine = session.getUserProperties();
    // The command line goes before Maven's JVM, and that before the POM with its parents.
    Stream.of(project.getProperties(), session.getSystemProperties(), commandLine)
        .forEach(this::addProperties);
    this.ofPom = project.getProperties();
    this.parameters = ParameterNames.parameters(plugin);
    this.known = ParameterNames.properties(plugin);
    this.maven = new PluginParameterExpressionEvaluator(session, execution);
    this.withoutPrefix = ParameterNames.withoutPrefix(commandLine.stringPropertyNames(), known);
    withoutPrefix.keySet().removeIf(pom::mentions);
    parameters.forEach(
        (name, property) ->
            Optional.ofNullable(commandLine.getProperty(property))
                .ifPresent(text -> given.put(name, resolved(text).strip())));
  }

  /** Properties of the command line, by parameter: they go before the POM. */
  Map<String, String> given() {
    return given;
  }

  /** Warns of properties of the command line that lack the prefix and may be somebody else's. */
  List<String> warnings() {
    return withoutPrefix.entrySet().stream()
        .filter(entry -> !ParameterNames.isOurs(entry.getValue()))
        .map(
            entry ->
                "-D%s: %s"
                    .formatted(entry.getKey(), withoutEffect(entry.getKey(), entry.getValue())))
        .toList();
  }

  private String withoutEffect(String name, String meant) {
    return "nn-maven does not read this property; write -D%s=%s"
        .formatted(meant, properties.getOrDefault(name, ""));
  }

  private void addProperties(Properties added) {
    added.stringPropertyNames().forEach(name -> properties.put(name, added.getProperty(name)));
  }

  /** Checks for misspelled properties and elements, and for empty or unresolvable values. */
  void check(Mistakes mistakes) {
    ParameterNames.checkProperties(properties, known, mistakes);
    withoutPrefix.forEach(
        (name, meant) -> {
          if (ParameterNames.isOurs(meant)) {
            mistakes.add("-D" + name, withoutEffect(name, meant));
          }
        });
    properties.forEach(
        (name, text) -> {
          if (known.contains(name) || name.startsWith(TrialBackends.CONF_PROPERTIES)) {
            check(name, text, mistakes);
          }
        });
    ParameterNames.checkElements(pom, execution, mistakes);
    // Maven has copied the plugin's configuration into that of each execution.
    Stream.concat(pom.execution(execution.getExecutionId()).stream(), pom.plugin().stream())
        .limit(1)
        .forEach(written -> check(PomPlugin.configuration(written), mistakes));
  }

  /**
   * Parses the gates of {@code evaluate}, before training; adds what is wrong to the mistakes.
   *
   * @return those that judge this model
   */
  List<Gate> gates(Path modelFile, Mistakes mistakes) {
    List<PlexusConfiguration> written =
        Stream.concat(pom.executionsOf("evaluate").stream(), pom.plugin().stream())
            .filter(container -> container.getConfiguration() != null)
            .map(PomPlugin::configuration)
            .toList();
    List<Gate> gates = new ArrayList<>();
    for (PlexusConfiguration configuration : written.isEmpty() ? List.of(NOTHING) : written) {
      Gate gate = gate(configuration, mistakes);
      if (modelFile.normalize().endsWith(modelFile(configuration))) {
        gates.add(gate);
      }
    }
    return gates;
  }

  /** The model that an evaluation judges, absolute or within the project. */
  private Path modelFile(PlexusConfiguration written) {
    PlexusConfiguration element = written.getChild("modelFile", false);
    String property = properties.getOrDefault("nn.modelFile", Evaluations.MODEL_FILE);
    String text =
        given.getOrDefault("modelFile", element == null ? property : element.getValue(property));
    return Path.of(resolved(text)).normalize();
  }

  /** Parses a gate; the command line goes before elements, and these before properties. */
  private Gate gate(PlexusConfiguration written, Mistakes mistakes) {
    check(written, mistakes);
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : GateParser.parameters()) {
      PlexusConfiguration element = written.getChild(name, false);
      String property = properties.get(parameters.getOrDefault(name, name));
      texts.put(name, resolved(element == null ? property : element.getValue(property)));
    }
    PlexusConfiguration gate = written.getChild("gate", false);
    if (gate != null) {
      PomElements.texts("gate", gate).forEach((path, text) -> texts.put(path, resolved(text)));
      texts.keySet().removeIf(mistakes::isUnusable);
    }
    Map<String, String> first = new TreeMap<>(given);
    first.keySet().retainAll(GateParser.parameters());
    return GateParser.parse(new SettingsReader(new Settings(texts), mistakes).overriddenBy(first));
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

  /** Resolves a text; empty if missing or unresolvable, which {@link #check} reports. */
  String resolved(@Nullable String text) {
    try {
      return text == null ? "" : resolve(text, new HashSet<>());
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private void check(PlexusConfiguration written, Mistakes mistakes) {
    ParameterGroups.check(written, parameters, mistakes);
    for (PlexusConfiguration element : written.getChildren()) {
      String parameter = parameters.get(element.getName());
      if (parameter != null && !mistakes.isUnusable(element.getName())) {
        checkSaidOnce(parameter, element, mistakes);
        boolean isTree = element.getChildCount() > 0 && SHORT.contains(element.getName());
        PomElements.texts(isTree ? element.getName() : parameter, element)
            .forEach((place, text) -> check(place, text, mistakes));
      }
    }
  }

  /** A property of the POM beside an element of the POM is without effect. */
  private void checkSaidOnce(String property, PlexusConfiguration element, Mistakes mistakes) {
    String said = element.getValue("");
    String name = element.getName();
    if (ofPom.containsKey(property)
        && !given.containsKey(name)
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
    boolean mayBeEmpty = SHORT.stream().anyMatch(name -> place.startsWith(name + "/"));
    if ((mayBeEmpty && text.isBlank()) || mistakes.isUnusable(place)) {
      return; // such as <output/>
    }
    try {
      if (resolve(text, new HashSet<>()).isBlank()) {
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
    if (!within.add(name)) {
      return null; // defined by itself
    }
    String value = resolve(property, within);
    within.remove(name);
    return value;
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
