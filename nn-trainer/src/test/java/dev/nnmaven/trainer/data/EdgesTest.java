package dev.nnmaven.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import java.util.List;
import org.junit.jupiter.api.Test;

class EdgesTest {

  private static Dataset on(Background background) {
    byte[] dark = {9, 9, 9, 9, (byte) 255, 9, 9, 9, 9, (byte) 255, 9, 0};
    LabeledImage image = new LabeledImage("dark", 0, dark);
    return new Dataset(List.of("A"), 3, 4, Channels.GRAY, background, List.of(image));
  }

  @Test
  void warning_backgroundUnlikeTheEdges_saysWhichWouldSuitThem() {
    Dataset edged = on(Background.WHITE);
    assertThat(Edges.warning(Augmentation.listOf("noise+elastic"), edged))
        .contains(
            "nn.augmentation moves images, and fills their edges with nn.background=white; but most of them have #090909 there, which nn.background=edges uses.");
    assertThat(Edges.warning(Augmentation.listOf("shift"), on(Background.BLACK))).isEmpty();
    assertThat(Edges.warning(Augmentation.listOf("flip+crop+hue+noise"), edged)).isEmpty();
    assertThat(Edges.warning(List.of(), edged)).isEmpty();
  }
}
