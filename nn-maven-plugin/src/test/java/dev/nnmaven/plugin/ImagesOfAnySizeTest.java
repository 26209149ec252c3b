package dev.nnmaven.plugin;

import static dev.nnmaven.gate.testing.JsonFigures.assertFigures;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.image.Scaling;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.trainer.testing.HarnessProject;
import dev.nnmaven.trainer.testing.Images;
import dev.nnmaven.trainer.testing.Shapes;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** White shapes on a transparent ground, each of another size, through the goals. */
@MojoTest
@Basedir(HarnessProject.FOLDER)
class ImagesOfAnySizeTest extends GoalsTest {

  @BeforeEach
  void useShapes() {
    train.data = file("shapes");
    evaluate.data = train.data;
  }

  @Test
  void train_shapesThatAreNotPrepared_namesTheWayOut() throws Exception {
    train.scaling = "stretchLightInk";
    refusedWithoutAModel(
        train, "nn.scaling: stretchLightInk needs the size that images are scaled to");
    train.scaling = null;
    Shapes.draw(project.resolve("shapes"), 15, 1);
    refusedWithoutAModel(train, "nn.imageSize=28x28, for example");
  }

  /** The model remembers both, and evaluation splits, scales and lays on the ground as it did. */
  @Test
  void allGoals_withSizeAndGround_prepareAlike(@InjectMojo(goal = "export") ExportMojo export)
      throws Exception {
    Shapes.draw(project.resolve("shapes"), 15, 1);
    train.imageSize = "12x10";
    train.background = "#000000";
    train.execute();
    TrainedModel model = ModelFile.read(model());
    assertThat(model.preprocessing(ImagePreprocessing.class).width()).isEqualTo(12);
    assertThat(model.preprocessing(ImagePreprocessing.class).height()).isEqualTo(10);
    assertThat(model.preprocessing(ImagePreprocessing.class).scaling()).isEqualTo(Scaling.STRETCH);
    assertThat(model.preprocessing(ImagePreprocessing.class).background())
        .isEqualTo(Background.BLACK);
    assertThat(said())
        .anyMatch(line -> line.contains("24 images of 12 x 10 pixels"))
        .contains("info:           all scaled to that size (nn.scaling=stretch)")
        .contains("info:           transparent pixels on black")
        .noneMatch(line -> line.contains("by opacity alone"));
    evaluate.execute();
    assertFigures(json("evaluation.json"), "model/scaling=stretch; model/background=black");
    assertThat(json("evaluation.json").get("heldOut"))
        .isEqualTo(json("training.json").get("heldOut"));
    requirePredicted("shapes/lying", 15);
    export.execute();
    assertThat(said())
        .anyMatch(
            line -> line.contains("the caller must lay transparent pixels on black and scale"));
  }

  private void requirePredicted(String folder, int images) throws Exception {
    predict.input = file(folder);
    predict.output = file("target/predictions.json");
    predict.execute();
    JsonObject answers = json("../predictions.json");
    assertThat(answers.getAsJsonArray("unusable")).isEmpty();
    assertThat(answers.getAsJsonArray("images"))
        .hasSize(images)
        .allMatch(
            image -> folder.endsWith("/" + image.getAsJsonObject().get("predicted").getAsString()));
  }

  @Test
  void train_colours_areKeptUnlessTheyAreToBecomeGrey() throws Exception {
    train.data = file("colours");
    train.epochs = "0";
    Images.colour(6, 5, "A", "B").draw(project.resolve("colours"), 10, 1);
    train.execute();
    assertThat(said())
        .anyMatch(line -> line.contains("images of 6 x 5 RGB pixels"))
        .contains(
            "info:           20 of 20 images (100.00%) have colors, which are kept: three inputs"
                + " a pixel (nn.color=gray takes one)");
    JsonObject model = json("training.json").getAsJsonObject("model");
    assertFigures(model, "color=rgb");
    assertThat(model.get("network").getAsString()).startsWith("90 → ");
    train.color = "gray";
    train.execute();
    assertThat(said())
        .contains(
            "info:           20 of 20 images (100.00%) have colors, which become gray: 0.299 red"
                + " + 0.587 green + 0.114 blue (nn.color=rgb keeps them)");
    assertThat(json("training.json").getAsJsonObject("model").has("color")).isFalse();
  }
}
