package dev.nnmaven.gate.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.report.ExampleEvaluation;
import dev.nnmaven.gate.report.Reports;
import dev.nnmaven.gate.rule.RuleResult.Outcome;
import dev.nnmaven.gate.testing.Browser;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of many modules as a browser shows it. Images are left in target/report-pictures. */
@Tag("interoperability")
class AggregatePageInBrowserTest {

  @TempDir Path folder;

  private Row row(String module, ExampleEvaluation example) throws Exception {
    Reports reports = new Reports(folder.resolve(module).resolve("target"), "");
    if (example != null) {
      example.write(folder.resolve(module).resolve("target/nn/evaluation.json"));
    }
    return Row.of(new ModelModule(module, reports, true, false));
  }

  @Test
  void page_atAnyWidthAndTheme_isAccessibleAndReadable() throws Exception {
    Browser.requireInstalled("the page of many modules in a browser");
    Path page = folder.resolve("index.html");
    AggregatePage.write(
        page,
        "shop-models-of-the-whole-company",
        List.of(
            row("letters", new ExampleEvaluation().baseline(9, 9, 7)),
            row("prices", new ExampleEvaluation().ofNumbers(128505958, 131234567)),
            row(
                "a-module-with-a-rather-long-name",
                new ExampleEvaluation()
                    .rules(ExampleEvaluation.rule("minAccuracy", Outcome.FAILED))
                    .onlyWarns()),
            row("not-yet-judged", null)));
    try (Browser browser = new Browser()) {
      assertThat(browser.problems(page, "modules-", 360, 400, 1280)).isEmpty();
    }
  }
}
