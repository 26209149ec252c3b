package dev.nnmaven.plugin.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.report.ExampleEvaluation;
import dev.nnmaven.gate.report.Reports;
import dev.nnmaven.gate.rule.RuleResult.Outcome;
import dev.nnmaven.trainer.testing.LogLines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.doxia.sink.Sink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;

/** Which texts go to the sink; it-site looks at the HTML that the site plugin makes of them. */
class SitePageTest {

  @TempDir Path folder;

  private final Sink sink = Mockito.mock(Sink.class);

  private List<String> texts() {
    return LogLines.of(sink).stream().filter(line -> line.startsWith("text: ")).toList();
  }

  private static SitePage.Model model(String name, ExampleEvaluation evaluation, String page) {
    return new SitePage.Model(name, evaluation.make(), Optional.ofNullable(page));
  }

  private void show(SitePage.Model... models) {
    new SitePage(sink, "Title").show(List.of(models));
  }

  @Test
  void show_anEvaluation_hasAllItsFigures() {
    show(
        model(
            "",
            new ExampleEvaluation()
                .classes("A<b>", "B", "C")
                .acceptedBecause("smaller")
                .baseline(9, 9, 9)
                .rules(ExampleEvaluation.rule("minAccuracy", Outcome.FAILED)),
            "full/index.html"));
    assertThat(texts())
        .contains(
            "text: gate failed: 1 of 1 rule",
            "text: Held-out accuracy 80.00% (24 of 30 images), 95% confidence 62.69% to 90.49%,"
                + " loss 0.5000.",
            "text: The accepted model: 90.00%; the difference is -10.00 points (3 images gained, 1"
                + " lost).",
            "text: Why it was accepted: smaller",
            "text: minAccuracy",
            "text: at least 90%",
            "text: A<b>",
            "text: nothing odd about the images",
            "text: 4 → 3 linear");
    assertThat(LogLines.of(sink)).contains("link: full/index.html");
    Mockito.verify(sink).close();
  }

  @Test
  void show_namesWithWhatNobodySees_areEscaped() {
    String hostile = "A\u001b[2J\u202e\n";
    show(model("", new ExampleEvaluation().classes(hostile, "B", "C"), null));
    assertThat(texts())
        .contains("text: A\\u001b[2J\\u202e\\u000a")
        .noneMatch(text -> text.contains("\u001b") || text.contains("\u202e"));
  }

  /** The table is of 30 classes, as that of the report. */
  @Test
  void show_manyClasses_hasThoseWithTheMostMistakes() {
    show(model("", new ExampleEvaluation().manyClasses(2000), null));
    assertThat(texts()).contains("text: The 30 of 2,000 classes with the most mistakes.");
    assertThat(texts()).hasSizeLessThan(10_000);
  }

  @Test
  void show_severalModels_namesEach() {
    show(
        model("", new ExampleEvaluation(), null),
        model(
            "digits",
            new ExampleEvaluation().rules(ExampleEvaluation.rule("minAccuracy", Outcome.FAILED)),
            null));
    assertThat(texts())
        .containsSubsequence(
            "text: Title",
            "text: no gate: nothing is required of the model",
            "text: Title: digits",
            "text: gate failed: 1 of 1 rule");
    Mockito.verify(sink, Mockito.times(2)).section1();
    Mockito.verify(sink, Mockito.times(2)).section1_();
  }

  @Test
  void showMissing_nothing_saysWhatToRun() {
    new SitePage(sink, "Title").showMissing(folder.resolve("evaluation.json"));
    assertThat(texts())
        .contains(
            "text: There is no evaluation at evaluation.json. Run nn:evaluate first: mvn verify"
                + " site.");
  }

  @Test
  void copy_fullReport_isInTheSite() throws Exception {
    for (String model : List.of("", "digits")) {
      Reports reports = new Reports(folder, model);
      assertThat(reports.copyPage(folder.resolve("site"))).isEmpty();
      Files.createDirectories(reports.page().getParent());
      Files.writeString(reports.page(), "page of " + model);
      String link = reports.copyPage(folder.resolve("site")).orElseThrow();
      assertThat(folder.resolve("site").resolve(link)).hasContent("page of " + model);
    }
  }
}
