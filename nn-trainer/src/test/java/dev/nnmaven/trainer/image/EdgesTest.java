package dev.nnmaven.trainer.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import dev.nnmaven.nn.image.PixelImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgesTest {

  /** Images of three forms; the reference lists all outermost pixels and sorts them. */
  @ParameterizedTest
  @CsvSource({"1, 1, 1", "5, 4, 1", "1, 7, 3", "6, 2, 3", "4, 5, 3"})
  void background_images_isTheMedianOfEachChannel(int width, int height, int channels) {
    Random random = new Random(9);
    List<PixelImage> images = new ArrayList<>();
    List<List<Integer>> levels = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int n = 0; n < 3; n++) {
      byte[] pixels = new byte[width * height * channels];
      random.nextBytes(pixels);
      images.add(new PixelImage(width, height, channels, pixels));
      for (int i = 0; i < width * height; i++) {
        int x = i % width;
        int y = i / width;
        if (x == 0 || y == 0 || x == width - 1 || y == height - 1) {
          for (int c = 0; c < 3; c++) {
            levels.get(c).add(pixels[i * channels + c % channels] & 0xff);
          }
        }
      }
    }
    int[] medians =
        levels.stream()
            .mapToInt(all -> all.stream().sorted().toList().get(all.size() / 2))
            .toArray();
    assertThat(Edges.background(images.stream()).levels(Channels.RGB)).isEqualTo(medians);
  }

  @Test
  void background_noImages_isWhite() {
    assertThat(Edges.background(Stream.empty())).isEqualTo(Background.WHITE);
  }

  private static Dataset on(Background background) {
    byte[] dark = {9, 9, 9, 9, (byte) 255, 9, 9, 9, 9, (byte) 255, 9, 0};
    LabeledImage image = new LabeledImage("dark", 0, dark);
    return new Dataset(List.of("A"), 3, 4, Channels.GRAY, background, List.of(image));
  }

  @Test
  void warning_backgroundUnlikeTheEdges_saysWhichWouldSuitThem() {
    Dataset edged = on(Background.WHITE);
    assertThat(Edges.warning(Augmentation.listOf("noise+elastic"), edged, false))
        .contains(
            "nn.augmentation moves images, and fills their edges with nn.background=white; but most of them have #090909 there, which nn.background=edges uses.");
    assertThat(Edges.warning(Augmentation.listOf("shift"), edged, true).orElseThrow())
        .endsWith(
            "#090909 there. Remove the images that would vanish on that, or set nn.background=#090909.");
    assertThat(Edges.warning(Augmentation.listOf("shift"), on(Background.BLACK), false)).isEmpty();
    assertThat(Edges.warning(Augmentation.listOf("flip+crop+hue+noise"), edged, false)).isEmpty();
    assertThat(Edges.warning(List.of(), edged, false)).isEmpty();
  }
}
