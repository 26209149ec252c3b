package dev.nnmaven.gate.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.report.EvaluationJson;
import dev.nnmaven.gate.report.ExampleEvaluation;
import dev.nnmaven.gate.report.Reports;
import dev.nnmaven.gate.rule.RuleResult.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

  private void judge(String module, ExampleEvaluation example) throws IOException {
    example.make().write(figures(module));
  }

  @Test
  void of_judgedInThisBuild_isCurrent() throws Exception {
    judge("a", new ExampleEvaluation());
    Row row = row("a", true, false);
    assertThat(row.note()).isEmpty();
    assertThat(row.evaluation()).isPresent();
  }

  @Test
  void of_earlierBuildWhoseModelIsGone_isSaidToBeEarlier() throws Exception {
    judge("a", new ExampleEvaluation());
    assertThat(row("a", false, false).note()).isEqualTo("judged in an earlier build");
  }

  @Test
  void of_modelThatChangedSince_showsNoFigures() throws Exception {
    EvaluationJson evaluation = new ExampleEvaluation().make();
    Path model = folder.resolve("model");
    Files.writeString(model, "another model");
    Files.createDirectories(figures("a").getParent());
    evaluation.write(figures("a"));
    String json =
        Files.readString(figures("a"))
            .replace(evaluation.model().file(), model.toString().replace("\\", "\\\\"));
    Files.writeString(figures("a"), json);
    Row row = row("a", false, false);
    assertThat(row.note()).isEqualTo("the model has changed since it was judged");
    assertThat(row.evaluation()).isEmpty();
  }

  @Test
  void of_modelFileThatIsNoPathHere_isAsGoodAsGone() throws Exception {
    judge("a", new ExampleEvaluation());
    String json =
        Files.readString(figures("a")).replace("target/nn/model.safetensors", "model\\u0000");
    Files.writeString(figures("a"), json);
    assertThat(row("a", false, false).note()).isEqualTo("judged in an earlier build");
  }

  @Test
  void of_moduleStillToCome_showsNoFiguresOfAnEarlierBuild() throws Exception {
    judge("a", new ExampleEvaluation());
    Row row = row("a", false, true);
    assertThat(row.note()).isEqualTo("not built yet: nn:aggregate ran before this module");
    assertThat(row.evaluation()).isEmpty();
  }

  @Test
  void of_nothing_isMissing() {
    assertThat(row("a", false, false).note()).isEqualTo("no evaluation");
  }

  @Test
  void of_damagedFile_saysWhatIsWrong() throws Exception {
    judge("a", new ExampleEvaluation());
    Files.writeString(figures("a"), "{");
    Row row = row("a", true, false);
    assertThat(row.evaluation()).isEmpty();
    assertThat(row.note()).startsWith(figures("a") + " is damaged: ");
  }

  @Test
  void lines_ofSeveral_areATable() throws Exception {
    judge("letters", new ExampleEvaluation().baseline(9, 9, 7));
    judge("digits", new ExampleEvaluation().rules(ExampleEvaluation.rule("r", Outcome.FAILED)));
    assertThat(
            Row.table(
                List.of(
                    row("letters", true, false),
                    row("digits", false, false),
                    row("x", true, false))))
        .containsExactly(
            "module   model         score       baseline  verdict",
            "letters  01234567     80.00%   -3.33 points  no gate: nothing is required of the model",
            "digits   01234567     80.00%              -  gate failed: 1 of 1 rule (judged in an"
                + " earlier build)",
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
                    row("mass", true, false),
                    row("price", true, false),
                    row("wing", true, false),
                    row("bill", true, false))))
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
    judge(hostile, new ExampleEvaluation().rules(ExampleEvaluation.rule("r", Outcome.PASSED)));
    Files.createDirectories(figures(hostile).resolveSibling("report"));
    Files.writeString(figures(hostile).resolveSibling("report/index.html"), "");
    Path page = folder.resolve("target/nn/aggregate/index.html");
    AggregatePage.write(page, "<b>", List.of(row(hostile, true, false), row("x", false, false)));
    String html = Files.readString(page);
    assertThat(html)
        .startsWith("<!doctype html>")
        .contains("<title>1 of 2 models not judged: &lt;b&gt;</title>")
        .contains("<bdi>a b&amp;&lt;script&gt;<wbr>alert(1)&lt;script&gt;<wbr></bdi>")
        .contains(
            "href=\"../../../a%20b%26%3Cscript%3Ealert%281%29%3Cscript%3E/target/nn/report/index.html\"")
        .contains("80.00% (24 of 30 images)", "gate passed: 1 rule", "no evaluation")
        .doesNotContain("<script", "http:", "https:");
  }

  private String verdict(Row... rows) throws IOException {
    return AggregatePage.of("p", List.of(rows), folder.resolve("page/index.html")).verdict();
  }

  @Test
  void verdict_ofAllModels_isThatOfTheWorst() throws Exception {
    judge("passed", new ExampleEvaluation().rules(ExampleEvaluation.rule("r", Outcome.PASSED)));
    judge("failed", new ExampleEvaluation().rules(ExampleEvaluation.rule("r", Outcome.FAILED)));
    judge("free", new ExampleEvaluation());
    judge("open", new ExampleEvaluation().rules(ExampleEvaluation.rule("r", Outcome.NOT_CHECKED)));
    Row passed = row("passed", true, false);
    Row failed = row("failed", true, false);
    Row free = row("free", true, false);
    Row missing = row("missing", true, false);
    assertThat(verdict(passed)).isEqualTo("1 model passed");
    assertThat(verdict(passed, free)).isEqualTo("1 of 2 models without a gate");
    assertThat(verdict(passed, free, row("open", true, false)))
        .isEqualTo("1 of 3 models not wholly checked");
    assertThat(verdict(passed, free, missing)).isEqualTo("1 of 3 models not judged");
    assertThat(verdict(passed, free, missing, failed)).isEqualTo("1 of 4 models failed");
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void of_pipe_isNotWaitedFor() throws Exception {
    Files.createDirectories(figures("a").getParent());
    Process mkfifo = new ProcessBuilder("mkfifo", figures("a").toString()).inheritIO().start();
    assertThat(mkfifo.waitFor()).isZero();
    Row row = row("a", false, false);
    assertThat(row.evaluation()).isEmpty();
    assertThat(row.note()).isEqualTo(figures("a") + ": is neither a file nor a folder");
  }
}
