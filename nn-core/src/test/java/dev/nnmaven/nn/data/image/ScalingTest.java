package dev.nnmaven.nn.data.image;

import static dev.nnmaven.nn.testing.Png.bytes;
import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.nnmaven.nn.image.PixelImage;
import dev.nnmaven.nn.image.Scaling;
import dev.nnmaven.nn.testing.Cases;
import dev.nnmaven.nn.testing.Images;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The area filter against a naive integral in double, and the box of ink against a search. */
class ScalingTest {

  private static PixelImage random(int width, int height, Random random) {
    byte[] pixels = new byte[width * height];
    random.nextBytes(pixels);
    return new PixelImage(width, height, pixels);
  }

  /** The mean of what a new pixel covers: all old pixels asked, each for the area in common. */
  private static double mean(PixelImage image, InkBox box, int x, int y, int width, int height) {
    double scaleX = (double) box.width() / width;
    double scaleY = (double) box.height() / height;
    double sum = 0;
    for (int oldY = 0; oldY < box.height(); oldY++) {
      double high = Math.min(oldY + 1, (y + 1) * scaleY) - Math.max(oldY, y * scaleY);
      for (int oldX = 0; high > 0 && oldX < box.width(); oldX++) {
        double wide = Math.min(oldX + 1, (x + 1) * scaleX) - Math.max(oldX, x * scaleX);
        int pixel = image.pixels()[(box.top() + oldY) * image.width() + box.left() + oldX] & 0xff;
        sum += wide > 0 ? wide * high * pixel : 0;
      }
    }
    return sum / (scaleX * scaleY);
  }

  @Test
  void stretch_anyPartToAnySize_isMeanOfWhatEachPixelCovers() {
    Cases.check(
        400,
        random -> {
          PixelImage image = random(1 + random.nextInt(40), 1 + random.nextInt(40), random);
          int left = random.nextInt(image.width());
          int top = random.nextInt(image.height());
          InkBox box =
              new InkBox(
                  left,
                  top,
                  left + 1 + random.nextInt(image.width() - left),
                  top + 1 + random.nextInt(image.height() - top));
          int width = 1 + random.nextInt(30);
          int height = 1 + random.nextInt(30);
          byte[] pixels = AreaFilter.stretch(image, box, width, height);
          for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
              assertThat((double) (pixels[y * width + x] & 0xff))
                  .isCloseTo(mean(image, box, x, y, width, height), within(0.5 + 1e-9));
            }
          }
        });
  }

  /** The whole image, stretched to its place and surrounded; sizes by hand. */
  @ParameterizedTest
  @CsvSource({
    "10, 10, 10, 10, 0, 0, 10, 10", "20, 10, 10, 10, 0, 2, 10, 5", "10, 30, 10, 10, 3, 0, 3, 10",
    "1, 1, 10, 6, 2, 0, 6, 6", "1000, 1, 10, 10, 0, 4, 10, 1", "3, 3, 28, 28, 0, 0, 28, 28",
  })
  void fit_anyImage_keepsItsShapeInTheMiddleOfTheBackground(
      int width, int height, int toWidth, int toHeight, int left, int top, int wide, int high) {
    PixelImage image = random(width, height, new Random(2));
    ImageSize size = new ImageSize(toWidth, toHeight);
    byte[] found = Fitting.fit(Scaling.FIT, image, size, Background.of("#ff0000")).pixels();
    byte[] inside = AreaFilter.stretch(image, InkBox.whole(image), wide, high);
    for (int y = 0; y < toHeight; y++) {
      for (int x = 0; x < toWidth; x++) {
        boolean within = x >= left && x < left + wide && y >= top && y < top + high;
        assertThat(found[y * toWidth + x])
            .isEqualTo(within ? inside[(y - top) * wide + x - left] : (byte) 76);
      }
    }
  }

  /** The part in the middle that is cut out; sizes by hand. */
  @ParameterizedTest
  @CsvSource({
    "10, 10, 5, 5, 0, 0, 10, 10",
    "20, 10, 5, 5, 5, 0, 10, 10",
    "21, 10, 5, 5, 5, 0, 10, 10",
    "10, 30, 4, 2, 0, 12, 10, 5",
    "1, 7, 9, 1, 0, 3, 1, 1",
  })
  void fill_anyImage_isItsMiddle(
      int width, int height, int toWidth, int toHeight, int left, int top, int wide, int high) {
    PixelImage image = random(width, height, new Random(2));
    InkBox middle = new InkBox(left, top, left + wide, top + high);
    ImageSize size = new ImageSize(toWidth, toHeight);
    assertThat(Fitting.fit(Scaling.FILL, image, size, Background.WHITE).pixels())
        .isEqualTo(AreaFilter.stretch(image, middle, toWidth, toHeight));
  }

  @Test
  void stretch_largestImage_doesNotOverflow() {
    byte[] white = new byte[ImageRules.MOST_PIXELS];
    Arrays.fill(white, (byte) 255);
    PixelImage image = new PixelImage(4096, 4096, white);
    assertThat(AreaFilter.stretch(image, InkBox.whole(image), 28, 28)).containsOnly(-1);
  }

  @Test
  void stretch_ofOnePixelToAny_takesHardlyMoreMemoryThanThePixels() {
    PixelImage pixel = random(1, 1, new Random(1));
    ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = memory.getCurrentThreadAllocatedBytes();
    byte[] large = AreaFilter.stretch(pixel, InkBox.whole(pixel), 1000, 1000);
    assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(1_100_000);
    assertThat(large).containsOnly(pixel.pixels()[0]);
  }

  /** Ink of any shade on a ground of any other, and the box found by looking at every pixel. */
  @Test
  void inkBox_anyInkOnAnyGround_isSmallestThatHoldsIt() {
    Cases.check(
        500,
        random -> {
          boolean light = random.nextBoolean();
          int ground = light ? random.nextInt(100) : 155 + random.nextInt(100);
          int ink = light ? ground + 150 : ground - 150;
          int width = 1 + random.nextInt(20);
          int height = 1 + random.nextInt(20);
          byte[] pixels = new byte[width * height];
          Arrays.fill(pixels, (byte) ground);
          int left = width;
          int right = 0;
          int top = height;
          int bottom = 0;
          for (int i = 0; i < pixels.length; i++) { // noise, which is no ink
            pixels[i] += (byte) (light ? random.nextInt(6) : -random.nextInt(6));
          }
          int dots = 1 + random.nextInt(3);
          for (int dot = 0; dot < dots; dot++) {
            int x = random.nextInt(width);
            int y = random.nextInt(height);
            pixels[y * width + x] = (byte) ink;
            left = Math.min(left, x);
            right = Math.max(right, x + 1);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y + 1);
          }
          boolean onlyInk = pixels.length == 1 || allSame(pixels);
          InkBox expected =
              onlyInk ? new InkBox(0, 0, width, height) : new InkBox(left, top, right, bottom);
          assertThat(InkBox.of(new PixelImage(width, height, pixels), light)).isEqualTo(expected);
        });
  }

  private static boolean allSame(byte[] pixels) {
    for (byte pixel : pixels) {
      if (pixel != pixels[0]) {
        return false;
      }
    }
    return true;
  }

  @Test
  void inkBox_emptyImage_isAllOfIt() {
    for (int ground : new int[] {0, 128, 255}) {
      byte[] pixels = new byte[12];
      Arrays.fill(pixels, (byte) ground);
      pixels[5] = (byte) (ground < 200 ? ground + InkBox.LEAST_CONTRAST - 1 : ground);
      PixelImage image = new PixelImage(4, 3, pixels);
      assertThat(InkBox.of(image, true)).isEqualTo(InkBox.whole(image));
      assertThat(InkBox.of(image, false)).isEqualTo(InkBox.whole(image));
    }
  }

  @Test
  void fit_toThatSizeAndRefusing_isTheSameOrRefused() {
    PixelImage image = random(3, 2, new Random(3));
    assertThat(Fitting.fit(Scaling.REFUSE, image, new ImageSize(3, 2), Background.WHITE))
        .isSameAs(image);
    assertRefused(
        () -> Fitting.fit(Scaling.REFUSE, image, new ImageSize(2, 3), Background.WHITE),
        "an image of 3 x 2 pixels, expected 2 x 3");
  }

  /** Each channel is scaled as if it were a grey image of its own. */
  @Test
  void stretch_colours_areThreeGreyImages() {
    byte[] pixels = random(17 * 3, 13, new Random(5)).pixels();
    for (InkBox part : List.of(new InkBox(0, 0, 17, 13), new InkBox(3, 2, 5, 11))) {
      byte[] scaled = AreaFilter.stretch(new PixelImage(17, 13, 3, pixels), part, 7, 5);
      for (int channel = 0; channel < 3; channel++) {
        PixelImage alone = new PixelImage(17, 13, Images.channel(pixels, channel));
        assertThat(Images.channel(scaled, channel))
            .isEqualTo(AreaFilter.stretch(alone, part, 7, 5));
      }
    }
  }

  /** Ink is found by grey levels: a blue letter (29) on yellow (226) is dark. */
  @Test
  void inkBox_colours_isThatOfTheirGreyLevels() {
    byte[] pixels = bytes(255, 255, 0, 0, 0, 255, 255, 255, 0);
    assertThat(InkBox.of(new PixelImage(3, 1, 3, pixels), false)).isEqualTo(new InkBox(1, 0, 2, 1));
  }
}
