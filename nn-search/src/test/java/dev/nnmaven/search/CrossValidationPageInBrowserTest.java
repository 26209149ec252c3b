package dev.nnmaven.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.testing.Browser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The page of a cross-validation as a browser shows it. Pictures are left in
 * target/report-pictures.
 */
@Tag("interoperability")
class CrossValidationPageInBrowserTest {

  @TempDir static Path folder;

  private static Browser browser;
  private static Path page;

  @BeforeAll
  static void openPage() throws Exception {
    Browser.requireInstalled("a cross-validation in a browser");
    SearchedLetters letters = new SearchedLetters(folder);
    String file = folder.resolve("cross-validation.json").toString();
    CrossValidationTask.run(
        letters.settings(Map.of(CrossValidationTask.FILE, file, "epochs", "2")), letters);
    page = folder.resolve("cross-validation.html");
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
        .allSatisfy(url -> assertThat(url).matches("data:.*|file:///.*/cross-validation\\.html"));
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void tables_ofThePage_haveEachFoldAndClass() throws Exception {
    assertThat((Long) browser.run("return document.querySelectorAll('#folds tbody tr').length"))
        .isEqualTo(5);
    assertThat((Long) browser.run("return document.querySelectorAll('#classes tbody tr').length"))
        .isEqualTo(3);
    assertThat(Files.readString(page)).contains("95% interval");
  }

  @ParameterizedTest
  @CsvSource({"360, false", "400, false", "400, true", "1280, false", "1280, true"})
  void page_atThatWidthAndTheme_isAccessibleAndFits(int width, boolean dark) throws Exception {
    browser.show(width, dark);
    browser.photograph(
        Path.of(
            "target",
            "report-pictures",
            "cross-validation-" + width + (dark ? "-dark" : "-light") + ".png"));
    assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(width);
    assertThat(browser.unreadable()).isEqualTo(List.of());
    assertThat(browser.accessibilityViolations()).isEqualTo(List.of());
  }
}
