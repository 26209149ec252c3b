package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.loss.BinaryCrossEntropy;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.plugin.testing.GoalTest;
import dev.nnmaven.trainer.testing.HarnessProject;
import dev.nnmaven.trainer.testing.Pictures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

@MojoTest
@Basedir(HarnessProject.FOLDER)
@MojoParameter(name = "recipe", value = "plain")
@MojoParameter(name = "fork", value = "never") // another JVM for each test takes its time
class TrainMojoTest extends GoalTest {

  private static final String EVERYTHING_CONFIGURED =
      """
      <project>
        <build>
          <plugins>
            <plugin>
              <artifactId>nn-maven-plugin</artifactId>
              <configuration>
                <data>letters</data>
                <testFraction>30%</testFraction>
                <unreadableImages>skip</unreadableImages>
                <modelFile>elsewhere/letters.safetensors</modelFile>
                <layers>12, 7, 2</layers>
                <activations>tanh, sigmoid</activations>
                <regularizers>inputNoise(0.1) + l2, none</regularizers>
                <loss>binaryCrossEntropy</loss>
                <optimizer>miniBatch</optimizer>
                <learningRate>0.05</learningRate>
                <epochs>3</epochs>
                <batchSize>4</batchSize>
                <seed>42</seed>
                <initializer>he</initializer>
                <normalization>l2</normalization>
                <pixelOrder>columns</pixelOrder>
              </configuration>
            </plugin>
          </plugins>
        </build>
      </project>
      """;

  private static final String NESTED_NETWORK =
      """
      <project>
        <build>
          <plugins>
            <plugin>
              <artifactId>nn-maven-plugin</artifactId>
              <configuration>
                <network>
                  <inputs>12</inputs>
                  <layer>
                    <neurons>7</neurons>
                    <activation>tanh</activation>
                    <regularizer>dropout(0.25)</regularizer>
                  </layer>
                  <layer>5</layer>
                  <layer>
                    <activation>linear</activation>
                  </layer>
                </network>
                <epochs>0</epochs>
              </configuration>
            </plugin>
          </plugins>
        </build>
      </project>
      """;

  @Test
  @InjectMojo(goal = "train")
  void execute_nothingConfigured_trainsWithTheDefaults(TrainMojo train) throws Exception {
    train.execute();
    TrainedModel model = ModelFile.read(model());
    assertThat(model.network().toString()).isEqualTo("12 → 100 relu → 2 linear");
    assertThat(model.network().loss().specification()).isEqualTo("crossEntropy");
    assertThat(model.classes()).containsExactly("A", "B");
    assertThat(model.imagePreprocessing().normalization()).isEqualTo(Normalization.SCALE);
    assertThat(model.imagePreprocessing().pixelOrder()).isEqualTo(PixelOrder.ROWS);
    assertThat(model.provenance().producer()).isEqualTo("nn-maven " + version());
    assertThat(model.provenance().options())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "optimizer", "gradientDescent",
                "learningRate", "0.1",
                "epochs", "10",
                "seed", "1",
                "batchSize", "32",
                "initializer", "xavier"));
    assertThat(project.resolve("target/nn/training.json")).exists();
    assertThat(said())
        .contains("info: model " + model())
        .anySatisfy(line -> assertThat(line).startsWith("info: held-out accuracy "))
        .noneSatisfy(line -> assertThat(line).startsWith("warn"));
  }

  private static final String ELEMENTS =
      """
      <project>
        <build>
          <plugins>
            <plugin>
              <artifactId>nn-maven-plugin</artifactId>
              <configuration>
                <network>
                  <initializer>he</initializer>
                  <dense>7 tanh dropout(0.25)</dense>
                  <dense>
                    <neurons>5</neurons>
                    <activation><leakyRelu><slope>0.2</slope></leakyRelu></activation>
                    <l2>1e-3</l2>
                  </dense>
                  <output/>
                </network>
                <training>
                  <optimizer><adam><beta1>0.95</beta1></adam></optimizer>
                  <learningRate>0.02</learningRate>
                  <epochs>2</epochs>
                </training>
                <seed>7</seed>
              </configuration>
            </plugin>
          </plugins>
        </build>
      </project>
      """;

  @Test
  @InjectMojo(goal = "train", pom = ELEMENTS)
  void execute_networkAndTrainingInElements_areWhatIsTrained(TrainMojo train) throws Exception {
    train.execute();
    TrainedModel model = ModelFile.read(model());
    assertThat(model.network().toString())
        .isEqualTo("12 → 7 tanh dropout(0.25) → 5 leakyRelu(0.2) l2(0.001) → 2 linear");
    assertThat(model.provenance().options())
        .containsEntry("optimizer", "adam(beta1=0.95, beta2=0.999, epsilon=1E-8)")
        .containsEntry("learningRate", "0.02")
        .containsEntry("initializer", "he")
        .containsEntry("epochs", "2");
    assertThat(said()).noneSatisfy(line -> assertThat(line).contains("goes before"));
  }

  @Test
  @InjectMojo(goal = "train", pom = ELEMENTS)
  void execute_commandLine_goesBeforeElementsAndSaysSo(TrainMojo train) throws Exception {
    train.session.getUserProperties().setProperty("nn.epochs", "1");
    train.session.getUserProperties().setProperty("nn.hidden", "9");
    train.session.getUserProperties().setProperty("nn.activations", "elu,linear");
    train.session.getUserProperties().setProperty("nn.seed", "8");
    try {
      train.execute();
    } finally {
      train.session.getUserProperties().clear();
    }
    TrainedModel model = ModelFile.read(model());
    assertThat(model.network().toString()).isEqualTo("12 → 9 elu(1) → 2 linear");
    assertThat(model.provenance().options())
        .containsEntry("epochs", "1")
        .containsEntry("initializer", "he")
        .containsEntry("seed", "8");
    assertThat(said())
        .contains(
            "info: -Dnn.epochs=1 goes before the POM's 2",
            "info: -Dnn.hidden=9 goes before the POM's <network>",
            "info: -Dnn.seed=8 goes before the POM's 7");
  }

  /** As the search's file of the winner has it. */
  @Test
  @InjectMojo(goal = "train", pom = ELEMENTS)
  void execute_fileOfSettings_goesBeforeElementsAndBehindTheCommandLine(TrainMojo train)
      throws Exception {
    Path file =
        Files.writeString(
            project.resolve("my.properties"), "nn.network=3 relu, output\nnn.epochs=4\n");
    train.session.getUserProperties().setProperty("nn.settings", file.toString());
    train.session.getUserProperties().setProperty("nn.epochs", "1");
    try {
      train.execute();
    } finally {
      train.session.getUserProperties().clear();
    }
    TrainedModel model = ModelFile.read(model());
    assertThat(model.network().toString()).isEqualTo("12 → 3 relu → 2 linear");
    assertThat(model.provenance().options()).containsEntry("epochs", "1");
  }

  private static String version() throws Exception {
    return PluginDescriptorTest.pluginXml()
        .getElementsByTagName("version")
        .item(0)
        .getTextContent();
  }

  @Test
  @InjectMojo(goal = "train", pom = EVERYTHING_CONFIGURED)
  void execute_everythingConfigured_doesIt(TrainMojo train) throws Exception {
    Pictures.grey(4, 3, "x", "y").draw(project.resolve("letters"), 10, 1);
    Pictures.breakOne(project.resolve("letters/x/broken.png"));
    train.execute();
    assertThat(model()).doesNotExist();
    TrainedModel model = ModelFile.read(project.resolve("elsewhere/letters.safetensors"));
    assertThat(model.network().toString())
        .isEqualTo("12 → 7 tanh inputNoise(0.1)+l2(0.0001) → 2 sigmoid");
    assertThat(model.network().loss()).isEqualTo(new BinaryCrossEntropy());
    assertThat(model.classes()).containsExactly("x", "y");
    assertThat(model.imagePreprocessing().normalization()).isEqualTo(Normalization.L2);
    assertThat(model.imagePreprocessing().pixelOrder()).isEqualTo(PixelOrder.COLUMNS);
    assertThat(model.provenance().trainingImages()).isEqualTo(14);
    assertThat(((HeldOut.Fraction) model.provenance().heldOut()).fraction())
        .isEqualByComparingTo("0.3");
    assertThat(model.provenance().options())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "optimizer", "gradientDescent",
                "learningRate", "0.05",
                "epochs", "3",
                "seed", "42",
                "batchSize", "4",
                "initializer", "he"));
  }

  @Test
  @InjectMojo(goal = "train", pom = NESTED_NETWORK)
  void execute_nestedNetwork_buildsIt(TrainMojo train) throws Exception {
    train.execute();
    assertThat(ModelFile.read(model()).network().toString())
        .isEqualTo("12 → 7 tanh dropout(0.25) → 5 relu → 2 linear");
  }

  @Test
  @InjectMojo(goal = "train", pom = NESTED_NETWORK)
  @MojoParameter(name = "layers", value = "12,7,2")
  void execute_bothFormsOfANetwork_isRefused(TrainMojo train) {
    refusedWithoutAModel(train, "use one of the two forms");
  }

  @Test
  @InjectMojo(goal = "train")
  @MojoParameter(name = "testData", value = "judge")
  @MojoParameter(name = "epochs", value = "1")
  void execute_testData_judgesByThat(TrainMojo train) throws Exception {
    Pictures.grey(4, 3, "A", "B").draw(project.resolve("judge"), 2, 5);
    train.execute();
    assertThat(ModelFile.read(model()).provenance().heldOut()).isEqualTo(new HeldOut.Folder());
    assertThat(said()).contains("info: held out  4 images: " + project.resolve("judge"));
  }

  @Test
  @InjectMojo(goal = "train")
  @MojoParameter(name = "skip", value = "true")
  void execute_skipAll_doesNothing(TrainMojo train) throws Exception {
    train.execute();
    assertThat(model()).doesNotExist();
    assertThat(said()).containsExactly("info: skipped (nn.skip)");
  }

  @Test
  @InjectMojo(goal = "train")
  @MojoParameter(name = "skipTrain", value = "true")
  @MojoParameter(name = "layers", value = "nonsense")
  void execute_skipTrain_doesNotEvenReadTheConfiguration(TrainMojo train) throws Exception {
    train.execute();
    assertThat(model()).doesNotExist();
    assertThat(said()).containsExactly("info: skipped (nn.train.skip)");
  }

  @Test
  @InjectMojo(goal = "train")
  @MojoParameter(name = "layers", value = "12,x,2")
  @MojoParameter(name = "epochs", value = "many")
  @MojoParameter(name = "testFraction", value = "2")
  @MojoParameter(name = "pixelOrder", value = "spiral")
  void execute_severalMistakes_reportsAllAndTrainsNothing(TrainMojo train) {
    refusedWithoutAModel(
        train,
        "The configuration has 4 mistakes:",
        "nn.layers: ",
        "nn.epochs: ",
        "nn.testFraction: ",
        "nn.pixelOrder: ");
  }

  @Test
  @InjectMojo(goal = "train")
  @MojoParameter(name = "initialWeights", value = "weights/w.net")
  @MojoParameter(name = "initializer", value = "he")
  void execute_initialWeightsBesideInitializer_namesBothMistakes(TrainMojo train) {
    refusedWithoutAModel(
        train,
        "The configuration has 2 mistakes:",
        "nn.initializer: has no effect beside nn.initialWeights; leave one of the two out",
        "nn.initialWeights: "
            + project.resolve("weights/w.net")
            + " does not exist; expected a file of weights");
  }

  @Test
  @InjectMojo(goal = "train")
  @MojoParameter(name = "initialWeights", value = "w.net")
  void execute_malformedWeights_namesFileAndPlace(TrainMojo train) throws Exception {
    Files.writeString(project.resolve("w.net"), "[[1, 2], [3, four]]");
    refusedWithoutAModel(train, project.resolve("w.net").toString(), "line 1");
  }

  @Test
  @InjectMojo(goal = "train")
  @MojoParameter(name = "data", value = "nowhere")
  void execute_noData_saysWhatWasExpectedWhere(TrainMojo train) {
    refusedWithoutAModel(
        train, project.resolve("nowhere") + " does not exist; expected a folder with");
  }

  @Test
  @InjectMojo(goal = "train")
  @MojoParameter(name = "learningRate", value = "1e30")
  @MojoParameter(name = "epochs", value = "5")
  void execute_divergingTraining_namesTheParameterAndKeepsTheOldModel(TrainMojo train)
      throws Exception {
    Files.createDirectories(model().getParent());
    Files.writeString(model(), "the model of yesterday");
    assertThatExceptionOfType(MojoExecutionException.class)
        .isThrownBy(train::execute)
        .withMessageStartingWith("nn.learningRate: training diverged in epoch ")
        .withMessageEndingWith("; use a lower learning rate");
    assertThat(model()).hasContent("the model of yesterday");
    assertThat(project.resolve("target/nn").toFile().list())
        .as("nothing half-written")
        .containsExactlyInAnyOrder("model.safetensors", "model.safetensors.state.json");
  }

  @Test
  @InjectMojo(goal = "train")
  @MojoParameter(name = "modelFile", value = "data/A/00.png/model")
  @MojoParameter(name = "epochs", value = "0")
  void execute_modelFileThatCannotBeWritten_saysSo(TrainMojo train) {
    refusedWithoutAModel(
        train,
        "nn.modelFile: the folder "
            + project.resolve("data/A/00.png")
            + " cannot be made: there is a file where a folder must be");
  }

  @Test
  @InjectMojo(goal = "train")
  @MojoParameter(name = "activations", value = "relu,sigmoid")
  @MojoParameter(name = "epochs", value = "0")
  void execute_sigmoidUnderSoftmax_warnsOnce(TrainMojo train) throws Exception {
    train.execute();
    List<String> warnings =
        said().stream().filter(line -> line.startsWith("warn: The output layer")).toList();
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0)).contains("sigmoid before softmax", "nn.loss=binaryCrossEntropy");
  }

  @Test
  @InjectMojo(goal = "train")
  @MojoParameter(name = "modelFile", value = "data")
  void execute_modelFileThatIsAFolder_isRefusedBeforeAnyEpoch(TrainMojo train) {
    refusedWithoutAModel(
        train,
        "nn.modelFile: " + project.resolve("data") + " is a folder; expected the name of a file");
    assertThat(said()).isEmpty();
  }

  @Test
  @InjectMojo(goal = "train")
  @MojoParameter(name = "modelFile", value = "model")
  void execute_reportThatCannotBeWritten_isRefusedBeforeAnyEpoch(TrainMojo train) throws Exception {
    Files.createDirectories(project.resolve("target/nn/model/training.json"));
    refusedWithoutAModel(
        train,
        "training.json: "
            + project.resolve("target/nn/model/training.json")
            + " is a folder; expected the name of a file");
    assertThat(said()).isEmpty();
    assertThat(project.resolve("model")).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "train")
  @MojoParameter(name = "skipTrain", value = "on")
  @MojoParameter(name = "epochs", value = "many")
  void execute_skipThatIsNoSwitch_isAMistakeBesideTheOthers(TrainMojo train) {
    refusedWithoutAModel(
        train,
        "The configuration has 2 mistakes:",
        "nn.train.skip: expected true or false, found \"on\"",
        "nn.epochs: ");
  }

  @Test
  @InjectMojo(goal = "train")
  @MojoParameter(name = "fork", value = "never")
  @MojoParameter(name = "layers", value = "12,100000,21000,2")
  @MojoParameter(name = "epochs", value = "0")
  void execute_networkThatDoesNotFitIntoMemory_saysHowLargeItIs(TrainMojo train) {
    long needed = 100_000L * 21_008 * Float.BYTES;
    assumeThat(Runtime.getRuntime().maxMemory()).as("memory of the tests").isLessThan(needed);
    refusedWithoutAModel(
        train,
        "nn.layers: this network has 2,101,363,002 parameters, and needs more memory than the ",
        "nn.argLine=-Xmx",
        "MAVEN_OPTS=-Xmx");
  }

  @Test
  void execute_secondTime_saysThatTheModelIsUpToDate(
      @InjectMojo(goal = "train") TrainMojo first, @InjectMojo(goal = "train") TrainMojo second)
      throws Exception {
    first.execute();
    byte[] model = Files.readAllBytes(model());
    forgetWhatWasSaid();
    second.execute();
    assertThat(said())
        .singleElement()
        .asString()
        .contains("up to date: nothing has changed that", "(-Dnn.force trains anyway)");
    assertThat(model()).hasBinaryContent(model);
  }

  @Test
  void execute_secondTimeForced_trains(
      @InjectMojo(goal = "train") TrainMojo first,
      @InjectMojo(goal = "train") @MojoParameter(name = "force", value = "true") TrainMojo second)
      throws Exception {
    first.execute();
    forgetWhatWasSaid();
    second.execute();
    assertThat(said()).noneMatch(line -> line.contains("up to date"));
  }

  @Test
  void execute_imageAdded_trainsAgain(
      @InjectMojo(goal = "train") TrainMojo first, @InjectMojo(goal = "train") TrainMojo second)
      throws Exception {
    first.execute();
    Files.copy(project.resolve("data/A/00.png"), project.resolve("data/A/99.png"));
    second.execute();
    assertThat(said()).contains("info: trains again: the data has changed");
    assertThat(ModelFile.read(model()).provenance().trainingImages()).isEqualTo(17);
  }

  @Test
  void execute_jpegNames_areSaidToBeInexact(@InjectMojo(goal = "train") TrainMojo train)
      throws Exception {
    Files.move(project.resolve("data/A/00.png"), project.resolve("data/A/00.JPG"));
    train.execute();
    assertThat(said())
        .contains(
            "info:           1 JPEG image: where another Java decodes other pixels, it trains another"
                + " model");
  }

  @Test
  void execute_packagedModel_goesIntoTheClassesAlsoWhenUpToDate(
      @InjectMojo(goal = "train") TrainMojo first,
      @InjectMojo(goal = "train")
          @MojoParameter(name = "packageModel", value = "true")
          @MojoParameter(name = "packagedModel", value = "bars.safetensors")
          @MojoParameter(name = "outputFolder", value = "target/classes")
          TrainMojo second)
      throws Exception {
    first.execute();
    second.execute();
    assertThat(project.resolve("target/classes/META-INF/nn/bars.safetensors"))
        .hasSameBinaryContentAs(model());
  }

  @Test
  void execute_packagedModelUnderAnotherName_leavesNoneUnderTheOldOne(
      @InjectMojo(goal = "train")
          @MojoParameter(name = "packageModel", value = "true")
          @MojoParameter(name = "packagedModel", value = "bars.safetensors")
          @MojoParameter(name = "outputFolder", value = "target/classes")
          TrainMojo bars,
      @InjectMojo(goal = "train")
          @MojoParameter(name = "packageModel", value = "true")
          @MojoParameter(name = "packagedModel", value = "lines.safetensors")
          @MojoParameter(name = "outputFolder", value = "target/classes")
          TrainMojo lines,
      @InjectMojo(goal = "train") @MojoParameter(name = "outputFolder", value = "target/classes")
          TrainMojo none)
      throws Exception {
    Path folder = project.resolve("target/classes/META-INF/nn");
    bars.execute();
    Files.copy(model(), folder.resolve("of-the-user.safetensors"));
    lines.execute();
    assertThat(folder.resolve("bars.safetensors")).doesNotExist();
    assertThat(folder.resolve("lines.safetensors")).exists();
    none.execute();
    assertThat(folder.resolve("lines.safetensors")).doesNotExist();
    assertThat(folder.resolve("of-the-user.safetensors")).exists();
  }

  @Test
  void execute_packagedModelThatCannotBeWritten_isRefusedBeforeTraining(
      @InjectMojo(goal = "train")
          @MojoParameter(name = "packageModel", value = "true")
          @MojoParameter(name = "outputFolder", value = "target/classes")
          TrainMojo train)
      throws Exception {
    Files.createDirectories(project.resolve("target/classes"));
    Files.createFile(project.resolve("target/classes/META-INF"));
    refusedWithoutAModel(train, "nn.packagedModel: ");
    assertThat(model()).doesNotExist();
  }

  @Test
  void execute_packagedModelOutsideItsFolder_isRefused(
      @InjectMojo(goal = "train")
          @MojoParameter(name = "packageModel", value = "true")
          @MojoParameter(name = "packagedModel", value = "../x.safetensors")
          TrainMojo train) {
    refusedWithoutAModel(train, "nn.packagedModel: expected the name of a file");
  }

  @Test
  @InjectMojo(goal = "train")
  void execute_checkpointThatIsNone_trainsAnewAndTakesItAway(TrainMojo train) throws Exception {
    Path checkpoint = project.resolve("target/nn/model.safetensors.checkpoint");
    Files.createDirectories(checkpoint.getParent());
    Files.writeString(checkpoint, "hostile or damaged, who knows");
    train.execute();
    assertThat(said())
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("warn: The checkpoint of an interrupted training, " + checkpoint)
                    .endsWith("Training starts again."));
    assertThat(model()).exists();
    assertThat(checkpoint).doesNotExist();
    Files.writeString(checkpoint, "left over by a build that was killed when all was done");
    train.execute();
    assertThat(said()).anySatisfy(line -> assertThat(line).startsWith("info: up to date: "));
    assertThat(checkpoint).doesNotExist();
  }

  @Test
  @InjectMojo(goal = "train")
  @MojoParameter(name = "force", value = "true")
  void execute_forced_looksAtNoCheckpoint(TrainMojo train) throws Exception {
    Path checkpoint = project.resolve("target/nn/model.safetensors.checkpoint");
    Files.createDirectories(checkpoint.getParent());
    Files.writeString(checkpoint, "whatever");
    train.execute();
    assertThat(said()).noneSatisfy(line -> assertThat(line).startsWith("warn"));
    assertThat(checkpoint).doesNotExist();
  }
}
