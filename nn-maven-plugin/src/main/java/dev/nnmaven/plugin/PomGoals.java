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
 * Goals of this plugin bound to phases in a POM, with their parameters, for a goal that needs to
 * know of another.
 */
final class PomGoals {

  private static final String NOWHERE = "none";

  private final MavenSession session;
  private final MavenProject project;
  private final PluginDescriptor self;

  /** Creates an instance for a project. */
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
   * Creates a configured instance of a goal for each execution in the POM, without executing it.
   *
   * @param make creates an unconfigured instance
   * @throws ConfigurationException if a parameter's value in the POM is invalid
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

  /** Configures a goal as Maven does before executing it. */
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

  /** Configuration in the POM, which may contain parameters of other goals. */
  private static PlexusConfiguration inPom(PluginExecution execution)
      throws ParserConfigurationException, SAXException, IOException {
    if (execution.getConfiguration() == null) {
      return new DefaultPlexusConfiguration("configuration");
    }
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    // As text: its class differs in Maven 3 and 4.
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

  /** Parameters of a goal: from the POM, else the goal's defaults. */
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

  /** Copies attributes, among them the default for expressions without a value. */
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
