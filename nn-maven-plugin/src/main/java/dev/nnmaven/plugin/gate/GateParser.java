package dev.nnmaven.plugin.gate;

import dev.nnmaven.plugin.config.GateConfig;
import dev.nnmaven.plugin.config.Mistakes;
import dev.nnmaven.plugin.config.Numbers;
import dev.nnmaven.plugin.config.Switches;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Parses the configuration of the gate. */
public final class GateParser {

  /** Rules that compare with the baseline. */
  private static final List<String> COMPARING =
      List.of("maxAccuracyDrop", "significance", "maxClassRecallDrop");

  private final GateConfig config;
  private final Mistakes mistakes;
  private final List<Rule> rules = new ArrayList<>();

  private GateParser(GateConfig config, Mistakes mistakes) {
    this.config = config;
    this.mistakes = mistakes;
  }

  /** Parses all rules; adds what is wrong to the mistakes. */
  public static Gate parse(GateConfig config, Mistakes mistakes) {
    config.requireNoContradiction(mistakes);
    return new GateParser(config, mistakes).parse();
  }

  /**
   * Parses the rules for becoming the baseline: those that compare with the previous one. Here no
   * drop of accuracy is tolerated, whatever the gate allows: a tolerance would let baselines get
   * worse in small steps.
   */
  public static Gate forBaseline(GateConfig config, Mistakes mistakes) {
    config.requireNoContradiction(mistakes);
    GateParser parser = new GateParser(config, mistakes);
    parser.sameTestImages();
    parser.rules.add(new MaxAccuracyDrop(BigDecimal.ZERO, Optional.empty(), false));
    parser.rule(
        "maxClassRecallDrop",
        text -> new MaxClassRecallDrop(Numbers.share(text), Optional.empty()));
    return new Gate(parser.rules, true);
  }

  private void sameTestImages() {
    rules.add(new SameTestImages(value("baselineMismatch", GateParser::failOrWarn, true)));
  }

  /** Parses all rules, in report order. */
  private Gate parse() {
    rules.add(staleModel());
    rules.add(baselinePresent());
    sameTestImages();
    rule("minAccuracy", text -> new MinAccuracy(Numbers.share(text)));
    Optional<BigDecimal> significance =
        Optional.ofNullable(value("significance", GateParser::significance, null));
    rules.add(maxAccuracyDrop(significance));
    minClassRecall();
    rule("maxClassRecallDrop", text -> new MaxClassRecallDrop(Numbers.share(text), significance));
    rule("maxLoss", text -> new MaxLoss(Numbers.nonNegative(text)));
    rule("maxOverfit", text -> new MaxOverfit(Numbers.share(text)));
    rule("minTestImages", text -> new MinTestImages(Numbers.integer(text, 1, Integer.MAX_VALUE)));
    rule(
        "maxLeakedImages",
        text -> new MaxLeakedImages(Numbers.integer(text, 0, Integer.MAX_VALUE)));
    return new Gate(rules, value("haltOnFailure", Switches::of, true));
  }

  /** Names of all elements of {@code <gate>}. */
  public static List<String> names() {
    return List.of(
        BaselinePresent.NAME,
        "baselineMismatch",
        "minAccuracy",
        "maxAccuracyDrop",
        "significance",
        "minClassRecall",
        "minClassRecalls",
        "maxClassRecallDrop",
        "maxLoss",
        "maxOverfit",
        "minTestImages",
        "maxLeakedImages",
        "staleModel",
        "haltOnFailure");
  }

  private void rule(String name, Function<String, Rule> parser) {
    Rule rule = value(name, parser, null);
    if (rule != null) {
      rules.add(rule);
    }
  }

  private <T> T value(String name, Function<String, T> parser, T otherwise) {
    return mistakes.parse(config.place(name), config.text(name), parser, otherwise);
  }

  /** Active if any parameter about the baseline is set. */
  private Rule baselinePresent() {
    Boolean fails = value(BaselinePresent.NAME, GateParser::failOrWarn, null);
    List<String> askedBy = new ArrayList<>();
    if (fails != null) {
      askedBy.add(config.place(BaselinePresent.NAME));
    }
    COMPARING.stream()
        .filter(name -> !Mistakes.isNothing(config.text(name)))
        .map(config::place)
        .forEach(askedBy::add);
    return new BaselinePresent(fails == null || fails, askedBy);
  }

  /** Active by default if the build trains the model. */
  private Rule staleModel() {
    Optional<Boolean> fails =
        Optional.ofNullable(value("staleModel", GateParser::failOrWarn, null));
    return new StaleModel(fails.orElse(true), fails.isPresent());
  }

  /** Active by default if there is a baseline. */
  private Rule maxAccuracyDrop(Optional<BigDecimal> significance) {
    Optional<BigDecimal> limit =
        Optional.ofNullable(value("maxAccuracyDrop", Numbers::share, null));
    return new MaxAccuracyDrop(
        limit.orElse(BigDecimal.ZERO), significance, limit.isPresent() || significance.isPresent());
  }

  private void minClassRecall() {
    ClassLimits list =
        value(
            "minClassRecall",
            ClassLimits::parse,
            new ClassLimits(Optional.empty(), new TreeMap<>()));
    SortedMap<String, BigDecimal> own = new TreeMap<>(list.own());
    config
        .classes()
        .forEach(
            (name, text) -> {
              String place = "gate/minClassRecalls/" + name;
              BigDecimal share = mistakes.parseElement(place, text, Numbers::share, BigDecimal.ONE);
              if (own.put(name, share) != null) {
                mistakes.add(place, "stands in <minClassRecall> too; leave one of the two out");
              }
            });
    if (list.forAll().isPresent() || !own.isEmpty()) {
      rules.add(new MinClassRecall(new ClassLimits(list.forAll(), own)));
    }
  }

  private static BigDecimal significance(String text) {
    BigDecimal share = Numbers.share(text);
    if (share.signum() == 0 || share.compareTo(BigDecimal.ONE) == 0) {
      throw new IllegalArgumentException(
          "expected more than 0 and less than 1, such as 0.05, found \"%s\"".formatted(text));
    }
    return share;
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
