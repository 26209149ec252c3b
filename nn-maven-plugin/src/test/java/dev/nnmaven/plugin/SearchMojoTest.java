package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.plugin.testing.GoalTest;
import dev.nnmaven.trainer.testing.HarnessProject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.Test;

@MojoTest
@Basedir(HarnessProject.FOLDER)
class SearchMojoTest extends GoalTest {

  private static final String SPACE =
      """
      <project>
        <build>
          <plugins>
            <plugin>
              <artifactId>nn-maven-plugin</artifactId>
              <configuration>
                <fork>never</fork>
                <epochs>3</epochs>
                <layers>12,5,2</layers>
                <space>
                  <optimizer>adam; GD; SGD</optimizer>
                  <learningRate optimizer="adam">log(1e-3, 1e-1)</learningRate>
                  <learningRate optimizer="GD; SGD">uniform(0.1, 0.5)</learningRate>
                </space>
              </configuration>
            </plugin>
          </plugins>
        </build>
      </project>
      """;

  private Path left(String name) {
    return project.resolve("target/nn/search").resolve(name);
  }

  @Test
  @InjectMojo(goal = "search", pom = SPACE)
  void execute_spaceWithConditions_findsAWinnerAndLeavesItsFiles(SearchMojo search)
      throws Exception {
    search.execute();
    assertThat(left("search.json")).exists();
    assertThat(left("index.html")).exists();
    assertThat(left("model.safetensors")).exists();
    assertThat(model()).as("that of nn:train").doesNotExist();
    assertThat(Files.readString(left("search.json")))
        .contains("\"condition\": \"optimizer=GD; SGD\"", "\"condition\": \"optimizer=adam\"");
    assertThat(said()).anyMatch(line -> line.startsWith("info: winner    trial "));
  }

  @Test
  void execute_itsWinner_isTakenByTrain(
      @InjectMojo(goal = "search", pom = SPACE) SearchMojo search,
      @InjectMojo(goal = "train", pom = SPACE)
          @MojoParameter(name = "learningRate", value = "0.7")
          @MojoParameter(name = "settings", value = "nn-search.properties")
          TrainMojo train)
      throws Exception {
    search.execute();
    Path properties = search.project.getBasedir().toPath().resolve("nn-search.properties");
    train.settings = properties.toFile();
    train.execute();
    assertThat(model()).hasSameBinaryContentAs(left("model.safetensors"));
    assertThat(said()).anyMatch(line -> line.endsWith(", in place of 0.7"));
    forgetWhatWasSaid();
    train.execute();
    assertThat(said()).anyMatch(line -> line.startsWith("info: up to date"));
    Files.writeString(
        properties, Files.readString(properties).replaceAll("(?m)Rate=.*", "Rate=0.3"));
    train.execute();
    assertThat(said()).contains("info: trains again: the settings have changed");
  }

  /** The winner is varied: the POM, the file and the command line have a number of epochs each. */
  @Test
  @InjectMojo(goal = "train", pom = SPACE)
  void execute_commandLineBesideSettings_goesFirstAndIsTold(TrainMojo train) throws Exception {
    Path mine = train.project.getBasedir().toPath().resolve("mine.properties");
    Files.writeString(mine, "nn.epochs=2\nnn.optimizer=adam\n");
    train.settings = mine.toFile();
    train.session.getUserProperties().setProperty("nn.epochs", "1");
    train.session.getUserProperties().setProperty("nn.layers", "12,4,2");
    try {
      train.execute();
    } finally {
      train.session.getUserProperties().clear();
    }
    assertThat(said())
        .contains("info: settings  nn.epochs=1 of the command line, in place of 2 of " + mine)
        .contains("info: -Dnn.layers=12,4,2 goes before the POM's 12,5,2")
        .noneMatch(line -> line.contains("has no effect"));
    assertThat(Files.readString(project.resolve("target/nn/training.json")))
        .contains("\"epoch\": 1")
        .doesNotContain("\"epoch\": 2");
  }

  /** As the POM has it that takes the winner from then on. */
  @Test
  void execute_aroundItsWinner_usesItsResultsAgain(
      @InjectMojo(goal = "search", pom = SPACE) SearchMojo search,
      @InjectMojo(goal = "search", pom = SPACE) SearchMojo again)
      throws Exception {
    search.execute();
    Path properties = search.project.getBasedir().toPath().resolve("nn-search.properties");
    String winner = Files.readString(properties);
    again.settings = properties.toFile();
    forgetWhatWasSaid();
    again.execute();
    assertThat(said()).anyMatch(line -> line.contains("results from earlier runs are used again"));
    assertThat(properties).hasContent(winner);
  }

  @Test
  @InjectMojo(goal = "search", pom = SPACE)
  void execute_aroundAFileOfSettings_writesTheseToo(SearchMojo search) throws Exception {
    Path mine = search.project.getBasedir().toPath().resolve("mine.properties");
    Files.writeString(mine, "nn.clipNorm=5\nnn.optimizer=adam\n");
    search.settings = mine.toFile();
    search.execute();
    assertThat(search.project.getBasedir().toPath().resolve("nn-search.properties"))
        .content()
        .contains("nn.clipNorm=5\n")
        .containsOnlyOnce("nn.optimizer=");
  }

  @Test
  @InjectMojo(goal = "search")
  @MojoParameter(name = "fork", value = "never")
  @MojoParameter(name = "trials", value = "2")
  @MojoParameter(name = "epochs", value = "1")
  void execute_noSpace_searchesAroundTheConfigurationAndSaysWhere(SearchMojo search)
      throws Exception {
    search.execute();
    assertThat(left("search.json")).exists();
    assertThat(said())
        .contains(
            "info:   <space>",
            "info:         <neurons>integer(50, 200)</neurons>",
            "info:   </space>");
  }

  @Test
  @InjectMojo(goal = "search", pom = SPACE)
  @MojoParameter(name = "settings", value = "no-such.properties")
  @MojoParameter(name = "trials", value = "0")
  void execute_severalMistakes_areSaidTogether(SearchMojo search) {
    refused(search, "2 mistakes", "nn.settings: ", "does not exist", "nn.trials: expected");
  }

  @Test
  @InjectMojo(goal = "search", pom = SPACE)
  @MojoParameter(name = "sparkMaster", value = "spark://localhost:7077")
  void execute_onSparkWithoutItsDependency_saysWhichToAdd(SearchMojo search) {
    refused(search, "nn.spark.master: needs Apache Spark; add dev.nnmaven:nn-spark");
    assertThat(left("search.json")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "search", pom = SPACE)
  @MojoParameter(name = "skipSearch", value = "true")
  void execute_skipped_doesNothing(SearchMojo search) throws Exception {
    search.execute();
    assertThat(said()).containsExactly("info: skipped (nn.search.skip)");
  }

  @Test
  @InjectMojo(goal = "crossValidate", pom = SPACE)
  @MojoParameter(name = "skipCrossValidate", value = "true")
  void execute_crossValidateSkipped_doesNothing(CrossValidateMojo goal) throws Exception {
    goal.execute();
    assertThat(said()).containsExactly("info: skipped (nn.crossValidate.skip)");
  }

  @Test
  @InjectMojo(goal = "crossValidate")
  @MojoParameter(name = "fork", value = "never")
  @MojoParameter(name = "epochs", value = "2")
  @MojoParameter(name = "folds", value = "4")
  void execute_crossValidate_leavesFiguresAndNoModel(CrossValidateMojo goal) throws Exception {
    goal.execute();
    assertThat(project.resolve("target/nn/cross-validation.json")).exists();
    assertThat(model()).doesNotExist();
    assertThat(said()).anyMatch(line -> line.contains("(mean and standard deviation of 4 folds)"));
  }
}
