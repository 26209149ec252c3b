package dev.nnmaven.gate.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.testing.Browser;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Explanations as a browser shows them. Pictures are left in target/report-pictures. */
@Tag("interoperability")
class ExplanationInBrowserTest {

  @TempDir Path folder;

  @Test
  void page_atAnyWidthAndTheme_isAccessibleAndReadable() throws Exception {
    Browser.requireInstalled("explanations in a browser");
    Map<String, Explained> all = new LinkedHashMap<>();
    all.put("classes", ExplainedTest.ofClasses());
    all.put("numbers", ExplainedTest.ofNumbers());
    all.put("pictures", ExplainedTest.ofPictures(folder));
    try (Browser browser = new Browser()) {
      for (Map.Entry<String, Explained> one : all.entrySet()) {
        Path page = folder.resolve(one.getKey() + ".html");
        one.getValue().page().write(page);
        browser.open(page);
        for (int width : new int[] {400, 1280}) {
          for (boolean dark : new boolean[] {false, true}) {
            browser.show(width, dark);
            String name =
                "explanation-%s-%d-%s.png".formatted(one.getKey(), width, dark ? "dark" : "light");
            browser.photograph(Path.of("target", "report-pictures", name));
            assertThat(browser.run("return document.documentElement.scrollWidth"))
                .as(name)
                .isEqualTo((long) width);
            assertThat(browser.unreadable()).as(name).asList().isEmpty();
            assertThat(browser.accessibilityViolations()).as(name).asList().isEmpty();
          }
        }
        assertThat(browser.requests())
            .isNotEmpty()
            .allSatisfy(url -> assertThat(url).matches("data:.*|file:///.*\\.html"));
        assertThat(browser.complaints()).isEmpty();
      }
    }
  }
}
