package dev.nnmaven.plugin;

import dev.nnmaven.plugin.config.ConfigurationException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.BasicComponentConfigurator;
import org.codehaus.plexus.component.configurator.ComponentConfigurationException;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The goals of this plugin that a POM binds to phases, with the parameters that they would run
 * with: what a goal has to know of another one that does not run now.
 */
final class PomGoals {

  private static final String NOWHERE = "none";

  private final MavenSession session;
  private final MavenProject project;
  private final PluginDescriptor self;

  /** Those of a project of a build. */
  PomGoals(MavenSession session, MavenProject project, PluginDescriptor self) {
    this.session = session;
    this.project = project;
    this.self = self;
  }

  private List<PluginExecution> executions(String goal) {
    Plugin plugin = project.getPlugin(self.getPluginLookupKey());
    return plugin == null
        ? List.of()
        : plugin.getExecutions().stream()
            .filter(execution -> execution.getGoals().contains(goal))
            .filter(execution -> !NOWHERE.equals(execution.getPhase()))
            .toList();
  }

  /**
   * A goal as often as the POM binds it, with its parameters, and not executed.
   *
   * @param make makes one without parameters
   * @throws ConfigurationException if parameters cannot be what the POM says
   */
  <T> List<T> of(String goal, Supplier<T> make) throws ConfigurationException {
    List<T> goals = new ArrayList<>();
    for (PluginExecution execution : executions(goal)) {
      T one = make.get();
      try {
        configure(one, self.getMojo(goal), execution);
      } catch (ComponentConfigurationException
          | PlexusConfigurationException
          | ParserConfigurationException
          | SAXException
          | IOException e) {
        throw new ConfigurationException(
            "the configuration of nn:%s in execution %s of %s cannot be read: %s"
                .formatted(goal, execution.getId(), project.getArtifactId(), e.getMessage()));
      }
      goals.add(one);
    }
    return goals;
  }

  /** As Maven does it right before it executes a goal. */
  private void configure(Object goal, MojoDescriptor descriptor, PluginExecution execution)
      throws ComponentConfigurationException,
          PlexusConfigurationException,
          ParserConfigurationException,
          SAXException,
          IOException {
    MavenSession here = session.clone();
    here.setCurrentProject(project);
    new BasicComponentConfigurator()
        .configureComponent(
            goal,
            merged(descriptor, inPom(execution)),
            new PluginParameterExpressionEvaluator(
                here, new MojoExecution(descriptor, execution.getId())),
            self.getClassRealm());
  }

  /** What the POM says; it may hold parameters of other goals, too. */
  private static PlexusConfiguration inPom(PluginExecution execution)
      throws ParserConfigurationException, SAXException, IOException {
    if (execution.getConfiguration() == null) {
      return new DefaultPlexusConfiguration("configuration");
    }
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    // By its text: the class that holds it is not the same in Maven 3 and 4.
    String xml = execution.getConfiguration().toString();
    return configuration(
        factory
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml)))
            .getDocumentElement());
  }

  private static PlexusConfiguration configuration(Element element) {
    DefaultPlexusConfiguration configuration = new DefaultPlexusConfiguration(element.getTagName());
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      Node attribute = element.getAttributes().item(i);
      configuration.setAttribute(attribute.getNodeName(), attribute.getNodeValue());
    }
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        configuration.addChild(configuration(child));
      }
    }
    if (configuration.getChildCount() == 0 && !element.getTextContent().isEmpty()) {
      configuration.setValue(element.getTextContent());
    }
    return configuration;
  }

  /** The goal's parameters: as the POM says, or else as the goal does. */
  private static PlexusConfiguration merged(MojoDescriptor goal, PlexusConfiguration inPom)
      throws PlexusConfigurationException {
    DefaultPlexusConfiguration merged = new DefaultPlexusConfiguration("configuration");
    for (Parameter parameter : goal.getParameters()) {
      String name = parameter.getName();
      PlexusConfiguration said = inPom.getChild(name, false);
      PlexusConfiguration byDefault = goal.getMojoConfiguration().getChild(name, false);
      if (said != null && (said.getChildCount() > 0 || said.getValue(null) != null)) {
        merged.addChild(withAttributes(said, byDefault));
      } else if (byDefault != null) {
        DefaultPlexusConfiguration one = new DefaultPlexusConfiguration(name);
        one.setValue(byDefault.getValue(null));
        merged.addChild(withAttributes(one, byDefault));
      }
    }
    return merged;
  }

  /** Among them is the default, for where an expression has no value. */
  private static PlexusConfiguration withAttributes(
      PlexusConfiguration parameter, PlexusConfiguration byDefault) {
    if (byDefault != null) {
      for (String attribute : byDefault.getAttributeNames()) {
        if (parameter.getAttribute(attribute, null) == null) {
          parameter.setAttribute(attribute, byDefault.getAttribute(attribute, null));
        }
      }
    }
    return parameter;
  }
}
