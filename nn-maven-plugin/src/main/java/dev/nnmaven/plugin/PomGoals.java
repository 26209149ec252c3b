package dev.nnmaven.plugin;

import dev.nnmaven.gate.rule.Gate;
import dev.nnmaven.gate.rule.GateParser;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.data.Slices;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
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

/**
 * Goals of this plugin as the POM configures them, for a goal that needs to know of another: their
 * fields are filled as Maven does it.
 */
record PomGoals(MavenSession session, MavenProject project, PluginDescriptor self) {

  private static final String NOWHERE = "none";

  private PomPlugin pom() {
    return new PomPlugin(project, self);
  }

  /**
   * Creates a configured instance of a goal for each execution that a build runs, without executing
   * it.
   *
   * @param make creates an unconfigured instance
   * @throws ConfigurationException if a parameter's value in the POM is invalid
   */
  <T> List<T> of(String goal, Supplier<T> make) throws ConfigurationException {
    boolean isManagedOnly = project.getPlugin(self.getPluginLookupKey()) == null;
    return of(goal, make, it -> !isManagedOnly && !NOWHERE.equals(it.getPhase()));
  }

  private <T> List<T> of(String goal, Supplier<T> make, Predicate<PluginExecution> which)
      throws ConfigurationException {
    List<T> goals = new ArrayList<>();
    for (PluginExecution execution : pom().executionsOf(goal)) {
      if (which.test(execution)) {
        goals.add(configured(goal, make, execution.getId()));
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
    return configured(goal, make, "default-cli");
  }

  /**
   * Parses all gates of {@code evaluate}; adds what is wrong to the mistakes.
   *
   * @return those that judge this model
   */
  List<Gate> gates(Path modelFile, Mistakes mistakes) {
    List<EvaluateMojo> goals = new ArrayList<>();
    try {
      goals.addAll(of("evaluate", EvaluateMojo::new, any -> true));
      if (goals.isEmpty() || pom().plugin().map(Plugin::getConfiguration).isPresent()) {
        goals.add(called("evaluate", EvaluateMojo::new));
      }
    } catch (ConfigurationException e) {
      mistakes.add("nn:evaluate", String.valueOf(e.getMessage()));
    }
    List<Gate> gates = new ArrayList<>();
    for (EvaluateMojo goal : goals) {
      SettingsReader reader = goal.checked(mistakes);
      Gate gate = GateParser.parse(reader);
      Slices slices = Slices.parse(reader);
      if (reader.settings().file("modelFile").map(Path::normalize).equals(Optional.of(modelFile))) {
        gates.add(gate);
        if (!reader.settings().has("predictions")) {
          slices.requireFit(reader);
        }
      }
    }
    return gates;
  }

  /** Creates an instance, and configures it as Maven does before executing it. */
  private <T> T configured(String goal, Supplier<T> make, String execution)
      throws ConfigurationException {
    T mojo = make.get();
    MojoDescriptor descriptor = self.getMojo(goal);
    MavenSession here = session.clone();
    here.setCurrentProject(project);
    try {
      new BasicComponentConfigurator()
          .configureComponent(
              mojo,
              merged(descriptor, pom().configuration(execution)),
              new PluginParameterExpressionEvaluator(
                  here, new MojoExecution(descriptor, execution)),
              self.getClassRealm());
      return mojo;
    } catch (ComponentConfigurationException | PlexusConfigurationException e) {
      throw new ConfigurationException(
          "the configuration of nn:%s in execution %s of %s cannot be read: %s",
          goal, execution, project.getArtifactId(), e.getMessage());
    }
  }

  /** Parameters of a goal: from the POM, which may have those of others, else its defaults. */
  private static PlexusConfiguration merged(MojoDescriptor goal, PlexusConfiguration inPom)
      throws PlexusConfigurationException {
    DefaultPlexusConfiguration merged = new DefaultPlexusConfiguration("configuration");
    for (Parameter parameter : goal.getParameters()) {
      PlexusConfiguration said = inPom.getChild(parameter.getName(), false);
      PlexusConfiguration byDefault =
          goal.getMojoConfiguration().getChild(parameter.getName(), false);
      boolean isSaid = said != null && (said.getChildCount() > 0 || said.getValue(null) != null);
      if (isSaid && byDefault != null) { // attributes say what an undefined expression means
        for (String name : byDefault.getAttributeNames()) {
          said.setAttribute(name, said.getAttribute(name, byDefault.getAttribute(name, null)));
        }
      }
      if (isSaid || byDefault != null) {
        merged.addChild(isSaid ? said : byDefault);
      }
    }
    return merged;
  }
}
