package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.nnmaven.trainer.testing.HarnessProject;
import dev.nnmaven.trainer.testing.Tables;
import java.util.List;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MojoTest
@Basedir(HarnessProject.FOLDER)
class ExplainMojoTest extends GoalsTest {

  private ExplainMojo explain;

  @BeforeEach
  void explain(@InjectMojo(goal = "explain") ExplainMojo explain) {
    this.explain = explain;
  }

  private void trainOnFlowers(String target) throws Exception {
    List<String> rows = Tables.flowers(60, 3);
    rows.set(0, "4.5,2.25,loam,yes,aster,100");
    train.data = Tables.write(project.resolve("flowers.csv"), Tables.HEADER, rows).toFile();
    train.target = target;
    train.missing = "mean";
    train.execute();
    forgetWhatWasSaid();
  }

  @Test
  void execute_aLineOrItsValues_givesTheSameExplanation() throws Exception {
    trainOnFlowers("kind");
    explain.input = "flowers.csv#2";
    explain.execute();
    List<String> said = said();
    JsonObject json = json("explanation.json").getAsJsonObject("explanation");
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
    explain.input = "length=4.5, width=2.25, soil=loam, wild=yes, weight=100";
    explain.execute();
    assertThat(said().subList(0, 7)).isEqualTo(said.subList(0, 7));
    assertThat(project.resolve("target/nn/explanation.html")).content().contains("soil=loam");
  }

  @Test
  void execute_aNumber_explainsItInItsUnit() throws Exception {
    trainOnFlowers("weight");
    explain.input = "flowers.csv#2";
    explain.execute();
    assertThat(said().get(0)).matches("info: weight [\\d.,]+; [\\d.,]+ if each column .*");
    assertThat(said().get(1)).matches("info: column +value +compared with +adds");
    explain.scaling = "stretch";
    refused(explain, "nn.scaling: has no effect: it is about images, but the model reads rows");
    explain.scaling = null;
    explain.input = "length=4, width=x, soil=loam, wild=yes, kind=aster";
    refused(explain, "nn.input: column width (number)", "found \"x\"");
    explain.input = "length=4, widht=2";
    refused(explain, "nn.input: the model has no column widht", "did you mean width?");
  }

  @Test
  void execute_severalMistakes_reportsAll() throws Exception {
    explain.scaling = "bend";
    refused(explain, "nn.input: expected an image file", "nn.scaling");
    explain.scaling = null;
    explain.input = "a=1";
    refused(explain, "No model at " + model());
  }
}
