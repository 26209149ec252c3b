package dev.nnmaven.plugin;

import dev.nnmaven.nn.catalog.NearestName;
import dev.nnmaven.search.TrialBackends;
import dev.nnmaven.trainer.config.Mistakes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * Checks the names of properties and elements. Maven ignores unknown ones, with a warning at most,
 * so that a misspelled rule would disappear.
 */
final class ParameterNames {

  private static final String PREFIX = "nn.";

  /**
   * Suffix of properties such as {@code nn.version}, in which people keep this plugin's version.
   */
  private static final String VERSION = ".version";

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]+)}");

  private ParameterNames() {}

  /** Properties of a goal, by parameter. */
  private static Map<String, String> properties(MojoDescriptor goal) {
    Map<String, String> properties = new TreeMap<>();
    for (PlexusConfiguration parameter : goal.getMojoConfiguration().getChildren()) {
      Matcher expression = EXPRESSION.matcher(parameter.getValue(""));
      if (expression.matches()) {
        properties.put(parameter.getName(), expression.group(1));
      }
    }
    return properties;
  }

  static Set<String> properties(PluginDescriptor self) {
    Set<String> names = new TreeSet<>();
    self.getMojos().forEach(goal -> names.addAll(properties(goal).values()));
    return names;
  }

  /** Names in messages of all parameters: the property, or the element if there is none. */
  static Map<String, String> parameters(PluginDescriptor self) {
    Map<String, String> names = new TreeMap<>();
    for (MojoDescriptor goal : self.getMojos()) {
      Map<String, String> properties = properties(goal);
      editable(goal).forEach(name -> names.put(name, properties.getOrDefault(name, name)));
    }
    return names;
  }

  private static Set<String> editable(MojoDescriptor goal) {
    return goal.getParameters().stream()
        .filter(Parameter::isEditable)
        .map(Parameter::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Adds a mistake for each unknown property with the prefix of this plugin.
   *
   * @param given all properties of the build
   * @param known properties of this plugin's goals
   */
  static void checkProperties(
      Collection<String> given, Collection<String> known, Mistakes mistakes) {
    for (String name : new TreeSet<>(given)) {
      boolean own = known.contains(name) || name.startsWith(TrialBackends.CONF_PROPERTIES);
      if (name.startsWith(PREFIX) && !own && !name.endsWith(VERSION)) {
        String hint = NearestName.hint(name, known);
        mistakes.add(
            name,
            "unknown property"
                + (hint.isEmpty() ? "; names with nn. are kept for this plugin's own" : hint));
      }
    }
  }

  /** Adds a mistake for each element of the POM that its goal does not read. */
  static void checkElements(PomPlugin pom, MojoExecution execution, Mistakes mistakes) {
    Map<String, Set<String>> goals = new TreeMap<>();
    pom.self().getMojos().forEach(goal -> goals.put(goal.getGoal(), editable(goal)));
    Set<String> ofAllGoals = new TreeSet<>();
    pom.plugin().ifPresent(plugin -> ofAllGoals.addAll(elements(plugin)));
    checkElements(ofAllGoals, goals, goals.keySet(), mistakes);
    pom.execution(execution.getExecutionId())
        .ifPresent(
            own -> {
              Set<String> added = elements(own);
              added.removeAll(ofAllGoals); // Maven has copied these into each execution
              Set<String> readers = new TreeSet<>(own.getGoals());
              readers.add(execution.getGoal());
              checkElements(added, goals, readers, mistakes);
            });
    pom.reports()
        .forEach(report -> checkElements(elements(report), goals, goals.keySet(), mistakes));
  }

  private static Set<String> elements(ConfigurationContainer container) {
    return Stream.of(PomPlugin.configuration(container).getChildren())
        .map(PlexusConfiguration::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Adds a mistake for each unknown element.
   *
   * @param given elements in one place of the POM
   * @param goals parameters of each goal of this plugin
   * @param readers goals that read this place
   */
  static void checkElements(
      Collection<String> given,
      Map<String, Set<String>> goals,
      Collection<String> readers,
      Mistakes mistakes) {
    for (String name : new TreeSet<>(given)) {
      List<String> owners =
          goals.entrySet().stream()
              .filter(goal -> goal.getValue().contains(name))
              .map(Map.Entry::getKey)
              .toList();
      if (owners.isEmpty()) {
        Set<String> all = new TreeSet<>();
        goals.values().forEach(all::addAll);
        String hint = NearestName.hint(name, all);
        mistakes.add(
            "<" + name + ">",
            "unknown element of <configuration>"
                + (hint.isEmpty() ? "; mvn nn:help -Ddetail lists those there are" : hint));
      } else if (owners.stream().noneMatch(readers::contains)) {
        mistakes.add(
            "<" + name + ">",
            "%s has no such parameter, but %s; put it there, or into the <configuration> of the plugin",
            listed(readers),
            listed(owners));
      }
    }
  }

  /** Lists goals: {@code nn:train, nn:evaluate}. */
  private static String listed(Collection<String> goals) {
    return goals.stream().map("nn:"::concat).collect(Collectors.joining(", "));
  }
}
