package dev.nnmaven.gate.explain;

import static dev.nnmaven.gate.testing.JsonFigures.assertFigures;
import static dev.nnmaven.gate.testing.JsonFigures.at;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nnmaven.gate.testing.Browser;
import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.prediction.Candidate;
import dev.nnmaven.nn.prediction.Classification;
import dev.nnmaven.nn.prediction.Explanation;
import dev.nnmaven.nn.prediction.Explanation.Contribution;
import dev.nnmaven.nn.prediction.ImageExplanation;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.files.Json;
import dev.nnmaven.trainer.predict.ExampleRow;
import dev.nnmaven.trainer.testing.Images;
import dev.nnmaven.trainer.testing.JsonSchemas;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Explanations in the log, on the page and as JSON. */
class ExplainedTest {

  private static final String HOSTILE = "<script>alert(1)</script>&'\u202e";

  @TempDir Path folder;

  static ExplainedRow ofClasses() {
    return new ExplainedRow(
        new ExampleRow(
            "data/penguins.csv#12",
            Map.of("bill_length_mm", "39.1", "island", "Torgersen", HOSTILE, "", "sex", "male")),
        new Explanation(
            "Adelie",
            0.875,
            0.5,
            List.of(
                new Contribution("bill_length_mm", "mean 43.92193", 0.5, 0),
                new Contribution("island", "most frequent: Biscoe", -0.125, 0),
                new Contribution(HOSTILE, "mean", 0, 0),
                new Contribution("sex", "all values alike", -0.000001, 0)),
            0),
        Optional.of(
            new Classification(
                List.of(new Candidate("Adelie", 0.875f), new Candidate("Chinstrap", 0.125f)))),
        Map.of());
  }

  static ExplainedRow ofNumbers() {
    return new ExplainedRow(
        new ExampleRow("size=120, city=Bonn", Map.of("size", "120", "city", "Bonn")),
        new Explanation(
            "price",
            240_000,
            200_000,
            List.of(
                new Contribution("city", "all values alike", -1234.5678, 12.25),
                new Contribution("size", "median 100", 41234.5678, 120.5)),
            256),
        Optional.empty(),
        Map.of("size", "20 to 99"));
  }

  /** Both a text of words, and what is none. */
  private static ExplainedRow ofTexts(String text) {
    return new ExplainedRow(
        new ExampleRow("rows.jsonl#1", Map.of("body", text)),
        new Explanation(
            "spam\u202e",
            0.75,
            0.5,
            List.of(
                new Contribution(
                    "body",
                    "empty text",
                    0.25,
                    0,
                    List.of(
                        new Explanation.Word("win", 0.125),
                        new Explanation.Word("script", -0.5),
                        new Explanation.Word("now", 0)))),
            0),
        Optional.of(new Classification(List.of(new Candidate("spam\u202e", 0.75f)))),
        Map.of());
  }

  @Test
  void texts_haveTheirWordsColoredAndListed() throws Exception {
    ExplainedRow explained = ofTexts("WIN\r\nnow: <script>\u202e win");
    assertThat(explained.lines())
        .last()
        .isEqualTo("words of body, and the change by each: script −50.00, win +12.50, now 0.00");
    assertThat(page(explained))
        .contains(
            "<span style=\"background: color-mix(in srgb, var(--second) 14%, transparent)\""
                + " title=\"+12.50\">WIN</span>\nnow: &lt;<span",
            "var(--first) 55%, transparent)\" title=\"−50.00\">script</span>&gt;\\u202e <span");
    assertThat(at(json(explained), "explanation/contributions/0/words/1"))
        .hasToString("{\"word\":\"script\",\"amount\":-0.5}");
  }

  /** Ten million characters; a surrogate without its other half, and what else hides text. */
  @Test
  void texts_hostileAndLong_areCutAndHarmless() throws Exception {
    String all = IntStream.range(0, 0x10000).mapToObj(Character::toString).collect(joining());
    for (String text : List.of(all, "win \uD83D\u0000\u001b[2J =1+1 ".repeat(500_000))) {
      ExplainedRow explained = ofTexts(text);
      assertThat(String.join("", explained.lines()))
          .hasSizeLessThan(1000)
          .doesNotContain("\u001b", "\u202e");
      String page = page(explained);
      assertThat(page).hasSizeLessThan(2_000_000).doesNotContain("\u0000", "\u202e", "\u001b");
      assertThat(page).contains("The first 20,000 of ");
      json(explained);
    }
  }

  private static TrainedModel images() {
    return Found.untrained(
        new ImagePreprocessing(8, 6), List.of("A", HOSTILE), "conv(3, 3x3), 5", 1);
  }

  static ExplainedImage ofImages(Path folder) throws Exception {
    Images.grey(8, 6, "A").draw(folder.resolve("data"), 1, 1);
    return ExplainedImage.of(images(), folder.resolve("data/A/00.png"), Optional.empty());
  }

  @Test
  void lines_ofClasses_areATableOfPointsTheLargestFirst() {
    assertThat(ofClasses().lines())
        .containsExactly(
            "Adelie, 87.50%; 50.00% if each column had the value it is compared with",
            "column                             value      compared with          points",
            "bill_length_mm                     39.1       mean 43.92193          +50.00",
            "island                             Torgersen  most frequent: Biscoe  −12.50",
            "sex                                male       all values alike         0.00",
            "<script>alert(1)</script>&'\\u202e             mean                     0.00");
  }

  @Test
  void lines_ofNumbers_areInTheirUnitWithStandardErrors() {
    assertThat(ofNumbers().lines())
        .containsExactly(
            "price 240,000; 200,000 if each column had the value it is compared with",
            "outside the training data: size 120 (20 to 99)",
            "column  value  compared with              adds",
            "size    120    median 100        +41,235 ± 121",
            "city    Bonn   all values alike    −1,235 ± 12");
  }

  @Test
  void lines_manyColumns_areTheFirstTen() {
    Map<String, String> values = new TreeMap<>();
    List<Contribution> many = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      values.put("c" + i, "1");
      many.add(new Contribution("c" + i, "mean", 1.0 / (i + 1), 0));
    }
    ExampleRow row = new ExampleRow("x", values);
    Explanation found = new Explanation("y", 1, 0, many, 0);
    assertThat(new ExplainedRow(row, found, Optional.empty(), Map.of()).lines())
        .hasSize(13)
        .last()
        .isEqualTo("... and 2 more columns");
  }

  private String page(Explained explained) throws Exception {
    Path page = folder.resolve("explanation.html");
    explained.page().write(page);
    return Files.readString(page);
  }

  private JsonObject json(Explained explained) throws Exception {
    Path file = folder.resolve("explanation.json");
    Json.write(file, explained.json("nn-maven test", "0".repeat(64)));
    assertThat(JsonSchemas.problems("explanation", Files.readString(file))).isEmpty();
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }

  @Test
  void json_ofARow_hasAllFigures() throws Exception {
    JsonObject json = json(ofNumbers());
    assertThat(json.keySet())
        .containsExactly(
            "schemaVersion", "producer", "modelSha256", "example", "row", "outside", "explanation");
    assertThat(json(ofClasses()).has("outside")).isFalse();
    assertFigures(json, "outside/size=20 to 99; row/size=120");
    assertFigures(
        at(json, "explanation/contributions/1"),
        "column=size; reference=median 100; amount=41234.5678; error=120.5");
  }

  @Test
  void notConfident_rowAndImage_isSaidEverywhere() throws Exception {
    ExplainedRow plain = ofClasses();
    ExplainedImage seen = ofImages(folder);
    ImageExplanation found = seen.found();
    List<Explained> sure = List.of(plain, seen);
    List<Explained> unsure =
        List.of(
            new ExplainedRow(
                plain.example(), plain.found(), plain.says().map(says -> with(1, says)), Map.of()),
            new ExplainedImage(
                seen.name(),
                new ImageExplanation(
                    with(1, found.found()),
                    found.image(),
                    found.occlusion(),
                    found.timesGradient())));
    for (int i = 0; i < 2; i++) {
      assertThat(json(sure.get(i)).has("confident")).isFalse();
      assertThat(json(unsure.get(i)).get("confident").getAsBoolean()).isFalse();
      assertThat(sure.get(i).lines().get(0)).doesNotContain("not confident");
      assertThat(unsure.get(i).lines().get(0)).containsOnlyOnce("not confident: ");
      assertThat(page(sure.get(i))).doesNotContain("not confident");
      assertThat(page(unsure.get(i)))
          .contains("The model is not confident of it: that takes a probability of 100.00%.");
    }
    Classification confident = with(0.125f, plain.says().orElseThrow());
    JsonObject json =
        json(new ExplainedRow(plain.example(), plain.found(), Optional.of(confident), Map.of()));
    assertThat(json.get("confident").getAsBoolean()).isTrue();
  }

  private static Classification with(float threshold, Classification says) {
    return new Classification(says.ranking(), threshold, Optional.empty());
  }

  @Test
  void json_ofAImage_hasAnswersAndProducts() throws Exception {
    ExplainedImage explained = ofImages(folder);
    JsonElement json = at(json(explained), "image");
    assertFigures(json, "width=8");
    assertThat(at(json, "timesGradient").getAsJsonArray()).hasSize(48);
    assertThat(at(json, "occlusion/covered").getAsJsonArray()).hasSize(48);
    assertThat(at(json, "ranking/0/probability").getAsFloat())
        .isEqualTo(explained.found().found().best().probability());
    assertThat(explained.lines().get(1)).matches("with the [a-z ]+ covered, .* has \\d+\\.\\d\\d%");
  }

  @Test
  void page_valuesBeyondThoseOfTraining_areNamed() throws Exception {
    assertThat(page(ofNumbers())).contains("Outside the training data: size 120 (20 to 99).");
    assertThat(page(ofClasses())).doesNotContain("trained on");
  }

  @Test
  void page_hostileNames_areTextAndEqualExplanationsEqualPages() throws Exception {
    for (Explained explained :
        List.of(ofClasses(), ofNumbers(), ofTexts(HOSTILE), ofImages(folder))) {
      String html = page(explained);
      assertThat(html)
          .doesNotContain("<script", "\u202e", "http://", "https://")
          .contains("default-src 'none'");
      assertThat(page(explained)).isEqualTo(html);
    }
  }

  private void refused(Path image, String... expected) {
    assertThatThrownBy(() -> ExplainedImage.of(images(), image, Optional.empty()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll(expected);
  }

  @Test
  void of_whatIsNoImageOfTheModel_saysWhatToDo() throws Exception {
    Path text = Files.writeString(folder.resolve("a.png"), "no image");
    refused(text, "nn.input", "a.png", "expected an image file");
    refused(folder.resolve("none"), "nn.input", "none");
    Images.grey(9, 6, "A").draw(folder.resolve("large"), 1, 1);
    refused(
        folder.resolve("large/A/00.png"), "9 x 6 pixels", "trained on 8 x 6", "nn.scaling=stretch");
  }

  /** As a browser shows them; images are left in target/report-pictures. */
  @Tag("interoperability")
  @Test
  void page_atAnyWidthAndTheme_isAccessibleAndReadable() throws Exception {
    Browser.requireInstalled("explanations in a browser");
    Map<String, Explained> all =
        Map.of(
            "classes", ofClasses(),
            "numbers", ofNumbers(),
            "images", ofImages(folder));
    try (Browser browser = new Browser()) {
      for (Map.Entry<String, Explained> one : all.entrySet()) {
        Path page = folder.resolve(one.getKey() + ".html");
        one.getValue().page().write(page);
        String images = "explanation-" + one.getKey() + "-";
        browser.openQuietly(page);
        assertThat(browser.problems(page, images, 400, 1280)).isEmpty();
      }
    }
  }
}
