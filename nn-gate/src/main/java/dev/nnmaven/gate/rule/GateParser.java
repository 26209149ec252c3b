package dev.nnmaven.gate.rule;

import dev.nnmaven.trainer.config.Element;
import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.data.Slices;
import dev.nnmaven.trainer.measure.Score;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Parses the rules of the gate, which are parameters of the goal and elements of {@code <gate>}.
 * Each rule parses its own part.
 */
public final class GateParser {

  /** Parses a rule; gives none if it is not configured. */
  private interface Parser extends Function<GateParser, Optional<Rule>> {}

  /** Of all rules, in report order. */
  private static final List<Parser> RULES =
      Stream.<List<Parser>>of(
              List.of(
                  gate -> Optional.of(new StaleModel()),
                  BaselinePresent::parse,
                  gate -> Optional.of(new SameTestImages()),
                  gate -> FigureRule.parse(Metric.ACCURACY, gate),
                  gate -> MaxDrop.parse(Score.ACCURACY, gate),
                  gate -> MinPerClass.parse(ClassShare.RECALL, gate),
                  gate -> MaxPartDrop.classes(gate, BurdenOfProof.ofDrops(gate))),
              each(ClassShare.PRECISION, ClassShare.SLICE_ACCURACY, MinPerClass::parse),
              List.of(gate -> MaxPartDrop.slices(gate, BurdenOfProof.ofDrops(gate))),
              List.of(MaxAucDrop::parse),
              each(Metric.PRECISION, Metric.LOSS, FigureRule::parse),
              List.of(MaxOverfit::parse),
              each(Metric.RMSE, Metric.R_SQUARED, FigureRule::parse),
              List.of(gate -> MaxDrop.parse(Score.RMSE, gate), MaxCostRise::parse),
              List.of(MinTestExamples::parse, MaxLeaked::parse, MaxDrift::parse),
              each(Metric.PREDICTION_DRIFT, Metric.PARAMETERS, FigureRule::parse))
          .flatMap(List::stream)
          .toList();

  private static final String SLICES = "slices";

  /** Rules that need more than answers, by what they need. */
  private static final Map<String, List<String>> NEED_MORE =
      Map.of(
          "its training data", List.of("maxOverfit", "maxLeaked", "maxDrift", "maxPredictionDrift"),
          "its costs", List.of("maxCost", "maxCostRise"),
          "its threshold (nn.abstain)", List.of("minCoverage", "minConfidentAccuracy"),
          "its file", List.of("maxModelBytes", "maxParameters"),
          "a release to compare with", List.of("maxAucDrop"));

  private static final String NEEDS_MODEL =
      "needs a model and %s, but only its answers are known; remove it";

  private final SettingsReader reader;

  /** Elements of {@code <gate>}, and those inside of them, by path. */
  private final Map<String, String> elements = new LinkedHashMap<>();

  /** All that was asked for; of elements with an element for each class, the rule for a list. */
  private final Map<String, Optional<String>> names = new LinkedHashMap<>();

  /** Rules that compare with the baseline. */
  private final Set<String> drops = new LinkedHashSet<>();

  private GateParser(SettingsReader reader) {
    this.reader = reader;
  }

  /** Parses all rules; errors are added to the mistakes. */
  public static Gate parse(SettingsReader reader) {
    return of(reader).parse(RULES, Set.of());
  }

  /** Parses all rules, and refuses those for which answers are not enough. */
  public static Gate parseForAnswers(SettingsReader reader) {
    GateParser parser = of(reader);
    NEED_MORE.forEach(
        (what, rules) ->
            rules.stream()
                .filter(rule -> !parser.text(rule).isBlank())
                .forEach(rule -> parser.mistake(rule, NEEDS_MODEL, what)));
    return parser.parse(RULES, Set.of());
  }

  /**
   * Parses the rules for becoming the baseline: those that compare with the previous one. Here no
   * drop of accuracy is tolerated, whatever the gate allows: a tolerance would let baselines get
   * worse in small steps. What could not be checked does not fail the goal.
   */
  public static Gate forBaseline(SettingsReader reader) {
    return of(reader)
        .parse(
            List.of(
                gate -> Optional.of(new SameTestImages()),
                gate -> MaxDrop.untolerated(Score.ACCURACY),
                gate -> MaxPartDrop.classes(gate, BurdenOfProof.FIGURE),
                gate -> MaxPartDrop.slices(gate, BurdenOfProof.FIGURE),
                gate -> MaxDrop.untolerated(Score.RMSE)),
            WarnOnly.DEFAULT);
  }

  /** A rule for each of some constants that follow each other. */
  private static <E extends Enum<E>> List<Parser> each(
      E first, E last, BiFunction<E, GateParser, Optional<Rule>> parser) {
    return EnumSet.range(first, last).stream()
        .<Parser>map(constant -> gate -> parser.apply(constant, gate))
        .toList();
  }

  /**
   * Parses rules.
   *
   * @param always what only warns in any case
   */
  private Gate parse(List<Parser> parsers, Set<WarnOnly> always) {
    Set<WarnOnly> warnOnly = new HashSet<>(always);
    warnOnly.addAll(warnOnly());
    return new Gate(
        parsers.stream().flatMap(parser -> parser.apply(this).stream()).toList(), warnOnly);
  }

  private Set<WarnOnly> warnOnly() {
    return value(WarnOnly.NAME, WarnOnly::parse).orElse(WarnOnly.DEFAULT);
  }

  /** What only warns, in the gate or outside of it; errors are added to the mistakes. */
  public static Set<WarnOnly> warnOnly(SettingsReader reader) {
    return of(reader).warnOnly();
  }

  /** Names of all elements of {@code <gate>}: all that the parsers ask for. */
  public static List<String> names() {
    return List.copyOf(asked().names.keySet());
  }

  /** Names of all parameters that rules read: those, and what they are about. */
  public static List<String> parameters() {
    return Stream.concat(names().stream(), Stream.of(SLICES)).toList();
  }

  /** A parser of nothing, which knows what all rules have asked for. */
  private static GateParser asked() {
    GateParser asked = new GateParser(new SettingsReader(Settings.of(Map.of())));
    asked.parse(RULES, Set.of());
    return asked;
  }

  private static GateParser of(SettingsReader reader) {
    GateParser parser = new GateParser(reader);
    if (reader.settings().has("gate")) {
      parser
          .mistakes()
          .add(
              "gate",
              "expected elements such as <minAccuracy>95%%</minAccuracy>, found \"%s\"",
              reader.settings().text("gate").strip());
    }
    GateParser known = asked();
    parser.drops.addAll(known.drops);
    Map<String, String> inside = reader.settings().inside("gate");
    inside.forEach((path, text) -> parser.add(Element.withoutNumbers(path), text, known.names));
    parser.requireNoContradiction();
    return parser;
  }

  private void add(String path, String text, Map<String, Optional<String>> known) {
    List<String> steps = List.of(path.split("/", 3));
    Optional<String> list = known.get(steps.get(0));
    if (list == null) {
      mistakes().add("gate", Element.unknown(steps.get(0), known.keySet()));
      return;
    }
    int depth = list.isPresent() ? 2 : 1;
    String name = String.join("/", steps.subList(0, Math.min(depth, steps.size())));
    if (steps.size() < depth) {
      mistakes()
          .add(
              "gate/" + name,
              "expected an element for each class, such as <B>85%%</B>; a list of them is"
                  + " <%1$s>80%%, B:85%%</%1$s>",
              list.orElseThrow());
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
    names.put(name, Optional.empty());
    return mistakes().parse(place(name), text(name), parser);
  }

  /** Remembers that a parameter is a rule on drops, which needs a baseline. */
  GateParser drop(String name) {
    drops.add(name);
    return this;
  }

  /** Names of all of these, whether they are set or not. */
  List<String> drops() {
    return List.copyOf(drops);
  }

  /**
   * Texts of an element that has an element for each class, by class name.
   *
   * @param list name of the rule that has the same as a list
   */
  Map<String, String> classes(String name, String list) {
    names.put(name, Optional.of(list));
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
