package dev.nnmaven.plugin;

import dev.nnmaven.nn.io.RegularFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * This plugin as configured in the POM of a project, with parents and active profiles. The
 * configuration that Maven gives to a goal lacks empty elements; the one here does not.
 */
record PomPlugin(MavenProject project, PluginDescriptor self) {

  private static final int MOST_BYTES = 1 << 24;

  /** Finds the plugin as Maven does for a goal on the command line. */
  Optional<Plugin> plugin() {
    String key = self.getPluginLookupKey();
    return Optional.ofNullable(project.getPlugin(key))
        .or(
            () ->
                Optional.ofNullable(project.getPluginManagement())
                    .map(management -> management.getPluginsAsMap().get(key)));
  }

  /** The execution of that name, if the POM has it. */
  Optional<PluginExecution> execution(String id) {
    return plugin().map(found -> found.getExecutionsAsMap().get(id));
  }

  List<PluginExecution> executionsOf(String goal) {
    return plugin().stream()
        .flatMap(found -> found.getExecutions().stream())
        .filter(execution -> execution.getGoals().contains(goal))
        .toList();
  }

  /** Names of the executions that have one of these elements for themselves. */
  List<String> executionsWith(List<String> elements) {
    return plugin().stream()
        .flatMap(found -> found.getExecutionsAsMap().keySet().stream())
        .filter(
            id ->
                elements.stream()
                    .map(element -> configuration(id).getChild(element, false))
                    .anyMatch(own -> own != null && !isForAll(own)))
        .toList();
  }

  /** Whether an execution has elements that the plugin's configuration has not. */
  boolean hasOwn(String id) {
    return Stream.of(configuration(id).getChildren()).anyMatch(element -> !isForAll(element));
  }

  /**
   * Whether the POM, or a parent whose file is there, has a property or an expression of that name:
   * it is then its own. Expressions are gone from the model.
   */
  boolean mentions(String property) {
    if (project.getProperties().containsKey(property)) {
      return true;
    }
    for (MavenProject pom = project; pom != null; pom = pom.getParent()) {
      try {
        if (pom.getFile() != null
            && RegularFile.readString(pom.getFile().toPath(), MOST_BYTES)
                .contains("${" + property + "}")) {
          return true;
        }
      } catch (IOException e) {
        return false; // Maven has read it otherwise
      }
    }
    return false;
  }

  /** Configuration of an execution, into which Maven has copied the plugin's, or else of that. */
  PlexusConfiguration configuration(String executionId) {
    Optional<PluginExecution> own = execution(executionId);
    return configuration(own.isPresent() ? own : plugin());
  }

  /** Whether the plugin's configuration has the same, for all goals. */
  boolean isForAll(PlexusConfiguration element) {
    PlexusConfiguration other = configuration(plugin()).getChild(element.getName(), false);
    return other != null && PomElements.texts("", other).equals(PomElements.texts("", element));
  }

  /** Configuration of a plugin or execution; without elements if it has none. */
  private static PlexusConfiguration configuration(
      Optional<? extends ConfigurationContainer> container) {
    return container.map(ConfigurationContainer::getConfiguration).orElse(null)
            instanceof Xpp3Dom dom
        ? new XmlPlexusConfiguration(dom)
        : new DefaultPlexusConfiguration("configuration");
  }
}
