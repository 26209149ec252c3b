package dev.nnmaven.gate.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.report.ExampleEvaluation;
import dev.nnmaven.gate.report.Reports;
import dev.nnmaven.gate.report.html.Assets;
import dev.nnmaven.gate.rule.RuleResult.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowTest {

  @TempDir Path folder;

  private Path figures(String module) {
    return folder.resolve(module + "/target/nn/evaluation.json");
  }

  private Row row(String module, boolean judgedNow, boolean stillToCome) {
    return Row.of(
        new ModelModule(
            module, new Reports(folder.resolve(module + "/target"), ""), judgedNow, stillToCome));
  }

  private Row judgedNow(String module) {
    return row(module, true, false);
  }

  private void judge(String module, ExampleEvaluation example) throws IOException {
    example.write(figures(module));
  }

  private static ExampleEvaluation gated(Outcome outcome) {
    return new ExampleEvaluation().rules(ExampleEvaluation.rule("r", outcome));
  }

  /** Another text in place of one in the figures of the module. */
  private void edit(String module, String right, String wrong) throws IOException {
    String json = Files.readString(figures(module));
    assertThat(json).contains(right);
    Files.writeString(figures(module), json.replace(right, wrong));
  }

  @Test
  void of_judgedNowOrEarlierOrStillToCome_saysSoAndShowsWhatIsCurrent() throws Exception {
    assertThat(row("a", false, false).note()).isEqualTo("no evaluation");
    judge("a", new ExampleEvaluation());
    assertThat(judgedNow("a").note()).isEmpty();
    assertThat(judgedNow("a").evaluation()).isPresent();
    assertThat(row("a", false, false).note()).isEqualTo("evaluated in an earlier build");
    Row toCome = row("a", false, true);
    assertThat(toCome.note()).isEqualTo("not built yet: nn:aggregate ran before this module");
    assertThat(toCome.evaluation()).isEmpty();
  }

  @Test
  void of_modelThatChangedSince_showsNoFigures() throws Exception {
    judge("a", new ExampleEvaluation());
    Path model = Files.writeString(folder.resolve("model"), "another model");
    edit("a", "target/nn/model.safetensors", model.toString().replace("\\", "\\\\"));
    Row row = row("a", false, false);
    assertThat(row.note()).isEqualTo("the model has changed since its evaluation");
    assertThat(row.evaluation()).isEmpty();
  }

  @Test
  void of_modelFileThatIsNoPathHere_isAsGoodAsGone() throws Exception {
    judge("a", new ExampleEvaluation());
    edit("a", "target/nn/model.safetensors", "model\\u0000");
    assertThat(row("a", false, false).note()).isEqualTo("evaluated in an earlier build");
  }

  @Test
  void of_damagedFile_saysWhatIsWrong() throws Exception {
    judge("a", new ExampleEvaluation());
    Files.writeString(figures("a"), "{");
    assertThat(judgedNow("a").evaluation()).isEmpty();
    assertThat(judgedNow("a").note()).startsWith(figures("a") + " is damaged: ");
  }

  @Test
  void lines_ofSeveral_areATable() throws Exception {
    judge("letters", new ExampleEvaluation().baseline(9, 9, 7));
    judge("digits", gated(Outcome.FAILED));
    assertThat(
            Row.table(List.of(judgedNow("letters"), row("digits", false, false), judgedNow("x"))))
        .containsExactly(
            "module   model         score       baseline  verdict",
            "letters  01234567     80.00%   -3.33 points  no gate rules configured",
            "digits   01234567     80.00%              -  gate: 1 of 1 rule failed"
                + " (evaluated in an earlier build)",
            "x        -                 -              -  no evaluation");
  }

  @Test
  void lines_ofNumbers_showR2AndTheChangeOfTheMeanError() throws Exception {
    judge("mass", new ExampleEvaluation().ofNumbers(250, 260));
    judge("price", new ExampleEvaluation().ofNumbers(3, 0));
    judge("wing", new ExampleEvaluation().ofNumbers(3, 3));
    judge("bill", new ExampleEvaluation().ofNumbers(3));
    assertThat(
            Row.table(
                List.of(
                    judgedNow("mass"), judgedNow("price"), judgedNow("wing"), judgedNow("bill"))))
        .map(line -> line.replaceAll("  no gate.*", ""))
        .containsExactly(
            "module  model         score       baseline  verdict",
            "mass    01234567  R² 0.8750      MAE -3.8%",
            "price   01234567  R² 0.8750     MAE +3.000",
            "wing    01234567  R² 0.8750      no change",
            "bill    01234567  R² 0.8750              -");
  }

  @Test
  void page_hostileNames_linksToReportsAndEscapes() throws Exception {
    String hostile = "a b&<script>alert(1)<script>";
    judge(hostile, gated(Outcome.PASSED));
    Files.createDirectories(figures(hostile).resolveSibling("report"));
    Files.writeString(figures(hostile).resolveSibling("report/index.html"), "");
    Path page = folder.resolve("target/nn/aggregate/index.html");
    AggregatePage.write(page, "<b>", List.of(judgedNow(hostile), row("x", false, false)));
    String html = Files.readString(page);
    assertThat(html)
        .startsWith("<!doctype html>")
        .contains("<title>1 of 2 models not evaluated: &lt;b&gt;</title>")
        .contains("<bdi>a b&amp;&lt;script&gt;<wbr>alert(1)&lt;script&gt;<wbr></bdi>")
        .contains(
            "href=\"../../../a%20b%26%3Cscript%3Ealert%281%29%3Cscript%3E/target/nn/report/index.html\"")
        .contains("80.00% (24 of 30 images)", "gate: 1 of 1 rule passed", "no evaluation")
        .doesNotContain("<script", "http:", "https:");
  }

  private String verdict(Row... rows) throws IOException {
    return new AggregatePage("p", Assets.load(), List.of(rows), folder.resolve("index.html"))
        .verdict();
  }

  @Test
  void verdict_ofAllModels_isThatOfTheWorst() throws Exception {
    judge("passed", gated(Outcome.PASSED));
    judge("failed", gated(Outcome.FAILED));
    judge("free", new ExampleEvaluation());
    judge("open", gated(Outcome.NOT_CHECKED));
    Row passed = judgedNow("passed");
    Row failed = judgedNow("failed");
    Row free = judgedNow("free");
    Row missing = judgedNow("missing");
    assertThat(verdict(passed)).isEqualTo("1 model passed");
    assertThat(verdict(passed, free)).isEqualTo("1 of 2 models without a gate");
    assertThat(verdict(passed, free, judgedNow("open")))
        .isEqualTo("1 of 3 models not wholly checked");
    assertThat(verdict(passed, free, missing)).isEqualTo("1 of 3 models not evaluated");
    assertThat(verdict(passed, free, missing, failed)).isEqualTo("1 of 4 models failed");
  }
}
