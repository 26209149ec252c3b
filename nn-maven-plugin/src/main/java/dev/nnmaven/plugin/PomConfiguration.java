package dev.nnmaven.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * This plugin's {@code <configuration>} as written in the POM, with parents and active profiles.
 * The one that Maven gives to a goal lacks empty elements.
 */
final class PomConfiguration {

  private PomConfiguration() {}

  /** Configurations of the running goal: none, one, or two for a page of the site. */
  static List<PlexusConfiguration> of(
      MavenProject project, PluginDescriptor self, MojoExecution execution) {
    Optional<Plugin> plugin = plugin(project, self);
    Optional<PluginExecution> own =
        plugin.map(found -> found.getExecutionsAsMap().get(execution.getExecutionId()));
    Stream<ConfigurationContainer> inBuild =
        own
            .<ConfigurationContainer>map(found -> found)
            .or(() -> plugin.map(found -> found))
            .stream();
    return elements(Stream.concat(inBuild, reports(project, self)));
  }

  /**
   * Configurations of a goal in all its executions, and on the command line, where the plugin-level
   * one applies.
   */
  static List<PlexusConfiguration> ofGoal(
      MavenProject project, PluginDescriptor self, String goal) {
    Optional<Plugin> plugin = plugin(project, self);
    Stream<ConfigurationContainer> executions =
        plugin.stream()
            .flatMap(found -> found.getExecutions().stream())
            .filter(execution -> execution.getGoals().contains(goal))
            .map(execution -> execution);
    return elements(Stream.concat(executions, plugin.stream()));
  }

  /** Finds the plugin in the POM, as Maven does for a goal on the command line. */
  static Optional<Plugin> plugin(MavenProject project, PluginDescriptor self) {
    String key = self.getPluginLookupKey();
    return Optional.ofNullable(project.getPlugin(key))
        .or(
            () ->
                Optional.ofNullable(project.getPluginManagement())
                    .map(management -> management.getPluginsAsMap().get(key)));
  }

  static Stream<ConfigurationContainer> reports(MavenProject project, PluginDescriptor self) {
    return Optional.ofNullable(project.getModel().getReporting()).stream()
        .flatMap(reporting -> reporting.getPlugins().stream())
        .filter(plugin -> plugin.getKey().equals(self.getPluginLookupKey()))
        .map(plugin -> plugin);
  }

  private static List<PlexusConfiguration> elements(Stream<ConfigurationContainer> written) {
    List<PlexusConfiguration> elements = new ArrayList<>();
    written
        .map(ConfigurationContainer::getConfiguration)
        .filter(Xpp3Dom.class::isInstance)
        .forEach(dom -> elements.add(new XmlPlexusConfiguration((Xpp3Dom) dom)));
    return elements;
  }
}
