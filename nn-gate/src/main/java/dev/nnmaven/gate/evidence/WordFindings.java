package dev.nnmaven.gate.evidence;

import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.data.table.FittedColumn;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.data.table.TextTokenizer;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.prediction.Classifier;
import dev.nnmaven.nn.prediction.Model;
import dev.nnmaven.nn.prediction.Regressor;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.trainer.data.RowExamples;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What single words mean to a model: its answer to a text of one word, less that to an empty text,
 * with {@linkplain FittedColumn#loadReference typical values} in all other columns. It takes one
 * answer for each word, whatever the network.
 *
 * @param answers for each class; for a number, how it gets higher and lower
 */
public record WordFindings(String column, List<Answer> answers) {

  private static final int MOST_WORDS = 10;

  /** An answer, with the words that speak for it, those with most weight first. */
  public record Answer(String name, List<Word> words) {}

  /**
   * A word.
   *
   * @param amount by which the probability or the number changes
   * @param rows that have it, of those that were looked at
   */
  public record Word(String word, double amount, int rows) {

    /** A change by chance is in proportion to 1 / √rows. */
    private double weight() {
      return Math.abs(amount) * Math.sqrt(rows);
    }
  }

  /**
   * Those of each column of texts.
   *
   * @param rows where words are counted
   */
  static List<WordFindings> of(TrainedModel model, RowExamples rows) {
    float[] inputs = new float[model.preprocessing().inputs()];
    Map<FittedColumn, Integer> starts = new LinkedHashMap<>();
    int from = 0;
    for (FittedColumn column : model.preprocessing(TablePreprocessing.class).columns()) {
      column.loadReference(inputs, from);
      starts.put(column, from);
      from += column.inputs();
    }
    return starts.entrySet().stream()
        .filter(entry -> entry.getKey().column().kind() == ColumnKind.TEXT)
        .map(entry -> of(model, entry.getKey(), inputs.clone(), entry.getValue(), rows))
        .toList();
  }

  private static WordFindings of(
      TrainedModel model, FittedColumn column, float[] inputs, int from, RowExamples rows) {
    Function<float[], double[]> asked = answers(model);
    double[] without = asked.apply(inputs);
    Map<String, Integer> counts = counts(column.column().name(), rows);
    List<String> words = column.column().values().stream().filter(counts::containsKey).toList();
    List<double[]> with = new ArrayList<>();
    for (String word : words) {
      column.loadTokens(List.of(word), inputs, from);
      with.add(asked.apply(inputs));
    }
    List<Answer> answers = new ArrayList<>();
    for (int a = 0; a < without.length; a++) {
      int answer = a;
      List<Word> changes =
          IntStream.range(0, words.size())
              .mapToObj(
                  w ->
                      new Word(
                          words.get(w),
                          with.get(w)[answer] - without[answer],
                          counts.getOrDefault(words.get(w), 0)))
              .sorted(Comparator.comparing(Word::weight).reversed())
              .toList();
      boolean isNumber = model.task() instanceof RegressionTask;
      answers.add(answer(isNumber ? "Higher" : model.classes().get(a), changes, 1));
      if (isNumber) {
        answers.add(answer("Lower", changes, -1));
      }
    }
    return new WordFindings(column.column().name(), answers);
  }

  private static Answer answer(String name, List<Word> words, int sign) {
    return new Answer(
        name, words.stream().filter(word -> sign * word.amount() > 0).limit(MOST_WORDS).toList());
  }

  /** Number of rows that have each word. */
  private static Map<String, Integer> counts(String column, RowExamples rows) {
    Map<String, Integer> counts = new HashMap<>();
    rows.texts(column)
        .flatMap(text -> TextTokenizer.tokens(text).stream().distinct())
        .forEach(word -> counts.merge(word, 1, Integer::sum));
    return counts;
  }

  /** Answers to inputs: the probability of each class, or a number. */
  private static Function<float[], double[]> answers(TrainedModel model) {
    if (model.task() instanceof RegressionTask) {
      Regressor<float[]> numbers = Model.of(model).numbers().prepared();
      return inputs -> new double[] {numbers.predict(inputs)};
    }
    Classifier<float[]> classes = Model.of(model).rows().prepared();
    return inputs -> {
      float[] found = classes.probabilities(inputs, new float[model.classes().size()]);
      return IntStream.range(0, found.length).mapToDouble(c -> found[c]).toArray();
    };
  }
}
