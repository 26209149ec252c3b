package dev.nnmaven.nn.data.image;

import static dev.nnmaven.nn.testing.Png.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.nn.image.PixelImage;
import dev.nnmaven.nn.image.Scaling;
import dev.nnmaven.nn.testing.Images;
import dev.nnmaven.nn.testing.Png;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColourImagesTest {

  private static final byte[] RED = Png.of(1, 1, 8, Png.RGB, bytes(255, 0, 0));
  private static final byte[] DARK = Png.grey(1, 1, 9);

  @TempDir Path folder;

  private static ImageRules in(Channels channels, String background) {
    return new ImageRules(
        Optional.empty(),
        Optional.of(channels),
        Scaling.REFUSE,
        Optional.of(Background.of(background)));
  }

  private static int[] rgb(byte[] file, String background) throws IOException {
    PixelImage image = in(Channels.RGB, background).decode(file);
    assertThat(image.channels()).isEqualTo(3);
    int[] unsigned = new int[image.pixels().length];
    Arrays.setAll(unsigned, i -> Byte.toUnsignedInt(image.pixels()[i]));
    return unsigned;
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
    assertThatThrownBy(() -> new PixelImage(2, 1, 3, new byte[2]))
        .hasMessage("an image of 2 x 1 x 3 cannot have 2 bytes");
    assertThatThrownBy(() -> new PixelImage(1, 1, 2, new byte[2]))
        .hasMessage("an image of 1 x 1 x 2 cannot have 2 bytes");
  }

  private void write(int coloured, int grey, boolean colouredFirst) throws IOException {
    for (int i = 0; i < coloured; i++) {
      write("a", (colouredFirst ? "0" : "9") + i, RED);
    }
    for (int i = 0; i < grey; i++) {
      write(i % 2 == 0 ? "b" : "a", "5" + i, DARK);
    }
  }

  private void write(String name, String file, byte[] content) throws IOException {
    Path path = folder.resolve(name).resolve(file + ".png");
    Files.createDirectories(path.getParent());
    Files.write(path, content);
  }

  private ImageFolderReader.Result read(Optional<Channels> channels) throws Exception {
    ImageRules rules =
        new ImageRules(Optional.empty(), channels, Scaling.REFUSE, Optional.of(Background.WHITE));
    return new ImageFolderReader(UnreadableImages.FAIL, rules).readTraining(folder);
  }

  /** From one in twenty on, whatever the first file is like. */
  @ParameterizedTest
  @CsvSource({
    "1, 19, true, RGB",
    "1, 19, false, RGB",
    "1, 20, true, GRAY",
    "1, 20, false, GRAY",
    "0, 4, true, GRAY",
    "4, 1, false, RGB"
  })
  void readTraining_noChannelsWanted_choosesByShareOfColours(
      int coloured, int grey, boolean colouredFirst, Channels expected) throws Exception {
    write(coloured, grey, colouredFirst);
    ImageFolderReader.Result read = read(Optional.empty());
    assertThat(read.dataset().channels()).isEqualTo(expected);
    assertThat(read.coloured()).isEqualTo(coloured);
    assertThat(read.dataset().fingerprint())
        .isEqualTo(read(Optional.of(expected)).dataset().fingerprint());
  }

  /** Images of other sizes are not read, and so have no say. */
  @Test
  void readTraining_coloursOfAnotherSize_doNotCount() throws Exception {
    byte[] wide = Png.of(2, 1, 8, Png.RGB, bytes(255, 0, 0, 255, 0, 0));
    write("a", "0", wide);
    write(0, 4, false);
    ImageRules rules =
        new ImageRules(
            Optional.empty(), Optional.empty(), Scaling.REFUSE, Optional.of(Background.WHITE));
    ImageFolderReader.Result read =
        new ImageFolderReader(UnreadableImages.SKIP, rules).readTraining(folder);
    assertThat(read.dataset().channels()).isEqualTo(Channels.GRAY);
    assertThat(read.dataset().size()).isEqualTo(4);
  }

  @Test
  void readTest_greyImagesOfAModelInColour_areInItsChannels() throws Exception {
    write(2, 2, true);
    Dataset training = read(Optional.empty()).dataset();
    for (Path file : List.of(folder.resolve("a/00.png"), folder.resolve("a/01.png"))) {
      Files.write(file, DARK);
    }
    ImageFolderReader reader = new ImageFolderReader();
    Dataset test =
        reader
            .readTest(folder, training.classes(), new ImageSize(1, 1), training.channels())
            .dataset();
    assertThat(test.channels()).isEqualTo(Channels.RGB);
    assertThat(test.images().get(0).pixels()).containsExactly(9, 9, 9);
  }

  @Test
  void fingerprint_channels_makeADifference() {
    byte[] same = new byte[3];
    Dataset grey = new Dataset(List.of("a"), 3, 1, List.of(new LabeledImage("a/1", 0, same)));
    Dataset rgb =
        new Dataset(
            List.of("a"),
            1,
            1,
            Channels.RGB,
            Background.WHITE,
            List.of(new LabeledImage("a/1", 0, same)));
    assertThat(rgb.fingerprint()).isNotEqualTo(grey.fingerprint());
    assertThat(rgb.image(0).channels()).isEqualTo(3);
    assertThatThrownBy(
            () -> new Dataset(List.of("a"), 3, 1, Channels.RGB, Background.WHITE, grey.images()))
        .hasMessage("a/1 has 1 pixels, expected 3 x 1");
  }

  /** A red letter drawn by opacity: gone on red, in grey also on a green as light. */
  @ParameterizedTest
  @ValueSource(strings = {"#ff0000", "#008200"})
  void readTraining_shapesByOpacity_areHiddenWhereEachChannelIs(String background)
      throws Exception {
    byte[] letter = Png.of(2, 1, 8, Png.RGBA, bytes(255, 0, 0, 255, 255, 0, 0, 0));
    write("a", "1", letter);
    write("b", "1", Png.of(2, 1, 8, Png.GRAY, bytes(0, 255)));
    for (Channels channels : Channels.values()) {
      boolean hidden = channels == Channels.GRAY || background.equals("#ff0000");
      assertThat(
              new ImageFolderReader(UnreadableImages.FAIL, in(channels, background))
                  .readTraining(folder)
                  .warnings())
          .hasSize(hidden ? 1 : 0);
    }
  }

  /** Each channel is scaled as if it were a grey image of its own. */
  @Test
  void stretch_colours_areThreeGreyImages() {
    byte[] pixels = new byte[17 * 13 * 3];
    new Random(5).nextBytes(pixels);
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
