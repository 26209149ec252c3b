package dev.nnmaven.trainer.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.Shape;
import dev.nnmaven.trainer.testing.Checkout;
import dev.nnmaven.trainer.text.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of docs/defaults.md have the parameters that the recipes choose, and their values. */
class DefaultsPageTest {

  /** Values by name; without {@code nn.}, one name of several in a line has all its values. */
  private static Map<String, String> table(String heading) throws IOException {
    String page = Files.readString(Checkout.root("docs/defaults.md"));
    String section = page.substring(page.indexOf("\n## " + heading + "\n") + 3);
    Map<String, String> values = new TreeMap<>();
    for (String line : section.substring(0, section.indexOf("\n## ")).split("\n", -1)) {
      String[] cells = line.split(" \\| ", -1);
      for (MatchResult name :
          Pattern.compile("`nn\\.(\\w+)`").matcher(cells[0]).results().toList()) {
        values.put(name.group(1), line);
      }
      if (cells[0].startsWith("| below ")) {
        values.merge("network", line, String::concat);
      }
    }
    return values;
  }

  private static void requireChosen(String heading, List<Choice> choices) throws IOException {
    Map<String, String> table = table(heading);
    for (Choice choice : choices) {
      if (!List.of("imageSize", "epochs").contains(choice.parameter())) {
        assertThat(table.get(choice.parameter()))
            .as(choice.parameter())
            .contains("`" + choice.text() + "`");
      }
    }
  }

  @Test
  void rows_parameters_areThoseThatAreChosen() throws Exception {
    List<Choice> choices = RowRecipe.of(new Facts(Unit.ROW, 4000, Shape.flat(9), 0, 2), true);
    requireChosen("Rows", choices);
    assertThat(table("Rows").keySet())
        .isEqualTo(new TreeSet<>(choices.stream().map(Choice::parameter).toList()));
    assertThat(table("Rows").get("epochs")).contains("`60`", "240,000 / rows", "at least 5");
    assertThat(table("Rows").get("network")).contains("dropout 0.3 below 1,000 rows");
    assertThat(table("Rows").get("optimizer")).contains("decay=1", "decay=2", "decay=0.2");
  }

  /** More than enough rows for 5 epochs, and few enough for 30 and for 250 steps. */
  @ParameterizedTest
  @CsvSource({"100000, 5", "400, 36", "1000, 24", "480, 32"})
  void texts_parameters_areThoseThatAreChosen(int rows, int epochs) throws Exception {
    List<Choice> choices =
        TextRecipe.of(new Facts(Unit.ROW, rows, Shape.flat(1), 0, 2, true, true), true, true)
            .stream()
            .filter(one -> rows > 1600 || !one.parameter().equals("numbers"))
            .toList();
    requireChosen("Tables with text", choices);
    assertThat(table("Tables with text").keySet())
        .containsAll(choices.stream().map(Choice::parameter).toList())
        .hasSize(14);
    assertThat(choices)
        .filteredOn(one -> one.parameter().equals("epochs"))
        .extracting(Choice::text)
        .containsExactly(String.valueOf(epochs));
    assertThat(table("Tables with text").get("members"))
        .contains("`1+folds(5)` for a number, or beside other columns");
    assertThat(table("Tables with text").get("epochs"))
        .contains("(20,000 + 2,000 · classes) / rows, 5 to 30", "at least 250 steps");
  }

  @ParameterizedTest
  @CsvSource({"28, true", "47, false", "15, true", "4, true"})
  void images_ofASize_haveTheValuesOfTheRecipe(int side, boolean alike) throws Exception {
    Facts facts = new Facts(Unit.IMAGE, 1000, new Shape(side, side, 1), alike ? 0 : 9, 10);
    List<Choice> choices =
        ImageRecipe.of(facts, true, true).stream()
            .map(
                one ->
                    new Choice(one.parameter(), one.text().replaceAll("shift.\\d", "shift(2"), ""))
            .toList();
    requireChosen("Images", choices);
  }

  @Test
  void images_parameters_areThoseThatAreChosen() throws Exception {
    Facts facts = new Facts(Unit.IMAGE, 1000, new Shape(28, 28, 1), 9, 10);
    assertThat(table("Images").keySet())
        .isEqualTo(
            new TreeSet<>(
                ImageRecipe.of(facts, true, true).stream().map(Choice::parameter).toList()));
    assertThat(table("Images").get("epochs")).contains("2,000 / √images", "3 to 200");
    assertThat(table("Images").get("network")).contains("from 48 pixels", "`stride=2`");
  }
}
