package dev.nnmaven.trainer.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.Shape;
import dev.nnmaven.trainer.config.NetworkParser;
import dev.nnmaven.trainer.config.OptionsParser;
import dev.nnmaven.trainer.config.Parameters;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.config.TableSettings;
import dev.nnmaven.trainer.text.Unit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeTest {

  private static Facts rows(int examples) {
    return new Facts(Unit.ROW, examples, Shape.flat(20), 0, 3);
  }

  private static Facts images(int examples) {
    return new Facts(Unit.IMAGE, examples, new Shape(28, 28, 1), 0, 10);
  }

  private static Map<String, String> chosen(Map<String, String> configured, Facts facts) {
    SettingsReader settings = new SettingsReader(Settings.of(configured));
    return Recipe.of(settings.get(Parameters.RECIPE)).choices(settings, facts).stream()
        .collect(Collectors.toMap(Choice::parameter, Choice::text));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 30, 999, 1000, 20_000, 5_000_000})
  void choices_ofAnyNumberOfRows_makeSense(int examples) throws Exception {
    Settings settings = Settings.of(chosen(Map.of(), rows(examples)));
    settings.read(TableSettings::parse);
    settings.read(OptionsParser::parse);
    settings.read(NetworkParser::parse).outlines(Shape.flat(20), 3);
  }

  @ParameterizedTest
  @CsvSource({
    "30, piecewise(2), 60, adamW(decay=2)",
    "999, piecewise(9), 60, adamW(decay=2)",
    "1000, piecewise(10), 60, adamW(decay=1)",
    "10000, piecewise(16), 24, adamW(decay=1)",
    "60000, piecewise(16), 5, adamW(decay=1)",
    "5000000, piecewise(16), 5, adamW(decay=1)"
  })
  void choices_ofRows_goByTheirNumber(int examples, String numbers, String epochs, String by) {
    assertThat(chosen(Map.of(), rows(examples)))
        .containsEntry("numbers", numbers)
        .containsEntry("epochs", epochs)
        .containsEntry("optimizer", by);
  }

  @ParameterizedTest
  @CsvSource({"3, 500, 0.3, 2", "3, 5000, 0.15, 1", "4, 500, 0.15, 0.2", "26, 5000, 0.15, 0.2"})
  void choices_ofManyClasses_areLessPenalized(int classes, int rows, String dropout, String decay) {
    assertThat(chosen(Map.of(), new Facts(Unit.ROW, rows, Shape.flat(20), 0, classes)))
        .containsEntry("network", "128 dropout(%1$s), 64 dropout(%1$s)".formatted(dropout))
        .containsEntry("optimizer", "adamW(decay=" + decay + ")");
  }

  /** Classes of texts alone leave a fifth out; a number, or texts beside other columns, folds. */
  @ParameterizedTest
  @CsvSource({
    "3, true, 1, temperature,",
    "1, true, 1+folds(5),, auto",
    "3, false, 1+folds(5), temperature,",
    "1, false, 1+folds(5),, auto"
  })
  void choices_ofTexts_haveAnswersToWhatNetworksHaveNotSeen(
      int outputs, boolean areTexts, String members, String calibration, String linear) {
    Facts facts = new Facts(Unit.ROW, 500, Shape.flat(20), 0, outputs, true, areTexts);
    Map<String, String> chosen = chosen(Map.of(), facts);
    assertThat(chosen).containsEntry("members", members);
    assertThat(chosen.get("calibration")).isEqualTo(calibration);
    assertThat(chosen.get("linear")).isEqualTo(linear);
    for (String none : List.of("split=time(day)", "validationFraction=0.1")) {
      String[] parts = none.split("=");
      assertThat(chosen(Map.of(parts[0], parts[1]), facts))
          .containsEntry("members", "1")
          .doesNotContainKey("linear");
    }
  }

  /** One by one: the others are chosen all the same. */
  @Test
  void choices_besideAConfiguration_leaveOutWhatItSays() {
    Map<String, String> all = chosen(Map.of(), images(500));
    for (String parameter : all.keySet()) {
      String own = parameter.equals("optimizer") ? "adam" : all.get(parameter);
      assertThat(chosen(Map.of(parameter, own), images(500))).doesNotContainKey(parameter);
      assertThat(chosen(Map.of("training/" + parameter, own), images(500)))
          .hasSizeGreaterThanOrEqualTo(all.size() - 3);
    }
    assertThat(chosen(Map.of("recipe", "plain"), images(500))).isEmpty();
    assertThat(chosen(Map.of("epochs", "7", "blank", ""), images(500)))
        .hasSize(all.size() - 1)
        .doesNotContainKey("epochs");
  }

  /**
   * A rate was chosen for its optimizer, all layers for each other; a linear member needs folds.
   */
  @ParameterizedTest
  @CsvSource({
    "images, optimizer, adam, learningRateSchedule",
    "images, network, '100, 50', network",
    "images, network/dense 1, 100, network",
    "images, loss, binaryCrossEntropy, loss",
    "rows, optimizer, GD, learningRate",
    "rows, optimizer, SGD, batchSize", // each has a batch size of its own
    "rows, members, 5, linear",
    "rows, validationFraction, 0.1, calibration",
    "rows, split, time(day), linear"
  })
  void choices_besideWhatTheyDependOn_areLeftOut(
      String kind, String said, String text, String left) {
    Facts facts = kind.equals("rows") ? rows(500) : images(500);
    assertThat(chosen(Map.of("members", "folds(9)"), rows(500)))
        .containsKeys("linear", "calibration");
    assertThat(chosen(Map.of(), facts)).containsKey(left);
    assertThat(chosen(Map.of(said, text), facts)).doesNotContainKey(left);
  }

  @Test
  void choices_besideALargeImageSize_areThoseOfThatSize() {
    Facts images = new Facts(Unit.IMAGE, 40_000, new Shape(20, 128, 1), 0, 10);
    Map<String, String> scaled = chosen(Map.of(), images);
    Map<String, String> asTheyAre = chosen(Map.of("imageSize", "128x20"), images);
    assertThat(scaled).containsEntry("imageSize", "64x10");
    assertThat(scaled.get("network")).doesNotContain("conv(64, 3x3)");
    assertThat(asTheyAre).doesNotContainKey("imageSize");
    assertThat(asTheyAre.get("network")).contains("conv(64, 3x3)");
    assertThat(scaled.get("augmentation")).startsWith("shift(1)");
    assertThat(Integer.parseInt(asTheyAre.get("epochs")))
        .isLessThan(Integer.parseInt(scaled.get("epochs")));
  }
}
