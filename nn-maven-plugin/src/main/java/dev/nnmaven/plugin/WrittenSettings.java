package dev.nnmaven.plugin;

import dev.nnmaven.plugin.config.Elements;
import dev.nnmaven.plugin.config.GateConfig;
import dev.nnmaven.plugin.config.Mistakes;
import dev.nnmaven.plugin.config.Settings;
import dev.nnmaven.plugin.gate.Gate;
import dev.nnmaven.plugin.gate.GateParser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * This plugin's parameters as written in properties and POM. Maven ignores misspelled properties
 * and drops values that are empty or cannot be resolved: a rule of the gate would disappear
 * silently.
 */
final class WrittenSettings {

  private static final PlexusConfiguration NOTHING =
      new DefaultPlexusConfiguration("configuration");

  private final PomPlugin pom;
  private final MojoExecution execution;
  private final Map<String, String> properties = new TreeMap<>();
  private final Map<String, String> parameters;
  private final Expressions expressions;

  WrittenSettings(
      MavenSession session,
      MavenProject project,
      MojoExecution execution,
      PluginDescriptor plugin) {
    this.pom = new PomPlugin(project, plugin);
    this.execution = execution;
    // The command line goes before Maven's JVM, and that before the POM with its parents.
    Stream.of(project.getProperties(), session.getSystemProperties(), session.getUserProperties())
        .forEach(this::addProperties);
    this.parameters = WrittenNames.parameters(plugin);
    this.expressions = new Expressions(session, execution, properties);
  }

  private void addProperties(Properties added) {
    added.stringPropertyNames().forEach(name -> properties.put(name, added.getProperty(name)));
  }

  /** Checks for misspelled properties and elements, and for empty or unresolvable values. */
  void check(Mistakes mistakes) {
    Set<String> known = WrittenNames.properties(pom.self());
    WrittenNames.checkProperties(properties.keySet(), known, mistakes);
    for (String name : known) {
      if (properties.containsKey(name)) {
        check(name, properties.get(name), mistakes);
      }
    }
    WrittenNames.checkElements(pom, execution, mistakes);
    // Maven has copied the plugin's configuration into that of each execution.
    Stream<ConfigurationContainer> inBuild =
        Stream.concat(pom.execution(execution.getExecutionId()).stream(), pom.plugin().stream())
            .limit(1);
    Stream.concat(inBuild, pom.reports())
        .forEach(written -> check(PomPlugin.configuration(written), mistakes));
  }

  /** Parses the gates of {@code evaluate}, before training; adds what is wrong to the mistakes. */
  List<Gate> gates(Mistakes mistakes) {
    List<PlexusConfiguration> written =
        Stream.concat(pom.executionsOf("evaluate").stream(), pom.plugin().stream())
            .filter(container -> container.getConfiguration() != null)
            .map(PomPlugin::configuration)
            .toList();
    return (written.isEmpty() ? List.of(NOTHING) : written)
        .stream().map(one -> gate(one, mistakes)).toList();
  }

  /** Parses a gate; elements take precedence over properties. */
  private Gate gate(PlexusConfiguration written, Mistakes mistakes) {
    check(written, mistakes);
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : GateParser.names()) {
      PlexusConfiguration element = written.getChild(name, false);
      String property = properties.get(parameters.getOrDefault(name, name));
      texts.put(name, resolved(element == null ? property : element.getValue(property)));
    }
    PlexusConfiguration gate = written.getChild("gate", false);
    if (gate != null) {
      Elements.texts("gate", gate).forEach((path, text) -> texts.put(path, resolved(text)));
    }
    return GateParser.parse(
        GateConfig.of(new Settings(texts, mistakes), GateParser.names()), mistakes);
  }

  /** Resolves a text; empty if missing or unresolvable, which {@link #check} reports. */
  String resolved(@Nullable String text) {
    try {
      return text == null ? "" : expressions.resolve(text);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private void check(PlexusConfiguration written, Mistakes mistakes) {
    for (PlexusConfiguration element : written.getChildren()) {
      String parameter = parameters.get(element.getName());
      if (parameter != null) {
        Elements.texts(parameter, element).forEach((place, text) -> check(place, text, mistakes));
      }
    }
  }

  private void check(String place, String text, Mistakes mistakes) {
    try {
      if (expressions.resolve(text).isBlank()) {
        mistakes.addUnusable(
            place,
            "expected a value, found nothing%s; leave it out to ask for nothing"
                .formatted(text.isBlank() ? "" : " in \"%s\"".formatted(text.strip())));
      }
    } catch (IllegalArgumentException e) {
      mistakes.addUnusable(place, e.getMessage() + "; define it, or leave " + place + " out");
    }
  }
}
