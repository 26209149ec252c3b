package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.Scaling;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.plugin.testing.GoalTest;
import dev.nnmaven.trainer.testing.HarnessProject;
import dev.nnmaven.trainer.testing.Pictures;
import dev.nnmaven.trainer.testing.Shapes;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.Test;

/** White shapes on a transparent ground, each of another size, through the goals. */
@MojoTest
@Basedir(HarnessProject.FOLDER)
@MojoParameter(name = "recipe", value = "plain")
@MojoParameter(name = "fork", value = "never")
@MojoParameter(name = "data", value = "shapes")
class PicturesOfAnySizeTest extends GoalTest {

  private void drawShapes() throws Exception {
    Shapes.draw(project.resolve("shapes"), 15, 1);
  }

  @Test
  @InjectMojo(goal = "train")
  void train_noSizeSaid_namesTheWayOut(TrainMojo train) throws Exception {
    drawShapes();
    refusedWithoutAModel(train, "files cannot be used as images", "nn.imageSize=28x28, say");
  }

  @Test
  @InjectMojo(goal = "train")
  @MojoParameter(name = "imageSize", value = "12x10")
  @MojoParameter(name = "background", value = "white")
  void train_shapesLostOnWhite_saysWhyWithWhatItBroke(TrainMojo train) throws Exception {
    drawShapes();
    refusedWithoutAModel(
        train,
        "shapes: 30 images are equal to an image of another class",
        "of 30 images, 30 show their shapes by opacity alone",
        "nn.background=black");
  }

  @Test
  @InjectMojo(goal = "train")
  @MojoParameter(name = "scaling", value = "stretchLightInk")
  void train_scalingToNoSize_isAMistake(TrainMojo train) {
    refusedWithoutAModel(
        train, "nn.scaling: stretchLightInk needs the size that images are scaled to");
  }

  /** The model remembers both, and evaluation splits, scales and lays on the ground as it did. */
  @Test
  void trainEvaluateAndPredict_withSizeAndGround_prepareAlike(
      @InjectMojo(goal = "train")
          @MojoParameter(name = "imageSize", value = "12x10")
          @MojoParameter(name = "background", value = "#000000")
          TrainMojo train,
      @InjectMojo(goal = "evaluate") EvaluateMojo evaluate,
      @InjectMojo(goal = "predict")
          @MojoParameter(name = "input", value = "shapes/lying")
          @MojoParameter(name = "output", value = "target/answers.json")
          PredictMojo predict)
      throws Exception {
    drawShapes();
    train.execute();
    TrainedModel model = ModelFile.read(model());
    assertThat(model.imagePreprocessing().width()).isEqualTo(12);
    assertThat(model.imagePreprocessing().height()).isEqualTo(10);
    assertThat(model.imagePreprocessing().scaling()).isEqualTo(Scaling.STRETCH);
    assertThat(model.imagePreprocessing().background()).isEqualTo(Background.BLACK);
    assertThat(said())
        .anySatisfy(line -> assertThat(line).contains("24 images of 12 x 10 pixels"))
        .contains("info:           all scaled to that size (nn.scaling=stretch)")
        .contains("info:           transparent pixels on black")
        .noneSatisfy(line -> assertThat(line).contains("by opacity alone"));
    evaluate.execute();
    JsonObject figures = json("nn/evaluation.json").getAsJsonObject("model");
    assertThat(figures.get("scaling").getAsString()).isEqualTo("stretch");
    assertThat(figures.get("background").getAsString()).isEqualTo("black");
    assertThat(json("nn/evaluation.json").getAsJsonObject("heldOut"))
        .isEqualTo(json("nn/training.json").getAsJsonObject("heldOut"));
    predict.execute();
    assertThat(json("answers.json").getAsJsonArray("images")).hasSize(15);
    assertThat(json("answers.json").getAsJsonArray("unusable")).isEmpty();
  }

  private JsonObject json(String file) throws Exception {
    Path path = project.resolve("target").resolve(file);
    return JsonParser.parseString(Files.readString(path)).getAsJsonObject();
  }

  @Test
  @InjectMojo(goal = "train")
  @MojoParameter(name = "data", value = "colours")
  @MojoParameter(name = "color", value = "grey")
  void train_coloursInGrey_saysHowManyAndWhatTheyBecome(TrainMojo train) throws Exception {
    Pictures.colour(6, 5, "A", "B").draw(project.resolve("colours"), 10, 1);
    train.execute();
    assertThat(said())
        .contains(
            "info:           20 of 20 images (100.00%) have colours, which become grey: 0.299 red"
                + " + 0.587 green + 0.114 blue (nn.color=rgb keeps them)");
    assertThat(json("nn/training.json").getAsJsonObject("model").has("color")).isFalse();
  }

  @Test
  @InjectMojo(goal = "train")
  @MojoParameter(name = "data", value = "colours")
  void train_colours_keepsThem(TrainMojo train) throws Exception {
    Pictures.colour(6, 5, "A", "B").draw(project.resolve("colours"), 10, 1);
    train.execute();
    assertThat(said())
        .anySatisfy(line -> assertThat(line).contains("images of 6 x 5 RGB pixels"))
        .contains(
            "info:           20 of 20 images (100.00%) have colours, which are kept: three inputs"
                + " a pixel (nn.color=grey takes one)");
    JsonObject model = json("nn/training.json").getAsJsonObject("model");
    assertThat(model.get("color").getAsString()).isEqualTo("rgb");
    assertThat(model.get("network").getAsString()).startsWith("90 → ");
  }

  /** Red and green of the same grey: told apart in colour alone, through all goals. */
  @Test
  @MojoParameter(name = "data", value = "lights")
  void trainEvaluatePredictAndExport_colours_seeThem(
      @InjectMojo(goal = "train")
          @MojoParameter(name = "normalization", value = "standardize")
          @MojoParameter(name = "augmentation", value = "flip+crop+brightness+hue(0.02)")
          TrainMojo train,
      @InjectMojo(goal = "evaluate") EvaluateMojo evaluate,
      @InjectMojo(goal = "predict")
          @MojoParameter(name = "input", value = "lights/go")
          @MojoParameter(name = "output", value = "target/answers.json")
          PredictMojo predict,
      @InjectMojo(goal = "export") ExportMojo export)
      throws Exception {
    drawLights("stop", 255, 60);
    drawLights("go", 40, 170);
    train.execute();
    assertThat(ModelFile.read(model()).imagePreprocessing().channels()).isEqualTo(Channels.RGB);
    evaluate.execute();
    JsonObject heldOut = json("nn/evaluation.json").getAsJsonObject("heldOut");
    assertThat(heldOut.get("accuracy").getAsDouble()).isEqualTo(1);
    predict.execute();
    for (JsonElement image : json("answers.json").getAsJsonArray("images")) {
      assertThat(image.getAsJsonObject().get("predicted").getAsString()).isEqualTo("go");
    }
    export.execute();
    assertThat(said()).anySatisfy(line -> assertThat(line).contains("pixels [N, 90]"));
  }

  private void drawLights(String name, int red, int green) throws Exception {
    Random random = new Random(7);
    Path lights = Files.createDirectories(project.resolve("lights").resolve(name));
    for (int i = 0; i < 20; i++) {
      BufferedImage image = new BufferedImage(6, 5, BufferedImage.TYPE_INT_RGB);
      for (int p = 0; p < 30; p++) {
        int dark = random.nextInt(40);
        image.setRGB(p % 6, p / 6, red - dark << 16 | green - dark << 8 | random.nextInt(40));
      }
      ImageIO.write(image, "png", lights.resolve(i + ".png").toFile());
    }
  }
}
