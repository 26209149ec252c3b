package dev.nnmaven.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.testing.Browser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page of a cross-validation as a browser shows it. Pictures are left in
 * target/report-pictures.
 */
@Tag("interoperability")
class CrossValidationPageInBrowserTest {

  @Test
  void page_atAnyWidthAndTheme_isWholeAccessibleAndFits(@TempDir Path folder) throws Exception {
    Browser.requireInstalled("a cross-validation in a browser");
    SearchedLetters letters = new SearchedLetters(folder);
    String file = folder.resolve("cross-validation.json").toString();
    CrossValidationTask.run(
        letters.settings(Map.of(CrossValidationTask.FILE, file, "epochs", "2")), letters);
    Path page = folder.resolve("cross-validation.html");
    assertThat(Files.readString(page)).contains("95% interval");
    try (Browser browser = new Browser()) {
      browser.open(page);
      assertThat(browser.requests())
          .isNotEmpty()
          .allSatisfy(url -> assertThat(url).matches("data:.*|file:///.*/cross-validation\\.html"));
      assertThat(browser.complaints()).isEmpty();
      assertThat((Long) browser.run("return document.querySelectorAll('#folds tbody tr').length"))
          .isEqualTo(5);
      assertThat((Long) browser.run("return document.querySelectorAll('#classes tbody tr').length"))
          .isEqualTo(3);
      assertThat(browser.problems(page, "cross-validation-", 360, 400, 1280)).isEmpty();
    }
  }
}
