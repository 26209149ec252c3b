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

  /**
   * What messages call the parameters of all goals that a POM may configure: by their property, and
   * those that have none by their element.
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

  /** Those of a goal, by the names of its parameters. */
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
   * What properties say, by name: those of the command line go before those of Maven's own JVM, and
   * these before those of the POM with its parents and active profiles.
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
