package dev.nnmaven.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.trainer.config.ImageSettings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.image.Edges;
import dev.nnmaven.trainer.testing.Images;
import dev.nnmaven.trainer.testing.Written;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageSourceTest {

  @TempDir Path folder;

  private static ImageSource source(String... settings) {
    return new ImageSource(Set.of(), ImageSettings.parse(Written.reader(settings)));
  }

  @Test
  void warnings_coloursOfGreyImagesChanged_saysThatTheyStay() throws Exception {
    Images.grey(4, 3, "A", "B").draw(folder, 2, 1);
    ImageSource source = source("augmentation", "hue+flip+saturation(0.5)");
    assertThat(source.warnings(source.training(folder).examples()))
        .containsExactly(
            "nn.augmentation: hue(0.05)+saturation(0.5) changes colors, but the images are gray"
                + " and stay as they are (nn.color)");
  }

  /** The model remembers what was found, and is told nothing else by other images. */
  @Test
  void training_onEdges_findsTheBackgroundOnceForAll() throws Exception {
    Images.grey(8, 8, "A", "B", "C", "D").draw(folder.resolve("train"), 2, 1);
    Images.grey(8, 8, "A", "B", "C", "D").draw(folder.resolve("test"), 1, 2);
    ImageSource source = source("background", "edges", "augmentation", "shift(1)");
    DataSource.Found found = source.training(folder.resolve("train"));
    Background edges = atEdges(found.examples());
    assertThat(((ImagePreprocessing) source.preprocessing(found.examples())).background())
        .isEqualTo(edges);
    assertThat(source.notes(List.of(found)))
        .containsExactly(
            "background: %s, the most frequent at the edges of training images"
                .formatted(edges.specification()));
    assertThat(source.warnings(found.examples())).isEmpty();
    Examples held = source.test(folder.resolve("test"), found.examples()).examples();
    assertThat(held.images().orElseThrow().background())
        .isEqualTo(edges)
        .isNotEqualTo(atEdges(held));
  }

  private static Background atEdges(Examples examples) {
    Dataset images = examples.images().orElseThrow();
    return Edges.background(IntStream.range(0, images.size()).mapToObj(images::image));
  }

  @Test
  void settings_backgroundOfNoColour_listsWhatThereIs() {
    SettingsReader settings = Written.reader("background", "edge");
    ImageSettings.parse(settings);
    assertThat(String.join("; ", settings.mistakes().lines()))
        .contains("or edges, for the most frequent at the edges of training images");
  }

  @ParameterizedTest
  @CsvSource({
    "grey, false, images of 4 x 3 pixels",
    "rgb, false, images of 4 x 3 RGB pixels",
    "rgb, true, images of 4 x 3 RGB pixels"
  })
  void training_colour_isThatOfTheSetting(String color, boolean coloured, String form)
      throws Exception {
    (coloured ? Images.colour(4, 3, "A", "B") : Images.grey(4, 3, "A", "B")).draw(folder, 2, 1);
    ImageSource source = source("color", color);
    DataSource.Found found = source.training(folder);
    assertThat(found.examples().form()).isEqualTo(form);
    assertThat(source.preprocessing(found.examples()).inputs())
        .isEqualTo(color.equals("rgb") ? 36 : 12);
    assertThat(source.notes(List.of(found))).hasSize(color.equals("rgb") ? 1 : 0);
  }
}
