package dev.nnmaven.gate.rule;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.SliceFigures;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.trainer.config.Numbers;
import dev.nnmaven.trainer.job.TaskRule;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.Ratio;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Rule: maximum difference of accuracy between the best and the worst slice of any one attribute.
 * Slices of few examples have no say: their accuracies differ by chance alone.
 */
record MaxSliceGap(BigDecimal limit) implements Rule {

  private static final String NAME = "maxSliceGap";

  static Optional<Rule> parse(GateParser gate) {
    return gate.ofSlices(NAME, text -> new MaxSliceGap(Numbers.share(text)));
  }

  /** The best and the worst slice of an attribute. */
  private record Gap(SliceFigures best, SliceFigures worst) {

    private static Ratio accuracy(SliceFigures of) {
      return new Ratio(of.slice().size() - of.errors(), of.slice().size());
    }

    Ratio ratio() {
      return accuracy(best).minus(accuracy(worst));
    }

    String text() {
      return "%s %s, %s %s"
          .formatted(
              Shown.text(best.slice().name()),
              accuracy(best).percent(),
              Shown.text(worst.slice().name()),
              accuracy(worst).percent());
    }

    static Gap of(List<SliceFigures> slices) {
      Comparator<SliceFigures> byAccuracy = Comparator.comparing(Gap::accuracy, Ratio::compareTo);
      return new Gap(
          slices.stream().max(byAccuracy).orElseThrow(),
          slices.stream().min(byAccuracy).orElseThrow());
    }
  }

  @Override
  public Optional<TaskRule> task() {
    return Optional.of(new TaskRule(NAME, Score.ACCURACY));
  }

  @Override
  public List<RuleResult> check(Evidence evidence) {
    String required =
        "at most %s between slices of an attribute".formatted(RuleWording.points(limit));
    Map<String, List<SliceFigures>> byAttribute =
        evidence.slices().asked().stream()
            .filter(
                one -> evidence.findings().different(one.slice().examples()) >= SliceFigures.FEWEST)
            .collect(
                Collectors.groupingBy(
                    one -> one.slice().attribute(), LinkedHashMap::new, Collectors.toList()));
    Optional<Gap> found =
        byAttribute.values().stream()
            .filter(slices -> slices.size() > 1)
            .map(Gap::of)
            .max(Comparator.comparing(Gap::ratio, Ratio::compareTo));
    if (found.isEmpty()) {
      return List.of(
          RuleResult.notChecked(
              NAME,
              required,
              "no attribute has two slices of at least %s test %s"
                  .formatted(SliceFigures.FEWEST, evidence.unit().many())));
    }
    List<String> few =
        evidence.slices().asked().stream()
            .filter(
                one -> evidence.findings().different(one.slice().examples()) < SliceFigures.FEWEST)
            .map(one -> one.slice().name())
            .toList();
    return List.of(
        RuleResult.ofClasses(
            NAME,
            found.get().ratio().compareTo(limit) <= 0
                ? RuleResult.Outcome.PASSED
                : RuleResult.Outcome.FAILED,
            required,
            found.get().ratio().pointsUp(),
            List.of(found.get().text()),
            few.isEmpty() ? "" : RuleWording.tooFew(few, evidence.unit())));
  }
}
