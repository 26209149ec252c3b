package dev.nnmaven.plugin.gate;

import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.plugin.config.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rule: minimum recall per class.
 *
 * @param limits for all classes, with exceptions
 */
record MinClassRecall(ClassLimits limits) implements Rule {

  private static final String NAME = "minClassRecall";

  private record Recall(String name, Ratio share) {
    String text() {
      return name + " " + share.percent();
    }
  }

  @Override
  public List<RuleResult> check(Findings findings) {
    List<RuleResult> results = new ArrayList<>();
    limits.forAll().ifPresent(limit -> results.add(all(limit, findings)));
    limits
        .own()
        .forEach((name, limit) -> results.add(one(name, limit, recalls(findings, List.of(name)))));
    return results;
  }

  /** One result for all classes without their own limit: that of the worst class. */
  private RuleResult all(BigDecimal limit, Findings findings) {
    List<String> names =
        findings.classes().stream().filter(name -> !limits.own().containsKey(name)).toList();
    List<Recall> recalls = recalls(findings, names);
    String required =
        limits.own().isEmpty()
            ? atLeast(limit) + " in each class"
            : atLeast(limit) + " in each other class";
    if (recalls.isEmpty()) {
      return RuleResult.notChecked(NAME, required, "there are no test images of these classes");
    }
    List<Recall> below =
        recalls.stream().filter(recall -> recall.share().compareTo(limit) < 0).toList();
    List<String> seen = recalls.stream().map(Recall::name).toList();
    return RuleResult.ofClasses(
        NAME,
        below.isEmpty(),
        required,
        recalls.get(0).text(),
        List.of(
            below.size() > 1
                ? "also below: " + Limits.list(below.stream().skip(1).map(Recall::text).toList())
                : ""),
        names.stream().filter(name -> !seen.contains(name)).toList());
  }

  private static RuleResult one(String name, BigDecimal limit, List<Recall> recall) {
    String rule = NAME + " of " + name;
    if (recall.isEmpty()) {
      return RuleResult.notChecked(rule, atLeast(limit), "there are no test images of " + name);
    }
    Ratio share = recall.get(0).share();
    return RuleResult.of(rule, share.compareTo(limit) >= 0, atLeast(limit), share.percent(), "");
  }

  private static String atLeast(BigDecimal limit) {
    return "at least " + Numbers.percent(limit);
  }

  /** Recalls of the classes that have images, lowest first. */
  private static List<Recall> recalls(Findings findings, List<String> names) {
    ConfusionMatrix confusion = findings.evaluation().confusion();
    List<Recall> recalls = new ArrayList<>();
    for (int c = 0; c < findings.classes().size(); c++) {
      String name = findings.classes().get(c);
      if (names.contains(name) && confusion.actual(c) > 0) {
        recalls.add(new Recall(name, new Ratio(confusion.count(c, c), confusion.actual(c))));
      }
    }
    recalls.sort(Comparator.comparing(Recall::share, Ratio::compareTo));
    return recalls;
  }
}
