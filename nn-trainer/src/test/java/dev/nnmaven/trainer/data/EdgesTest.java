package dev.nnmaven.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.data.image.augmentation.Augmentations;
import java.util.List;
import org.junit.jupiter.api.Test;

class EdgesTest {

  @Test
  void warning_backgroundUnlikeTheEdges_saysWhichWouldSuitThem() {
    byte[] dark = {9, 9, 9, 9, (byte) 255, 9, 9, 9, 9, (byte) 255, 9, 0};
    Dataset edged = new Dataset(List.of("A"), 3, 4, List.of(new LabeledImage("dark", 0, dark)));
    assertThat(Edges.warning(Augmentations.of("noise+elastic"), Background.WHITE, edged))
        .contains(
            "nn.augmentation moves images, and what comes in from beyond their edges is"
                + " nn.background=white; but their edges have 33 of 255 grey levels on average."
                + " nn.background=black would suit them.");
    assertThat(Edges.warning(Augmentations.of("shift"), Background.BLACK, edged)).isEmpty();
    assertThat(Edges.warning(Augmentations.of("noise"), Background.WHITE, edged)).isEmpty();
    assertThat(Edges.warning(List.of(), Background.WHITE, edged)).isEmpty();
  }
}
