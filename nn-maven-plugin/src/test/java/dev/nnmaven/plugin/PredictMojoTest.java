package dev.nnmaven.plugin;

import static dev.nnmaven.gate.testing.JsonFigures.assertFigures;
import static dev.nnmaven.gate.testing.JsonFigures.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.prediction.Candidate;
import dev.nnmaven.nn.prediction.Classification;
import dev.nnmaven.nn.prediction.Model;
import dev.nnmaven.trainer.testing.HarnessProject;
import dev.nnmaven.trainer.testing.Images;
import dev.nnmaven.trainer.testing.TinyRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.Test;

@MojoTest
@Basedir(HarnessProject.FOLDER)
class PredictMojoTest extends GoalsTest {

  private Path answers() {
    return project.resolve("target/answers.csv");
  }

  private Classification classify(String image) throws Exception {
    return Model.load(model()).images().classify(project.resolve(image));
  }

  @Test
  void execute_oneImage_saysWhatTheClassifierSays() throws Exception {
    train.execute();
    forgetWhatWasSaid();
    predict.input = file("data/A/03.png");
    predict.execute();
    Classification says = classify("data/A/03.png");
    assertThat(says.best().className()).isEqualTo("A");
    assertThat(said())
        .containsExactly(
            "info: 03.png  " + says.ranking().get(0) + ", " + says.ranking().get(1),
            "info: 1 image, model " + model());
  }

  @Test
  void execute_folderAndCsv_writesALineForEachImageInOrder() throws Exception {
    train.execute();
    Path odd = Files.createDirectories(project.resolve("odd/deeper"));
    Path image = project.resolve("data/B/00.png");
    Files.copy(image, odd.resolve("plain.png"));
    Files.copy(image, odd.resolve("a \"quoted\", one.png"));
    Files.copy(image, odd.resolve("two\nlines.png"));
    Files.copy(image, odd.resolveSibling(".hidden.png"));
    predict.input = file("odd");
    predict.output = answers().toFile();
    predict.execute();
    Classification says = classify("data/B/00.png");
    String numbers = "," + says.best().className() + ",";
    String csv = Files.readString(answers());
    assertThat(csv)
        .startsWith(
            "image,predicted,probability,p(A),p(B)\r\n\"deeper/a \"\"quoted\"\", one.png\""
                + numbers)
        .contains("\r\ndeeper/plain.png" + numbers, "\r\n\"deeper/two\nlines.png\"" + numbers)
        .endsWith("\r\n")
        .doesNotContain("hidden");
    String[] fields = csv.substring(csv.indexOf("deeper/plain.png")).split("[,\r]", -1);
    assertThat(Float.parseFloat(fields[2])).isEqualTo(says.best().probability());
    assertThat(Float.parseFloat(fields[3])).isEqualTo(says.probability("A"));
    assertThat(said()).anyMatch(line -> line.startsWith("info: deeper/two\\u000alines.png"));
  }

  @Test
  void execute_brokenImage_failsUnlessItIsSkippedBesideOthers() throws Exception {
    train.execute();
    Images.breakOne(project.resolve("odd/broken.png"));
    predict.input = file("odd");
    predict.output = file("target/predictions.JSON");
    predict.tolerate = "unreadable";
    refused(predict, "1 of 1 files cannot be used as images");
    Files.copy(project.resolve("data/B/00.png"), project.resolve("odd/good.png"));
    predict.tolerate = null;
    refused(predict, "1 of 2 files cannot be used", "nn.tolerate=unreadable skips them");
    assertThat(predict.output).doesNotExist();
    predict.tolerate = "unreadable";
    predict.execute();
    JsonObject answers = json("../predictions.JSON");
    assertThat(answers.getAsJsonArray("images")).hasSize(1);
    assertFigures(answers, "images/0/image=good.png; unusable/0/image=broken.png");
    assertFigures(answers, "unusable/0/reason=not a PNG, JPEG, GIF or BMP image");
    List<Candidate> ranking =
        at(answers, "images/0/ranking").getAsJsonArray().asList().stream()
            .map(one -> one.getAsJsonObject())
            .map(
                one ->
                    new Candidate(
                        one.get("class").getAsString(), one.get("probability").getAsFloat()))
            .toList();
    assertThat(ranking).isEqualTo(classify("odd/good.png").ranking());
    assertThat(said())
        .contains(
            "warn: 1 of 2 files cannot be used as images:",
            "warn:   broken.png: not a PNG, JPEG, GIF or BMP image");
  }

  @Test
  void execute_modelThatAbstains_saysOfWhatItIsNotConfident() throws Exception {
    train.epochs = "1";
    train.abstain = "0.7";
    train.execute();
    forgetWhatWasSaid();
    predict.input = file("data");
    predict.output = answers().toFile();
    predict.execute();
    assertThat(answers())
        .content()
        .startsWith("image,predicted,probability,confident,p(A),p(B)\r\n");
    List<String> shown = said().stream().filter(line -> line.startsWith("info: A/")).toList();
    assertThat(shown)
        .hasSize(10)
        .anyMatch(line -> line.contains(".png  not confident: A (69."))
        .allMatch(line -> line.contains("not confident") == line.contains("(69."));
    // Among the images, and twice: its own file is none of them.
    predict.output = file("data/answers.json");
    predict.execute();
    forgetWhatWasSaid();
    predict.execute();
    assertThat(predict.output).content().contains("\"confident\": true", "\"confident\": false");
    assertThat(said())
        .hasSize(13)
        .contains("info: ... and 10 more", "info: 20 images, model " + model());
  }

  @Test
  void execute_modelWithValidation_hasSetsOfClasses() throws Exception {
    Images.mislabel(project.resolve("data/A"), project.resolve("data/B"), 10);
    train.validationFraction = "0.5";
    train.calibration = "temperature";
    train.execute();
    assertThat(said())
        .anyMatch(line -> line.matches(".* temperature [0-9.]+: on validation images loss .*"));
    predict.coverage = "70%";
    predict.input = file("data");
    predict.output = answers().toFile();
    predict.execute();
    assertThat(Files.readAllLines(answers()).get(0))
        .isEqualTo("image,predicted,probability,set,p(A),p(B)");
    assertThat(said()).anyMatch(line -> line.matches("info: A/.*; 70% set: (A|B|A, B|B, A)"));
    predict.output = file("answers.json");
    predict.execute();
    assertThat(predict.output).content().contains("\"coverage\": 0.7,", "\"set\": [");
    predict.coverage = "99.9%";
    refused(predict, "nn.coverage: a coverage of 0.999 is more than ");
  }

  @Test
  void execute_whatDoesNotFitTheModel_isRefused() throws Exception {
    predict.input = file("data");
    refused(predict, "No model at " + model());
    train.execute();
    predict.input = file("nowhere");
    refused(predict, "nn.input: ", "nowhere does not exist");
    Files.createDirectories(project.resolve("empty"));
    predict.input = file("empty");
    refused(predict, "nn.input: ", "empty holds no files");
    Images.grey(8, 6, "A", "B").draw(project.resolve("large"), 1, 5);
    predict.input = file("large");
    refused(predict, "A/00.png: 8 x 6 pixels, but the network was trained on 4 x 3 (nn.scaling=");
    predict.scaling = "stretch";
    predict.execute();
    assertThat(said())
        .anyMatch(line -> line.startsWith("info: A/00.png  A ("))
        .anyMatch(line -> line.startsWith("info: B/00.png  B ("));
    TrainedModel model = ModelFile.read(model());
    TinyRun.makeHuge(model.network());
    ModelFile.write(model(), model);
    refused(predict, "The model cannot be asked about ", "its weights are so large");
  }

  @Test
  void execute_severalMistakes_reportsAll() throws Exception {
    predict.scaling = "strech";
    predict.output = file("answers.xml");
    predict.tolerate = "ignore";
    refused(
        predict,
        "The configuration has 4 mistakes:",
        "nn.input: expected a table such as -Dnn.input=rows.csv, an image",
        "(did you mean stretch?)",
        "nn.output: expected a file that ends in .csv or .json, found \"answers.xml\"",
        "nn.tolerate: ");
    predict.skip = "predict";
    predict.execute();
    assertThat(said()).containsExactly("info: skipped (nn.skip)");
  }
}
