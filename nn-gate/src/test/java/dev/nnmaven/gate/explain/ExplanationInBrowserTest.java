package dev.nnmaven.gate.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.testing.Browser;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Explanations as a browser shows them. Images are left in target/report-pictures. */
@Tag("interoperability")
class ExplanationInBrowserTest {

  @TempDir Path folder;

  @Test
  void page_atAnyWidthAndTheme_isAccessibleAndReadable() throws Exception {
    Browser.requireInstalled("explanations in a browser");
    Map<String, Explained> all =
        Map.of(
            "classes", ExplainedTest.ofClasses(),
            "numbers", ExplainedTest.ofNumbers(),
            "images", ExplainedTest.ofImages(folder));
    try (Browser browser = new Browser()) {
      for (Map.Entry<String, Explained> one : all.entrySet()) {
        Path page = folder.resolve(one.getKey() + ".html");
        one.getValue().page().write(page);
        String images = "explanation-" + one.getKey() + "-";
        browser.openQuietly(page);
        assertThat(browser.problems(page, images, 400, 1280)).isEmpty();
      }
    }
  }
}
