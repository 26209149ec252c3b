package dev.nnmaven.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.trainer.testing.Judged;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GroupsTest {

  private static final Examples IMAGES = Judged.images(List.of("A", "B"), "AABB");

  @Test
  void ofEqual_copies_isTheFirstOfThem() {
    assertThat(Groups.ofEqual(IMAGES.of(List.of(3, 1, 3, 0, 1)))).containsExactly(0, 1, 0, 3, 1);
    assertThat(Groups.ofEqual(IMAGES)).isEmpty();
  }

  /** A/0 is there again, called and judged as another. */
  @Test
  void of_copiesInTwoGroups_joinsThese() throws Exception {
    Examples images =
        Judged.images(List.of("A", "B"), "AAB").and(Judged.images(List.of("A", "B"), "B"));
    assertThat(Groups.of(images, Optional.of(Pattern.compile("^[AB]"))))
        .containsExactly(0, 0, 0, 0);
    assertThat(Groups.of(images, Optional.empty())).isEmpty();
  }

  @Test
  void keys_ofAnotherClass_areOthers() {
    Examples other = Judged.images(List.of("A", "B"), "ABBB");
    assertThat(other.keys()).hasSize(4).doesNotContain(IMAGES.keys()[1]).contains(IMAGES.keys()[3]);
    assertThat(Arrays.stream(other.keys())).allMatch(key -> key >>> Examples.KEY_BITS == 0);
    assertThat(IMAGES.of(List.of(2, 0)).keys()).containsExactly(IMAGES.keys()[2], IMAGES.keys()[0]);
  }
}
