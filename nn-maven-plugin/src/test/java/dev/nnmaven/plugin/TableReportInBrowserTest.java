package dev.nnmaven.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.testing.Browser;
import dev.nnmaven.plugin.testing.PomElement;
import dev.nnmaven.trainer.testing.Checkout;
import dev.nnmaven.trainer.testing.HarnessProject;
import dev.nnmaven.trainer.testing.Tables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Reports of tables as a browser shows them: of classes, and of a number with hostile names. {@code
 * -Dinteroperability=required} makes a missing browser a failure. Images are left in
 * target/report-pictures.
 */
@Tag("interoperability")
@MojoTest
@Basedir(HarnessProject.FOLDER)
class TableReportInBrowserTest extends GoalsTest {

  private static final String HOSTILE = "<script>alert(1)</script>&'";

  @AutoClose private static final Browser browser = new Browser();

  @BeforeAll
  static void start() {
    Browser.requireInstalled("the reports of tables in a browser");
  }

  private Path page() {
    return project.resolve("target/nn/report/index.html");
  }

  private void open() {
    browser.show(1280, false);
    browser.openQuietly(page());
  }

  /** As it is opened, and with all that can be opened. */
  private void fitsAndIsAccessible(String name) throws Exception {
    assertThat(browser.problemsAlsoOpened(page(), name + "-", 400, 1280)).isEmpty();
  }

  /** Lines and points are in their plots, and marks on their tracks. */
  private static void chartsAreDrawnWhereTheirFiguresAre(int lines, int marks) {
    assertThat(browser.count("#dependence .plot path:not(.dots)")).isEqualTo(lines);
    assertThat(browser.count("#dependence tbody .marks i")).isEqualTo(marks);
    assertThat(
            browser.run(
                "const inside = (one, all) => {"
                    + "  const a = one.getBoundingClientRect();"
                    + "  const b = all.getBoundingClientRect();"
                    + "  return b.width > 50 && a.left > b.left - 8 && a.right < b.right + 8"
                    + "    && a.top > b.top - 8 && a.bottom < b.bottom + 8;"
                    + "};"
                    + "return Array.from(document.querySelectorAll('#dependence .plot path'))"
                    + "    .every(p => inside(p, p.closest('.plot')))"
                    + "  && Array.from(document.querySelectorAll('#dependence tbody .marks i'))"
                    + "    .every(i => inside(i, i.parentElement))"))
        .isEqualTo(true);
  }

  @Test
  void report_ofClasses_isAccessibleAndFits() throws Exception {
    train.data = Checkout.root("data/penguins.csv").toFile();
    train.target = "species";
    train.missing = "indicator";
    train.epochs = "20";
    evaluate.data = train.data;
    evaluate.maxDrift = "0.5";
    train.execute();
    evaluate.execute();
    open();
    // Four numbers; of three islands and two sexes each three marks.
    chartsAreDrawnWhereTheirFiguresAre(12, 15);
    browser.pointAt("#dependence figure .readout i:nth-child(2)");
    assertThat(browser.readout())
        .matches("[0-9.]+: Adelie [0-9.]+%, Chinstrap [0-9.]+%, Gentoo [0-9.]+%");
    fitsAndIsAccessible("classes");
  }

  @Test
  @SuppressWarnings("unchecked")
  void report_ofLargeNumbers_hasSeparatorsAndShortLabels() throws Exception {
    Random random = new Random(4);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int area = 400 + random.nextInt(8600);
      int year = 1890 + random.nextInt(135);
      int people = 1_000_000 + random.nextInt(30_000_000);
      long price = area * 9000L + year * 1000L + people + random.nextInt(9_000_000);
      rows.add("%d,%d,%d,%d,%d".formatted(100_000 + i, area, year, people, price));
    }
    train.data =
        Tables.write(
                project.resolve("prices.csv"),
                "number,livingAreaInSquareFeet,yearBuilt,population_of_the_metropolitan_area,price",
                rows)
            .toFile();
    train.target = "price";
    train.columns = PomElement.of("columns", "number:ignore");
    train.learningRate = "0.01";
    train.epochs = "10";
    evaluate.data = train.data;
    evaluate.maxRmse = "128505958.5";
    train.execute();
    evaluate.execute();
    open();
    assertThat(browser.textOf("#gate [data-name=Required]")).isEqualTo("at most 128,505,958.5");
    assertThat(browser.textOf("#mistakes tbody td:nth-of-type(1)"))
        .matches("[1-9]\\d{0,2}(,\\d{3}){2}");
    assertThat(browser.textOf("#mistakes tbody td:nth-of-type(3)"))
        .matches("100\\d{3}"); // its number
    assertThat(browser.textOf("#mistakes tbody td:nth-of-type(4)")).matches("\\d{3}|\\d,\\d{3}");
    assertThat(browser.textOf("#mistakes tbody td:nth-of-type(5)")).matches("(18|19|20)\\d{2}");
    assertThat(browser.textOf("#mistakes tbody td:nth-of-type(6)")).matches("\\d{1,2}(,\\d{3}){2}");
    assertThat(
            (List<Object>)
                browser.run(
                    "return [...document.querySelectorAll('#errors .plot .value,"
                        + " #errors .plot .epoch')].map(e => e.textContent)"))
        .hasSizeGreaterThan(3)
        .allSatisfy(text -> assertThat((String) text).matches("0|−?\\d{1,3}M"));
    assertThat(
            (List<Object>)
                browser.run(
                    "return [...document.querySelectorAll('#dependence figure')]"
                        + ".filter(f => f.querySelector('h3').textContent === arguments[0])"
                        + ".flatMap(f => [...f.querySelectorAll('.epoch')])"
                        + ".map(e => e.textContent)",
                    "yearBuilt"))
        .isNotEmpty()
        .allSatisfy(text -> assertThat((String) text).matches("(19|20)\\d{2}"));
    fitsAndIsAccessible("large");
  }

  @Test
  void report_ofANumberWithHostileNames_isAccessibleFitsAndRunsNothing() throws Exception {
    List<String> rows = new ArrayList<>();
    for (String row : Tables.flowers(200, 3)) {
      rows.add(
          "row "
              + rows.size()
              + ","
              + row.replace("loam", HOSTILE)
              + ",2026-03-"
              + (10 + rows.size() % 20));
    }
    train.data =
        Tables.write(
                project.resolve("hostile.csv"),
                "id,length,a column with a rather long name that goes on,"
                    + HOSTILE
                    + ",wild,kind,weight,seen",
                rows)
            .toFile();
    train.target = "weight";
    train.columns = PomElement.of("columns", "id:ignore");
    train.learningRate = "0.01";
    train.epochs = "3";
    evaluate.data = train.data;
    baseline.data = train.data;
    train.execute();
    baseline.execute();
    train.epochs = "15";
    train.execute();
    evaluate.execute();
    open();
    assertThat(browser.count("script")).isZero();
    // Two numbers and a date; soils, kinds, and yes or no.
    chartsAreDrawnWhereTheirFiguresAre(3, 3 + 3 + 2);
    assertThat(browser.count("header .delta.better")).isEqualTo(1);
    assertThat(browser.count("#mistakes th.no-input")).isEqualTo(1);
    assertThat(browser.textOf("#mistakes th.no-input bdi")).isEqualTo("id");
    fitsAndIsAccessible("number");
  }
}
