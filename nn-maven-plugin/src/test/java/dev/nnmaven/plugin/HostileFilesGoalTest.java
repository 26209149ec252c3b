package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.plugin.testing.PomElement;
import dev.nnmaven.trainer.testing.HarnessProject;
import dev.nnmaven.trainer.testing.Images;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What anybody may propose: names, models, and files that are none, on which goals fail in a few
 * words; and texts, which do nothing but be counted.
 */
@MojoTest
@Basedir(HarnessProject.FOLDER)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileFilesGoalTest extends GoalsTest {

  private static final String FORGED = "x\n[INFO] BUILD SUCCESS\n\u001b[2K::error::";

  private static final int LONGEST = 20_000;

  private static final List<String> PARTS =
      List.of(
          "<script>alert(1)</script>",
          "</td><img src=x onerror=alert(1)>",
          "=HYPERLINK(\"http://evil\")",
          "\u001B[31mred\u001B]0;title\u0007",
          "\u009B2J",
          "\u202Egnp.exe\u202C",
          "\u200B\uFEFF\u0000\u007F",
          "👩\u200D👧\uDB40\uDC67 👍🏽",
          "a\u0301\u0300".repeat(30),
          "| `a` | **b** [x](javascript:1) |\n|---|",
          "\n[ERROR] BUILD FAILURE",
          "\u2028${jndi:ldap://x} %s%n",
          "word ".repeat(3000),
          "x".repeat(200_000),
          "NA",
          "");

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
  void train_linkOutOfTheProject_isRefusedBeforeItIsRead(@TempDir Path elsewhere) throws Exception {
    train.data = file("rows.csv");
    train.target = "y";
    Path secret = Files.writeString(elsewhere.resolve("rows.csv"), "a secret,b\n1,2\n");
    Files.createSymbolicLink(project.resolve("rows.csv"), secret);
    assertFailsVisibly(train, "rows.csv leads to " + secret.toRealPath() + ", outside of ");
    assertThat(String.join("\n", said())).doesNotContain("a secret");
  }

  /** Nobody writes into it: opened as a folder or as a file, it would be waited for. */
  @Test
  void train_pipeInPlaceOfAFile_isRefused() throws Exception {
    pipe(project.resolve("target/nn/model.safetensors.state.json"));
    assertFailsVisibly(train, "state.json is neither a file nor a folder; expected the name of");
    train.initialWeights = pipe(project.resolve("pipe.net")).toFile();
    assertFailsVisibly(
        train, "pipe.net is neither a file nor a folder; expected a file of weights");
    train.initialWeights = null;
    train.data = pipe(project.resolve("pipe")).toFile();
    assertFailsVisibly(train, "pipe is not a folder");
    train.target = "y";
    assertFailsVisibly(train, "nn.target: is about tables, but", "pipe is not a table");
    train.data = pipe(project.resolve("pipe.csv")).toFile();
    assertFailsVisibly(train, "pipe.csv", "is neither a file nor a folder");
  }

  @Test
  void evaluate_pipeInPlaceOfAFile_isRefused() throws Exception {
    pipe(model());
    assertFailsVisibly(evaluate, "model.safetensors is neither a file nor a folder; expected the");
    Files.delete(model());
    train.execute();
    Files.delete(project.resolve("target/nn/training.json"));
    pipe(project.resolve("target/nn/training.json"));
    pipe(project.resolve("nn-baseline.json"));
    assertFailsVisibly(evaluate, "nn-baseline.json is not a usable baseline: it is neither a file");
  }

  @Test
  void execute_imageOrClassOfAForgedName_isToldOnOneLine() throws Exception {
    train.execute();
    Images.breakOne(project.resolve("odd").resolve(FORGED));
    predict.input = file("odd");
    assertFailsVisibly(predict, "x\\u000a[INFO] BUILD SUCCESS");
    Path broken = project.resolve("data/A").resolve(FORGED);
    Images.breakOne(broken);
    String shown = "x\\u000a[INFO] BUILD SUCCESS\\u000a\\u001b[2K::error::";
    for (String fork : List.of("never", "always")) {
      train.fork = fork;
      assertFailsVisibly(train, "A/" + shown + ": not a PNG");
    }
    Files.delete(broken);
    Files.createDirectory(project.resolve("data").resolve(FORGED));
    assertFailsVisibly(train, "class " + shown + " has no");
  }

  @Test
  void predict_namesThatAreFormulas_areTexts() throws Exception {
    train.execute();
    predict.input = file("odd");
    predict.output = file("target/answers.csv");
    Path odd = Files.createDirectories(project.resolve("odd"));
    Path image = project.resolve("data/B/00.png");
    for (String name : new String[] {"=1+1", "@SUM(1)", "+1", "-1", "\t=1", "plain", "＝1"}) {
      Files.copy(image, odd.resolve(name));
    }
    Files.copy(image, odd.resolve("=HYPERLINK(\"x\",1)"));
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

  private Path data(List<String> texts) throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      JsonObject row = new JsonObject();
      row.addProperty("text", texts.get(i) + (i % 2 == 0 ? " good" : " bad"));
      row.addProperty("kind", i % 2 == 0 ? "one" : "two");
      lines.add(row.toString());
    }
    return Files.write(project.resolve("some.jsonl"), lines);
  }

  /** Such as of a terminal or of a reader of Markdown; spaces and ends of lines are none. */
  private static void assertHarmless(String what, String text) {
    assertThat(text.codePoints().filter(c -> c != '\n' && c != '\r' && SafeText.isUnseen(c)))
        .as(what)
        .isEmpty();
    assertThat(text).as(what).doesNotContain("<script>alert", "<img src=x");
  }

  @Test
  void goals_hostileTexts_areShownHarmlessly() throws Exception {
    Random random = new Random(3);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 160; i++) {
      texts.add(
          PARTS.get(random.nextInt(PARTS.size()))
              + " "
              + PARTS.get(random.nextInt(PARTS.size()))
              + i % 40);
    }
    train.data = evaluate.data = data(texts).toFile();
    train.target = evaluate.target = "kind";
    train.columns = PomElement.of("columns", "text:text");
    train.recipe = "tuned";
    train.epochs = "4";
    train.execute();
    evaluate.card = "write";
    evaluate.execute();
    predict.input = train.data;
    predict.execute();
    said().forEach(line -> assertHarmless("log", line));
    for (String name : List.of("report/index.html", "report/errors.csv", "MODEL_CARD.md")) {
      assertHarmless(name, Files.readString(project.resolve("target/nn/" + name)));
    }
    assertThat(
            JsonParser.parseString(Files.readString(project.resolve("target/nn/evaluation.json"))))
        .isNotNull();
    assertThat(said()).anyMatch(line -> line.endsWith("160 rows"));
  }
}
