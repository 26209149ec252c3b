package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.prediction.Candidate;
import dev.nnmaven.nn.prediction.Classification;
import dev.nnmaven.nn.prediction.Model;
import dev.nnmaven.plugin.testing.GoalTest;
import dev.nnmaven.trainer.testing.HarnessProject;
import dev.nnmaven.trainer.testing.Pictures;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.Test;

@MojoTest
@Basedir(HarnessProject.FOLDER)
class PredictMojoTest extends GoalTest {

  @Test
  void execute_oneImage_saysWhatTheClassifierSays(
      @InjectMojo(goal = "train") @MojoParameter(name = "fork", value = "never") TrainMojo train,
      @InjectMojo(goal = "predict") @MojoParameter(name = "input", value = "data/A/03.png")
          PredictMojo predict)
      throws Exception {
    train.execute();
    forgetWhatWasSaid();
    predict.execute();
    Classification says =
        Model.load(model())
            .pictures()
            .classify(project.resolve("data").resolve("A").resolve("03.png"));
    assertThat(says.best().className()).isEqualTo("A");
    assertThat(said())
        .containsExactly(
            "info: 03.png  " + says.ranking().get(0) + ", " + says.ranking().get(1),
            "info: 1 image, model " + model());
  }

  /** By their equations, for each network alone, what the goal says of both. */
  @Test
  void execute_convolutions_saysTheMeanOfTheirEquations(
      @InjectMojo(goal = "train")
          @MojoParameter(name = "fork", value = "never")
          @MojoParameter(name = "hidden", value = "conv(3, 2x2), avgPool(2), 5")
          @MojoParameter(name = "members", value = "2")
          TrainMojo train,
      @InjectMojo(goal = "predict")
          @MojoParameter(name = "input", value = "data/A/03.png")
          @MojoParameter(name = "output", value = "target/answers.csv")
          PredictMojo predict)
      throws Exception {
    train.execute();
    predict.execute();
    TrainedModel model = ModelFile.read(model());
    BufferedImage picture = ImageIO.read(project.resolve("data/A/03.png").toFile());
    float[] inputs = new float[12];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = picture.getRaster().getSample(i % 4, i / 4, 0) / 255f;
    }
    double ofA = 0;
    for (Network member : model.ensemble().members()) {
      float[] values = inputs;
      for (Layer layer : member.layers()) {
        float[] sums = layer.sums(values);
        for (int o = 0; o < sums.length; o++) {
          sums[o] = layer.activation().apply(sums[o]);
        }
        values = sums;
      }
      ofA += 0.5 / (1 + Math.exp(values[1] - values[0]));
    }
    String[] lines = Files.readString(project.resolve("target/answers.csv")).split("\r\n", -1);
    assertThat(Double.parseDouble(lines[1].split(",", -1)[3])).isCloseTo(ofA, within(1e-5));
  }

  @Test
  void execute_folderAndCsv_writesALineForEachImageInOrder(
      @InjectMojo(goal = "train") @MojoParameter(name = "fork", value = "never") TrainMojo train,
      @InjectMojo(goal = "predict")
          @MojoParameter(name = "input", value = "odd")
          @MojoParameter(name = "output", value = "target/answers.csv")
          PredictMojo predict)
      throws Exception {
    train.execute();
    Path odd = Files.createDirectories(project.resolve("odd/deeper"));
    Path picture = project.resolve("data/B/00.png");
    Files.copy(picture, odd.resolve("plain.png"));
    Files.copy(picture, odd.resolve("a \"quoted\", one.png"));
    Files.copy(picture, odd.resolve("two\nlines.png"));
    Files.copy(picture, odd.resolveSibling(".hidden.png"));
    predict.execute();
    Classification says = Model.load(model()).pictures().classify(picture);
    float a = says.probability("A");
    String numbers = "," + says.best().className() + ",";
    String csv = Files.readString(project.resolve("target/answers.csv"));
    assertThat(csv)
        .startsWith(
            "image,predicted,probability,p(A),p(B)\r\n\"deeper/a \"\"quoted\"\", one.png\""
                + numbers)
        .contains("\r\ndeeper/plain.png" + numbers, "\r\n\"deeper/two\nlines.png\"" + numbers)
        .endsWith("\r\n")
        .doesNotContain("hidden");
    assertThat(csv.split("\r\n", -1)).hasSize(5);
    String[] fields = csv.substring(csv.indexOf("deeper/plain.png")).split("[,\r]", -1);
    assertThat(Float.parseFloat(fields[2])).isEqualTo(says.best().probability());
    assertThat(Float.parseFloat(fields[3])).isEqualTo(a);
    assertThat(said()).anyMatch(line -> line.startsWith("info: deeper/two\\u000alines.png"));
  }

  @Test
  void execute_brokenImageSkippedAndJson_tellsOfItAndWritesTheOthers(
      @InjectMojo(goal = "train") @MojoParameter(name = "fork", value = "never") TrainMojo train,
      @InjectMojo(goal = "predict")
          @MojoParameter(name = "input", value = "odd")
          @MojoParameter(name = "output", value = "target/answers.JSON")
          @MojoParameter(name = "unreadableImages", value = "skip")
          PredictMojo predict)
      throws Exception {
    train.execute();
    Pictures.breakOne(project.resolve("odd/broken.png"));
    Files.copy(project.resolve("data/B/00.png"), project.resolve("odd/good.png"));
    predict.execute();
    JsonObject answers =
        JsonParser.parseString(Files.readString(project.resolve("target/answers.JSON")))
            .getAsJsonObject();
    Classification says = Model.load(model()).pictures().classify(project.resolve("odd/good.png"));
    JsonObject image = answers.getAsJsonArray("images").get(0).getAsJsonObject();
    assertThat(answers.getAsJsonArray("images")).hasSize(1);
    assertThat(image.get("image").getAsString()).isEqualTo("good.png");
    List<Candidate> ranking =
        image.getAsJsonArray("ranking").asList().stream()
            .map(one -> one.getAsJsonObject())
            .map(
                one ->
                    new Candidate(
                        one.get("class").getAsString(), one.get("probability").getAsFloat()))
            .toList();
    assertThat(ranking).isEqualTo(says.ranking());
    JsonObject unusable = answers.getAsJsonArray("unusable").get(0).getAsJsonObject();
    assertThat(unusable.get("image").getAsString()).isEqualTo("broken.png");
    assertThat(unusable.get("reason").getAsString()).isEqualTo("not a PNG, JPEG, GIF or BMP image");
    assertThat(said())
        .contains(
            "warn: 1 of 2 files cannot be used as images:",
            "warn:   broken.png: not a PNG, JPEG, GIF or BMP image");
  }

  @Test
  void execute_modelThatAbstains_saysOfWhatItIsNotConfident(
      @InjectMojo(goal = "train")
          @MojoParameter(name = "fork", value = "never")
          @MojoParameter(name = "epochs", value = "1")
          @MojoParameter(name = "abstain", value = "0.7")
          TrainMojo train,
      @InjectMojo(goal = "predict")
          @MojoParameter(name = "input", value = "data")
          @MojoParameter(name = "output", value = "target/answers.csv")
          PredictMojo predict)
      throws Exception {
    train.execute();
    forgetWhatWasSaid();
    predict.execute();
    List<String> lines = Files.readAllLines(project.resolve("target/answers.csv"));
    assertThat(lines.get(0)).isEqualTo("image,predicted,probability,confident,p(A),p(B)");
    assertThat(lines.subList(1, lines.size()))
        .map(line -> line.split(",", -1)[3])
        .contains("true", "false")
        .isEqualTo(
            lines.subList(1, lines.size()).stream()
                .map(line -> String.valueOf(Float.parseFloat(line.split(",", -1)[2]) >= 0.7f))
                .toList());
    List<String> shown = said().stream().filter(line -> line.startsWith("info: A/")).toList();
    assertThat(shown)
        .hasSize(10)
        .anyMatch(line -> line.contains(".png  not confident: A (69."))
        .allMatch(line -> line.contains("not confident") == line.contains("(69."));
    predict.output = project.resolve("target/answers.json").toFile();
    predict.execute();
    assertThat(Files.readString(project.resolve("target/answers.json")))
        .contains("\"confident\": true", "\"confident\": false");
  }

  /** Twice: its own file is no picture. */
  @Test
  void execute_outputAmongThePictures_isNotAskedAbout(
      @InjectMojo(goal = "train") @MojoParameter(name = "fork", value = "never") TrainMojo train,
      @InjectMojo(goal = "predict")
          @MojoParameter(name = "input", value = "data")
          @MojoParameter(name = "output", value = "data/answers.csv")
          PredictMojo predict)
      throws Exception {
    train.execute();
    predict.execute();
    forgetWhatWasSaid();
    predict.execute();
    assertThat(said())
        .hasSize(13)
        .contains("info: ... and 10 more", "info: 20 images, model " + model());
  }

  @Test
  void execute_brokenImage_failsAndWritesNothing(
      @InjectMojo(goal = "train") @MojoParameter(name = "fork", value = "never") TrainMojo train,
      @InjectMojo(goal = "predict")
          @MojoParameter(name = "input", value = "data")
          @MojoParameter(name = "output", value = "target/answers.csv")
          PredictMojo predict)
      throws Exception {
    train.execute();
    Pictures.breakOne(project.resolve("data/A/broken.png"));
    refused(predict, "1 of 21 files cannot be used", "A/broken.png: not a PNG");
    assertThat(project.resolve("target/answers.csv")).doesNotExist();
  }

  @Test
  void execute_onlyBrokenImagesSkipped_failsNevertheless(
      @InjectMojo(goal = "train") @MojoParameter(name = "fork", value = "never") TrainMojo train,
      @InjectMojo(goal = "predict")
          @MojoParameter(name = "input", value = "odd")
          @MojoParameter(name = "unreadableImages", value = "skip")
          PredictMojo predict)
      throws Exception {
    train.execute();
    Pictures.breakOne(project.resolve("odd/broken.png"));
    refused(predict, "1 of 1 files cannot be used as images");
  }

  @Test
  void execute_otherSize_isRefusedUntilAScalingIsChosen(
      @InjectMojo(goal = "train") @MojoParameter(name = "fork", value = "never") TrainMojo train,
      @InjectMojo(goal = "predict") @MojoParameter(name = "input", value = "large")
          PredictMojo strict,
      @InjectMojo(goal = "predict")
          @MojoParameter(name = "input", value = "large")
          @MojoParameter(name = "scaling", value = "stretch")
          PredictMojo lenient)
      throws Exception {
    train.execute();
    Pictures.grey(8, 6, "A", "B").draw(project.resolve("large"), 1, 5);
    refused(strict, "A/00.png: 8 x 6 pixels, but the network was trained on 4 x 3 (nn.scaling=");
    lenient.execute();
    assertThat(said())
        .anyMatch(line -> line.startsWith("info: A/00.png  A ("))
        .anyMatch(line -> line.startsWith("info: B/00.png  B ("));
  }

  @Test
  @InjectMojo(goal = "predict")
  @MojoParameter(name = "scaling", value = "strech")
  @MojoParameter(name = "output", value = "answers.xml")
  @MojoParameter(name = "unreadableImages", value = "ignore")
  void execute_severalMistakes_reportsAll(PredictMojo predict) {
    refused(
        predict,
        "The configuration has 4 mistakes:",
        "nn.input: expected an image, a folder of images, or a table",
        "(did you mean stretch?)",
        "nn.output: expected a file that ends in .csv or .json, found \"answers.xml\"",
        "nn.unreadableImages: ");
  }

  @Test
  @InjectMojo(goal = "predict")
  @MojoParameter(name = "input", value = "data")
  void execute_noModel_saysHowToGetOne(PredictMojo predict) {
    refused(predict, "There is no model at " + model());
  }

  @Test
  void execute_weightsTooLargeToComputeWith_saysSo(
      @InjectMojo(goal = "train") @MojoParameter(name = "fork", value = "never") TrainMojo train,
      @InjectMojo(goal = "predict") @MojoParameter(name = "input", value = "data")
          PredictMojo predict)
      throws Exception {
    train.execute();
    TrainedModel model = ModelFile.read(model());
    for (Layer layer : model.network().layers()) {
      for (int i = 0; i < layer.inputs(); i++) {
        for (int o = 0; o < layer.outputs(); o++) {
          layer.parameter("weights").set(i, o, 1e30f);
        }
      }
    }
    ModelFile.write(model(), model);
    refused(predict, "The model cannot be asked about A/", "its weights are so large");
  }

  @Test
  void execute_nothingThere_saysSo(
      @InjectMojo(goal = "train") @MojoParameter(name = "fork", value = "never") TrainMojo train,
      @InjectMojo(goal = "predict") @MojoParameter(name = "input", value = "nowhere")
          PredictMojo missing,
      @InjectMojo(goal = "predict") @MojoParameter(name = "input", value = "empty")
          PredictMojo empty)
      throws Exception {
    train.execute();
    Files.createDirectories(project.resolve("empty"));
    refused(missing, "nn.input: ", "nowhere does not exist");
    refused(empty, "nn.input: ", "empty holds no files");
  }

  @Test
  @InjectMojo(goal = "predict")
  @MojoParameter(name = "skipPredict", value = "true")
  void execute_skipped_doesNothing(PredictMojo predict) throws Exception {
    predict.execute();
    assertThat(said()).containsExactly("info: skipped (nn.predict.skip)");
  }
}
