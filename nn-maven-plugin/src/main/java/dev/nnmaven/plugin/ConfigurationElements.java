package dev.nnmaven.plugin;

import dev.nnmaven.plugin.config.ElementNames;
import dev.nnmaven.plugin.config.Mistakes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Checks a POM's {@code <configuration>} of this plugin. Maven ignores unknown elements, with a
 * warning at most, and silently prefers an element to a property on the command line.
 */
final class ConfigurationElements {

  private ConfigurationElements() {}

  /** Adds a mistake for each element that its goal does not read. */
  static void check(
      MavenProject project, PluginDescriptor self, MojoExecution execution, Mistakes mistakes) {
    Map<String, Set<String>> goals = parametersByGoal(self);
    PomConfiguration.plugin(project, self)
        .ifPresent(plugin -> check(plugin, execution, goals, mistakes));
    PomConfiguration.reports(project, self)
        .forEach(report -> ElementNames.check(elements(report), goals, goals.keySet(), mistakes));
  }

  private static void check(
      Plugin plugin, MojoExecution execution, Map<String, Set<String>> goals, Mistakes mistakes) {
    List<String> ofAllGoals = elements(plugin);
    ElementNames.check(ofAllGoals, goals, goals.keySet(), mistakes);
    PluginExecution own = plugin.getExecutionsAsMap().get(execution.getExecutionId());
    if (own != null) {
      List<String> added = new ArrayList<>(elements(own));
      added.removeAll(ofAllGoals); // Maven has copied these into each execution
      Set<String> readers = new TreeSet<>(own.getGoals());
      readers.add(execution.getGoal());
      ElementNames.check(added, goals, readers, mistakes);
    }
  }

  private static Map<String, Set<String>> parametersByGoal(PluginDescriptor self) {
    Map<String, Set<String>> goals = new TreeMap<>();
    for (MojoDescriptor mojo : self.getMojos()) {
      Set<String> names = new TreeSet<>();
      mojo.getParameters().stream()
          .filter(Parameter::isEditable)
          .map(Parameter::getName)
          .forEach(names::add);
      goals.put(mojo.getGoal(), names);
    }
    return goals;
  }

  private static List<String> elements(ConfigurationContainer container) {
    return container.getConfiguration() instanceof Xpp3Dom configuration
        ? Arrays.stream(configuration.getChildren()).map(Xpp3Dom::getName).toList()
        : List.of();
  }

  /**
   * Lists properties without effect, overridden by an element in the POM: one line each.
   *
   * @param execution goal with its configuration; an element that is not configured holds the
   *     expression of its property
   * @param commandLine properties on the command line
   */
  static List<String> idle(MojoExecution execution, Properties commandLine) {
    List<String> lines = new ArrayList<>();
    Map<String, String> properties = PluginProperties.of(execution.getMojoDescriptor());
    for (Map.Entry<String, String> entry : properties.entrySet()) {
      Xpp3Dom element = child(execution.getConfiguration(), entry.getKey());
      String said = element == null ? null : element.getValue();
      String property = entry.getValue();
      String given = commandLine.getProperty(property);
      if (given != null
          && !Mistakes.isNothing(said)
          && !said.contains("${" + property + "}")
          && !said.strip().equals(given.strip())) {
        lines.add(
            ("-D%2$s=%4$s has no effect: the POM's <configuration> has <%1$s>%3$s</%1$s>, which goes"
                    + " before it. Move that into the POM's <properties>, where the command line goes"
                    + " before: <%2$s>%3$s</%2$s>")
                .formatted(entry.getKey(), property, said.strip(), given));
      }
    }
    return lines;
  }

  private static Xpp3Dom child(Xpp3Dom configuration, String name) {
    return configuration == null ? null : configuration.getChild(name);
  }
}
