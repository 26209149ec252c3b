package dev.nnmaven.nn.prediction;

import dev.nnmaven.nn.data.table.FittedColumn;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Explains an answer to a row: columns are players, whatever number of inputs they have, and the
 * value of some is the answer to a row that has these, and else references.
 */
final class RowExplainer {

  private static final int MOST_WORDS = 200;

  private final float[] inputs; // of the row, [I]
  private final float[] references; // of all columns, [I]

  /** Begin and end of the inputs of each column that differs: others add nothing to anybody. */
  private final List<int[]> players = new ArrayList<>();

  private RowExplainer(float[] inputs) {
    this.inputs = inputs;
    this.references = new float[inputs.length];
  }

  /**
   * Explains an answer.
   *
   * @param inputs which the engine accepts, and nobody changes
   * @param values by the names of columns, as they were given
   * @param reader reads the value that is explained
   */
  static Explanation explain(
      Engine engine,
      float[] inputs,
      Function<String, ? extends @Nullable Object> values,
      String answer,
      Batch.Reader<Double> reader) {
    RowExplainer row = new RowExplainer(inputs);
    List<FittedColumn> columns = engine.model().preprocessing(TablePreprocessing.class).columns();
    int[] places = new int[columns.size()]; // among the players; -1 if none
    int from = 0;
    for (int c = 0; c < places.length; c++) {
      places[c] = row.add(columns.get(c), from);
      from += columns.get(c).inputs();
    }
    Shapley found =
        Shapley.of(row.players.size(), coalitions -> engine.runAll(coalitions, row::mixed, reader));
    List<Explanation.Contribution> contributions = new ArrayList<>();
    from = 0;
    for (int c = 0; c < places.length; c++) {
      int player = places[c];
      FittedColumn column = columns.get(c);
      int start = from;
      List<String> tokens = column.tokens(values.apply(column.column().name()));
      List<String> words = tokens.stream().distinct().limit(MOST_WORDS).toList();
      List<Double> without =
          engine.runAll(words, word -> row.without(word, tokens, column, start), reader);
      contributions.add(
          new Explanation.Contribution(
              column.column().name(),
              column.reference(),
              player < 0 ? 0 : found.values()[player],
              player < 0 ? 0 : found.errors()[player],
              IntStream.range(0, words.size())
                  .mapToObj(w -> new Explanation.Word(words.get(w), found.all() - without.get(w)))
                  .toList()));
      from += column.inputs();
    }
    return new Explanation(answer, found.all(), found.none(), contributions, found.orders());
  }

  /** Adds a column; returns its place among the players, or -1. */
  private int add(FittedColumn column, int from) {
    int to = from + column.inputs();
    column.loadReference(references, from);
    if (Arrays.equals(inputs, from, to, references, from, to)) {
      return -1;
    }
    players.add(new int[] {from, to});
    return players.size() - 1;
  }

  /** Inputs of the row with a text of some tokens, but without one of them. */
  private float[] without(String word, List<String> tokens, FittedColumn column, int from) {
    float[] without = inputs.clone();
    column.loadTokens(
        tokens.stream().map(token -> token.equals(word) ? "" : token).toList(), without, from);
    return without;
  }

  /** Inputs of a row that has the columns of a coalition. */
  private float[] mixed(BitSet coalition) {
    float[] mixed = references.clone();
    for (int p = coalition.nextSetBit(0); p >= 0; p = coalition.nextSetBit(p + 1)) {
      int from = players.get(p)[0];
      System.arraycopy(inputs, from, mixed, from, players.get(p)[1] - from);
    }
    return mixed;
  }
}
