package dev.nnmaven.nn.data.image;

import static dev.nnmaven.nn.testing.Png.bytes;
import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.image.PixelImage;
import dev.nnmaven.nn.image.Scaling;
import dev.nnmaven.nn.testing.Cases;
import dev.nnmaven.nn.testing.Png;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PixelImageTest {

  private static int[] pixels(byte[] file) throws IOException {
    return pixels(ImageRules.DEFAULT, file);
  }

  private static int[] rgb(byte[] file, String background) throws IOException {
    ImageRules rules = ImageRules.DEFAULT.withChannels(Channels.RGB);
    return pixels(rules.withBackground(Background.of(background)), file);
  }

  private static int[] pixels(ImageRules rules, byte[] file) throws IOException {
    byte[] pixels = rules.decode(file).pixels();
    int[] unsigned = new int[pixels.length];
    Arrays.setAll(unsigned, i -> Byte.toUnsignedInt(pixels[i]));
    return unsigned;
  }

  @Test
  void decode_greyOfAnyBits_spreadsThemFrom0To255() throws IOException {
    int[] all = new int[256];
    Arrays.setAll(all, i -> i);
    PixelImage image = ImageRules.DEFAULT.decode(Png.grey(32, 8, all));
    assertThat(image.width()).isEqualTo(32);
    assertThat(image.height()).isEqualTo(8);
    assertThat(pixels(Png.grey(32, 8, all))).containsExactly(all);
    assertThat(pixels(Png.of(4, 1, 1, Png.GRAY, bytes(0b1010_0000))))
        .containsExactly(255, 0, 255, 0);
    assertThat(pixels(Png.of(4, 1, 2, Png.GRAY, bytes(0b00_01_10_11))))
        .containsExactly(0, 85, 170, 255);
    assertThat(pixels(Png.of(4, 1, 4, Png.GRAY, bytes(0x01, 0x8f))))
        .containsExactly(0, 17, 136, 255);
    assertThat(pixels(Png.of(3, 1, 16, Png.GRAY, bytes(0, 255, 0xab, 0xcd, 255, 255))))
        .containsExactly(0, 0xab, 255);
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 12, 15, 16})
  void of_greyOfMoreBits_keepsTheHighestEight(int bits) {
    ComponentColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY),
            new int[] {bits, 8},
            true,
            false,
            Transparency.TRANSLUCENT,
            DataBuffer.TYPE_USHORT);
    WritableRaster raster = model.createCompatibleWritableRaster(3, 1);
    raster.setPixels(0, 0, 3, 1, new int[] {(1 << bits) - 1, 255, 1 << (bits - 1), 255, 0, 255});
    BufferedImage image = new BufferedImage(model, raster, false, null);
    assertThat(ImageRules.DEFAULT.convert(image).pixels()).isEqualTo(bytes(255, 128, 0));
  }

  @Test
  void decode_coloursAndOpacity_areLuminanceOverWhite() throws IOException {
    byte[] rows = bytes(100, 255, 100, 0, 0, 128, 200, 51);
    assertThat(pixels(Png.of(4, 1, 8, Png.GREY_ALPHA, rows)))
        .containsExactly(100, 255, 127, (int) Math.round((200 * 51 + 255 * 204) / 255.0));
    byte[] wide = bytes(100, 1, 255, 2, 100, 3, 0, 4);
    assertThat(pixels(Png.of(2, 1, 16, Png.GREY_ALPHA, wide))).containsExactly(100, 255);
    byte[] rgb = bytes(255, 0, 0, 0, 255, 0, 0, 0, 255, 10, 20, 30, 255, 255, 255, 7, 7, 7);
    assertThat(pixels(Png.of(6, 1, 8, Png.RGB, rgb))).containsExactly(76, 150, 29, 18, 255, 7);
    byte[] rgba = bytes(0, 0, 0, 255, 0, 0, 0, 0, 0, 0, 0, 102);
    assertThat(pixels(Png.of(3, 1, 8, Png.RGBA, rgba))).containsExactly(0, 255, 153);
    byte[] palette = bytes(255, 0, 0, 0, 0, 0, 9, 9, 9);
    assertThat(pixels(Png.palette(4, 1, palette, bytes(255, 0), bytes(0, 1, 2, 0))))
        .containsExactly(76, 255, 9, 76);
  }

  private static int luminance(int argb) {
    return PixelConversion.over(
        PixelImage.thousandths(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff),
        argb >>> 24,
        Background.WHITE.thousandths(Channels.GRAY)[0]);
  }

  @Test
  void luminance_anyColour_isRoundedSumOfBt601OverWhite() {
    Cases.check(
        5000,
        random -> {
          int argb = random.nextInt() | (random.nextBoolean() ? 0xff000000 : 0);
          double alpha = (argb >>> 24) / 255.0;
          double colour =
              0.299 * (argb >> 16 & 255) + 0.587 * (argb >> 8 & 255) + 0.114 * (argb & 255);
          assertThat((double) luminance(argb))
              .isCloseTo(alpha * colour + (1 - alpha) * 255, within(0.500001));
        });
  }

  @Test
  void decode_onAnotherGround_laysItOverThat() throws IOException {
    byte[] rows = bytes(0, 0, 0, 255, 9, 9, 9, 0, 255, 255, 255, 102);
    byte[] file = Png.of(3, 1, 8, Png.RGBA, rows);
    ImageRules onBlack = new ImageRules(Optional.empty(), Scaling.REFUSE, Background.BLACK);
    assertThat(onBlack.decode(file).pixels()).containsExactly(0, 0, 102);
    ImageRules onRed = new ImageRules(Optional.empty(), Scaling.REFUSE, Background.of("#ff0000"));
    assertThat(onRed.decode(file).pixels())
        .containsExactly(0, 76, (byte) Math.round((255 * 102 + 76.245 * 153) / 255));
  }

  @ParameterizedTest
  @CsvSource({"png, 0", "bmp, 0", "gif, 0", "jpg, 12"})
  void decode_anyFormat_givesTheImage(String format, int tolerance) throws IOException {
    int[] decoded = pixels(encoded(format, BufferedImage.TYPE_BYTE_GRAY));
    assertThat(decoded).hasSize(16 * 12);
    for (int i = 0; i < decoded.length; i++) {
      assertThat(decoded[i]).isCloseTo(i, within(tolerance));
    }
    int[] colour = pixels(encoded(format, BufferedImage.TYPE_INT_RGB));
    for (int i = 0; i < colour.length; i++) {
      assertThat(colour[i]).isCloseTo(i, within(tolerance));
    }
  }

  /** The stored corners A to D, row by row, as CIPA DC-008 says that tag 274 shows them. */
  @ParameterizedTest
  @CsvSource({
    "1, ABCD", "2, BADC", "3, DCBA", "4, CDAB", "5, ACBD", "6, CADB", "7, DBCA", "8, BDAC",
    "9, ABCD"
  })
  void decode_photoHeldInAnyWay_isUpright(int code, String shown) throws IOException {
    byte[] jpeg = encoded("jpg", BufferedImage.TYPE_INT_RGB);
    int[] stored = pixels(jpeg);
    for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
      ByteBuffer exif = ByteBuffer.allocate(36 + jpeg.length).put(jpeg, 0, 2);
      exif.putInt(0xffe10022).put("Exif\0\0".getBytes(UTF_8)).order(order);
      exif.putShort((short) (order == ByteOrder.BIG_ENDIAN ? 0x4d4d : 0x4949)).putShort((short) 42);
      exif.putInt(8).putShort((short) 1).putShort((short) 274).putShort((short) 3).putInt(1);
      byte[] file =
          exif.putShort((short) code)
              .putShort((short) 0)
              .putInt(0)
              .put(jpeg, 2, jpeg.length - 2)
              .array();
      PixelImage image = ImageRules.DEFAULT.decode(file);
      assertThat(image.width()).isEqualTo(code > 4 && code < 9 ? 12 : 16);
      int[] all = pixels(file);
      for (int i = 0; i < 4; i++) {
        int corner = i % 2 * (image.width() - 1) + i / 2 * (all.length - image.width());
        int of = shown.charAt(i) - 'A';
        assertThat(all[corner]).isEqualTo(stored[of % 2 * 15 + of / 2 * 16 * 11]);
      }
      assertThat(Arrays.stream(all).sum()).isEqualTo(Arrays.stream(stored).sum());
      for (int length = 2; length < 34; length++) { // what is lost is not read
        file[5] = (byte) length;
        assertThat(ImageRules.DEFAULT.decode(file).pixels()).hasSize(16 * 12);
      }
    }
  }

  /** 16 x 12 pixels whose grey value is their place. */
  private static byte[] encoded(String format, int type) throws IOException {
    BufferedImage image = new BufferedImage(16, 12, type);
    for (int i = 0; i < 16 * 12; i++) {
      // Not setRGB: it would convert grey through linear light.
      int bands = image.getRaster().getNumBands();
      for (int band = 0; band < bands; band++) {
        image.getRaster().setSample(i % 16, i / 16, band, i);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }

  private static void assertNotDecoded(byte[] file, String message) {
    assertRefused(IOException.class, () -> ImageRules.DEFAULT.decode(file), message);
  }

  @Test
  void decode_whatIsNoWholeImage_saysSo() throws IOException {
    assertNotDecoded(new byte[0], "the file is empty");
    assertNotDecoded("no image\n".getBytes(UTF_8), "not a PNG, JPEG, GIF or BMP image");
    byte[] file = Arrays.copyOf(bmp(), 40);
    assertNotDecoded(file, "damaged image (it ends early)");
  }

  /** Only what follows the pixels, such as the end mark, can be missed. */
  @ParameterizedTest
  @CsvSource({"png, 24", "jpg, 0", "gif, 2", "bmp, 0"})
  void decode_truncatedAnywhere_isRefusedOrWhole(String format, int most) throws IOException {
    for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_INT_RGB}) {
      byte[] file = encoded(format, type);
      byte[] whole = ImageRules.DEFAULT.decode(file).pixels();
      int accepted = 0;
      for (int length = 0; length < file.length; length++) {
        byte[] decoded = decodedOrNull(Arrays.copyOf(file, length));
        if (decoded != null) {
          accepted++;
          assertThat(decoded).as("%d of %d bytes", length, file.length).isEqualTo(whole);
        }
      }
      assertThat(accepted).isLessThanOrEqualTo(most);
    }
  }

  private static byte[] bmp() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "bmp", file);
    return file.toByteArray();
  }

  /** The size that the file claims says nothing of the image within. */
  @ParameterizedTest
  @ValueSource(bytes = {4, 5})
  void decode_bmpWithAnotherFormatInIt_isRefused(byte compression) throws IOException {
    byte[] file = bmp();
    file[30] = compression;
    assertNotDecoded(file, "a BMP file with a JPEG or PNG image in it; save it as that instead");
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
  void decode_damagedAnywhere_throwsIoExceptionAtMost(String format) throws IOException {
    byte[] file = encoded(format, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(1);
    for (int i = 0; i < file.length; i++) {
      byte[] damaged = file.clone();
      damaged[i] = (byte) random.nextInt();
      decodedOrNull(damaged);
    }
  }

  private static byte[] decodedOrNull(byte[] file) {
    try {
      return ImageRules.DEFAULT.decode(file).pixels();
    } catch (IOException expected) {
      return null;
    }
  }

  @ParameterizedTest
  @CsvSource({"2147483647, 2147483647", "16777217, 1", "4097, 4096", "65536, 65536"})
  void decode_claimOfHugeSize_isRefusedBeforeMemoryIsTaken(int width, int height) {
    assertNotDecoded(
        Png.headerOnly(width, height),
        width
            + " x "
            + height
            + " pixels are more than the 16777216 allowed, such as 4096 x 4096; scale it down");
  }

  @Test
  void decode_anyColourType_isItsColours() throws IOException {
    byte[] rows = bytes(255, 0, 0, 0, 255, 0, 10, 20, 30, 7, 7, 7);
    assertThat(rgb(Png.of(2, 2, 8, Png.RGB, rows), "white"))
        .containsExactly(255, 0, 0, 0, 255, 0, 10, 20, 30, 7, 7, 7);
    byte[] wide = bytes(0xab, 0, 0x12, 0, 0xff, 0xff);
    assertThat(rgb(Png.of(1, 1, 16, Png.RGB, wide), "white"))
        .containsExactly((int) Math.round(0xab00 / 257.0), (int) Math.round(0x1200 / 257.0), 255);
    assertThat(rgb(Png.grey(2, 1, 3, 200), "white")).containsExactly(3, 3, 3, 200, 200, 200);
    assertThat(rgb(Png.of(1, 1, 16, Png.GRAY, bytes(0xab, 0xcd)), "white"))
        .containsExactly(0xab, 0xab, 0xab);
    byte[] palette = bytes(255, 0, 0, 0, 0, 0, 9, 8, 7);
    assertThat(rgb(Png.palette(3, 1, palette, bytes(255, 0), bytes(0, 1, 2)), "#204060"))
        .containsExactly(255, 0, 0, 0x20, 0x40, 0x60, 9, 8, 7);
    // Alone, a grey image with opacity lies on the background's colour.
    assertThat(rgb(Png.of(2, 1, 8, Png.GREY_ALPHA, bytes(100, 0, 100, 51)), "#ff0000"))
        .containsExactly(255, 0, 0, over(100, 51, 255), over(100, 51, 0), over(100, 51, 0));
  }

  @Test
  void decode_anyOpacity_liesOnTheBackgroundsOwnColour() throws IOException {
    Random random = new Random(11);
    for (int run = 0; run < 300; run++) {
      int[] pixel = random.ints(4, 0, 256).toArray();
      int ground = random.nextInt(1 << 24);
      int[] found =
          rgb(
              Png.of(1, 1, 8, Png.RGBA, bytes(pixel)),
              "#" + Integer.toHexString(1 << 24 | ground).substring(1));
      assertThat(found)
          .containsExactly(
              over(pixel[0], pixel[3], ground >> 16),
              over(pixel[1], pixel[3], ground >> 8 & 255),
              over(pixel[2], pixel[3], ground & 255));
    }
  }

  private static int over(int level, int alpha, int ground) {
    return (int) Math.floor((level * alpha + ground * (255 - alpha)) / 255.0 + 0.5);
  }

  @Test
  void constructor_wrongNumberOfBytes_isRefused() {
    assertRefused(
        () -> new PixelImage(2, 1, 3, new byte[2]), "an image of 2 x 1 x 3 cannot have 2 bytes");
    assertRefused(
        () -> new PixelImage(1, 1, 2, new byte[2]), "an image of 1 x 1 x 2 cannot have 2 bytes");
  }
}
