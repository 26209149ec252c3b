package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.nn.catalog.NearestName;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.trainer.config.Mistakes;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.job.TaskRule;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Ratio;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Rule: minimum recall per class. */
record MinClassRecall(ClassLimits limits) implements Rule {

  private static final String NAME = "minClassRecall";
  private static final String ELEMENTS = "minClassRecalls";

  static Optional<Rule> parse(GateParser gate) {
    ClassLimits list =
        gate.value(NAME, ClassLimits::parse)
            .orElse(new ClassLimits(Optional.empty(), new TreeMap<>()));
    SortedMap<String, BigDecimal> own = new TreeMap<>(list.own());
    gate.classes(ELEMENTS, NAME)
        .forEach(
            (name, text) -> {
              String place = "gate/" + ELEMENTS + "/" + name;
              BigDecimal share =
                  gate.mistakes().parseElement(place, text, Numbers::share, BigDecimal.ONE);
              if (own.put(name, share) != null) {
                gate.mistakes()
                    .add(place, "is set in <minClassRecall>, too; remove one of the two");
              }
            });
    return list.forAll().isPresent() || !own.isEmpty()
        ? Optional.of(new MinClassRecall(new ClassLimits(list.forAll(), own)))
        : Optional.empty();
  }

  @Override
  public void requireClasses(List<String> classes, Mistakes mistakes) {
    for (String name : limits.own().keySet()) {
      if (!classes.contains(name)) {
        mistakes.add(
            "nn." + NAME,
            "the model has no class \"%s\"%s; it has %s"
                .formatted(name, NearestName.hint(name, classes), RuleWording.list(classes)));
      }
    }
  }

  private record Recall(String name, Ratio share) {
    String text() {
      return name + " " + share.percent();
    }
  }

  @Override
  public Optional<TaskRule> task() {
    return Optional.of(new TaskRule(NAME, Score.ACCURACY));
  }

  @Override
  public List<RuleResult> check(Evidence evidence) {
    List<RuleResult> results = new ArrayList<>();
    limits.forAll().ifPresent(limit -> results.add(all(limit, evidence)));
    limits.own().forEach((name, limit) -> results.add(one(name, limit, evidence)));
    return results;
  }

  /** One result for all classes without their own limit: that of the worst class. */
  private RuleResult all(BigDecimal limit, Evidence evidence) {
    List<String> names =
        evidence.findings().measure().classes().stream()
            .filter(name -> !limits.own().containsKey(name))
            .toList();
    List<Recall> recalls = recalls(evidence, names);
    String required =
        atLeast(limit) + (limits.own().isEmpty() ? " in each class" : " in each other class");
    if (recalls.isEmpty()) {
      return RuleResult.notChecked(
          NAME,
          required,
          "there are no test %s of these classes".formatted(evidence.unit().many()));
    }
    List<Recall> below =
        recalls.stream().filter(recall -> recall.share().compareTo(limit) < 0).toList();
    List<String> others = below.stream().skip(1).map(Recall::text).toList();
    List<String> seen = recalls.stream().map(Recall::name).toList();
    return RuleResult.ofClasses(
        NAME,
        below.isEmpty(),
        required,
        recalls.get(0).text(),
        List.of(others.isEmpty() ? "" : "also below: " + RuleWording.list(others)),
        names.stream().filter(name -> !seen.contains(name)).toList(),
        evidence.unit());
  }

  private static RuleResult one(String name, BigDecimal limit, Evidence evidence) {
    List<Recall> recall = recalls(evidence, List.of(name));
    String rule = NAME + " of " + name;
    if (recall.isEmpty()) {
      return RuleResult.notChecked(
          rule, atLeast(limit), RuleWording.none(List.of(name), evidence.unit()));
    }
    Ratio share = recall.get(0).share();
    return RuleResult.of(rule, share.compareTo(limit) >= 0, atLeast(limit), share.percent(), "");
  }

  private static String atLeast(BigDecimal limit) {
    return "at least " + Numbers.percent(limit);
  }

  /** Recalls of the classes that have images, lowest first. */
  private static List<Recall> recalls(Evidence evidence, List<String> names) {
    ConfusionMatrix confusion = evidence.ofClasses().evaluation().confusion();
    return IntStream.range(0, confusion.classes())
        .filter(
            c ->
                confusion.actual(c) > 0
                    && names.contains(evidence.findings().measure().classes().get(c)))
        .mapToObj(
            c ->
                new Recall(
                    evidence.findings().measure().classes().get(c),
                    new Ratio(confusion.count(c, c), confusion.actual(c))))
        .sorted(Comparator.comparing(Recall::share, Ratio::compareTo))
        .toList();
  }
}
