package dev.nnmaven.plugin;

import static dev.nnmaven.gate.testing.JsonFigures.assertFigures;
import static dev.nnmaven.gate.testing.JsonFigures.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.nnmaven.nn.prediction.Classifier;
import dev.nnmaven.nn.prediction.Model;
import dev.nnmaven.nn.prediction.Regressor;
import dev.nnmaven.plugin.testing.PomElement;
import dev.nnmaven.trainer.testing.HarnessProject;
import dev.nnmaven.trainer.testing.Tables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.Test;

/** What evaluate says of the columns of a table. */
@MojoTest
@Basedir(HarnessProject.FOLDER)
class ColumnGoalsTest extends GoalsTest {

  private static final String WARNING = "alone predicts the target (possible leak)";

  private JsonObject columns() throws Exception {
    return json("evaluation.json").getAsJsonObject("columns");
  }

  private static JsonObject of(JsonObject columns, String name) {
    for (JsonElement one : columns.getAsJsonArray("importance")) {
      if (one.getAsJsonObject().get("column").getAsString().equals(name)) {
        return one.getAsJsonObject();
      }
    }
    throw new AssertionError("no " + name);
  }

  /** Flowers with two more columns: a constant, and one made of the columns that are there. */
  private Path flowers(String column, Function<String[], String> value) throws Exception {
    List<String> rows = new ArrayList<>();
    for (String row : Tables.flowers(150, 11)) {
      rows.add(row + ",7," + value.apply(row.split(",")));
    }
    return Tables.write(project.resolve("more.csv"), Tables.HEADER + ",same," + column, rows);
  }

  private void train(Path data, String target) throws Exception {
    train.data = data.toFile();
    train.target = target;
    train.epochs = "40";
    evaluate.data = train.data;
    train.execute();
  }

  @Test
  void execute_columnThatHasTheClass_isWarnedOf() throws Exception {
    train(flowers("code", cells -> "K" + cells[4].charAt(0)), "kind");
    forgetWhatWasSaid();
    evaluate.execute();
    assertThat(said().stream().filter(line -> line.contains(WARNING)))
        .singleElement()
        .asString()
        .startsWith("warn: column code " + WARNING)
        .contains("add code:ignore to nn.columns");
    JsonObject columns = columns();
    assertFigures(columns, "rows=30; leftOut=0");
    assertFigures(of(columns, "code"), "givesAway=true; alone=1");
    assertThat(of(columns, "length").has("givesAway")).isFalse();
    assertFigures(of(columns, "same"), "rise=0; spread=0; alone=0");
    assertThat(body())
        .contains("Predicts the target alone (possible leak): code.", "accuracy falls, in points,");
  }

  @Test
  void execute_textWithAWordThatHasTheClass_isWarnedOf() throws Exception {
    train.columns = PomElement.of("columns", "remark:text");
    train(flowers("remark", cells -> "seen in " + cells[3] + " and sold as " + cells[4]), "kind");
    forgetWhatWasSaid();
    evaluate.execute();
    assertThat(said().stream().filter(line -> line.contains(WARNING)))
        .singleElement()
        .asString()
        .startsWith("warn: column remark (by the words ")
        .contains("aster", "or remove what it tells from the texts");
    assertFigures(of(columns(), "remark"), "givesAway=true; alone=1");
    assertThat(body()).contains("Predicts the target alone (possible leak): remark (by the words ");
  }

  /** What {@link Classifier} and {@link Regressor} answer to the test rows with another value. */
  @Test
  void execute_dependence_isTheMeanAnswerOfTheApplication() throws Exception {
    Path data = Files.createDirectories(project.resolve("table"));
    List<String> test = Tables.flowers(30, 6);
    Tables.write(data.resolve("train.csv"), Tables.HEADER, Tables.flowers(90, 5));
    Tables.write(data.resolve("test.csv"), Tables.HEADER, test);
    train(data, "kind");
    evaluate.execute();
    JsonObject first = columns();
    JsonArray kinds = first.getAsJsonArray("dependence");
    assertThat(kinds).hasSize(5);
    assertThat(at(first, "dependence/0/column")).isEqualTo(at(first, "importance/0/column"));
    Classifier<Map<String, ?>> classifier = Model.load(model()).rows();
    for (JsonElement one : kinds) {
      means(
          one.getAsJsonObject(),
          test,
          "kind",
          (row, answer) -> classifier.classify(row).probability(answer));
    }
    train.learningRate = "0.01";
    train(data, "weight");
    evaluate.execute();
    Regressor<Map<String, ?>> regressor = Model.load(model()).numbers();
    for (JsonElement one : columns().getAsJsonArray("dependence")) {
      means(one.getAsJsonObject(), test, "weight", (row, answer) -> regressor.predict(row));
    }
    assertThat(body())
        .contains("id=\"dependence\"", "The mean prediction of 30 test rows", "the RMSE rises");
  }

  private static void means(
      JsonObject dependence,
      List<String> test,
      String target,
      ToDoubleBiFunction<Map<String, String>, String> answer) {
    assertThat(dependence.get("rows").getAsInt()).isEqualTo(test.size());
    List<String> names = List.of(Tables.HEADER.split(","));
    for (JsonElement element : dependence.getAsJsonArray("points")) {
      JsonObject point = element.getAsJsonObject();
      for (int a = 0; a < dependence.getAsJsonArray("answers").size(); a++) {
        double sum = 0;
        for (String line : test) {
          Map<String, String> row = new HashMap<>();
          for (int c = 0; c < names.size(); c++) {
            row.put(names.get(c), line.split(",")[c]);
          }
          row.remove(target);
          row.put(dependence.get("column").getAsString(), point.get("value").getAsString());
          sum +=
              answer.applyAsDouble(row, dependence.getAsJsonArray("answers").get(a).getAsString());
        }
        assertThat(point.getAsJsonArray("means").get(a).getAsDouble())
            .isCloseTo(sum / test.size(), within(1e-5 * Math.max(1, sum / test.size())));
      }
    }
  }

  /** Of five classes, u and v are rare; all else is constant but one column of numbers. */
  @Test
  void execute_manyClasses_showsTheMostFrequent() throws Exception {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      String kind = i % 12 < 2 ? List.of("v", "u").get(i % 12) : List.of("z", "x", "y").get(i % 3);
      rows.add(i % 40 + ",same," + kind);
    }
    Path data = Tables.write(project.resolve("five.csv"), "number,same,kind", rows);
    train(data, "kind");
    evaluate.execute();
    JsonArray dependence = columns().getAsJsonArray("dependence");
    assertThat(dependence).hasSize(1); // the other column has a single value
    assertThat(at(dependence, "0/answers")).hasToString("[\"x\",\"y\",\"z\"]");
    assertThat(body()).contains("Shown are the 3 most frequent of 5 classes.");
  }

  @Test
  void execute_testRowsFromElsewhere_failMaxDrift() throws Exception {
    Path data = Files.createDirectories(project.resolve("table"));
    Tables.write(data.resolve("train.csv"), Tables.HEADER, Tables.flowers(300, 5));
    List<String> test = new ArrayList<>();
    for (String row : Tables.flowers(150, 6)) {
      test.add(row.replace("loam", "clay").replace("sand", "clay"));
    }
    Tables.write(data.resolve("test.csv"), Tables.HEADER, test);
    train(data, "kind");
    evaluate.maxDrift = "0.25";
    failsTheGate(
        evaluate,
        "FAILED   maxDrift",
        " in soil",
        "soil: population stability index ",
        "nn.columns=NAME:ignore");
    assertFigures(columns(), "drift/0/column=soil");
    assertThat(body()).contains("maxDrift");
    evaluate.maxDrift =
        String.format(Locale.ROOT, "%.1f", at(columns(), "drift/0/psi").getAsDouble());
    evaluate.execute();
  }
}
