package dev.nnmaven.plugin;

import dev.nnmaven.trainer.config.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
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

/**
 * Goals of this plugin bound to phases in a POM, with their parameters, for a goal that needs to
 * know of another.
 */
record PomGoals(MavenSession session, MavenProject project, PluginDescriptor self) {

  private static final String NOWHERE = "none";

  /**
   * Creates a configured instance of a goal for each execution in the POM, without executing it.
   *
   * @param make creates an unconfigured instance
   * @throws ConfigurationException if a parameter's value in the POM is invalid
   */
  <T> List<T> of(String goal, Supplier<T> make) throws ConfigurationException {
    List<T> goals = new ArrayList<>();
    boolean managedOnly = project.getPlugin(self.getPluginLookupKey()) == null; // no build runs it
    for (PluginExecution execution : new PomPlugin(project, self).executionsOf(goal)) {
      if (!managedOnly && !NOWHERE.equals(execution.getPhase())) {
        goals.add(configured(goal, make, execution));
      }
    }
    return goals;
  }

  /**
   * Creates an instance configured as if the command line named the goal, without executing it.
   *
   * @throws ConfigurationException if a parameter's value in the POM is invalid
   */
  <T> T called(String goal, Supplier<T> make) throws ConfigurationException {
    PluginExecution execution = new PluginExecution();
    execution.setId("default-cli");
    new PomPlugin(project, self)
        .plugin()
        .ifPresent(plugin -> execution.setConfiguration(plugin.getConfiguration()));
    return configured(goal, make, execution);
  }

  /** Creates an instance, and configures it as Maven does before executing it. */
  private <T> T configured(String goal, Supplier<T> make, PluginExecution execution)
      throws ConfigurationException {
    T mojo = make.get();
    MojoDescriptor descriptor = self.getMojo(goal);
    MavenSession here = session.clone();
    here.setCurrentProject(project);
    try {
      new BasicComponentConfigurator()
          .configureComponent(
              mojo,
              merged(descriptor, PomPlugin.configuration(execution)),
              new PluginParameterExpressionEvaluator(
                  here, new MojoExecution(descriptor, execution.getId())),
              self.getClassRealm());
      return mojo;
    } catch (ComponentConfigurationException | PlexusConfigurationException e) {
      throw new ConfigurationException(
          "the configuration of nn:%s in execution %s of %s cannot be read: %s",
          goal, execution.getId(), project.getArtifactId(), e.getMessage());
    }
  }

  /** Parameters of a goal: from the POM, which may have those of others, else its defaults. */
  private static PlexusConfiguration merged(MojoDescriptor goal, PlexusConfiguration inPom)
      throws PlexusConfigurationException {
    DefaultPlexusConfiguration merged = new DefaultPlexusConfiguration("configuration");
    for (Parameter parameter : goal.getParameters()) {
      String name = parameter.getName();
      PlexusConfiguration configuration = inPom.getChild(name, false);
      PlexusConfiguration byDefault = goal.getMojoConfiguration().getChild(name, false);
      boolean said =
          configuration != null
              && (configuration.getChildCount() > 0 || configuration.getValue(null) != null);
      if (!said && byDefault == null) {
        continue;
      }
      if (!said) {
        configuration = new DefaultPlexusConfiguration(name, byDefault.getValue(null));
      }
      if (byDefault != null) { // among its attributes is what an expression without a value means
        for (String attribute : byDefault.getAttributeNames()) {
          if (configuration.getAttribute(attribute, null) == null) {
            configuration.setAttribute(attribute, byDefault.getAttribute(attribute, null));
          }
        }
      }
      merged.addChild(configuration);
    }
    return merged;
  }
}
