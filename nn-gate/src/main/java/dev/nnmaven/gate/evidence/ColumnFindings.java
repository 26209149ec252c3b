package dev.nnmaven.gate.evidence;

import dev.nnmaven.gate.statistics.Spread;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.WilsonInterval;
import dev.nnmaven.trainer.data.ColumnDrift;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.data.OneColumnRule;
import dev.nnmaven.trainer.data.RowExamples;
import dev.nnmaven.trainer.job.EvaluationRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Influence of each column of a table on a model; empty for images. docs/report.md has the
 * formulas.
 *
 * @param rows number of test rows that were looked at
 * @param leftOut number of columns that were not, being too many
 * @param columns the others, in their order
 * @param drift how far training and test rows differ in each input column; none if the training
 *     rows are not available
 * @param dependence how the answers change with those columns that matter most, most important
 *     first
 * @param words what single words mean to the model, for each column of texts
 */
public record ColumnFindings(
    int rows,
    int leftOut,
    List<ColumnFinding> columns,
    List<ColumnDrift> drift,
    List<PartialDependence> dependence,
    List<WordFindings> words) {

  /** Of what has no columns. */
  static final ColumnFindings NONE =
      new ColumnFindings(0, 0, List.of(), List.of(), List.of(), List.of());

  private static final int MOST_COLUMNS = 100;
  private static final int MOST_TRAINING_ROWS = 20_000;

  /** Fewest rows of which a rule of one column says anything. */
  private static final int FEWEST_ROWS = 20;

  /** A column whose rule explains so much of the target of training and test rows is a leak. */
  private static final double LEAK_IN_TRAINING = 0.97;

  private static final double LEAK_IN_TEST = 0.95;

  /**
   * Looks at the columns of an evaluation's rows.
   *
   * @throws DatasetException if a row does not fit the model
   */
  static ColumnFindings of(EvaluationRun run) throws DatasetException {
    if (!(run.examples() instanceof RowExamples all)) {
      return NONE;
    }
    List<Column> columns = all.columns().subList(0, Math.min(MOST_COLUMNS, all.columns().size()));
    RowExamples test =
        RowSample.of(all, run.model(), PermutationImportance.PERMUTATIONS * columns.size());
    Optional<RowExamples> known = run.training().map(RowExamples.class::cast);
    Optional<RowExamples> training = known.map(rows -> RowSample.of(rows, MOST_TRAINING_ROWS));
    List<ColumnFinding> found = new ArrayList<>();
    try (PermutationImportance importance = new PermutationImportance(run.model(), test)) {
      for (Column column : columns) {
        Optional<OneColumnRule> rule =
            training
                .filter(rows -> Math.min(rows.size(), test.size()) >= FEWEST_ROWS)
                .filter(rows -> !isText(column) || !rows.classes().isEmpty())
                .map(rows -> OneColumnRule.of(column, rows, test));
        Spread rise = importance.of(column.name());
        boolean isLeak =
            (all.columns().size() > 1 || isText(column)) // one word of many
                && rule.filter(its -> isLeak(its, run, importance.error(), test)).isPresent();
        found.add(
            new ColumnFinding(
                column.name(),
                rise.mean(),
                rise.deviation(),
                rule.map(OneColumnRule::test).filter(Double::isFinite),
                rule.map(OneColumnRule::words).orElse(List.of()),
                isLeak));
      }
    }
    return new ColumnFindings(
        test.size(),
        all.columns().size() - columns.size(),
        found,
        known.map(rows -> ColumnDrift.of(rows, all)).orElse(List.of()),
        PartialDependence.of(
            run.model(),
            all,
            known.orElse(all),
            byImportance(found).stream().filter(name -> !isText(all.column(name))).toList()),
        WordFindings.of(run.model(), training.orElse(test)));
  }

  private static boolean isText(Column column) {
    return column.kind() == ColumnKind.TEXT;
  }

  private static boolean isLeak(
      OneColumnRule rule, EvaluationRun run, double modelError, Examples test) {
    if (!(rule.training() >= LEAK_IN_TRAINING && rule.test() >= LEAK_IN_TEST)) {
      return false;
    }
    if (!(run.model().task() instanceof ClassificationTask)) {
      return true;
    }
    int correct = (int) Math.round((1 - modelError) * test.size());
    return rule.right() >= WilsonInterval.of(correct, test.size()).low();
  }

  /** Names of the columns, the most important first. */
  private static List<String> byImportance(List<ColumnFinding> found) {
    return found.stream()
        .sorted(Comparator.comparing(ColumnFinding::importance).reversed())
        .map(ColumnFinding::column)
        .toList();
  }

  /** Columns that give the target away alone. */
  public List<ColumnFinding> leaks() {
    return columns.stream().filter(ColumnFinding::isLeak).toList();
  }

  /** What was found of a column, if it was looked at. */
  public Optional<ColumnFinding> of(String column) {
    return columns.stream().filter(finding -> finding.column().equals(column)).findFirst();
  }
}
