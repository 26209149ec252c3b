package dev.nnmaven.gate.rule;

import static dev.nnmaven.gate.testing.Found.check;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.evidence.ColumnFindings;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.rule.RuleResult.Outcome;
import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.trainer.data.ColumnDrift;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.job.EvaluationRun;
import dev.nnmaven.trainer.testing.Evaluations;
import dev.nnmaven.trainer.testing.Tables;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaxDriftTest {

  private static ColumnDrift drift(String name, double psi, double byChance) {
    return new ColumnDrift(Column.of(name, ColumnKind.NUMBER), psi, byChance, List.of());
  }

  private static Evidence evidence(ColumnDrift... columns) {
    return Found.like(Found.of(List.of("A", "B"), Evaluations.of(1, 1)))
        .columns(new ColumnFindings(0, 0, List.of(), List.of(columns), List.of(), List.of()))
        .evidence();
  }

  /** Exact in binary: 0.75 − 0.5 is the limit itself. */
  @ParameterizedTest
  @CsvSource({"0.75, PASSED, 0.250", "0.7500000001, FAILED, 0.2500000001", "0.4999, PASSED, 0.000"})
  void check_beyondChance_isWhatCounts(double psi, Outcome outcome, String found) {
    RuleResult result = check(evidence(drift("age", psi, 0.5)), "maxDrift", "0.25");
    assertThat(result.outcome()).isEqualTo(outcome);
    assertThat(result.required()).isEqualTo("at most 0.25 above chance in each column");
    assertThat(result.actual()).startsWith(found).endsWith(" in age");
  }

  @Test
  void check_severalColumns_namesTheWorstAndTheOthersAboveTheLimit() {
    RuleResult result =
        check(
            evidence(
                drift("a", 1.0, 0.9), // the largest index, and nearly all of it chance
                drift("b", 0.75, 0.125),
                drift("c\nPASSED", 0.5, 0.125),
                drift("d", 0.25, 0.125)),
            "maxDrift",
            "0.25");
    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.actual()).isEqualTo("0.625 in b");
    assertThat(result.explanation())
        .isEqualTo(
            "b: population stability index 0.750, 0.125 of it by chance; of 4 columns, the worst is"
                + " 0.000 above that in one of 20 data sets; also above the limit: c\\u000aPASSED");
  }

  @Test
  void check_withoutTrainingRows_isNotChecked() {
    assertThat(check(evidence(), "maxDrift", "0.25"))
        .extracting(RuleResult::outcome, RuleResult::explanation)
        .containsExactly(Outcome.NOT_CHECKED, "the training rows are not available");
  }

  /** A column that is constant of each patient, and has other values in the held-out ones. */
  @ParameterizedTest
  @CsvSource({"1, NOT_CHECKED", "4, FAILED"})
  void check_groups_areCheckedIfThereAreEnough(int heldOut, Outcome outcome, @TempDir Path folder)
      throws Exception {
    List<String> lines =
        IntStream.range(0, 120)
            .mapToObj(i -> i / 10)
            .map(patient -> "p%d,%d,%d".formatted(patient, patient < 12 - heldOut ? 0 : 9, patient))
            .toList();
    Path file = Tables.write(folder.resolve("some.csv"), "patient,age,t", lines);
    Examples all = Tables.read(file, "target=t; task=number; split=group(patient)");
    int training = 120 - 10 * heldOut;
    Evidence some = evidence(drift("age", 9, 0));
    EvaluationRun run =
        new EvaluationRun(
            some.model().orElseThrow(),
            all.of(IntStream.range(training, 120).boxed().toList()),
            "some rows",
            Optional.of(all.of(IntStream.range(0, training).boxed().toList())),
            List.of());
    Evidence ofRows = Found.like(some).columns(some.columns()).run(run).evidence();
    RuleResult result = check(ofRows, "maxDrift", "0.25");
    assertThat(result.outcome()).as(result.toString()).isEqualTo(outcome);
    if (outcome == Outcome.NOT_CHECKED) {
      assertThat(result.explanation()).startsWith("1 group of test rows and 11 of others are");
    }
  }
}
