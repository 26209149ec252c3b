package dev.nnmaven.nn.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.testing.Png;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against Java's own reader, which is what decodes the file otherwise. */
class PlainPngTest {

  private static PixelImage decode(byte[] file) {
    try (PlainPng decoder = new PlainPng()) {
      return decoder.decode(file);
    }
  }

  private static byte[] pixelsByJava(byte[] file) throws IOException {
    return PixelImage.of(ImageIO.read(new ByteArrayInputStream(file)), ImageRules.DEFAULT).pixels();
  }

  /** Java's writer chooses filters row by row where rows are long. */
  private static byte[] pngByJava(int width, int height, long seed, int type) throws IOException {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(width, height, type);
    WritableRaster raster = image.getRaster();
    for (int i = 0; i < width * height; i++) {
      int level = i % width * 7 + i / width * 3;
      for (int band = 0; band < raster.getNumBands(); band++) {
        int sample = (level + 50 * band + random.nextInt(20)) & 0xff;
        raster.setSample(i % width, i / width, band, sample);
      }
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(image, "png", file);
    return file.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,9", "9,1", "28,28", "17,5", "300,200"})
  void decode_anySize_givesThePixelsOfJavasReader(int width, int height) throws IOException {
    for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_INT_RGB}) {
      byte[] file = pngByJava(width, height, 3, type);
      assertThat(decode(file).size()).isEqualTo(new ImageSize(width, height));
      for (Channels channels : Channels.values()) {
        ImageRules rules =
            new ImageRules(
                Optional.empty(), Optional.of(channels), Scaling.REFUSE, Optional.empty());
        assertThat(PixelImage.decode(file, rules).pixels())
            .isEqualTo(PixelImage.of(ImageIO.read(new ByteArrayInputStream(file)), rules).pixels());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void decode_eachFilter_givesThePixelsOfJavasReader(int filter) throws IOException {
    Random random = new Random(filter);
    byte[] rows = new byte[7 * 6];
    random.nextBytes(rows);
    byte[] file = Png.filtered(6, 7, filter, rows);
    assertThat(decode(file).pixels()).isEqualTo(pixelsByJava(file));
  }

  @Test
  void decode_otherKinds_areLeftToOthers() {
    byte[] row = Png.bytes(1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(decode(Png.of(4, 1, 16, Png.GREY, row))).isNull();
    assertThat(decode(Png.of(4, 2, 8, Png.PALETTE, row))).isNull();
    assertThat(decode(Png.of(4, 1, 8, Png.GREY_ALPHA, row))).isNull();
    assertThat(decode(Png.of(8, 1, 8, Png.GREY, row))).isNotNull();
    assertThat(decode(Png.of(7, 1, 8, Png.GREY, row))).as("more than a row").isNull();
    assertThat(decode(Png.of(9, 1, 8, Png.GREY, row))).as("less than a row").isNull();
    assertThat(decode(Png.filtered(8, 1, 5, row))).as("unknown filter").isNull();
    assertThat(decode(Png.headerOnly(4, 4))).isNull();
    assertThat(decode(Png.headerOnly(1 << 16, 1 << 16))).isNull();
    assertThat(decode(new byte[0])).isNull();
  }

  @Test
  void decode_everyTruncation_isLeftToOthers() throws IOException {
    byte[] file = pngByJava(12, 12, 5, BufferedImage.TYPE_BYTE_GRAY);
    for (int length = 0; length < file.length; length++) {
      assertThat(decode(Arrays.copyOf(file, length))).as("%d bytes", length).isNull();
    }
    assertThat(decode(Arrays.copyOf(file, file.length + 1))).as("one byte more").isNull();
  }

  /** What it takes, it decodes as Java's reader does, however the file was damaged. */
  @Test
  void decode_damagedFiles_givesThePixelsOfJavasReaderOrNone() throws IOException {
    Random random = new Random(7);
    int taken = 0;
    for (int run = 0; run < 5_000; run++) {
      byte[] file =
          pngByJava(
              1 + random.nextInt(20), 1 + random.nextInt(20), run, BufferedImage.TYPE_BYTE_GRAY);
      for (int change = random.nextInt(3); change >= 0; change--) {
        file[random.nextInt(file.length)] = (byte) random.nextInt(256);
      }
      PixelImage image = decode(file);
      if (image != null) {
        taken++;
        assertThat(image.pixels()).as("run %d", run).isEqualTo(pixelsByJava(file));
      }
    }
    assertThat(taken).isPositive();
  }
}
