package dev.nnmaven.plugin;

import dev.nnmaven.plugin.config.Mistakes;
import dev.nnmaven.plugin.config.PropertyNames;
import dev.nnmaven.plugin.gate.Gate;
import dev.nnmaven.plugin.gate.GateParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * This plugin's parameters as written in properties and POM. Maven ignores misspelled properties
 * and drops values that are empty or cannot be resolved: a rule of the gate would disappear
 * silently.
 */
final class WrittenSettings {

  private final MavenProject project;
  private final MojoExecution execution;
  private final PluginDescriptor plugin;
  private final Map<String, String> properties;
  private final Map<String, String> parameters;
  private final Expressions expressions;

  WrittenSettings(
      MavenSession session,
      MavenProject project,
      MojoExecution execution,
      PluginDescriptor plugin) {
    this.project = project;
    this.execution = execution;
    this.plugin = plugin;
    this.properties = PluginProperties.given(session, project);
    this.parameters = PluginProperties.parameters(plugin);
    this.expressions = new Expressions(session, execution, properties);
  }

  /** Checks for misspelled properties and elements, and for empty or unresolvable values. */
  void check(Mistakes mistakes) {
    PropertyNames.check(properties.keySet(), PluginProperties.known(plugin), mistakes);
    for (String name : PluginProperties.known(plugin)) {
      if (properties.containsKey(name)) {
        check(name, properties.get(name), mistakes);
      }
    }
    ConfigurationElements.check(project, plugin, execution, mistakes);
    PomConfiguration.of(project, plugin, execution).forEach(written -> check(written, mistakes));
  }

  /** Parses the gates of {@code evaluate}, before training; adds what is wrong to the mistakes. */
  List<Gate> gates(Mistakes mistakes) {
    List<Gate> gates = new ArrayList<>();
    List<PlexusConfiguration> written = PomConfiguration.ofGoal(project, plugin, "evaluate");
    for (PlexusConfiguration one : written) {
      check(one, mistakes);
      gates.add(gate(texts(one), one.getChild("gate", false), mistakes));
    }
    return written.isEmpty() ? List.of(gate(texts(null), null, mistakes)) : gates;
  }

  private static Gate gate(Map<String, String> texts, PlexusConfiguration gate, Mistakes mistakes) {
    return GateParser.parse(GateElements.read(gate, texts, mistakes), mistakes);
  }

  /** Parameters of the gate; elements take precedence over properties. */
  private Map<String, String> texts(PlexusConfiguration written) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : GateParser.names()) {
      PlexusConfiguration element = written == null ? null : written.getChild(name, false);
      String property = properties.get(parameters.getOrDefault(name, name));
      texts.put(name, resolved(element == null ? property : element.getValue(property)));
    }
    return texts;
  }

  /** Resolves a text; null if missing or unresolvable, which was reported already. */
  private String resolved(String text) {
    try {
      return text == null ? null : expressions.resolve(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private void check(PlexusConfiguration written, Mistakes mistakes) {
    for (PlexusConfiguration element : written.getChildren()) {
      String parameter = parameters.get(element.getName());
      if (parameter != null) {
        checkElement(parameter, element, mistakes);
      }
    }
  }

  private void checkElement(String place, PlexusConfiguration element, Mistakes mistakes) {
    PlexusConfiguration[] inside = element.getChildren();
    if (inside.length == 0) {
      check(place, element.getValue(""), mistakes);
    }
    for (int i = 0; i < inside.length; i++) {
      String name = inside[i].getName();
      long alike = Arrays.stream(inside).filter(one -> one.getName().equals(name)).count();
      long number =
          Arrays.stream(inside, 0, i + 1).filter(one -> one.getName().equals(name)).count();
      checkElement(place + "/" + name + (alike > 1 ? " " + number : ""), inside[i], mistakes);
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
