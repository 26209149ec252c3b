package dev.nnmaven.nn.prediction;

import dev.nnmaven.nn.data.table.FittedColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Explains an answer to a row: columns are players, whatever number of inputs they have, and the
 * value of some is the answer to a row that has these, and else references.
 *
 * @param inputs of the row, [I]
 * @param references of all columns, [I]
 * @param columns with what was fitted
 * @param starts index of each column's first input, and at last I
 * @param players indices of the columns that differ from their reference; the others contribute
 *     nothing to any coalition
 */
record RowExplainer(
    float[] inputs,
    float[] references,
    List<FittedColumn> columns,
    int[] starts,
    List<Integer> players) {

  /**
   * Explains an answer.
   *
   * @param inputs which the engine accepts, and nobody changes
   * @param reader reads the value that is explained
   */
  static Explanation explain(
      Engine engine, float[] inputs, String answer, Batch.Reader<Double> reader) {
    RowExplainer row = of(engine.model().tablePreprocessing().columns(), inputs);
    Shapley found =
        Shapley.of(row.players.size(), coalitions -> engine.runAll(coalitions, row::mixed, reader));
    List<Explanation.Contribution> contributions = new ArrayList<>();
    for (int c = 0; c < row.columns.size(); c++) {
      FittedColumn column = row.columns.get(c);
      int player = row.players.indexOf(c);
      contributions.add(
          new Explanation.Contribution(
              column.column().name(),
              column.reference(),
              player < 0 ? 0 : found.values()[player],
              player < 0 ? 0 : found.errors()[player]));
    }
    return new Explanation(answer, found.all(), found.none(), contributions, found.orders());
  }

  private static RowExplainer of(List<FittedColumn> columns, float[] inputs) {
    float[] references = new float[inputs.length];
    int[] starts = new int[columns.size() + 1];
    List<Integer> players = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      int from = starts[c];
      int to = from + columns.get(c).inputs();
      starts[c + 1] = to;
      columns.get(c).loadReference(references, from);
      if (!Arrays.equals(inputs, from, to, references, from, to)) {
        players.add(c);
      }
    }
    return new RowExplainer(inputs, references, columns, starts, players);
  }

  /** Inputs of a row that has the columns of a coalition. */
  private float[] mixed(BitSet coalition) {
    float[] mixed = references.clone();
    coalition.stream()
        .map(players::get)
        .forEach(
            c -> System.arraycopy(inputs, starts[c], mixed, starts[c], starts[c + 1] - starts[c]));
    return mixed;
  }
}
