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
 * The {@code <configuration>} of this plugin as it stands in the POM, with its parents and active
 * profiles. A goal is given another one: there an empty element is gone, as if nobody had written
 * it.
 */
final class PomConfiguration {

  private PomConfiguration() {}

  /** What the POM says of the goal that runs: none, one, or one more for a page of the site. */
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
   * What the POM says of a goal, wherever it runs: in its executions, and on the command line,
   * where that of all goals counts.
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

  /** As Maven looks for it, where a goal is called by the command line. */
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
