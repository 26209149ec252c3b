package dev.nnmaven.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.trainer.testing.Tables;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataHealthTest {

  /** Images as class, name and pixels: {@code B2=17} is of class B, with pixels 1 and 7. */
  private static Examples images(String list) {
    List<LabeledImage> images =
        Arrays.stream((list == null ? "" : list).split(" ", -1))
            .filter(one -> !one.isEmpty())
            .map(DataHealthTest::image)
            .toList();
    int width = images.isEmpty() ? 1 : images.get(0).pixels().length;
    return new ImageExamples(new Dataset(List.of("A", "B", "C"), width, 1, images));
  }

  private static LabeledImage image(String text) {
    byte[] pixels = text.substring(text.indexOf('=') + 1).getBytes(StandardCharsets.ISO_8859_1);
    return new LabeledImage(text.substring(0, text.indexOf('=')), text.charAt(0) - 'A', pixels);
  }

  /** Of training and test images: what is leaked, repeated, conflicting and constant. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A1=12 B1=21             | A2=13                | []               | []                 | []                 | []
                                  |                      | []               | []                 | []                 | []
          # a test image that was trained on is a leak and a repeat
          A1=12 A2=12             | A3=12 A4=12 A5=52    | [A3=A1, A4=A1]   | [[A1, A2, A3, A4]] | []                 | []
          # whatever its class there: its pixels were seen while training
          A1=12                   | B1=12                | [B1=A1]          | []                 | [[A1, B1]]         | []
          A1=92                   | B1=12 B2=12          | []               | [[B1, B2]]         | []                 | []
          # two of one class within a conflict are no repeat
          A1=12 A2=12 B1=12 C1=12 C2=34 C3=34 |          | []               | [[C2, C3]]         | [[A1, A2, B1, C1]] | []
          A1=000 A2=001           | B1=ÿÿÿ B2=100 B3=010 | []               | []                 | []                 | [A1, B1]
          # Arrays.hashCode is the same, and the pixels are not
          A1=1Q A2=22             |                      | []               | []                 | []                 | [A2]
          # groups are in the order of their first images
          A1=72 A2=12 A3=12       | A4=72                | [A4=A1]          | [[A1, A4], [A2, A3]] | []               | []
          """)
  void of_images_findsWhatIsOdd(
      String training,
      String heldOut,
      String leaked,
      String repeated,
      String conflicting,
      String constant)
      throws Exception {
    DataHealth health =
        DataHealth.of(Optional.of(images(training)), images(heldOut), Optional.empty());
    assertThat(health.leaked().stream().map(one -> one.heldOut() + "=" + one.training()).toList())
        .hasToString(leaked);
    assertThat(health.repeated()).hasToString(repeated);
    assertThat(health.conflicting()).hasToString(conflicting);
    assertThat(health.constant()).hasToString(constant);
    assertThat(Arrays.hashCode(image("A1=1Q").pixels()))
        .isEqualTo(Arrays.hashCode(image("A2=22").pixels()));
  }

  /** Rows of one file, of which the last two are held out. */
  @Test
  void of_rowsWithEqualInputs_leakAndConflictByTheirTargets(@TempDir Path folder) throws Exception {
    Path file =
        Tables.write(
            folder.resolve("some.csv"), "x,t", List.of("1,A", "2,B", "3,A", "1.0,A", "2,A"));
    Examples rows = Tables.read(file, "target=t");
    DataHealth health =
        DataHealth.of(
            Optional.of(rows.of(List.of(0, 1, 2))), rows.of(List.of(3, 4)), Optional.empty());
    List<String> names = IntStream.range(0, 5).mapToObj(rows::name).toList();
    assertThat(health.leaked()).containsExactly(new DataHealth.Leak(names.get(3), names.get(0)));
    assertThat(health.repeated()).containsExactly(List.of(names.get(0), names.get(3)));
    assertThat(health.conflicting()).containsExactly(List.of(names.get(1), names.get(4)));
    assertThat(health.constant()).isEmpty();
  }

  @Test
  void of_coloursOfOneKind_areConstant() throws Exception {
    LabeledImage red = new LabeledImage("red", 0, new byte[] {9, 0, 0, 9, 0, 0});
    LabeledImage mixed = new LabeledImage("mixed", 0, new byte[] {9, 0, 0, 0, 0, 9});
    Examples images =
        new ImageExamples(
            new Dataset(List.of("A"), 2, 1, Channels.RGB, Background.WHITE, List.of(red, mixed)));
    assertThat(DataHealth.of(Optional.empty(), images, Optional.empty()).constant())
        .containsExactly("red");
  }
}
