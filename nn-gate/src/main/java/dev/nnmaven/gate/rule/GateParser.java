package dev.nnmaven.gate.rule;

import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.Switches;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Parses the configuration of the gate. Each rule parses its own part. */
public final class GateParser {

  /** Parsers of all rules, in report order; each gives none if its rule is not configured. */
  private static final List<Function<GateParser, Optional<? extends Rule>>> RULES =
      List.of(
          StaleModel::parse,
          BaselinePresent::parse,
          SameTestImages::parse,
          MinAccuracy::parse,
          MaxDrop::accuracy,
          MinClassRecall::parse,
          MaxClassRecallDrop::parse,
          MaxLoss::parse,
          MaxOverfit::parse,
          MaxError::rmse,
          MaxError::mae,
          MinR2::parse,
          MaxDrop::error,
          MinTestExamples::images,
          MinTestExamples::rows,
          MaxLeaked::images,
          MaxLeaked::rows,
          MaxDrift::parse);

  private final GateConfig config;
  private final Mistakes mistakes;
  private final Set<String> names = new LinkedHashSet<>();

  private GateParser(GateConfig config, Mistakes mistakes) {
    this.config = config;
    this.mistakes = mistakes;
  }

  /** Parses all rules; adds what is wrong to the mistakes. */
  public static Gate parse(GateConfig config, Mistakes mistakes) {
    config.requireNoContradiction(mistakes);
    return new GateParser(config, mistakes).parse(RULES);
  }

  /**
   * Parses the rules for becoming the baseline: those that compare with the previous one. Here no
   * drop of accuracy is tolerated, whatever the gate allows: a tolerance would let baselines get
   * worse in small steps. All of them fail the goal.
   */
  public static Gate forBaseline(GateConfig config, Mistakes mistakes) {
    config.requireNoContradiction(mistakes);
    return new GateParser(config, mistakes)
        .parse(
            List.of(
                SameTestImages::parse,
                gate -> untolerated(MaxDrop.Measure.ACCURACY),
                gate -> MaxClassRecallDrop.parse(gate, Optional.empty()),
                gate -> untolerated(MaxDrop.Measure.ERROR)));
  }

  private static Optional<Rule> untolerated(MaxDrop.Measure measure) {
    return Optional.of(new MaxDrop(measure, Optional.empty(), Optional.empty()));
  }

  private Gate parse(List<Function<GateParser, Optional<? extends Rule>>> parsers) {
    return new Gate(
        parsers.stream().<Rule>flatMap(parser -> parser.apply(this).stream()).toList(),
        value("haltOnFailure", Switches::of).orElse(true));
  }

  /** Names of all elements of {@code <gate>}: all that the parsers ask for. */
  public static List<String> names() {
    GateParser asked = new GateParser(GateConfig.of(Map.of()), new Mistakes());
    asked.parse(RULES);
    return List.copyOf(asked.names);
  }

  /** Parses a parameter of the gate; empty if it is not set or invalid. */
  <T> Optional<T> value(String name, Function<String, T> parser) {
    names.add(name);
    return mistakes.parse(
        config.place(name),
        config.text(name),
        text -> Optional.of(parser.apply(text)),
        Optional.empty());
  }

  /** Parameters with a value for each class, by class name. */
  Map<String, String> classes(String name) {
    names.add(name);
    return config.classes();
  }

  /** Those of some parameters that are set, as the user writes them. */
  List<String> places(String... all) {
    return Stream.of(all)
        .filter(name -> !Mistakes.isNothing(config.text(name)))
        .map(config::place)
        .toList();
  }

  Mistakes mistakes() {
    return mistakes;
  }

  /** Parses {@code fail} (true) or {@code warn} (false). */
  public static boolean failOrWarn(String text) {
    return switch (text) {
      case "fail" -> true;
      case "warn" -> false;
      default ->
          throw new IllegalArgumentException("expected fail or warn, found \"%s\"".formatted(text));
    };
  }
}
