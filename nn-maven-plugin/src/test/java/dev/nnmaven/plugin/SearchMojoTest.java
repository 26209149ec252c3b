package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.plugin.testing.GoalTest;
import dev.nnmaven.trainer.testing.HarnessProject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MojoTest
@Basedir(HarnessProject.FOLDER)
class SearchMojoTest extends GoalTest {

  private static final String SPACE =
      POM
          + """
          <fork>never</fork>
          <training><epochs>3</epochs></training>
          <network>5</network>
          <search>
            <space>
              <optimizer>adam; GD; SGD</optimizer>
              <learningRate optimizer="adam">log(1e-3, 1e-1)</learningRate>
              <learningRate optimizer="GD; SGD">uniform(0.1, 0.5)</learningRate>
            </space>
          </search>
          """
          + END;

  private SearchMojo search;
  private TrainMojo train;

  @BeforeEach
  void inject(
      @InjectMojo(goal = "search", pom = SPACE) SearchMojo search,
      @InjectMojo(goal = "train", pom = SPACE) TrainMojo train) {
    this.search = search;
    this.train = train;
    search.trials = "4";
  }

  private Path left(String name) {
    return project.resolve("target/nn/search").resolve(name);
  }

  private Path winner() {
    return project.resolve("nn-search.properties");
  }

  @Test
  void execute_spaceWithConditions_findsAWinnerThatTrainTakes() throws Exception {
    search.execute();
    assertThat(left("index.html")).exists();
    assertThat(model()).as("that of nn:train").doesNotExist();
    assertThat(left("search.json"))
        .content()
        .contains("\"condition\": \"optimizer=GD; SGD\"", "\"condition\": \"optimizer=adam\"");
    assertThat(said()).anyMatch(line -> line.startsWith("info: winner    trial "));
    train.settings = winner().toFile();
    train.learningRate = "0.7";
    train.execute();
    assertThat(model()).hasSameBinaryContentAs(left("model.safetensors"));
    assertThat(said()).anyMatch(line -> line.endsWith(", in place of 0.7"));
    forgetWhatWasSaid();
    train.execute();
    assertThat(said()).anyMatch(line -> line.startsWith("info: up to date"));
    String settings = Files.readString(winner());
    Files.writeString(winner(), settings.replaceAll("(?m)Rate=.*", "Rate=0.3"));
    train.execute();
    assertThat(said()).contains("info: trains again: the settings have changed: nn.learningRate");
    // Around it: as the POM has it that takes the winner from then on.
    Files.writeString(winner(), settings);
    search.settings = winner().toFile();
    search.execute();
    assertThat(said()).anyMatch(line -> line.contains("results from earlier runs are used again"));
    assertThat(winner()).hasContent(settings);
  }

  @Test
  void execute_aroundAFileOfSettings_writesTheseToo() throws Exception {
    search.settings =
        Files.writeString(
                project.resolve("mine.properties"), "nn.initializer=he\nnn.optimizer=adam\n")
            .toFile();
    search.execute();
    assertThat(winner())
        .content()
        .contains("nn.initializer=he\n")
        .containsOnlyOnce("nn.optimizer=");
  }

  @Test
  void execute_mistakes_areSaidTogetherUnlessItIsSkipped() throws Exception {
    search.settings = file("no-such.properties");
    search.trials = "0";
    refused(search, "2 mistakes", "nn.settings: ", "does not exist", "nn.trials: expected");
    assertThat(left("search.json")).doesNotExist();
    search.skip = "search";
    search.execute();
    assertThat(said()).containsExactly("info: skipped (nn.skip)");
  }
}
