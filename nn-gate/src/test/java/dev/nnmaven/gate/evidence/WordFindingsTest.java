package dev.nnmaven.gate.evidence;

import static java.util.Comparator.comparingDouble;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.gate.evidence.WordFindings.Word;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.data.table.Table;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.Provenance.TrainingData;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.prediction.Model;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.task.Standardization;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.nn.testing.Networks;
import dev.nnmaven.nn.testing.Tables;
import dev.nnmaven.trainer.data.RowExamples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordFindingsTest {

  @TempDir Path folder;

  /** A number whose mean is 4.5, and texts; their order of columns is n, t. */
  private static TrainedModel model(Task<?> task, String loss, String output) throws Exception {
    List<List<?>> rows = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      rows.add(Arrays.asList(i, i % 2 == 0 ? "good! not bad" : "bad film, not good plot"));
    }
    Table table =
        Tables.of(
            List.of(Column.of("n", ColumnKind.NUMBER), Column.of("t", ColumnKind.TEXT)),
            rows.toArray(new List<?>[0]));
    TablePreprocessing columns = TablePreprocessing.fit(table, table.allRows(), List.of("n", "t"));
    return new TrainedModel(
        Networks.random(new int[] {columns.inputs(), 5, task.outputs()}, loss, 8, "tanh", output),
        task,
        columns,
        new Provenance("test", new TreeMap<>(), new TrainingData("", 0), new HeldOut.None()));
  }

  private List<WordFindings.Answer> found(TrainedModel model) throws Exception {
    Path file =
        dev.nnmaven.trainer.testing.Tables.write(
            folder.resolve("some.csv"),
            "t,y",
            List.of("good good not,1", "good plot,2", "unseen bad,3", "\"!,\",4", "film,5"));
    RowExamples rows = dev.nnmaven.trainer.testing.Tables.read(file, "target=y; columns=t:text");
    return WordFindings.of(model, rows).get(0).answers();
  }

  @Test
  void of_numbers_areAnswersToSingleWordsLessThatToNone() throws Exception {
    TrainedModel model =
        model(new RegressionTask("y", new Standardization(9, 4)), "squaredError", "linear");
    List<WordFindings.Answer> found = found(model);
    assertThat(found).extracting(WordFindings.Answer::name).containsExactly("Higher", "Lower");
    var numbers = Model.of(model).numbers();
    double none = numbers.predict(Map.of("n", 4.5, "t", ""));
    assertThat(found).allSatisfy(one -> assertThat(one.words()).isNotEmpty());
    List<Word> all = found.stream().flatMap(one -> one.words().stream()).toList();
    assertThat(all)
        .extracting(Word::word)
        .containsExactlyInAnyOrder("good", "not", "plot", "bad", "!", ",", "film")
        .doesNotContain("unseen");
    for (Word one : all) {
      double alone = numbers.predict(Map.of("n", 4.5, "t", one.word()));
      assertThat(one.amount()).isCloseTo(alone - none, within(1e-6));
      assertThat(one.rows()).isEqualTo(one.word().equals("good") ? 2 : 1);
    }
    assertThat(found.get(0).words()).allMatch(one -> one.amount() > 0);
    assertThat(found.get(1).words())
        .allMatch(one -> one.amount() < 0)
        .isSortedAccordingTo(comparingDouble(one -> one.amount() * Math.sqrt(one.rows())));
  }

  @Test
  void of_classes_areInTheirOrderWithWordsThatSpeakForThem() throws Exception {
    List<String> classes = List.of("a", "b", "c");
    List<WordFindings.Answer> found =
        found(model(new ClassificationTask(classes), "crossEntropy", "linear"));
    assertThat(found).extracting(WordFindings.Answer::name).isEqualTo(classes);
    assertThat(found)
        .allSatisfy(one -> assertThat(one.words()).allMatch(word -> word.amount() > 0));
  }
}
