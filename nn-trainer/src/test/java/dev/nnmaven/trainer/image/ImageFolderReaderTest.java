package dev.nnmaven.trainer.image;

import static dev.nnmaven.nn.testing.Png.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImageRules;
import dev.nnmaven.nn.data.image.ImageSize;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.image.Scaling;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.testing.Png;
import dev.nnmaven.nn.testing.Refusals;
import dev.nnmaven.trainer.config.Tolerated;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFolderReaderTest {

  @TempDir Path data;

  private final ImageFolderReader failing = new ImageFolderReader();
  private final ImageFolderReader skipping =
      new ImageFolderReader(Set.of(Tolerated.UNREADABLE), ImageRules.DEFAULT);

  private void write(String path, byte[] content) throws IOException {
    Path file = data.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  /** Grey images, the first of them of the level 1, the second of 2, ... */
  private void images(String... paths) throws IOException {
    for (int i = 0; i < paths.length; i++) {
      write(paths[i], Png.grey(2, 1, i + 1, 254 - i));
    }
  }

  private AbstractThrowableAssert<?, ?> assertRefused() {
    return assertThatThrownBy(() -> failing.readTraining(data))
        .isInstanceOf(DatasetException.class);
  }

  private static void refused(ThrowingCallable reading, String message) {
    Refusals.assertRefused(DatasetException.class, reading, message);
  }

  private static List<String> names(Dataset dataset) {
    return dataset.images().stream().map(LabeledImage::name).toList();
  }

  private ImageFolderReader.Result readTest(String... classes) throws Exception {
    return failing.readTest(data, List.of(classes), new ImageSize(2, 1), Channels.GRAY);
  }

  @Test
  void readTraining_classes_areSortedWithTheirImagesAndHiddenFilesPassedOver() throws Exception {
    images("b/2.png", "b/10.png", "a/z.png", "a/Z.png", "c/0.png");
    for (String hidden :
        List.of("a/.DS_Store", "a/._1.png", ".git/config", "a/Thumbs.db", "__MACOSX/a/._1.png")) {
      write(hidden, new byte[] {1});
    }
    ImageFolderReader.Result result = failing.readTraining(data);
    assertThat(result.dataset().classes()).containsExactly("a", "b", "c");
    assertThat(names(result.dataset()))
        .containsExactly("a/Z.png", "a/z.png", "b/10.png", "b/2.png", "c/0.png");
    assertThat(result.dataset().images().stream().map(LabeledImage::label))
        .containsExactly(0, 0, 1, 1, 2);
    assertThat(result.dataset().width()).isEqualTo(2);
    assertThat(result.dataset().height()).isEqualTo(1);
    assertThat(result.dataset().countPerClass()).containsExactly(2, 2, 1);
    assertThat(result.dataset().images().get(4).pixels()).containsExactly(5, (byte) 250);
    assertThat(result.skipped()).isEmpty();
  }

  @Test
  void readTraining_manyImages_keepsOrderAcrossThreads() throws Exception {
    String[] paths =
        IntStream.range(0, 200).mapToObj("a/%03d.png"::formatted).toArray(String[]::new);
    images(paths);
    images("b/0.png");
    Dataset dataset = failing.readTraining(data).dataset();
    assertThat(names(dataset)).startsWith(paths);
    for (int i = 0; i < paths.length; i++) {
      assertThat(dataset.images().get(i).pixels()[0]).isEqualTo((byte) (i + 1));
    }
  }

  @Test
  void readTraining_severalUnusable_namesAllOfThemAndWhy() throws IOException {
    images("a/1.png", "b/1.png", "b/2.png");
    write("a/empty.png", new byte[0]);
    write("a/text.png", new byte[] {'h', 'i'});
    Files.writeString(
        data.resolve("b/lfs.png"), "version https://git-lfs.github.com/spec/v1\noid sha256:4d\n");
    write("b/large.png", Png.grey(3, 1, 1, 2, 3));
    write("b/bomb.png", Png.headerOnly(100_000, 100_000));
    assertRefused()
        .hasMessageContaining(data + ": 5 of 8 files cannot be used as images:")
        .hasMessageContaining("\n  a/empty.png: the file is empty")
        .hasMessageContaining("\n  a/text.png: not a PNG, JPEG, GIF or BMP image")
        .hasMessageContaining("\n  b/lfs.png: is a pointer of Git LFS instead of the data; ")
        .hasMessageContaining(
            "\n  b/bomb.png: 100000 x 100000 pixels are more than the 16777216 allowed")
        .hasMessageContaining(
            "\n  b/large.png: 3 x 1 pixels, expected 2 x 1, the size of most images")
        .hasMessageEndingWith("nn.tolerate=unreadable skips the others");
  }

  @Test
  void readTraining_moreThanTwentyUnusable_namesTwentyAndCountsRest() throws Exception {
    images("a/ok.png", "b/ok.png");
    for (int i = 0; i < 25; i++) {
      write("a/bad%02d.png".formatted(i), new byte[0]);
    }
    assertRefused()
        .hasMessageContaining("25 of 27 files")
        .hasMessageContaining("a/bad19.png")
        .hasMessageNotContaining("a/bad20.png")
        .hasMessageEndingWith("\n  ... and 5 more\nnn.tolerate=unreadable skips them");
    assertThat(skipping.readTraining(data).skipped()).hasSize(21).contains("... and 5 more");
  }

  @Test
  void readTraining_skippingEmptiesClasses_namesEach() throws IOException {
    images("a/1.png");
    write("b/1.png", new byte[0]);
    refused(() -> skipping.readTraining(data), data + ": class b has no readable images");
    write("a/1.png", new byte[0]);
    refused(
        () -> skipping.readTraining(data),
        "%1$s: class a has no readable images\n%1$s: class b has no readable images"
            .formatted(data));
  }

  /** Where messages are long, some of their parts. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          only/1.png | DATA has one class only (only): a network needs at least two
          a/1.png b/inner/1.png c/ d/.hidden | DATA: class folder b holds the folder inner; images \
          must lie directly in it; if inner is a class, rename b to train ... \\nDATA: \
          class c has no images ... \\nDATA: class d has no images
          '' | DATA has no subfolders; expected one subfolder of images for each class
          1.png 2.png | DATA has no subfolders, only 2 files; expected one subfolder of images for \
          each class
          Train/a/1.png Train/b/1.png Test/a/1.png other/b/1.png | DATA: folders that hold the \
          classes must be called train and test, in lower case\\nDATA: class folder other holds \
          the folder b; images must lie directly in it; if b is a class, rename other to train
          TRAIN/a/1.png | DATA ... has one class only (TRAIN) ... ; folders that hold the classes \
          must be called train and test, in lower case
          images/cat/1.png images/dog/1.png | DATA has one class only (images): a network needs at \
          least two; images holds the folders cat, dog: set nn.data=DATA/images
          """)
  void readTraining_foldersThatAreNoClasses_saysWhatIsThere(String files, String message)
      throws IOException {
    for (String path : files.split(" ", -1)) {
      if (path.endsWith("/")) {
        Files.createDirectories(data.resolve(path));
      } else if (!path.isEmpty()) {
        images(path);
      }
    }
    String[] parts =
        message.replace("DATA", data.toString()).replace("\\n", "\n").split(" \\.\\.\\. ", -1);
    assertRefused()
        .message()
        .startsWith(parts[0])
        .containsSubsequence(parts)
        .endsWith(parts[parts.length - 1]);
    String said = catchThrowable(() -> failing.readTraining(data)).getMessage();
    refused(() -> ImageFolderReader.sizes(data), said); // which a recipe reads first
  }

  @Test
  void readTraining_whatIsNoFolderOfClasses_saysWhatIsExpected() throws IOException {
    Path missing = data.resolve("missing");
    refused(
        () -> failing.readTraining(missing),
        missing + " does not exist; expected a folder with a subfolder of images for each class");
    images("cat/1.png", "dog/1.png");
    Path file = data.resolve("cat/1.png");
    refused(
        () -> failing.readTraining(file),
        file + " is not a folder; expected one with a subfolder of images for each class");
    refused(
        () -> failing.readTraining(data.resolve("cat")),
        data.resolve("cat")
            + " has no subfolders, only 1 files; expected one subfolder of images for each class."
            + " If it is a class itself, name the folder above it, which holds cat, dog");
  }

  @Test
  void readTraining_imageBesideTheClassFolders_isWarnedOf() throws Exception {
    images("a/1.png", "b/1.png");
    write("README.md", new byte[] {1});
    write("notes.png.txt", new byte[] {1});
    assertThat(failing.readTraining(data).warnings()).isEmpty();
    images("stray.PNG");
    assertThat(failing.readTraining(data).warnings())
        .containsExactly("1 file in " + data + " is in no class folder, and ignored: stray.PNG");
    Files.createSymbolicLink(data.resolve("c"), data.resolve("nowhere"));
    assertThat(failing.readTraining(data).warnings())
        .containsExactly(
            "2 files in "
                + data
                + " are in no class folder, and ignored: c (a broken link), stray.PNG");
    for (int i = 0; i < 10; i++) {
      write("%02d.jpeg".formatted(i), new byte[0]);
    }
    assertThat(failing.readTraining(data).warnings().get(0))
        .startsWith("12 files in ")
        .endsWith(
            ": 00.jpeg, 01.jpeg, 02.jpeg, 03.jpeg, 04.jpeg, 05.jpeg, 06.jpeg, 07.jpeg,"
                + " 08.jpeg, 09.jpeg, ...");
  }

  /** Nobody writes into it: reading would not end. */
  @Test
  void readTraining_pipeOrBrokenLinkInAClass_isNamedWithTheReason() throws Exception {
    images("A/1.png", "B/1.png");
    Path pipe = data.resolve("A/pipe");
    try {
      assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    } catch (IOException e) {
      System.err.println("SKIPPED, NOT TESTED: this system has no mkfifo");
      Assumptions.abort("this system has no mkfifo");
    }
    assertRefused().hasMessageContaining("A/pipe: is neither a file nor a folder");
    images("a/1.png", "b/1.png");
    Files.createSymbolicLink(data.resolve("a/2.png"), data.resolve("nowhere"));
    assertRefused()
        .hasMessageEndingWith("\n  a/2.png: does not exist\nnn.tolerate=unreadable skips them");
  }

  /** As Java reads a name in UTF-8 where LC_ALL is C; this one here is garbled from the start. */
  @Test
  void readTraining_garbledNames_areRefusedWithWhatToDo() throws IOException {
    images("a/1.png", "b/gr\uFFFD\uFFFDn.png");
    assertRefused()
        .hasMessageStartingWith(
            data + ": class b: the name gr\uFFFD\uFFFDn.png has letters that this process cannot")
        .hasMessageContaining("Set the environment variable LC_ALL=C.UTF-8");
    images("gr\uFFFD\uFFFDn/1.png");
    assertRefused().hasMessageStartingWith(data + ": the name gr\uFFFD\uFFFDn has letters");
  }

  /** The training data, read as test data. */
  private Dataset again(ImageFolderReader reader, Dataset training) throws Exception {
    ImageSize size = new ImageSize(training.width(), training.height());
    return reader.readTest(data, training.classes(), size, training.channels()).dataset();
  }

  @Test
  void readTraining_decomposedLetters_areComposed() throws Exception {
    images("a\u0308/o\u0308.png", "b/1.png");
    Dataset dataset = failing.readTraining(data).dataset();
    assertThat(dataset.classes()).containsExactly("b", "\u00e4");
    assertThat(names(dataset)).containsExactly("b/1.png", "\u00e4/\u00f6.png");
    assertThat(again(failing, dataset).fingerprint()).isEqualTo(dataset.fingerprint());
  }

  @Test
  void readTraining_classInBothForms_isRefused() throws IOException {
    images("a\u0308/1.png", "\u00e4/1.png");
    assumeThat(data.toFile().list()).as("a file system that keeps names as they are").hasSize(2);
    assertRefused().hasMessageContaining(data + " has two folders called \u00e4");
  }

  @Test
  void readTest_fewerClasses_keepsLabelsOfTrainingAndWarns() throws Exception {
    images("c/1.png");
    assertThat(readTest("a", "b", "c").warnings()).containsExactly("no test images of class a, b");
    images("b/1.png");
    Dataset test = readTest("a", "b", "c").dataset();
    assertThat(test.classes()).containsExactly("a", "b", "c");
    assertThat(names(test)).containsExactly("b/1.png", "c/1.png");
    assertThat(test.images().stream().map(LabeledImage::label)).containsExactly(1, 2);
  }

  @Test
  void readTest_unknownClassesOrAnotherSize_isHeldAgainstTraining() throws IOException {
    images("a/1.png", "x/1.png", "y/1.png");
    refused(
        () -> readTest("a", "b"),
        data + " has classes that training never saw: x, y (training saw a, b; case matters)");
    Refusals.assertRefusedSaying(
        DatasetException.class,
        () -> failing.readTest(data, List.of("a", "x", "y"), new ImageSize(28, 28), Channels.GRAY),
        "a/1.png: 2 x 1 pixels, expected 28 x 28, the size of the training images");
  }

  @Test
  void readTraining_interrupted_saysSoAndStaysInterrupted() throws IOException {
    images("a/1.png", "b/1.png");
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> failing.readTraining(data))
          .isInstanceOf(IOException.class)
          .hasMessage("interrupted while reading images");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  /** Callers say how to give more of it. */
  @Test
  void of_memoryThatEndsWhileDecoding_isThrownAsThat() {
    OutOfMemoryError end = new OutOfMemoryError("Java heap space");
    Path file =
        (Path)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Path.class},
                (path, method, arguments) -> {
                  throw end;
                });
    ImageRules rules =
        new ImageRules(Optional.of(new ImageSize(2, 1)), Scaling.REFUSE, Background.WHITE);
    assertThatThrownBy(
            () -> DecodedImages.of(List.of(new DecodedImages.Entry(file, "a/1.png", 0)), rules))
        .isSameAs(end);
  }

  /** Two of five are not most of them, and there is a way out. */
  @Test
  void readTraining_severalSizes_saysHowManyHaveTheOneAndTheWayOut() throws IOException {
    images("a/1.png", "b/1.png");
    write("a/2.png", Png.grey(3, 1, 1, 2, 3));
    write("b/2.png", Png.grey(1, 1, 1));
    write("b/3.png", Png.grey(1, 2, 1, 2));
    assertRefused()
        .hasMessageContaining("3 of 5 files cannot be used")
        .hasMessageContaining(
            "a/2.png: 3 x 1 pixels, expected 2 x 1, the most frequent size, shared by 2 of 5")
        .hasMessageContainingAll("nn.imageSize=", "nn.scaling", "nn.tolerate=unreadable");
  }

  /** What has another size than most is not decoded: these two have no pixels to decode. */
  @Test
  void readTraining_otherSizes_areNotDecoded() throws Exception {
    write("a/0.png", Png.headerOnly(4000, 4000)); // the first, so that it is taken for the usual
    write("a/3.png", Png.headerOnly(1000, 1));
    images("a/1.png", "a/2.png", "b/1.png", "b/2.png");
    ImageFolderReader.Result result = skipping.readTraining(data);
    assertThat(names(result.dataset())).containsExactly("a/1.png", "a/2.png", "b/1.png", "b/2.png");
    assertThat(result.skipped())
        .containsExactly(
            "a/0.png: 4000 x 4000 pixels, expected 2 x 1, the size of most images",
            "a/3.png: 1000 x 1 pixels, expected 2 x 1, the size of most images");
  }

  @Test
  void sizes_ofAllFiles_areThoseOfTheirHeaders() throws Exception {
    write("b/0.png", Png.headerOnly(4000, 3000));
    images("a/1.png");
    write("a/2.png", new byte[] {1, 2, 3});
    write("a/3.png", Png.grey(1, 1, 9));
    assertThat(ImageFolderReader.sizes(data))
        .containsExactly(new ImageSize(2, 1), new ImageSize(1, 1), new ImageSize(4000, 3000));
  }

  private static ImageFolderReader on(String background) {
    return in(Channels.GRAY, background);
  }

  private static ImageFolderReader in(Channels channels, String background) {
    ImageRules rules = ImageRules.DEFAULT.withChannels(channels);
    return new ImageFolderReader(Set.of(), rules.withBackground(Background.of(background)));
  }

  private static ImageRules stretch(int width, int height, Background background) {
    return new ImageRules(Optional.of(new ImageSize(width, height)), Scaling.STRETCH, background);
  }

  @Test
  void readTraining_withASize_scalesAllImagesToIt() throws Exception {
    write("a/1.png", Png.grey(2, 2, 10, 20, 30, 40));
    write("b/1.png", Png.grey(4, 1, 0, 100, 200, 250));
    write("b/2.png", Png.grey(1, 1, 7));
    ImageFolderReader scaling = new ImageFolderReader(Set.of(), stretch(2, 1, Background.WHITE));
    Dataset dataset = scaling.readTraining(data).dataset();
    assertThat(dataset.width()).isEqualTo(2);
    assertThat(dataset.height()).isEqualTo(1);
    assertThat(dataset.images().stream().map(LabeledImage::pixels))
        .containsExactly(bytes(20, 30), bytes(50, 225), bytes(7, 7));
    assertThat(again(scaling, dataset).fingerprint()).isEqualTo(dataset.fingerprint());
  }

  /** Drawn by opacity: a 2 x 1 image whose left or right pixel is there. */
  private void shape(String path, boolean left, int ink) throws IOException {
    write(path, Png.of(2, 1, 8, Png.GREY_ALPHA, bytes(ink, left ? 255 : 0, ink, left ? 0 : 255)));
  }

  @Test
  void readTraining_shapesThatOpacityAloneShows_areWarnedOfAndSeenOnAnotherGround()
      throws Exception {
    shape("a/1.png", true, 255);
    shape("b/1.png", false, 255);
    images("b/2.png");
    ImageFolderReader.Result onWhite = failing.readTraining(data);
    assertThat(onWhite.dataset().images().get(0).pixels()).containsExactly(-1, -1);
    assertThat(onWhite.warnings())
        .containsExactly(
            data
                + ": of 3 images, 2 show their shapes by opacity alone, and transparent pixels are"
                + " drawn on white, where hardly anything of these is left: a/1.png, b/1.png."
                + " nn.background=black, or another color, draws them on that");
    ImageFolderReader.Result onBlack = on("black").readTraining(data);
    assertThat(onBlack.dataset().images().get(0).pixels()).containsExactly(-1, 0);
    assertThat(onBlack.dataset().images().get(1).pixels()).containsExactly(0, -1);
    assertThat(onBlack.warnings()).isEmpty();
  }

  private Dataset onEdges(Optional<ImageSize> size, Scaling scaling) throws Exception {
    ImageRules rules = new ImageRules(size, Optional.empty(), scaling, Optional.empty());
    return new ImageFolderReader(Set.of(), rules).readTraining(data).dataset();
  }

  @Test
  void readTraining_onEdges_drawsTransparentPixelsOnWhatMostHaveThere() throws Exception {
    images("a/1.png");
    write("a/2.png", Png.grey(2, 1, 10, 10));
    write("b/1.png", Png.of(2, 1, 8, Png.GREY_ALPHA, bytes(90, 255, 200, 0)));
    write("b/2.png", Png.grey(2, 1, 10, 10));
    Dataset dataset = onEdges(Optional.empty(), Scaling.REFUSE);
    assertThat(dataset.background()).isEqualTo(Background.of("#0a0a0a"));
    assertThat(dataset.images().get(2).pixels()).containsExactly(90, 10);
    assertThat(dataset.with(List.of()).background()).isEqualTo(dataset.background());
  }

  @Test
  void readTraining_onEdgesThatAreMostlyTransparent_isOnWhite() throws Exception {
    shape("a/1.png", true, 0);
    shape("b/1.png", false, 200);
    Dataset dataset = onEdges(Optional.empty(), Scaling.REFUSE);
    assertThat(dataset.background()).isEqualTo(Background.WHITE);
    assertThat(dataset.fingerprint()).isEqualTo(failing.readTraining(data).dataset().fingerprint());
  }

  /**
   * White alone shows on black; where there is black, too, on grey; on white if nothing is gone.
   */
  @ParameterizedTest
  @CsvSource({
    "255, 255, black, 'background: black, since 2 of 3 images would vanish on white (nn.background): a/1.png, b/1.png'",
    "255, 0, #808080, 'background: #808080, since 1 of 3 images would vanish on white (nn.background): a/1.png'",
    "0, 90, white, ''"
  })
  void readTraining_shapesThatWouldVanish_areOnAGroundWhereTheyShow(
      int one, int other, String background, String why) throws Exception {
    shape("a/1.png", true, one);
    shape("b/1.png", false, other);
    shape("b/2.png", true, 60);
    for (Optional<Background> start :
        List.of(Optional.of(Background.WHITE), Optional.<Background>empty())) {
      ImageRules rules =
          new ImageRules(Optional.empty(), Optional.empty(), Scaling.REFUSE, start, true);
      ImageFolderReader reader = new ImageFolderReader(Set.of(), rules);
      ImageFolderReader.Result read = reader.readTraining(data);
      int grey = Background.of(background).grey();
      assertThat(read.dataset().background()).isEqualTo(Background.of(background));
      assertThat(read.dataset().images().get(0).pixels()).containsExactly(one, grey);
      assertThat(read.dataset().images().get(1).pixels()).containsExactly(grey, other);
      assertThat(read.warnings()).isEmpty();
      assertThat(read.whyBackground().orElse("")).startsWith(why);
      assertThat(read.whyBackground()).isEqualTo(reader.readTraining(data).whyBackground());
    }
  }

  /** What fits an image in is not among what it has at its edges. */
  @Test
  void readTraining_onEdges_fitsImagesInWithWhatTheyHaveThere() throws Exception {
    write("a/1.png", Png.grey(4, 1, 7, 7, 7, 7));
    write("b/1.png", Png.grey(1, 1, 7));
    Dataset dataset = onEdges(Optional.of(new ImageSize(4, 4)), Scaling.FIT);
    assertThat(dataset.background()).isEqualTo(Background.of("#070707"));
    assertThat(dataset.images())
        .allSatisfy(image -> assertThat(image.pixels()).hasSize(16).containsOnly(7));
  }

  /** On a grey of 128: 45 levels lighter shows, 10 hardly. */
  @Test
  void readTraining_opaqueShapesOnAGreyGround_areWarnedOfIfTheirContrastIsLow() throws Exception {
    ImageFolderReader onGrey = on("#808080");
    write("a/1.png", Png.of(2, 1, 8, Png.GREY_ALPHA, bytes(173, 255, 0, 0)));
    write("b/1.png", Png.of(2, 1, 8, Png.GREY_ALPHA, bytes(0, 0, 173, 255)));
    ImageFolderReader.Result seen = onGrey.readTraining(data);
    assertThat(seen.dataset().images().get(0).pixels()).containsExactly((byte) 173, (byte) 128);
    assertThat(seen.warnings()).isEmpty();
    write("b/1.png", Png.of(2, 1, 8, Png.GREY_ALPHA, bytes(0, 0, 138, 255)));
    assertThat(onGrey.readTraining(data).warnings())
        .singleElement()
        .asString()
        .contains("of 2 images, 1 show", "hardly anything of these is left: b/1.png");
  }

  /** Each has something dark that shows, and something white that would tell them apart. */
  @Test
  void readTraining_imagesThatOnlyOpacityTellsApart_areWarnedOf() throws Exception {
    write("a/1.png", Png.of(3, 1, 8, Png.GREY_ALPHA, bytes(0, 255, 255, 255, 0, 0)));
    write("b/1.png", Png.of(3, 1, 8, Png.GREY_ALPHA, bytes(0, 255, 0, 0, 255, 255)));
    assertThat(failing.readTraining(data).warnings())
        .singleElement()
        .asString()
        .contains("of 2 images, 2 show their shapes by opacity alone");
  }

  /** The same shape in two sizes: opacities differ, and nothing is hidden. */
  @Test
  void readTraining_shapesThatScalingMakesEqual_areNothingToWarnOf() throws Exception {
    shape("a/1.png", true, 255);
    write("a/2.png", Png.of(4, 1, 8, Png.GREY_ALPHA, bytes(255, 255, 255, 255, 255, 0, 255, 0)));
    shape("b/1.png", false, 255);
    ImageFolderReader onBlack = new ImageFolderReader(Set.of(), stretch(2, 1, Background.BLACK));
    ImageFolderReader.Result result = onBlack.readTraining(data);
    assertThat(result.dataset().images().get(1).pixels())
        .isEqualTo(result.dataset().images().get(0).pixels());
    assertThat(result.warnings()).isEmpty();
  }

  @Test
  void readTraining_transparentCornersOfDarkImages_areNothingToWarnOf() throws Exception {
    write("a/1.png", Png.of(2, 1, 8, Png.GREY_ALPHA, bytes(0, 255, 0, 0)));
    write("b/1.png", Png.of(2, 1, 8, Png.GREY_ALPHA, bytes(0, 0, 0, 255)));
    write("b/2.png", Png.of(2, 1, 8, Png.GREY_ALPHA, bytes(0, 0, 0, 0))); // blank on any ground
    assertThat(failing.readTraining(data).warnings()).isEmpty();
  }

  @Test
  void readTraining_colours_areCounted() throws Exception {
    images("a/1.png");
    write("a/2.png", Png.of(2, 1, 8, Png.RGB, bytes(9, 9, 9, 200, 190, 190))); // noise
    write("b/1.png", Png.of(2, 1, 8, Png.RGB, bytes(9, 9, 9, 255, 0, 0)));
    write("b/2.png", Png.of(2, 1, 8, Png.RGBA, bytes(9, 9, 9, 255, 255, 0, 0, 0))); // not seen
    assertThat(failing.readTraining(data).coloured()).isEqualTo(1);
  }

  @Test
  void readTest_folderAboveTheClasses_saysWhichOneIsMeant() throws IOException {
    images("images/cat/1.png", "images/dog/1.png");
    assertThatThrownBy(() -> readTest("cat", "dog"))
        .isInstanceOf(DatasetException.class)
        .hasMessageEndingWith(
            "; images holds the folders cat, dog: set nn.testData=" + data.resolve("images"));
  }

  private static final ImageRules ANY_CHANNELS =
      new ImageRules(
          Optional.empty(), Optional.empty(), Scaling.REFUSE, Optional.of(Background.WHITE));

  private static final byte[] RED = Png.of(1, 1, 8, Png.RGB, bytes(255, 0, 0));
  private static final byte[] DARK = Png.grey(1, 1, 9);

  private void write(int coloured, int grey, boolean colouredFirst) throws IOException {
    for (int i = 0; i < coloured; i++) {
      write("a/%s%s.png".formatted(colouredFirst ? 0 : 9, i), RED);
    }
    for (int i = 0; i < grey; i++) {
      write("%s/5%s.png".formatted(i % 2 == 0 ? "b" : "a", i), DARK);
    }
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
    ImageFolderReader any = new ImageFolderReader(Set.of(), ANY_CHANNELS);
    ImageFolderReader.Result read = any.readTraining(data);
    assertThat(read.dataset().channels()).isEqualTo(expected);
    assertThat(read.coloured()).isEqualTo(coloured);
    assertThat(read.dataset().fingerprint())
        .isEqualTo(in(expected, "white").readTraining(data).dataset().fingerprint());
  }

  /** Images of other sizes are not read, and so have no say. */
  @Test
  void readTraining_coloursOfAnotherSize_doNotCount() throws Exception {
    write("a/0.png", Png.of(2, 1, 8, Png.RGB, bytes(255, 0, 0, 255, 0, 0)));
    write(0, 4, false);
    Dataset read =
        new ImageFolderReader(Set.of(Tolerated.UNREADABLE), ANY_CHANNELS)
            .readTraining(data)
            .dataset();
    assertThat(read.channels()).isEqualTo(Channels.GRAY);
    assertThat(read.size()).isEqualTo(4);
  }

  @Test
  void readTest_greyImagesOfAModelInColour_areInItsChannels() throws Exception {
    write(2, 2, true);
    Dataset training = in(Channels.RGB, "white").readTraining(data).dataset();
    write("a/00.png", DARK);
    write("a/01.png", DARK);
    Dataset test = again(failing, training);
    assertThat(test.channels()).isEqualTo(Channels.RGB);
    assertThat(test.images().get(0).pixels()).containsExactly(9, 9, 9);
  }

  /** A red letter drawn by opacity: gone on red, in grey also on a green as light. */
  @ParameterizedTest
  @ValueSource(strings = {"#ff0000", "#008200"})
  void readTraining_shapesByOpacity_areHiddenWhereEachChannelIs(String background)
      throws Exception {
    write("a/1.png", Png.of(2, 1, 8, Png.RGBA, bytes(255, 0, 0, 255, 255, 0, 0, 0)));
    write("b/1.png", Png.grey(2, 1, 0, 255));
    for (Channels channels : Channels.values()) {
      boolean hidden = channels == Channels.GRAY || background.equals("#ff0000");
      assertThat(in(channels, background).readTraining(data).warnings()).hasSize(hidden ? 1 : 0);
    }
  }

  /** The letters in the repository are those of their manifest. */
  @Test
  void readTraining_everyLetter_areThoseOfTheManifest() throws Exception {
    Path letterFiles = Path.of("..", "data");
    TreeMap<String, String> found = new TreeMap<>();
    for (String part : List.of("train", "test")) {
      Dataset letters = failing.readTraining(letterFiles.resolve(part)).dataset();
      assertThat(letters.classes()).isEqualTo(List.of("A B C D E F G H I J".split(" ", -1)));
      assertThat(letters.countPerClass()).containsOnly(part.equals("train") ? 480 : 120);
      for (LabeledImage letter : letters.images()) {
        byte[] hash = Sha256.start().digest(letter.pixels());
        found.put(part + "/" + letter.name(), HexFormat.of().formatHex(hash));
      }
    }

    TreeMap<String, String> listed = new TreeMap<>();
    List<String> lines = Files.readAllLines(letterFiles.resolve("manifest.tsv"));
    int hash = List.of(lines.get(0).split("\t", -1)).indexOf("pixel SHA-256");
    for (String line : lines.subList(1, lines.size())) {
      String[] columns = line.split("\t", -1);
      listed.put(columns[0], columns[hash]);
    }
    assertThat(found).isEqualTo(listed);
    assertThat(found.values()).doesNotHaveDuplicates();
  }
}
