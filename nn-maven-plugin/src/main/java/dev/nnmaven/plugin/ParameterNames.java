package dev.nnmaven.plugin;

import dev.nnmaven.gate.rule.GateParser;
import dev.nnmaven.nn.text.NearestName;
import dev.nnmaven.search.trial.TrialBackends;
import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.ShortForm;
import dev.nnmaven.trainer.config.UnknownName;
import dev.nnmaven.trainer.text.MavenCall;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/**
 * Checks the names of properties and elements. Maven ignores unknown ones, with a warning at most,
 * so that a misspelled rule would disappear.
 */
final class ParameterNames {

  private static final String PREFIX = UnknownName.PREFIX;

  /**
   * Suffix of properties such as {@code nn.version}, in which people keep this plugin's version.
   */
  private static final String VERSION = ".version";

  /** Parameters of training of one word that nobody but a neural network has. */
  private static final List<String> DISTINCT = List.of("epochs", "optimizer", "augmentation");

  /** A property that many projects have from their tests. */
  private static final String OF_SUREFIRE = "groups";

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]+)}");

  private ParameterNames() {}

  /** The property that sets a parameter, if there is one. */
  static Optional<String> property(Parameter parameter) {
    return Optional.ofNullable(parameter.getExpression())
        .map(EXPRESSION::matcher)
        .filter(Matcher::matches)
        .map(expression -> expression.group(1));
  }

  /** Names in messages of all parameters: the property, or the element if there is none. */
  static Map<String, String> parameters(PluginDescriptor self) {
    Map<String, String> names = new TreeMap<>();
    self.getMojos().stream()
        .flatMap(goal -> goal.getParameters().stream())
        .filter(Parameter::isEditable)
        .forEach(one -> names.put(one.getName(), property(one).orElse(one.getName())));
    return names;
  }

  /** Those of them that are properties of this plugin. */
  static Set<String> properties(Map<String, String> parameters) {
    Set<String> names = new TreeSet<>(parameters.values());
    names.removeIf(name -> !name.startsWith(PREFIX));
    return names;
  }

  /** Names of the parameters of each goal. */
  static Map<String, Set<String>> goals(PluginDescriptor self) {
    Map<String, Set<String>> goals = new TreeMap<>();
    for (MojoDescriptor goal : self.getMojos()) {
      Set<String> names = goals.computeIfAbsent(goal.getGoal(), any -> new TreeSet<>());
      goal.getParameters().stream()
          .filter(Parameter::isEditable)
          .forEach(parameter -> names.add(parameter.getName()));
    }
    return goals;
  }

  /**
   * Adds a mistake for each unknown property with the prefix of this plugin.
   *
   * @param given all properties of the build, and their values
   * @param known properties of this plugin's goals
   */
  static void checkProperties(
      SortedMap<String, String> given, Collection<String> known, Mistakes mistakes) {
    for (String name : given.keySet()) {
      boolean isKnown = known.contains(name) || name.startsWith(TrialBackends.CONF_PROPERTIES);
      if (name.startsWith(PREFIX) && !isKnown && !name.endsWith(VERSION)) {
        mistakes.add(
            name,
            ParameterGroups.isGroup(name.substring(PREFIX.length()))
                ? "unknown property; it is an element of the POM, and its content has properties,"
                    + " such as nn.epochs"
                : UnknownName.property(
                    name,
                    given.getOrDefault(name, ""),
                    known,
                    "names with nn. are kept for this plugin's own"));
      }
    }
  }

  /**
   * Properties of the command line that lack the prefix of this plugin, or have it in another case,
   * by what is meant; none where that is given, too: then somebody else reads the other.
   *
   * @param given properties of the command line
   * @param known properties of this plugin's goals
   */
  static Map<String, String> withoutPrefix(Collection<String> given, Collection<String> known) {
    Map<String, String> found = new TreeMap<>();
    for (String name : given) {
      known.stream()
          .filter(meant -> !given.contains(meant) && !OF_SUREFIRE.equals(name))
          .filter(
              meant ->
                  meant.equalsIgnoreCase(PREFIX + name)
                      || (meant.equalsIgnoreCase(name) && !name.startsWith(PREFIX)))
          .forEach(meant -> found.put(name, meant));
    }
    return found;
  }

  /**
   * Whether a name is hardly anybody else's, so that the build fails where its prefix is missing: a
   * rule of the gate, or a parameter of training, that is not an everyday word. Of others, such as
   * {@code skip}, {@code threads}, {@code data} or {@code seed}, another plugin or a test may be
   * meant; of these there is a warning.
   */
  static boolean isOurs(String property) {
    String name = property.substring(PREFIX.length());
    boolean isWord = name.matches("[a-z]+") && !DISTINCT.contains(name);
    return !isWord && (GateParser.names().contains(name) || ShortForm.TRAINING.contains(name));
  }

  /**
   * What is wrong with the name of an element of {@code <configuration>}; nothing if a goal reads
   * it.
   *
   * @param goals parameters of each goal of this plugin
   * @param readers goals that read this place
   */
  static Optional<String> mistake(
      String name, String text, Map<String, Set<String>> goals, Collection<String> readers) {
    List<String> owners =
        goals.entrySet().stream()
            .filter(goal -> goal.getValue().contains(name))
            .map(Map.Entry::getKey)
            .toList();
    if (owners.isEmpty()) {
      Set<String> all = new TreeSet<>();
      goals.values().forEach(all::addAll);
      String hint = NearestName.hint(name, all);
      String listed = MavenCall.of("help") + " -Ddetail lists those there are";
      return Optional.of(
          "unknown element of <configuration>" + UnknownName.advice(name, text, hint, listed));
    }
    return owners.stream().anyMatch(readers::contains)
        ? Optional.empty()
        : Optional.of(
            "%s has no such parameter, but %s; put it there, or into the <configuration> of the plugin"
                .formatted(listed(readers), listed(owners)));
  }

  /** Lists goals: {@code nn:train, nn:evaluate}. */
  private static String listed(Collection<String> goals) {
    return goals.stream().map("nn:"::concat).collect(Collectors.joining(", "));
  }
}
