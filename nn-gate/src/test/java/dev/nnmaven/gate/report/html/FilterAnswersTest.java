package dev.nnmaven.gate.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.PixelOrder;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FilterAnswersTest {

  private static final int WIDTH = 9;
  private static final int HEIGHT = 7;
  private static final int FILTERS = 11;

  @TempDir Path folder;

  private Judged judged() {
    return new Judged(folder, List.of("A", "B", "C"), WIDTH, HEIGHT).colours().epochs(1);
  }

  /**
   * relu(bias + Σ pixel / 255 · weight) in double, at each place of an image, zeros around it.
   * Filters are 5 high and 3 wide; where images are read column by column, they lie on their sides.
   */
  private static double[][] textbook(Evidence evidence, byte[] pixels, boolean lies) {
    Parameter weights =
        evidence.model().orElseThrow().network().layers().get(0).parameter("weights");
    Parameter biases = evidence.model().orElseThrow().network().layers().get(0).parameter("biases");
    double[][] answers = new double[FILTERS][HEIGHT * WIDTH];
    for (int o = 0; o < FILTERS; o++) {
      for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
          double sum = biases.get(0, o);
          for (int a = 0; a < 5; a++) {
            for (int b = 0; b < 3; b++) {
              int i = y + (lies ? b - 1 : a - 2);
              int j = x + (lies ? a - 2 : b - 1);
              for (int c = 0; c < 3 && i >= 0 && i < HEIGHT && j >= 0 && j < WIDTH; c++) {
                double pixel = (pixels[(i * WIDTH + j) * 3 + c] & 0xff) / 255.0;
                sum += pixel * weights.get((a * 3 + b) * 3 + c, o);
              }
            }
          }
          answers[o][y * WIDTH + x] = Math.max(0, sum);
        }
      }
    }
    return answers;
  }

  @ParameterizedTest
  @EnumSource(PixelOrder.class)
  void of_aConvolution_showsWhatATextbookComputes(PixelOrder order) throws Exception {
    Evidence evidence =
        judged().pixelOrder(order).hidden("conv(%d, 5x3) relu".formatted(FILTERS)).evidence();
    Dataset images = evidence.run().examples().images().orElseThrow();
    List<double[][]> expected = new ArrayList<>();
    for (int label = 0; label < 3; label++) {
      byte[] first = images.images().get(12 * label).pixels(); // 12 of each class
      expected.add(textbook(evidence, first, order == PixelOrder.COLUMNS));
    }
    FilterAnswers answers = FilterAnswers.of(evidence).orElseThrow();
    assertThat(ImagesTest.html("answers.jte", answers))
        .contains("The first test image of each class, and the output of the 8 of 11 filters that");
    assertThat(answers.rows())
        .extracting(FilterAnswers.Row::className)
        .containsExactly("A", "B", "C");
    List<Integer> strongest =
        IntStream.range(0, FILTERS)
            .boxed()
            .sorted(Comparator.comparing((Integer o) -> -squares(expected, o)))
            .limit(8)
            .sorted()
            .toList();
    assertThat(answers.filters()).isEqualTo(strongest.stream().map(o -> "" + (o + 1)).toList());
    for (int f = 0; f < 8; f++) {
      int o = strongest.get(f);
      double high =
          expected.stream().flatMapToDouble(one -> Arrays.stream(one[o])).max().orElseThrow();
      for (int i = 0; i < 3; i++) {
        BufferedImage map = ImagesTest.decode(answers.rows().get(i).answers().get(f));
        assertThat(map.getWidth()).isEqualTo(WIDTH);
        for (int p = 0; p < WIDTH * HEIGHT; p++) {
          assertThat((double) map.getRaster().getSample(p % WIDTH, p / WIDTH, 0))
              .isCloseTo(255 * expected.get(i)[o][p] / high, within(0.51));
        }
      }
    }
  }

  private static double squares(List<double[][]> answers, int filter) {
    return answers.stream()
        .flatMapToDouble(one -> Arrays.stream(one[filter]))
        .map(value -> value * value)
        .sum();
  }
}
