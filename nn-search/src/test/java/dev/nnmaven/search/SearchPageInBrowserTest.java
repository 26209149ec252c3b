package dev.nnmaven.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.testing.Browser;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page of a small search as a browser shows it. Pictures are left in target/report-pictures.
 */
@Tag("interoperability")
class SearchPageInBrowserTest {

  @TempDir static Path folder;

  private static Browser browser;
  private static Path page;

  @BeforeAll
  static void openPage() throws Exception {
    Browser.requireInstalled("a search in a browser");
    SearchedLetters letters = new SearchedLetters(folder);
    SearchTask.run(
        letters.settings(Map.of("space/learningRateSchedule", "constant; cosine", "trials", "12")),
        letters);
    page = letters.file("index.html");
    browser = new Browser();
    browser.open(page);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void page_opened_asksForNothingAndComplainsOfNothing() {
    browser.open(page);
    assertThat(browser.requests())
        .isNotEmpty()
        .allSatisfy(url -> assertThat(url).matches("data:.*|file:///.*/index\\.html"));
    assertThat(browser.complaints()).isEmpty();
  }

  /** Where the browser has put lines and axes, in pixels. */
  @Test
  void lines_ofThePage_areInsideTheirPlots() {
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

  @Test
  void page_atAnyWidthAndTheme_isAccessibleAndFits() throws Exception {
    assertThat(browser.problems(page, "search-", 360, 400, 1280)).isEmpty();
  }
}
