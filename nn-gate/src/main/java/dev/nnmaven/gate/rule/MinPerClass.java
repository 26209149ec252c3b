package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.rule.RuleResult.Outcome;
import dev.nnmaven.nn.catalog.NearestName;
import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.job.TaskRule;
import dev.nnmaven.trainer.measure.ClassFigures.Counts;
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
import java.util.stream.IntStream;

/**
 * Rule: minimum recall, precision or F1 of each class, or accuracy of each slice.
 *
 * @param confidence how sure it has to be; if empty, the figure itself counts
 */
record MinPerClass(ClassShare share, ClassLimits limits, Optional<Confidence> confidence)
    implements Rule {

  static Optional<Rule> parse(ClassShare share, GateParser gate) {
    String rule = share.rule();
    Optional<Confidence> confidence = Confidence.parse(gate);
    if (share.isOfSlices()) { // no elements of names
      return gate.ofSlices(
          rule,
          text -> {
            ClassLimits limits = ClassLimits.parse(share, text);
            limits.own().keySet().forEach(gate.slices()::require);
            return new MinPerClass(share, limits, confidence);
          });
    }
    String elements = rule + "s";
    ClassLimits list =
        gate.value(rule, text -> ClassLimits.parse(share, text))
            .orElse(new ClassLimits(Optional.empty(), new TreeMap<>()));
    SortedMap<String, BigDecimal> own = new TreeMap<>(list.own());
    gate.classes(elements, rule)
        .forEach(
            (name, text) -> {
              String place = "gate/" + elements + "/" + name;
              BigDecimal limit =
                  gate.mistakes().parseElement(place, text, Numbers::share, BigDecimal.ONE);
              if (own.put(name, limit) != null) {
                gate.mistakes().add(place, "is set in <%s>, too; remove one of the two", rule);
              }
            });
    return list.forAll().isPresent() || !own.isEmpty()
        ? Optional.of(new MinPerClass(share, new ClassLimits(list.forAll(), own), confidence))
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
   * What was found of a class.
   *
   * @param lower confidence bound; the share itself if none is asked for
   */
  private record Found(String name, Ratio share, double lower) {
    String text() {
      return name + " " + share.percent();
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
    List<String> others = new ArrayList<>(share.names(evidence));
    others.removeAll(limits.own().keySet());
    limits
        .forAll()
        .filter(any -> !others.isEmpty())
        .ifPresent(limit -> results.add(all(limit, others, evidence)));
    limits.own().forEach((name, limit) -> results.add(one(name, limit, evidence)));
    return results;
  }

  /** One result for all classes without their own limit: that of the worst class. */
  private RuleResult all(BigDecimal limit, List<String> names, Evidence evidence) {
    List<Found> found = found(evidence, names);
    String required =
        atLeast(limit) + (limits.own().isEmpty() ? " in each " : " in each other ") + share.part();
    if (found.isEmpty()) {
      return RuleResult.notChecked(
          share.rule(),
          required,
          share.isOfSlices()
              ? share.without(names, evidence.unit())
              : "there are no test %s of these classes".formatted(evidence.unit().many()));
    }
    List<String> below =
        found.stream().filter(one -> !one.holds(limit)).map(Found::text).skip(1).toList();
    List<String> seen = found.stream().map(Found::name).toList();
    return RuleResult.ofClasses(
        share.rule(),
        outcome(found, limit),
        required,
        found.get(0).text(),
        List.of(
            below.isEmpty() ? "" : "also below: " + RuleWording.list(below), sure(found, limit)),
        share.without(
            names.stream().filter(name -> !seen.contains(name)).toList(), evidence.unit()));
  }

  private RuleResult one(String name, BigDecimal limit, Evidence evidence) {
    List<Found> found = found(evidence, List.of(name));
    String rule = share.rule() + " of " + name;
    if (found.isEmpty()) {
      return RuleResult.notChecked(
          rule, atLeast(limit), share.without(List.of(name), evidence.unit()));
    }
    return new RuleResult(
        rule,
        outcome(found, limit),
        atLeast(limit),
        found.get(0).share().percent(),
        sure(found, limit));
  }

  private Outcome outcome(List<Found> found, BigDecimal limit) {
    if (!found.stream().allMatch(one -> one.holds(limit))) {
      return Outcome.FAILED;
    }
    return confidence.isEmpty() || unsure(found, limit).isEmpty()
        ? Outcome.PASSED
        : Outcome.UNDECIDED;
  }

  private static List<Found> unsure(List<Found> found, BigDecimal limit) {
    return found.stream().filter(one -> one.lower() < limit.doubleValue()).toList();
  }

  /** Which classes reach the limit, and not with confidence: {@code only at least A 78.31%}. */
  private String sure(List<Found> found, BigDecimal limit) {
    List<String> texts =
        unsure(found, limit).stream()
            .filter(one -> one.holds(limit))
            .map(one -> one.name() + " " + Formats.percent(one.lower()))
            .toList();
    return confidence.isEmpty() || texts.isEmpty()
        ? ""
        : "%s only at least %s".formatted(confidence.get().text(), RuleWording.list(texts));
  }

  private String atLeast(BigDecimal limit) {
    return "at least " + Numbers.percent(limit);
  }

  /** Those classes or slices of which there is a figure, lowest first. */
  private List<Found> found(Evidence evidence, List<String> names) {
    List<String> all = share.names(evidence);
    return IntStream.range(0, all.size())
        .filter(c -> names.contains(all.get(c)))
        .filter(c -> share.isOf(evidence, c))
        .mapToObj(
            c -> {
              Counts counts = share.counts(evidence, c);
              return new Found(
                  all.get(c),
                  share.of(counts),
                  confidence.map(sure -> share.lower(counts, c, sure, evidence)).orElse(0.0));
            })
        .sorted(Comparator.comparing(Found::share, Ratio::compareTo))
        .toList();
  }
}
