package dev.nnmaven.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchPageTest {

  @TempDir Path folder;

  private String page(Map<String, String> changes) throws Exception {
    SearchedLetters letters = new SearchedLetters(folder);
    SearchTask.run(letters.settings(changes), letters);
    return Files.readString(letters.file("index.html"));
  }

  private static int count(String text, String part) {
    return text.split(part, -1).length - 1;
  }

  @Test
  void page_ofASearch_showsEachTrialInEachPicture() throws Exception {
    String page = page(Map.of());
    String curves =
        page.substring(page.indexOf("id=\"curves\""), page.indexOf("id=\"parameters\""));
    String parameters =
        page.substring(page.indexOf("id=\"parameters\""), page.indexOf("id=\"importance\""));
    String rows = page.substring(page.indexOf("id=\"trials\""));
    assertThat(count(curves, "<path class=\"(?:trial|best|winner)")).isEqualTo(5);
    assertThat(count(parameters, "<figure>")).isEqualTo(3);
    assertThat(count(parameters, "<path class=\"dots trial")).isEqualTo(3 * 2);
    assertThat(count(parameters, "<path class=\"dots best")).isEqualTo(3 * 2);
    assertThat(count(parameters, "<path class=\"dots winner")).isEqualTo(3);
    assertThat(count(rows, "<tr><th scope=\"row\">")).isEqualTo(5);
    assertThat(page).doesNotContain("<script", "NaN", "Infinity");
  }

  @Test
  void page_withOneFinalistAndFolds_saysByWhatItWasChosen() throws Exception {
    String page = page(Map.of("folds", "2", "finalists", "1", "score", "accuracy", "trials", "2"));
    assertThat(page).contains("mean of 2 folds", "It was chosen by an accuracy of");
  }

  /** What stands in a POM is no HTML. */
  @Test
  void page_withMarkupInTheSpace_showsItAsText() throws Exception {
    String page = page(Map.of("space/classWeights", "A:2; balanced", "space/keep", "best; last"));
    assertThat(page).contains("&lt;layers").doesNotContain("<layers");
  }
}
