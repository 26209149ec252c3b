package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.rule.BurdenOfProof.Word;
import dev.nnmaven.gate.rule.RuleResult.Outcome;
import dev.nnmaven.nn.text.NearestName;
import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.job.TaskRule;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Ratio;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rule: minimum recall, precision or F1 of each class, or accuracy of each slice.
 *
 * @param proof what must be shown
 */
record MinPerClass(ClassShare share, ClassLimits limits, BurdenOfProof proof) implements Rule {

  static Optional<Rule> parse(ClassShare share, GateParser gate, BurdenOfProof proof) {
    String rule = share.rule();
    if (share.isOfSlices()) { // no elements of names
      return gate.ofSlices(
          rule,
          text -> {
            ClassLimits limits = ClassLimits.parse(share, text);
            limits.own().keySet().forEach(gate.slices()::require);
            return new MinPerClass(share, limits, proof);
          });
    }
    ClassLimits list =
        gate.value(rule, text -> ClassLimits.parse(share, text))
            .orElse(new ClassLimits(Optional.empty(), new TreeMap<>()));
    SortedMap<String, BigDecimal> own = new TreeMap<>(list.own());
    gate.classes(share.elements())
        .forEach(
            (name, text) -> {
              String place = "gate/" + share.elements() + "/" + name;
              BigDecimal limit =
                  gate.mistakes().parseElement(place, text, Numbers::share, BigDecimal.ONE);
              if (own.put(name, limit) != null) {
                gate.mistakes().add(place, "is set in <%s>, too; remove one of the two", rule);
              }
            });
    return list.forAll().isPresent() || !own.isEmpty()
        ? Optional.of(new MinPerClass(share, new ClassLimits(list.forAll(), own), proof))
        : Optional.empty();
  }

  @Override
  public void requireClasses(List<String> classes, Mistakes mistakes) {
    for (String name : share.isOfSlices() ? Set.<String>of() : limits.own().keySet()) {
      if (!classes.contains(name)) {
        mistakes.add(
            "nn." + share.rule(),
            "the model has no class \"%s\"%s; it has %s"
                .formatted(name, NearestName.hint(name, classes), RuleWording.list(classes)));
      }
    }
  }

  /**
   * What was found of a class or slice.
   *
   * @param bound the one that decides; empty if there is none, or the figure counts
   */
  private record Found(String name, Ratio share, Optional<Double> bound, Outcome outcome) {
    String text() {
      return name + " " + share.percent();
    }

    String boundText() {
      return name + " " + bound.map(Formats::percent).orElse("unknown");
    }

    boolean holds(BigDecimal limit) {
      return share.compareTo(limit) >= 0;
    }
  }

  @Override
  public Optional<TaskRule> task() {
    return Optional.of(new TaskRule(share.rule(), Score.ACCURACY));
  }

  @Override
  public List<RuleResult> check(Evidence evidence) {
    List<RuleResult> results = new ArrayList<>();
    List<String> others =
        new ArrayList<>(share.parts(evidence).stream().map(ClassShare.Part::name).toList());
    others.removeAll(limits.own().keySet());
    String each = (limits.own().isEmpty() ? " in each " : " in each other ") + share.part();
    limits
        .forAll()
        .filter(any -> !others.isEmpty())
        .ifPresent(limit -> results.add(check(share.rule(), limit, each, others, evidence)));
    limits
        .own()
        .forEach(
            (name, limit) -> {
              String rule = share.rule() + " of " + name;
              results.add(check(rule, limit, "", List.of(name), evidence));
            });
    return results;
  }

  /**
   * One result for some classes: that of the worst.
   *
   * @param each after the limit; empty if it is of one class, which the rule names
   */
  private RuleResult check(
      String rule, BigDecimal limit, String each, List<String> names, Evidence evidence) {
    List<Found> found = found(evidence, names, limit);
    String required = proof.required("at least " + Numbers.percent(limit) + each, true);
    List<String> seen = found.stream().map(Found::name).toList();
    String without =
        share.without(
            names.stream().filter(name -> !seen.contains(name)).toList(), evidence.unit());
    if (found.isEmpty()) {
      return RuleResult.notChecked(rule, required, without);
    }
    Found worst = found.get(0);
    List<String> also =
        found.stream().skip(1).filter(part -> !part.holds(limit)).map(Found::text).toList();
    return RuleResult.ofClasses(
        rule,
        worst.outcome(),
        required,
        each.isEmpty() ? worst.share().percent() : worst.text(),
        List.of(
            also.isEmpty() ? "" : "also below: " + RuleWording.list(also), bounds(found, limit)),
        without);
  }

  /** Bounds that decided, and not for the better: {@code with 95% confidence at least A 78.31%}. */
  private String bounds(List<Found> found, BigDecimal limit) {
    boolean good = proof.is(Word.GOOD);
    List<String> shown =
        found.stream()
            .filter(part -> good ? part.outcome() == Outcome.UNDECIDED : !part.holds(limit))
            .map(Found::boundText)
            .toList();
    if (shown.isEmpty() || proof.is(Word.FIGURE)) {
      return "";
    }
    boolean isShared = !good && found.size() > 1;
    return "%s %s%s"
        .formatted(
            proof.side(true),
            RuleWording.list(shown),
            isShared ? " (over %s %s)".formatted(found.size(), share.parts()) : "");
  }

  /**
   * Those classes or slices of which there is a figure: the worst outcome first, then the lowest.
   */
  private List<Found> found(Evidence evidence, List<String> names, BigDecimal limit) {
    List<ClassShare.Part> some =
        share.parts(evidence).stream()
            .filter(part -> names.contains(part.name()))
            .filter(part -> share.isOf(part, evidence.findings().units()))
            .toList();
    BurdenOfProof each = proof.oneOf(Math.max(1, some.size()));
    return some.stream()
        .map(part -> found(part, limit, each, evidence))
        .sorted(Comparator.comparing(Found::outcome).thenComparing(Found::share, Ratio::compareTo))
        .toList();
  }

  private Found found(
      ClassShare.Part part, BigDecimal limit, BurdenOfProof each, Evidence evidence) {
    Ratio ratio = share.of(part.counts());
    double least = limit.doubleValue();
    Optional<Double> bound =
        each.is(Word.FIGURE) ? Optional.empty() : share.bound(part, least, each, evidence);
    Outcome outcome = each.ofLimit(ratio.compareTo(limit) >= 0, bound, value -> value >= least);
    return new Found(part.name(), ratio, bound, outcome);
  }
}
