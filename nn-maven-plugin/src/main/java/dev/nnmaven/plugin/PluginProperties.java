package dev.nnmaven.plugin;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/** Which properties a build sets, and which the plugin knows. */
final class PluginProperties {

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]+)}");

  private PluginProperties() {}

  /** Those of any goal, read from the plugin's descriptor, as Maven reads them. */
  static Set<String> known(PluginDescriptor plugin) {
    Set<String> names = new TreeSet<>();
    plugin.getMojos().forEach(mojo -> names.addAll(of(mojo).values()));
    return names;
  }

  /** Those of a goal, by the names of its parameters. */
  static SortedMap<String, String> of(MojoDescriptor mojo) {
    SortedMap<String, String> names = new TreeMap<>();
    for (PlexusConfiguration parameter : mojo.getMojoConfiguration().getChildren()) {
      Matcher expression = EXPRESSION.matcher(parameter.getValue(""));
      if (expression.matches()) {
        names.put(parameter.getName(), expression.group(1));
      }
    }
    return names;
  }

  /** Those of the command line and of the POM with its parents and active profiles. */
  static Set<String> given(MavenSession session, MavenProject project) {
    Set<String> names = new TreeSet<>(session.getUserProperties().stringPropertyNames());
    names.addAll(project.getProperties().stringPropertyNames());
    return names;
  }
}
