package dev.nnmaven.gate.evidence;

import java.util.Optional;

/**
 * Influence of a column on a model.
 *
 * @param column its name
 * @param importance mean rise of the error when the column's values are shuffled among the test
 *     rows: of the share of wrong classes, or of the RMSE, in the target's unit; at or below 0 for
 *     a column that does not help
 * @param spread standard deviation of that rise over the permutations
 * @param explainedAlone share of the target that a rule of this column alone explains on the test
 *     rows, if that is known
 * @param isLeak whether the target need not be predicted, since this column has it
 */
public record ColumnFinding(
    String column,
    double importance,
    double spread,
    Optional<Double> explainedAlone,
    boolean isLeak) {}
