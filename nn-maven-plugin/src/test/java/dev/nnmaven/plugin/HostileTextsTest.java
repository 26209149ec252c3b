package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.plugin.testing.PomElement;
import dev.nnmaven.trainer.testing.HarnessProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.Test;

/** Texts that somebody else wrote do nothing but be counted. */
@MojoTest
@Basedir(HarnessProject.FOLDER)
class HostileTextsTest extends GoalsTest {

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
