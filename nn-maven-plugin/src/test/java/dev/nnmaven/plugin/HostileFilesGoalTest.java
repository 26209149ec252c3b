package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.nnmaven.plugin.testing.GoalTest;
import dev.nnmaven.trainer.testing.HarnessProject;
import dev.nnmaven.trainer.testing.Pictures;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What anybody may propose: names, models and files that are none. Goals fail in a few words. */
@MojoTest
@Basedir(HarnessProject.FOLDER)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileFilesGoalTest extends GoalTest {

  private static final String FORGED = "x\n[INFO] BUILD SUCCESS\n\u001b[2K::error::";

  private static final int LONGEST = 20_000;

  /** The goal fails, and neither its message nor its trace looks like anything else. */
  private void assertFailsVisibly(Mojo goal, String... expected) {
    Throwable failure = catchThrowable(goal::execute);
    assertThat(failure)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContainingAll(expected);
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString()).doesNotContain("\u001b", "\n[INFO]", "\n::");
    for (Throwable one = failure; one != null; one = one.getCause()) {
      assertThat(String.valueOf(one.getMessage()))
          .doesNotContain("\u001b", "\n[", "\n::")
          .hasSizeLessThan(LONGEST);
    }
    assertThat(String.join("\n", said())).doesNotContain("\u001b", "\n[").hasSizeLessThan(LONGEST);
  }

  private static Path pipe(Path file) throws Exception {
    Files.createDirectories(file.getParent());
    assertThat(new ProcessBuilder("mkfifo", file.toString()).inheritIO().start().waitFor())
        .isZero();
    return file;
  }

  /** Whoever may change data may link to what only the one who builds can read. */
  @Test
  void train_linkOutOfTheProject_isRefusedBeforeItIsRead(
      @InjectMojo(goal = "train")
          @MojoParameter(name = "fork", value = "never")
          @MojoParameter(name = "data", value = "rows.csv")
          @MojoParameter(name = "target", value = "y")
          TrainMojo train,
      @TempDir Path elsewhere)
      throws Exception {
    Path secret = Files.writeString(elsewhere.resolve("rows.csv"), "a secret,b\n1,2\n");
    Files.createSymbolicLink(project.resolve("rows.csv"), secret);
    assertFailsVisibly(train, "rows.csv leads to " + secret.toRealPath() + ", outside of ");
    assertThat(String.join("\n", said())).doesNotContain("a secret");
  }

  /** Nobody writes into it: opened as a folder or as a file, it would be waited for. */
  @Test
  void train_pipeAsData_isRefused(
      @InjectMojo(goal = "train")
          @MojoParameter(name = "fork", value = "never")
          @MojoParameter(name = "data", value = "pipe.csv")
          @MojoParameter(name = "target", value = "y")
          TrainMojo table,
      @InjectMojo(goal = "train")
          @MojoParameter(name = "fork", value = "never")
          @MojoParameter(name = "data", value = "pipe")
          TrainMojo pictures,
      @InjectMojo(goal = "train")
          @MojoParameter(name = "data", value = "pipe")
          @MojoParameter(name = "target", value = "y")
          TrainMojo neither)
      throws Exception {
    pipe(project.resolve("pipe.csv"));
    pipe(project.resolve("pipe"));
    assertFailsVisibly(table, "pipe.csv", "is neither a file nor a folder");
    assertFailsVisibly(pictures, "pipe is not a folder");
    assertFailsVisibly(neither, "nn.target: is about tables, but", "pipe is no table");
  }

  @Test
  @InjectMojo(goal = "train")
  void train_classWithoutImagesAndAForgedName_isToldOnOneLine(TrainMojo train) throws Exception {
    Files.createDirectory(project.resolve("data").resolve(FORGED.replace("/", "")));
    assertFailsVisibly(
        train, "class x\\u000a[INFO] BUILD SUCCESS\\u000a\\u001b[2K::error:: has no");
  }

  @Test
  @InjectMojo(goal = "train")
  @MojoParameter(name = "fork", value = "never")
  void train_brokenImageOfAForgedName_isToldOnOneLine(TrainMojo train) throws Exception {
    Pictures.breakOne(project.resolve("data/A").resolve(FORGED));
    assertFailsVisibly(
        train, "A/x\\u000a[INFO] BUILD SUCCESS\\u000a\\u001b[2K::error::: not a PNG");
  }

  @Test
  @InjectMojo(goal = "train")
  @MojoParameter(name = "fork", value = "always")
  void train_brokenImageOfAForgedNameInTheOtherJvm_isToldOnOneLine(TrainMojo train)
      throws Exception {
    Pictures.breakOne(project.resolve("data/A").resolve(FORGED));
    assertFailsVisibly(
        train, "A/x\\u000a[INFO] BUILD SUCCESS\\u000a\\u001b[2K::error::: not a PNG");
  }

  @Test
  void predict_brokenImageOfAForgedName_isToldOnOneLine(
      @InjectMojo(goal = "train") @MojoParameter(name = "fork", value = "never") TrainMojo train,
      @InjectMojo(goal = "predict") @MojoParameter(name = "input", value = "odd")
          PredictMojo predict)
      throws Exception {
    train.execute();
    Pictures.breakOne(project.resolve("odd").resolve(FORGED));
    assertFailsVisibly(predict, "x\\u000a[INFO] BUILD SUCCESS");
  }

  @Test
  void predict_namesThatAreFormulas_areTexts(
      @InjectMojo(goal = "train") @MojoParameter(name = "fork", value = "never") TrainMojo train,
      @InjectMojo(goal = "predict")
          @MojoParameter(name = "input", value = "odd")
          @MojoParameter(name = "output", value = "target/answers.csv")
          PredictMojo predict)
      throws Exception {
    train.execute();
    Path odd = Files.createDirectories(project.resolve("odd"));
    Path picture = project.resolve("data/B/00.png");
    for (String name : new String[] {"=1+1", "@SUM(1)", "+1", "-1", "\t=1", "plain", "＝1"}) {
      Files.copy(picture, odd.resolve(name));
    }
    Files.copy(picture, odd.resolve("=HYPERLINK(\"x\",1)"));
    predict.execute();
    assertThat(Files.readString(project.resolve("target/answers.csv")).split("\r\n"))
        .extracting(line -> line.replaceFirst(",B,.*", ""))
        .containsExactlyInAnyOrder(
            "image,predicted,probability,p(A),p(B)",
            "'=1+1",
            "'@SUM(1)",
            "'+1",
            "'-1",
            "'\t=1",
            "'＝1",
            "plain",
            "\"'=HYPERLINK(\"\"x\"\",1)\"");
  }

  @Test
  void evaluate_modelOfTextsWithoutEnd_isRefusedInAFewWords(
      @InjectMojo(goal = "train") @MojoParameter(name = "fork", value = "never") TrainMojo train,
      @InjectMojo(goal = "evaluate") EvaluateMojo evaluate)
      throws Exception {
    train.execute();
    rewriteHeader("\"producer\":\"", "\"producer\":\"" + "x".repeat(1 << 20));
    assertFailsVisibly(evaluate, " characters, expected at most 1000");
  }

  @Test
  void evaluate_modelOfAForgedTensor_isRefusedOnOneLine(
      @InjectMojo(goal = "train") @MojoParameter(name = "fork", value = "never") TrainMojo train,
      @InjectMojo(goal = "evaluate") EvaluateMojo evaluate)
      throws Exception {
    train.execute();
    rewriteHeader("layer1.weights", "a\\n[INFO] BUILD SUCCESS\\u001b");
    assertFailsVisibly(evaluate, "a\\u000a[INFO] BUILD SUCCESS\\u001b");
  }

  /** Changes the model file as this project would not write it. */
  private void rewriteHeader(String from, String to) throws IOException {
    ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(model())).order(ByteOrder.LITTLE_ENDIAN);
    int length = Math.toIntExact(file.getLong());
    String header = new String(file.array(), Long.BYTES, length, StandardCharsets.UTF_8);
    assertThat(header).contains(from);
    byte[] forged = header.replace(from, to).getBytes(StandardCharsets.UTF_8);
    ByteBuffer all = ByteBuffer.allocate(file.capacity() - length + forged.length);
    all.order(ByteOrder.LITTLE_ENDIAN).putLong(forged.length).put(forged);
    all.put(file.array(), Long.BYTES + length, file.capacity() - Long.BYTES - length);
    Files.write(model(), all.array());
  }

  @Test
  @InjectMojo(goal = "import")
  @MojoParameter(name = "importFile", value = "/dev/zero")
  void import_deviceWithoutEnd_isRefused(ImportMojo mojo) throws Exception {
    assumeThat(Path.of("/dev/zero")).exists();
    assertFailsVisibly(
        mojo, "/dev/zero is neither a file nor a folder; expected a safetensors file");
  }

  @Test
  @InjectMojo(goal = "train")
  @MojoParameter(name = "initialWeights", value = "pipe.net")
  void train_pipeAsInitialWeights_isRefused(TrainMojo train) throws Exception {
    pipe(project.resolve("pipe.net"));
    assertFailsVisibly(
        train, "pipe.net is neither a file nor a folder; expected a file of weights");
  }

  @Test
  @InjectMojo(goal = "evaluate")
  void evaluate_pipeAsModel_isRefused(EvaluateMojo evaluate) throws Exception {
    pipe(model());
    assertFailsVisibly(evaluate, "model.safetensors is neither a file nor a folder; expected the");
  }

  @Test
  void evaluate_pipesAsReportAndBaseline_areNotWaitedFor(
      @InjectMojo(goal = "train") @MojoParameter(name = "fork", value = "never") TrainMojo train,
      @InjectMojo(goal = "evaluate") EvaluateMojo evaluate)
      throws Exception {
    train.execute();
    Files.delete(project.resolve("target/nn/training.json"));
    pipe(project.resolve("target/nn/training.json"));
    pipe(project.resolve("nn-baseline.json"));
    assertFailsVisibly(evaluate, "nn-baseline.json is not a usable baseline: it is neither a file");
  }

  @Test
  void train_pipeAsState_trains(
      @InjectMojo(goal = "train") @MojoParameter(name = "fork", value = "never") TrainMojo train)
      throws Exception {
    pipe(project.resolve("target/nn/model.safetensors.state.json"));
    train.execute();
    assertThat(model()).exists();
  }
}
