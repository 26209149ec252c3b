package dev.nnmaven.gate.rule;

import dev.nnmaven.trainer.config.Element;
import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.data.Slices;
import dev.nnmaven.trainer.measure.Score;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Parses the rules of the gate, which are parameters of the goal and elements of {@code <gate>}.
 * {@link RuleEntry} has all of them.
 */
public final class GateParser {

  private static final String SLICES = "slices";

  /** Elements that have an element per class, with the rule that has the same as a list. */
  private static final Map<String, String> LISTS =
      RuleEntry.ALL.stream()
          .filter(rule -> !rule.elements().isEmpty())
          .collect(Collectors.toMap(RuleEntry::elements, RuleEntry::name));

  private static final String NEEDS_MODEL =
      "needs a model and %s, but only its answers are known; remove it";

  private final SettingsReader reader;

  /** Elements of {@code <gate>}, and those inside of them, by path. */
  private final Map<String, String> elements = new LinkedHashMap<>();

  private GateParser(SettingsReader reader) {
    this.reader = reader;
  }

  /** Parses all rules; errors are added to the mistakes. */
  public static Gate parse(SettingsReader reader) {
    return of(reader).parse();
  }

  /** Parses all rules, and refuses those for which answers are not enough. */
  public static Gate parseForAnswers(SettingsReader reader) {
    GateParser parser = of(reader);
    RuleEntry.ALL.stream()
        .filter(rule -> !rule.needs().isEmpty() && !parser.text(rule.name()).isBlank())
        .forEach(rule -> parser.mistake(rule.name(), NEEDS_MODEL, rule.needs()));
    return parser.parse();
  }

  /**
   * Parses the rules for becoming the baseline: those that compare with the previous one. Here no
   * drop of accuracy is tolerated, whatever the gate allows: a tolerance would let baselines get
   * worse in small steps. What could not be checked does not fail the goal.
   */
  public static Gate forBaseline(SettingsReader reader) {
    GateParser parser = of(reader);
    Set<WarnOnly> warnOnly = new HashSet<>(WarnOnly.DEFAULT);
    warnOnly.addAll(parser.warnOnly());
    List<Rule> rules = new ArrayList<>(List.of(new SameTestImages()));
    rules.add(MaxDrop.untolerated(Score.ACCURACY));
    MaxPartDrop.classes(parser, BurdenOfProof.FIGURE).ifPresent(rules::add);
    MaxPartDrop.slices(parser, BurdenOfProof.FIGURE).ifPresent(rules::add);
    rules.add(MaxDrop.untolerated(Score.RMSE));
    return new Gate(rules, warnOnly);
  }

  private Gate parse() {
    Set<WarnOnly> warnOnly = warnOnly();
    Stream<Rule> always =
        Stream.of(new StaleModel(), new BaselinePresent(places(drops())), new SameTestImages());
    Stream<Rule> set = RuleEntry.ALL.stream().flatMap(rule -> rule.parse(this).stream());
    return new Gate(Stream.concat(always, set).toList(), warnOnly);
  }

  private Set<WarnOnly> warnOnly() {
    return value(WarnOnly.NAME, WarnOnly::parse).orElse(WarnOnly.DEFAULT);
  }

  /** What only warns, in the gate or outside of it; errors are added to the mistakes. */
  public static Set<WarnOnly> warnOnly(SettingsReader reader) {
    return of(reader).warnOnly();
  }

  /** Names of all elements of {@code <gate>}. */
  public static List<String> names() {
    return Stream.concat(
            Stream.of(WarnOnly.NAME, BurdenOfProof.EVIDENCE, BurdenOfProof.CONFIDENCE),
            RuleEntry.ALL.stream().flatMap(rule -> Stream.of(rule.name(), rule.elements())))
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /** Names of the rules on drops, which need a baseline. */
  static List<String> drops() {
    return RuleEntry.ALL.stream().filter(RuleEntry::isDrop).map(RuleEntry::name).toList();
  }

  private static GateParser of(SettingsReader reader) {
    GateParser parser = new GateParser(reader);
    Mistakes mistakes = reader.mistakes();
    if (reader.settings().has("gate")) {
      mistakes.add(
          "gate",
          "expected elements such as <minAccuracy>95%%</minAccuracy>, found \"%s\"",
          reader.settings().text("gate").strip());
    }
    Map<String, String> inside = reader.settings().inside("gate");
    inside.forEach((path, text) -> parser.add(Element.withoutNumbers(path), text));
    parser.requireNoContradiction();
    return parser;
  }

  private void add(String path, String text) {
    List<String> steps = List.of(path.split("/", 3));
    if (!names().contains(steps.get(0))) {
      mistakes().add("gate", Element.unknown(steps.get(0), names()));
      return;
    }
    String list = LISTS.get(steps.get(0));
    int depth = list == null ? 1 : 2;
    String name = String.join("/", steps.subList(0, Math.min(depth, steps.size())));
    if (steps.size() < depth) {
      mistakes()
          .add(
              "gate/" + name,
              "expected an element for each class, such as <B>85%%</B>; a list of them is"
                  + " <%1$s>80%%, B:85%%</%1$s>",
              list);
    } else if (steps.size() > depth) {
      mistakes().add("gate/" + name, "expected a value, found elements");
    } else if (text.isBlank()) {
      mistakes().add("gate/" + name, "expected a value; remove the element to use the default");
    } else if (elements.put(name, text) != null) {
      mistakes().add("gate/" + name, "is given twice");
    }
  }

  /** Adds a mistake for each name set in both places. */
  private void requireNoContradiction() {
    for (String name : elements.keySet()) {
      if (reader.settings().has(name)) {
        reader.mistake(
            name,
            "<%1$s> in <gate> and nn.%1$s (or <%1$s> outside of <gate>) set the same rule; remove"
                + " one of them",
            name);
      }
    }
  }

  private String text(String name) {
    return elements.getOrDefault(name, reader.settings().text(name));
  }

  /** Name as the user writes it, for messages. */
  private String place(String name) {
    return elements.containsKey(name) ? "gate/" + name : "nn." + name;
  }

  /** Parses a parameter of the gate; empty if it is not set or invalid. */
  <T> Optional<T> value(String name, Function<String, T> parser) {
    return mistakes().parse(place(name), text(name), parser);
  }

  /** Texts of an element that has an element for each class, by class name. */
  Map<String, String> classes(String name) {
    return Settings.of(elements).inside(name);
  }

  /** Those of some parameters that are set, as the user writes them. */
  List<String> places(List<String> all) {
    return all.stream().filter(name -> !text(name).isBlank()).map(this::place).toList();
  }

  /** What {@code nn.slices} asks for. */
  Slices slices() {
    return Slices.parse(reader);
  }

  /** Parses a rule about slices; adds a mistake if there are none. */
  <T> Optional<T> ofSlices(String rule, Function<String, T> parser) {
    Optional<T> found = value(rule, parser);
    if (found.isPresent() && !reader.settings().has(SLICES)) {
      mistake(
          rule,
          "needs nn.slices, which defines the slices, such as a column of the table, or"
              + " font=/([a-z]+)- over the names of images");
    }
    return found;
  }

  /** Adds a mistake in a parameter of the gate. */
  void mistake(String name, String what, Object... values) {
    mistakes().add(place(name), what, values);
  }

  Mistakes mistakes() {
    return reader.mistakes();
  }
}
