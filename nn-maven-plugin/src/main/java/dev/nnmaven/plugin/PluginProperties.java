package dev.nnmaven.plugin;

import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/** Properties set in a build, and those known to the plugin. */
final class PluginProperties {

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]+)}");

  private PluginProperties() {}

  /** Properties of all goals, from the plugin descriptor. */
  static Set<String> known(PluginDescriptor plugin) {
    Set<String> names = new TreeSet<>();
    plugin.getMojos().forEach(mojo -> names.addAll(of(mojo).values()));
    return names;
  }

  /**
   * Names of all configurable parameters in messages: the property, or the element if there is
   * none.
   */
  static Map<String, String> parameters(PluginDescriptor plugin) {
    Map<String, String> names = new TreeMap<>();
    for (MojoDescriptor mojo : plugin.getMojos()) {
      Map<String, String> properties = of(mojo);
      for (Parameter parameter : mojo.getParameters()) {
        if (parameter.isEditable()) {
          String name = parameter.getName();
          names.put(name, properties.getOrDefault(name, name));
        }
      }
    }
    return names;
  }

  /** Properties of a goal, by parameter name. */
  static Map<String, String> of(MojoDescriptor mojo) {
    Map<String, String> properties = new TreeMap<>();
    for (PlexusConfiguration parameter : mojo.getMojoConfiguration().getChildren()) {
      Matcher expression = EXPRESSION.matcher(parameter.getValue(""));
      if (expression.matches()) {
        properties.put(parameter.getName(), expression.group(1));
      }
    }
    return properties;
  }

  /**
   * Property values by name: command line before Maven's JVM before the POM with parents and active
   * profiles.
   */
  static Map<String, String> given(MavenSession session, MavenProject project) {
    Map<String, String> texts = new TreeMap<>();
    put(texts, project.getProperties());
    put(texts, session.getSystemProperties());
    put(texts, session.getUserProperties());
    return texts;
  }

  private static void put(Map<String, String> texts, Properties properties) {
    properties.stringPropertyNames().forEach(name -> texts.put(name, properties.getProperty(name)));
  }
}
