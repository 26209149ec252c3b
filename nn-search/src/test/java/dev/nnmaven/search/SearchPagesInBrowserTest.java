package dev.nnmaven.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.testing.Browser;
import dev.nnmaven.trainer.console.ProgressDisplay;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The pages of a small search and of a cross-validation as a browser shows them. Images are left in
 * target/report-pictures.
 */
@Tag("interoperability")
class SearchPagesInBrowserTest {

  @TempDir static Path folder;

  @AutoClose private static final Browser browser = new Browser();

  @BeforeAll
  static void search() throws Exception {
    Browser.requireInstalled("a search and a cross-validation in a browser");
    SearchedLetters letters = new SearchedLetters(folder);
    SearchTask.run(
        letters.settings(Map.of("space/learningRateSchedule", "constant; cosine", "trials", "12")),
        letters);
    String file = folder.resolve("cross-validation.json").toString();
    new CrossValidationTask()
        .perform(
            letters.settings(Map.of(CrossValidationTask.FILE, file, "epochs", "2")),
            letters,
            ProgressDisplay.NONE);
  }

  /** Where the browser has put lines and axes, in pixels. */
  @Test
  void lines_ofThePage_areInsideTheirPlots() {
    browser.open(folder.resolve("search/index.html"));
    assertThat(
            browser.run(
                "return Array.from(document.querySelectorAll('svg path')).every(p => {"
                    + "  const plot = p.closest('svg').getBoundingClientRect();"
                    + "  const line = p.getBoundingClientRect();"
                    + "  return plot.width > 100 && plot.height > 100"
                    + "    && line.left > plot.left - 5 && line.right < plot.right + 5"
                    + "    && line.top > plot.top - 5 && line.bottom < plot.bottom + 5;"
                    + "})"))
        .isEqualTo(true);
  }

  @ParameterizedTest
  @CsvSource({
    "search/index.html, #trials tbody tr, 13, search-",
    "cross-validation.html, '#folds tbody tr, #classes tbody tr', 8, cross-validation-",
  })
  void page_atAnyWidthAndTheme_isWholeAccessibleAndFits(
      String file, String rows, long expected, String images) throws Exception {
    Path page = folder.resolve(file);
    browser.openQuietly(page);
    assertThat(browser.count(rows)).isEqualTo(expected);
    assertThat(browser.problems(page, images, 360, 400, 1280)).isEmpty();
  }
}
