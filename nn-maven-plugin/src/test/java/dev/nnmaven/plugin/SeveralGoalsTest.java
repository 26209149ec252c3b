package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.nnmaven.plugin.testing.GoalTest;
import dev.nnmaven.trainer.testing.HarnessProject;
import dev.nnmaven.trainer.testing.Images;
import java.nio.file.Files;
import java.util.List;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.Test;

/** What several goals find of one model: several networks, calibrated, not always sure. */
@MojoTest
@Basedir(HarnessProject.FOLDER)
@MojoParameter(name = "recipe", value = "plain")
class SeveralGoalsTest extends GoalTest {

  @Test
  void execute_calibratedNetworks_areWorthTheSameInEachGoal(
      @InjectMojo(goal = "train")
          @MojoParameter(name = "fork", value = "never")
          @MojoParameter(name = "learningRate", value = "0.3")
          @MojoParameter(name = "members", value = "2")
          @MojoParameter(name = "keep", value = "last")
          @MojoParameter(name = "validationFraction", value = "30%")
          @MojoParameter(name = "calibration", value = "temperature")
          @MojoParameter(name = "abstain", value = "accuracy(75%)")
          TrainMojo train,
      @InjectMojo(goal = "evaluate")
          @MojoParameter(name = "minCoverage", value = "5%")
          @MojoParameter(name = "minConfidentAccuracy", value = "50%")
          EvaluateMojo evaluate,
      @InjectMojo(goal = "predict")
          @MojoParameter(name = "input", value = "data/test")
          @MojoParameter(name = "output", value = "target/answers.csv")
          PredictMojo predict)
      throws Exception {
    Files.move(project.resolve("data"), project.resolve("unused"));
    for (String part : List.of("train", "test")) {
      Images.grey(4, 3, "A", "B").draw(project.resolve("data").resolve(part), 40, part.length());
      // Some images of A lie with B, or all answers would be right.
      for (int i = 10; i < 18; i++) {
        String name = "data/" + part + "/%s/" + i + ".png";
        Files.move(
            project.resolve(name.formatted("A")),
            project.resolve(name.replace(".png", "-of-A.png").formatted("B")));
      }
    }
    train.execute();
    evaluate.execute();
    predict.execute();
    JsonObject evaluation = json("evaluation.json");
    assertThat(evaluation.get("heldOut")).isEqualTo(json("training.json").get("heldOut"));
    JsonObject answers = evaluation.getAsJsonObject("confidence").getAsJsonObject("answers");
    List<String[]> sure =
        Files.readAllLines(project.resolve("target/answers.csv")).stream()
            .map(line -> line.split(","))
            .filter(cells -> cells[3].equals("true"))
            .toList();
    assertThat(sure).hasSize(answers.get("confident").getAsInt()).hasSizeBetween(1, 79);
    assertThat(sure)
        .filteredOn(cells -> cells[0].startsWith(cells[1] + "/"))
        .hasSize(answers.get("right").getAsInt());
    assertThat(evaluation.getAsJsonObject("gate").get("passed").getAsBoolean()).isTrue();
    assertThat(String.join("\n", said()))
        .containsPattern("calibrated with temperature [0-9.]+: on validation images loss [0-9.]+ →")
        .containsPattern("confident of [0-9.]+% \\([0-9]+ of [0-9]+\\) of the validation images");
    assertThat(project.resolve("target/nn/report/index.html"))
        .content()
        .contains(
            "are means over 2 networks",
            "of the first layer of the first network.",
            "without the temperature of");
  }
}
