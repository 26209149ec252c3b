package dev.nnmaven.nn.data.image;

import static dev.nnmaven.nn.testing.Png.bytes;
import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import dev.nnmaven.nn.image.Scaling;
import dev.nnmaven.nn.testing.Memory;
import dev.nnmaven.nn.testing.Png;
import dev.nnmaven.nn.testing.Whole;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small files that would take much time or memory if one did not look at them first. */
class HostileImagesTest {

  private static final int KILOBYTE = 1 << 10;
  private static final int MEGABYTE = 1 << 20;

  private static byte[] jpeg(int width, int height, boolean progressive) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(1);
    for (int i = 0; i < 100; i++) {
      image.setRGB(random.nextInt(width), random.nextInt(height), random.nextInt());
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setProgressiveMode(
        progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.setOutput(ImageIO.createImageOutputStream(out));
    writer.write(null, new IIOImage(image, null, null), param);
    ((javax.imageio.stream.ImageOutputStream) writer.getOutput()).close();
    writer.dispose();
    return out.toByteArray();
  }

  /** The last scan of a progressive image, so many times more. */
  private static byte[] withScansRepeated(byte[] progressive, int times) {
    int scan = 0;
    for (int i = 0; i + 1 < progressive.length; i++) {
      if ((progressive[i] & 0xff) == 0xff && (progressive[i + 1] & 0xff) == 0xda) {
        scan = i;
      }
    }
    byte[] last = Arrays.copyOfRange(progressive, scan, progressive.length - 2);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(progressive, 0, progressive.length - 2);
    for (int i = 0; i < times; i++) {
      file.writeBytes(last);
    }
    file.writeBytes(bytes(0xff, 0xd9));
    return file.toByteArray();
  }

  /** A thumbnail has scans of its own, in a segment that is passed over. */
  @Test
  void count_ofScans_leavesOutThumbnailsAndWhatFollows() throws IOException {
    byte[] progressive = jpeg(16, 16, true);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(progressive, 0, 2);
    file.writeBytes(bytes(0xff, 0xff, 0xe1, 0, 8, 0xff, 0xda, 0xff, 0xda, 0xff, 0xda));
    file.write(progressive, 2, progressive.length - 2);
    file.writeBytes(progressive);
    assertThat(JpegSegments.of(file.toByteArray()).scans())
        .isEqualTo(JpegSegments.of(progressive).scans());
  }

  @Test
  void decode_progressiveJpeg_isDecoded() throws IOException {
    assertThat(ImageSize.of(ImageRules.DEFAULT.decode(jpeg(300, 200, true))))
        .isEqualTo(new ImageSize(300, 200));
  }

  @Test
  void decode_jpegOfManyScans_isRefusedAtOnce() throws IOException {
    byte[] file = withScansRepeated(jpeg(1000, 1000, true), 1000);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () ->
            assertThatThrownBy(() -> ImageRules.DEFAULT.decode(file))
                .isInstanceOf(IOException.class)
                .hasMessageMatching(
                    "a JPEG of 10\\d\\d scans, more than the 100 allowed for 1000000 pixels; .*"));
  }

  /** Sixteen scans of the largest size; hundred of a small one. */
  @ParameterizedTest
  @CsvSource({"16777216, 16", "8388608, 32", "784, 100", "1, 100"})
  void check_asManyScansAsAllowed_pass(int pixels, int most) throws IOException {
    byte[] progressive = jpeg(16, 16, true);
    int scans = JpegSegments.of(progressive).scans();
    assertThat(scans).isBetween(6, 12);
    JpegSegments.of(withScansRepeated(progressive, most - scans)).requireFewScans(pixels);
    byte[] oneMore = withScansRepeated(progressive, most - scans + 1);
    assertThatThrownBy(() -> JpegSegments.of(oneMore).requireFewScans(pixels))
        .isInstanceOf(IOException.class);
  }

  private static ImageRules exactly(int width, int height) {
    return new ImageRules(
        Optional.of(new ImageSize(width, height)), Scaling.REFUSE, Background.WHITE);
  }

  /** 16 bits of grey and of opacity, all the same: some 65 KB. */
  private static byte[] bomb(int size, int colourType, int bytesPerPixel) {
    return Png.of(size, size, 16, colourType, new byte[size * size * bytesPerPixel]);
  }

  /** Without memory for pixels. */
  private static void assertRefusedAtOnce(byte[] file, ImageRules rules, String message) {
    long taken =
        Memory.allocated(() -> assertRefused(IOException.class, () -> rules.decode(file), message));
    assertThat(taken).isLessThan(512 * KILOBYTE);
  }

  @Test
  void decode_moreThanIsWantedOrAllowed_isRefusedByTheHeader() {
    assertRefusedAtOnce(
        bomb(3500, Png.GREY_ALPHA, 4), exactly(28, 28), "3500 x 3500 pixels, expected 28 x 28");
    assertRefusedAtOnce(
        bomb(3000, Png.RGBA, 8),
        ImageRules.DEFAULT,
        "3000 x 3000 pixels of 8 bytes are more than the 67108864 bytes allowed; save it with 8"
            + " bits per color");
  }

  /**
   * What the documentation promises for a thread: 64 MiB for the pixels and 16 MiB for the grey.
   */
  @Test
  void decode_largestThatIsTaken_takesNoMoreThanPromised() {
    int side = Whole.includes("the largest image") ? 4096 : 2048;
    byte[] file = bomb(side, Png.GREY_ALPHA, 4);
    assertThat(Memory.allocated(() -> decode(file))).isLessThan(5L * side * side + MEGABYTE);
    assertThat(ImageRules.DEFAULT.mostMemory()).isEqualTo(80L * MEGABYTE);
    assertThat(exactly(28, 28).mostMemory()).isEqualTo(9 * 28 * 28);
    assertThat(exactly(28, 28).threads()).isEqualTo(Runtime.getRuntime().availableProcessors());
  }

  private static void decode(byte[] file) {
    assertDoesNotThrow(() -> ImageRules.DEFAULT.decode(file));
  }

  private static byte[] gif(int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED);
    Random random = new Random(width);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, x * y % 5 == 0 ? random.nextInt() : 0);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "gif", out);
    return out.toByteArray();
  }

  /** 35 bytes: nothing but a header, and a code or two. */
  @Test
  void decode_gifWithHardlyAnyPixels_isRefused() {
    byte[] file =
        bytes(
            'G', 'I', 'F', '8', '9', 'a', 0, 16, 0, 16, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, // 19
            0x2c, 0, 0, 0, 0, 0, 16, 0, 16, 0, 2, 2, 0x44, 1, 0, 0x3b);
    assertThat(file).hasSize(35);
    assertRefusedAtOnce(
        file, ImageRules.DEFAULT, "damaged image (it has fewer pixels than its header says)");
  }

  /** Counted by lengths of codes alone, and as many as there are: one more is refused. */
  @ParameterizedTest
  @CsvSource({"1, 1", "7, 3", "100, 90", "400, 300"})
  void hasAtLeast_ofGifThatJavaWrote_isEachPixelAndNoMore(int width, int height)
      throws IOException {
    byte[] file = gif(width, height);
    assertThat(GifPixels.hasAtLeast(file, width * height)).isTrue();
    assertThat(GifPixels.hasAtLeast(file, width * height + 1)).isFalse();
    assertThat(ImageIO.read(new ByteArrayInputStream(file)).getWidth()).isEqualTo(width);
  }
}
