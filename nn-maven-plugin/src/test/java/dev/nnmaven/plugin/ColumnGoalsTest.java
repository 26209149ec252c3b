package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nnmaven.plugin.report.JsonSchemas;
import dev.nnmaven.plugin.testing.GoalTest;
import dev.nnmaven.plugin.testing.HarnessProject;
import dev.nnmaven.plugin.testing.Tables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.Test;

/** What evaluate says of the columns of a table. */
@MojoTest
@Basedir(HarnessProject.FOLDER)
@MojoParameter(name = "fork", value = "never")
class ColumnGoalsTest extends GoalTest {

  private static final String WARNING = "alone gives the target away";

  private JsonObject columns() throws Exception {
    String json = Files.readString(project.resolve("target/nn/evaluation.json"));
    assertThat(JsonSchemas.problems("evaluation", json)).isEmpty();
    return JsonParser.parseString(json).getAsJsonObject().getAsJsonObject("columns");
  }

  private String body() throws Exception {
    String page = Files.readString(project.resolve("target/nn/report/index.html"));
    return page.substring(page.indexOf("<body>"));
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

  private static void train(TrainMojo train, EvaluateMojo evaluate, Path data, String target)
      throws Exception {
    train.data = data.toFile();
    train.target = target;
    train.epochs = "40";
    evaluate.data = train.data;
    train.execute();
  }

  @Test
  void execute_columnThatHasTheClass_isWarnedOf(
      @InjectMojo(goal = "train") TrainMojo train,
      @InjectMojo(goal = "evaluate") EvaluateMojo evaluate)
      throws Exception {
    train(train, evaluate, flowers("code", cells -> "K" + cells[4].charAt(0)), "kind");
    forgetWhatWasSaid();
    evaluate.execute();
    assertThat(said().stream().filter(line -> line.contains(WARNING)))
        .singleElement()
        .asString()
        .startsWith("warn: column code " + WARNING)
        .contains("nn.columns=code:ignore");
    JsonObject columns = columns();
    assertThat(columns.get("rows").getAsInt()).isEqualTo(30);
    assertThat(columns.get("leftOut").getAsInt()).isZero();
    assertThat(of(columns, "code").get("givesAway").getAsBoolean()).isTrue();
    assertThat(of(columns, "code").get("alone").getAsDouble()).isEqualTo(1);
    assertThat(of(columns, "length").has("givesAway")).isFalse();
    assertThat(of(columns, "same").get("rise").getAsDouble()).isZero();
    assertThat(of(columns, "same").get("spread").getAsDouble()).isZero();
    assertThat(of(columns, "same").get("alone").getAsDouble()).isZero();
    assertThat(body()).contains("Gives the target away alone: code.", "points of accuracy");
  }

  @Test
  void execute_numberInAnotherUnit_isWarnedOf(
      @InjectMojo(goal = "train") TrainMojo train,
      @InjectMojo(goal = "evaluate") EvaluateMojo evaluate)
      throws Exception {
    train.learningRate = "0.01";
    Path data =
        flowers(
            "grams",
            cells -> String.format(Locale.ROOT, "%.0f", 28.35 * Double.parseDouble(cells[5])));
    train(train, evaluate, data, "weight");
    forgetWhatWasSaid();
    evaluate.execute();
    assertThat(said().stream().filter(line -> line.contains(WARNING)))
        .singleElement()
        .asString()
        .contains("column grams ");
    JsonArray importance = columns().getAsJsonArray("importance");
    double last = Double.POSITIVE_INFINITY;
    for (JsonElement one : importance) {
      double rise = one.getAsJsonObject().get("rise").getAsDouble();
      assertThat(rise).isLessThanOrEqualTo(last);
      last = rise;
    }
    assertThat(importance.get(0).getAsJsonObject().get("rise").getAsDouble()).isPositive();
    assertThat(body()).contains("rise of the RMSE");
  }

  /** Flipper length tells much of the species, and gives it away no more than the bill does. */
  @Test
  void execute_penguins_giveNoFalseAlarmAndTheSameFiguresTwice(
      @InjectMojo(goal = "train") TrainMojo train,
      @InjectMojo(goal = "evaluate") EvaluateMojo evaluate)
      throws Exception {
    train.missing = "indicator";
    train(train, evaluate, Path.of("../data/penguins.csv").toAbsolutePath().normalize(), "species");
    forgetWhatWasSaid();
    evaluate.execute();
    assertThat(said()).noneMatch(line -> line.contains(WARNING));
    JsonObject columns = columns();
    assertThat(of(columns, "flipper_length_mm").get("alone").getAsDouble()).isBetween(0.4, 0.9);
    assertThat(of(columns, "bill_length_mm").get("rise").getAsDouble())
        .isGreaterThan(0.05)
        .isGreaterThan(of(columns, "sex").get("rise").getAsDouble());
    assertThat(body()).contains("bill_length_mm").doesNotContain("Gives the target away");
    evaluate.execute();
    assertThat(columns()).isEqualTo(columns);
  }
}
