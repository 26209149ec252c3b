package dev.nnmaven.gate.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.rule.RuleResult;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.gate.testing.Browser;
import dev.nnmaven.trainer.text.Formats;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The report of a small training run, with hostile names, as a browser shows it. {@code
 * -Dinteroperability=required} makes a missing browser a failure. Images are left in
 * target/report-pictures.
 */
@Tag("interoperability")
class ReportInBrowserTest {

  private static final String HOSTILE = "<script>alert(1)</script>&\"'";

  @TempDir static Path folder;

  @AutoClose private static final Browser browser = new Browser();
  private static Evidence evidence;
  private static Path page;

  @BeforeAll
  static void openReport() throws Exception {
    Browser.requireInstalled("the report in a browser");
    Judged judged =
        new Judged(
                folder,
                List.of("A", HOSTILE, "a class with a rather long name", "\" onload=\"alert(1)"),
                12,
                10)
            .perClass(30)
            .epochs(6)
            .option("augmentation", "shift(2)+rotate(10)+elastic(34,4)")
            .option("seed", "1");
    Verdict verdict =
        verdict(
            rule("minAccuracy", RuleResult.Outcome.PASSED, ""),
            rule("minClassRecall of " + HOSTILE, RuleResult.Outcome.FAILED, HOSTILE),
            rule("maxAccuracyDrop", RuleResult.Outcome.NOT_CHECKED, "there is no baseline"));
    evidence = Judged.withBaseline(judged.evidence());
    page = folder.resolve("index.html");
    HtmlReport.write(page, evidence, verdict);
    Judged inColour =
        new Judged(folder, List.of("A", "a class with a rather long name"), 12, 10)
            .colours()
            .hidden("conv(12, 3x5) relu dropout(0.1) l2(0.0001), maxPool(2), 8 tanh");
    HtmlReport.write(folder.resolve("filters.html"), inColour.evidence(), verdict());
  }

  @BeforeEach
  void open() {
    browser.openQuietly(page);
  }

  private static Verdict verdict(RuleResult... rules) {
    return new Verdict(List.of(rules), true, List.of(), false);
  }

  private static RuleResult rule(String name, RuleResult.Outcome outcome, String explanation) {
    return new RuleResult(name, outcome, "at least 90%", "91.66%", explanation);
  }

  @Test
  void page_opened_runsNothing() {
    assertThat(browser.count("script, [onload], [onerror]")).isZero();
    assertThat(browser.textOf("#gate tbody tr:nth-child(1) th bdi"))
        .isEqualTo("minClassRecall of " + HOSTILE);
  }

  @Test
  void images_ofThePage_areDecodedAndDescribed() {
    assertThat(browser.count(".neurons img")).isEqualTo(12);
    assertThat(browser.count(".mistakes .looks img"))
        .isPositive()
        .isEqualTo(2 * browser.count(".mistakes > li"));
    assertThat(browser.count(".strip img")).isEqualTo(4 * 7); // six epochs
    assertThat(
            browser.run(
                "return Array.from(document.images).every(i => i.naturalWidth === 12"
                    + " && i.naturalHeight === 10 && i.alt.length > 10)"))
        .isEqualTo(true);
  }

  /**
   * Training and held out, twice, and chance. Where the browser has put the ends of the lines, in
   * pixels, against the plot's own corners.
   */
  @Test
  void charts_ofThePage_areDrawnWhereTheirFiguresAre() {
    assertThat(browser.count("#learning .plot svg path")).isEqualTo(5);
    assertThat(
            browser.run(
                "return Array.from(document.querySelectorAll('#learning .plot path')).every(p => {"
                    + "  const plot = p.closest('.plot').getBoundingClientRect();"
                    + "  const line = p.getBoundingClientRect();"
                    + "  return plot.width > 100 && plot.height > 100 && p.getTotalLength() > 500"
                    + "    && Math.abs(line.left - plot.left) < 3"
                    + "    && Math.abs(line.right - plot.right) < 3"
                    + "    && line.top > plot.top - 3 && line.bottom < plot.bottom + 3"
                    + "    && getComputedStyle(p).strokeWidth === '2px';"
                    + "})"))
        .isEqualTo(true);
    assertThat(browser.count("#epochs tbody tr")).isEqualTo(6);
  }

  /** Gridlines are drawn through the middle of their labels, which are in place to the pixel. */
  @Test
  void gridlines_ofThePage_areAtTheirValues() {
    assertThat(browser.count(".plot .value")).isGreaterThan(20);
    assertThat(
            browser.run(
                "return Array.from(document.querySelectorAll('.plot .value')).every(v => {"
                    + "  const plot = v.closest('.plot').getBoundingClientRect();"
                    + "  const text = document.createRange();"
                    + "  text.selectNodeContents(v);"
                    + "  const label = text.getBoundingClientRect();"
                    + "  const wanted = plot.bottom - plot.height * parseFloat(v.style.bottom) / 100;"
                    + "  return Math.abs((label.top + label.bottom) / 2 - wanted) < 1;"
                    + "})"))
        .isEqualTo(true);
  }

  /** Three of four classes and chance: from one corner to the other, in pixels. */
  @Test
  void roc_ofThePage_goesFromCornerToCorner() {
    assertThat(browser.count("#probabilities figure")).isEqualTo(3);
    assertThat(browser.count("#probabilities figure:nth-child(1) path")).isEqualTo(4);
    assertThat(
            browser.run(
                "const first = document.querySelector('#probabilities figure');"
                    + "const plot = first.querySelector('.plot').getBoundingClientRect();"
                    + "return Math.abs(plot.width - plot.height) < 1"
                    + " && Array.from(first.querySelectorAll('path')).every(p => {"
                    + "  const line = p.getBoundingClientRect();"
                    + "  return Math.abs(line.left - plot.left) < 3"
                    + "    && Math.abs(line.right - plot.right) < 3"
                    + "    && Math.abs(line.top - plot.top) < 3"
                    + "    && Math.abs(line.bottom - plot.bottom) < 3;"
                    + "})"))
        .isEqualTo(true);
  }

  @Test
  void charts_pointedAt_tellTheEpochAndItsFigures() {
    assertThat(browser.count("#learning .readout i")).isEqualTo(12);
    browser.pointAt("figure:nth-child(1) .readout i:nth-child(3)");
    assertThat(browser.readout())
        .isEqualTo(
            "epoch 3: training %s, test %s, chance %s"
                .formatted(
                    browser.textOf("#epochs tbody tr:nth-child(3) td:nth-of-type(1)"),
                    browser.textOf("#epochs tbody tr:nth-child(3) td:nth-of-type(2)"),
                    Formats.percent(evidence.findings().chance().orElseThrow().accuracy())));
  }

  @ParameterizedTest
  @CsvSource({"index, ''", "filters, filters-"})
  void page_atAnyWidthAndTheme_isAccessibleAndFits(String name, String images) throws Exception {
    assertThat(browser.problems(folder.resolve(name + ".html"), images, 360, 400, 1280)).isEmpty();
  }
}
