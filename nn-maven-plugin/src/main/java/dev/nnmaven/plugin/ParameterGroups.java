package dev.nnmaven.plugin;

import static dev.nnmaven.trainer.config.ShortForm.NETWORK;

import dev.nnmaven.gate.card.Card;
import dev.nnmaven.gate.rule.GateParser;
import dev.nnmaven.nn.text.NearestName;
import dev.nnmaven.search.space.SpaceParser;
import dev.nnmaven.trainer.config.ColumnSettings;
import dev.nnmaven.trainer.config.Element;
import dev.nnmaven.trainer.config.NameKind;
import dev.nnmaven.trainer.config.ParameterEntry;
import dev.nnmaven.trainer.config.ParameterEntry.Trait;
import dev.nnmaven.trainer.config.Parameters;
import dev.nnmaven.trainer.config.Removed;
import dev.nnmaven.trainer.config.ShortForm;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * Which names may be in which group of a POM, such as {@code <gate>}: the one table of them. Every
 * goal checks all groups, also those that it does not read: a rule of the gate in another group
 * would disappear silently.
 */
final class ParameterGroups {

  private static final String GATE = "gate";
  private static final String TRAINING = "training";
  private static final String SEARCH = "search";
  private static final String SPACE = SEARCH + "/space";
  private static final String CONFIGURATION = "configuration";

  /**
   * A group.
   *
   * @param path of its element
   * @param has whether an element of some name may be in it
   * @param unknown what is wrong with any other name
   * @param example of what it may have
   */
  private record Group(
      String path, Predicate<String> has, UnaryOperator<String> unknown, String example) {

    private static Group of(String path, Collection<String> names, String example) {
      return new Group(path, names::contains, name -> Element.unknown(name, names), example);
    }

    private static Group ofLayers(String path) {
      return new Group(
          path, ShortForm::isOfNetwork, ShortForm::unknownInNetwork, "<dense>100</dense>");
    }

    private static Group ofValues(String path, Collection<String> names, String besides) {
      return new Group(
          path,
          name -> names.contains(name) || name.equals(besides),
          SpaceParser::unknown,
          "<learningRate>log(0.01, 0.5)</learningRate>");
    }
  }

  private static final List<String> RULES = GateParser.names();

  private static final List<Group> GROUPS =
      List.of(
          new Group( // whose unknown names are found with those of goals
              "",
              name -> home(name).equals(CONFIGURATION),
              name -> name,
              "<gate><minAccuracy>95%</minAccuracy></gate>"),
          Group.of(SEARCH, Parameters.names(Trait.IN_SEARCH), "<trials>40</trials>"),
          Group.of(GATE, RULES, "<minAccuracy>95%</minAccuracy>"),
          new Group(
              TRAINING,
              ShortForm.TRAINING::contains,
              ShortForm::unknownInTraining,
              "<epochs>40</epochs>"),
          Group.ofLayers(NETWORK),
          Group.ofLayers(SPACE + "/" + NETWORK),
          Group.ofValues(SPACE, SpaceParser.PARAMETERS, TRAINING),
          Group.ofValues(SPACE + "/" + TRAINING, SpaceParser.PARAMETERS, ""),
          new Group(
              SEARCH + "/sparkConf",
              name -> name.startsWith("spark."),
              name -> "expected a name of Spark's own, such as spark.executor.memory",
              "<spark.executor.memory>2g</spark.executor.memory>"),
          Group.of("modelCard", Card.elements(), "<intendedUse>...</intendedUse>"));

  /** Groups that may also be a text, and whose names a project may add to. */
  private static final Set<String> NETWORKS = Set.of(NETWORK, SPACE + "/" + NETWORK);

  private ParameterGroups() {}

  /**
   * What is wrong with an element where it stands; nothing if it has an effect there.
   *
   * @param place its path
   * @param parameters names of the parameters of all goals
   */
  static Optional<String> mistake(
      String place, PlexusConfiguration element, Set<String> parameters) {
    String path = Element.withoutNumbers(place).replaceAll("\\[.*?]", "");
    String name = element.getName();
    String first = path.split("/", 2)[0];
    String above = path.equals(first) ? "" : path.substring(0, path.lastIndexOf('/'));
    Optional<Group> parent = group(above);
    if (parent.isPresent() && !parent.get().has.test(name)) {
      return owner(name, parent.get(), parameters)
          .map(group -> noEffect(parent.get().path, line(element, group)))
          .or(() -> Removed.advice(name, element.getValue("")))
          .or(() -> unknown(name, parent.get()));
    }
    if (RULES.contains(name) && isLost(above, first, element)) {
      return Optional.of(noEffect(first, line(element, GATE)));
    }
    // Those in a space are conditions.
    if (!PomElements.attributes(element).isEmpty()
        && (above.isEmpty() || !path.startsWith(SPACE + "/"))) {
      return Optional.of(attributes(path, element));
    }
    return group(path)
        .filter(group -> !element.getValue("").isBlank())
        .filter(group -> !element.getValue("").contains("${")) // perhaps undefined: said elsewhere
        .filter(group -> element.getChildCount() > 0 || !NETWORKS.contains(path))
        .map(
            group ->
                "expected elements such as %s, found \"%s\""
                    .formatted(group.example, element.getValue("").strip()));
  }

  /** Whether a rule's name, deep in a group, is neither a class's nor a column's. */
  private static boolean isLost(String above, String first, PlexusConfiguration element) {
    return first.equals("columns")
        ? above.equals("columns") && !ColumnSettings.isKind(element.getValue(""))
        : !above.isEmpty() && !first.equals(GATE);
  }

  /** Whether a project has a kind of layer of its own is known to goals that read the network. */
  private static Optional<String> unknown(String name, Group group) {
    return Optional.of(group.unknown.apply(name))
        .filter(any -> !NETWORKS.contains(group.path) || !NearestName.hint(name, RULES).isEmpty());
  }

  /** Whether an element is a group. */
  static boolean isGroup(String name) {
    return !name.isEmpty() && group(name).isPresent();
  }

  private static Optional<Group> group(String path) {
    return GROUPS.stream().filter(group -> group.path.equals(path)).findFirst();
  }

  /** The group that has a name which this one does not have. */
  private static Optional<String> owner(String name, Group where, Set<String> parameters) {
    if (RULES.contains(name)) {
      return Optional.of(GATE);
    } else if (where.path.startsWith(SPACE)) {
      return Optional.empty(); // it says itself what may be searched over
    } else if (NETWORKS.contains(where.path) && NameKind.LAYER.isForeign(name)) {
      return Optional.empty(); // it says itself what another library's layer is here
    } else if (NameKind.LAYER.has(name)) {
      return Optional.of(NETWORK);
    }
    return Optional.of(home(name))
        .filter(group -> !group.equals(CONFIGURATION) || parameters.contains(name))
        .filter(group -> !name.equals(NETWORK));
  }

  /** The one group that a parameter's element may be in. */
  static String home(String name) {
    return RULES.contains(name)
        ? GATE
        : Parameters.named(name).map(ParameterEntry::group).orElse(CONFIGURATION);
  }

  private static String noEffect(String group, String line) {
    return "has no effect in <%s>; write %s"
        .formatted(group.isEmpty() ? CONFIGURATION : group.replace("/", "><"), line);
  }

  private static String line(PlexusConfiguration element, String group) {
    return asElement(group, asElement(element.getName(), element.getValue("").strip()));
  }

  /** Attributes as the elements, or the text, that they are meant to be. */
  private static String attributes(String path, PlexusConfiguration element) {
    Map<String, String> found = PomElements.attributes(element);
    String text = element.getValue("").strip();
    String meant = !text.isEmpty() || found.size() > 1 ? text : found.values().iterator().next();
    if (isGroup(path)
        || (path.startsWith(NETWORK + "/") && NameKind.LAYER.has(element.getName()))) {
      String more = element.getChildCount() > 0 || !text.isEmpty() ? "..." : "";
      meant =
          found.entrySet().stream()
              .map(entry -> asElement(NameKind.ours(entry.getKey()), entry.getValue()))
              .collect(Collectors.joining("", "", more));
    }
    return "Maven ignores attributes, found %s; write %s"
        .formatted(
            found.entrySet().stream()
                .map(entry -> "%s=\"%s\"".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(" ")),
            asElement(element.getName(), meant));
  }

  private static String asElement(String name, String text) {
    return "<%1$s>%2$s</%1$s>".formatted(name, text.isEmpty() ? "..." : text);
  }
}
