package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nnmaven.nn.prediction.Classification;
import dev.nnmaven.nn.prediction.Model;
import dev.nnmaven.plugin.testing.GoalTest;
import dev.nnmaven.trainer.testing.HarnessProject;
import dev.nnmaven.trainer.testing.Tables;
import java.nio.file.Files;
import java.util.List;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.Test;

@MojoTest
@Basedir(HarnessProject.FOLDER)
@MojoParameter(name = "recipe", value = "plain")
@MojoParameter(name = "fork", value = "never")
class ExplainMojoTest extends GoalTest {

  private JsonObject json() throws Exception {
    return JsonParser.parseString(Files.readString(project.resolve("target/nn/explanation.json")))
        .getAsJsonObject();
  }

  private void flowers() throws Exception {
    List<String> rows = Tables.flowers(60, 3);
    rows.set(0, "4.5,2.25,loam,yes,aster,100");
    Tables.write(project.resolve("flowers.csv"), Tables.HEADER, rows);
  }

  @Test
  void execute_aLineOrItsValues_givesTheSameExplanation(
      @InjectMojo(goal = "train")
          @MojoParameter(name = "data", value = "flowers.csv")
          @MojoParameter(name = "target", value = "kind")
          @MojoParameter(name = "missing", value = "mean")
          TrainMojo train,
      @InjectMojo(goal = "explain")
          @MojoParameter(name = "example", value = "flowers.csv#2")
          @MojoParameter(name = "explanationJson", value = "true")
          ExplainMojo byLine,
      @InjectMojo(goal = "explain")
          @MojoParameter(
              name = "example",
              value = "length=4.5, width=2.25, soil=loam, wild=yes, weight=100")
          ExplainMojo byValues)
      throws Exception {
    flowers();
    train.execute();
    forgetWhatWasSaid();
    byLine.execute();
    List<String> said = said();
    JsonObject json = json().getAsJsonObject("explanation");
    double sum = 0;
    for (JsonElement one : json.getAsJsonArray("contributions")) {
      sum += one.getAsJsonObject().get("amount").getAsDouble();
    }
    assertThat(json.get("base").getAsDouble() + sum)
        .isCloseTo(json.get("value").getAsDouble(), within(1e-12));
    assertThat(said.get(0))
        .matches(
            "info: \\w+, \\d+\\.\\d\\d%; \\d+\\.\\d\\d% if each column had the value it is compared with");
    assertThat(said).anyMatch(line -> line.matches("info: soil +loam +most frequent: \\w+ .*"));
    assertThat(said)
        .endsWith(
            "info: model " + model(),
            "info: explanation %s, %s"
                .formatted(
                    project.resolve("target/nn/explanation.html"),
                    project.resolve("target/nn/explanation.json")));
    forgetWhatWasSaid();
    byValues.execute();
    assertThat(said().subList(0, 7)).isEqualTo(said.subList(0, 7));
    assertThat(project.resolve("target/nn/explanation.json")).as("of another row").doesNotExist();
    assertThat(project.resolve("target/nn/explanation.html")).content().contains("soil=loam");
  }

  @Test
  void execute_aNumber_explainsItInItsUnit(
      @InjectMojo(goal = "train")
          @MojoParameter(name = "data", value = "flowers.csv")
          @MojoParameter(name = "target", value = "weight")
          TrainMojo train,
      @InjectMojo(goal = "explain") @MojoParameter(name = "example", value = "flowers.csv#2")
          ExplainMojo explain,
      @InjectMojo(goal = "explain")
          @MojoParameter(
              name = "example",
              value = "length=4, width=x, soil=loam, wild=yes, kind=aster")
          ExplainMojo wrong,
      @InjectMojo(goal = "explain") @MojoParameter(name = "example", value = "length=4, widht=2")
          ExplainMojo unknown,
      @InjectMojo(goal = "explain")
          @MojoParameter(name = "example", value = "flowers.csv#2")
          @MojoParameter(name = "scaling", value = "stretch")
          ExplainMojo scaled)
      throws Exception {
    List<String> rows = Tables.flowers(60, 3).stream().filter(row -> !row.contains(",,")).toList();
    Tables.write(project.resolve("flowers.csv"), Tables.HEADER, rows);
    train.execute();
    forgetWhatWasSaid();
    explain.execute();
    assertThat(said().get(0)).matches("info: weight [\\d.,]+; [\\d.,]+ if each column .*");
    assertThat(said().get(1)).matches("info: column +value +compared with +adds");
    refused(wrong, "nn.example: column width (number)", "found \"x\"");
    refused(scaled, "nn.scaling: has no effect: it is about pictures, but the model reads rows");
    refused(unknown, "nn.example: the model has no column widht", "did you mean width?");
  }

  @Test
  void execute_aPicture_saysWhereTheAnswerLooked(
      @InjectMojo(goal = "train") TrainMojo train,
      @InjectMojo(goal = "explain")
          @MojoParameter(name = "example", value = "data/A/03.png")
          @MojoParameter(name = "explanationJson", value = "true")
          ExplainMojo explain)
      throws Exception {
    train.execute();
    forgetWhatWasSaid();
    explain.execute();
    Classification says = Model.load(model()).pictures().classify(project.resolve("data/A/03.png"));
    assertThat(said().get(0)).isEqualTo("info: 03.png: " + says);
    assertThat(said().get(1)).matches("info: with the [a-z ]+ covered, A has \\d+\\.\\d\\d%");
    assertThat(json().getAsJsonObject("picture").get("width").getAsInt()).isEqualTo(4);
    assertThat(project.resolve("target/nn/explanation.html"))
        .content()
        .contains("Gradient times input", "data:image/png;base64,");
  }

  @Test
  void execute_severalMistakes_reportsAll(
      @InjectMojo(goal = "explain")
          @MojoParameter(name = "scaling", value = "bend")
          @MojoParameter(name = "explanationJson", value = "yes")
          ExplainMojo explain) {
    refused(explain, "nn.example: expected an image file", "nn.scaling", "nn.explanationJson");
  }

  @Test
  void execute_noModel_saysHowToGetOne(
      @InjectMojo(goal = "explain") @MojoParameter(name = "example", value = "a=1")
          ExplainMojo explain) {
    refused(explain, "There is no model at " + model());
  }
}
