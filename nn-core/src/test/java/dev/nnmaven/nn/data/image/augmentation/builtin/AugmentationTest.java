package dev.nnmaven.nn.data.image.augmentation.builtin;

import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.ImageSamples;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.data.image.augmentation.AffineMap;
import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import dev.nnmaven.nn.evaluation.Evaluator;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.kernel.TestCompute;
import dev.nnmaven.nn.testing.Classes;
import dev.nnmaven.nn.testing.Images;
import dev.nnmaven.nn.testing.Listed;
import dev.nnmaven.nn.testing.Networks;
import dev.nnmaven.nn.testing.Trainings;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentationTest {

  private static final int WIDTH = 12;
  private static final int HEIGHT = 9;

  private static Augmenter augmenter(String specification, String background, long seed) {
    return new Augmenter(
        Augmentation.listOf(specification), preprocessing(Channels.RGB, background), seed);
  }

  private static ImagePreprocessing preprocessing(Channels channels, String background) {
    return Images.preprocessing(WIDTH, HEIGHT, channels, background);
  }

  private static byte[] image() {
    byte[] pixels = new byte[WIDTH * HEIGHT * 3];
    new Random(3).nextBytes(pixels);
    return pixels;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none",
        "shift(0)+rotate(0)+scale(0)+shear(0)",
        "elastic(0,4)",
        "noise(0)+erase(0)",
        "shift(0)+elastic(0,1)+noise(0)",
        "crop(1)+brightness(0)+contrast(0)+saturation(0)+hue(0)"
      })
  void augment_byNothing_leavesTheImage(String specification) {
    byte[] image = image();
    assertThat(augmenter(specification, "white", 1).augment(image, 1, 1)).isEqualTo(image);
  }

  @ParameterizedTest
  @MethodSource("dev.nnmaven.nn.testing.Listed#augmentations")
  void augment_each_dependsOnSeedEpochAndSampleAlone(String name) {
    String sure = name.equals("erase") ? "erase(1)" : name;
    byte[] image = image();
    List<byte[]> first = several(sure, 1, 1, 1, image);
    assertThat(image).as("the image itself").isEqualTo(image());
    assertThat(several(sure, 1, 1, 1, image))
        .usingElementComparator(Arrays::compare)
        .isEqualTo(first);
    for (List<byte[]> other :
        List.of(
            several(sure, 2, 1, 1, image),
            several(sure, 1, 2, 1, image),
            several(sure, 1, 1, 17, image))) {
      assertThat(other).usingElementComparator(Arrays::compare).isNotEqualTo(first);
    }
  }

  /** Images of sixteen samples, since one may be left as it is: every second one by a flip. */
  private static List<byte[]> several(
      String specification, long seed, int epoch, int sample, byte[] image) {
    Augmenter augmenter = augmenter(specification, "black", seed);
    return IntStream.range(sample, sample + 16)
        .mapToObj(one -> augmenter.augment(image, epoch, one))
        .toList();
  }

  /** What moves pixels does so in all channels alike, by the random numbers of grey images. */
  @Test
  void augment_colours_movesThemAsThreeGreyImages() {
    String moves = "shift(2)+rotate(30)+scale(0.1)+shear(0.15)+elastic(34,4)+crop(0.7)+flip";
    byte[] image = image();
    for (int sample = 0; sample < 20; sample++) {
      byte[] found = augmenter(moves, "#204060", 4).augment(image, 2, sample);
      List<String> backgrounds = List.of("#202020", "#404040", "#606060");
      for (int channel = 0; channel < 3; channel++) {
        ImagePreprocessing grey = preprocessing(Channels.GRAY, backgrounds.get(channel));
        assertThat(Images.channel(found, channel))
            .isEqualTo(
                new Augmenter(Augmentation.listOf(moves), grey, 4)
                    .augment(Images.channel(image, channel), 2, sample));
      }
    }
  }

  /** No background comes in, whatever is cut out. */
  @Test
  void augment_extremes_leaveWhatTheyMust() {
    byte[] white = image();
    Arrays.fill(white, (byte) 255);
    assertThat(several("crop(0.1)", 1, 1, 1, white))
        .allSatisfy(pixels -> assertThat(pixels).isEqualTo(white));
    byte[] expected = new byte[WIDTH * HEIGHT * 3];
    Arrays.fill(expected, (byte) 128);
    assertThat(augmenter("shift(10000)", "#808080", 1).augment(image(), 1, 1)).isEqualTo(expected);
    // Another augmentation beside it does not change what is drawn for one.
    byte[] image = image();
    byte[] erased = augmenter("erase(1)", "black", 1).augment(image, 3, 5);
    assertThat(augmenter("erase(1)+shift(0)", "black", 1).augment(image, 3, 5)).isEqualTo(erased);
  }

  @Test
  void map_flattening_isRefused() {
    assertRefusedSaying(() -> AffineMap.linear(1, 2, 2, 4), "do not flatten");
    assertThatThrownBy(() -> new AffineMap(1, 0, 0, 1, Double.NaN, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Beside the size of letters, some that no vector divides, and single lines. */
  private static final int[][] SIZES = {{28, 28}, {7, 4}, {37, 5}, {1, 19}, {50, 1}, {64, 48}};

  /**
   * A model that was trained on them is trained again. The sums were taken from the code as it was
   * when no loop of it was made for speed.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shift | bc16dcf79dab55921da9d50a10b81165eb6d20944fb1817f2f7d1038f9562390",
        "shift(3)+scale(0.5) | 140d759adc5ee0e7790eac86e4bb134966f4e3889fdb6ce6a49d8e953bd5487c",
        "rotate(180) | 8a79a35dce7d2766e770f6300c1447db8646e514f1bdb0ec3e1a83504346ed3b",
        "scale(0.9) | 3840a502e4dfc521fc2d39dd7ad8d6deacb4a9ff6a8d9b3451d3218dea2407cf",
        "shear(1) | a40956d862567d4d428f2237153f1a81280537aa7e035034f75cc1de2f721778",
        "crop(0.3) | 821a9dd565d1a4ff06e74aae1c79eb48a5e5a28e8b6272c20914e18bec36f409",
        "flip | fdc80da728ab3d9c8724add75705de1f502323f1f462da3c4c6c78bb791513cf",
        "flip(vertical) | 27eb0b07362bfce03ac2ec4314a212aee652a4081549126c01d64df88f619324",
        "shift(2)+rotate(10)+scale(0.1)+shear(0.15) | f6780d97808b3c1a53a98608226b3027203ad50702920119d9f9cbd67bf9da4e",
        "elastic | f09143374a06a07c31192a1769ba80e819df44a7aeb6c4a542a4c9ce87db2230",
        "elastic(20, 5) | 5dc2fb0a18dbe1448f0718a067fc06be6441cee40e0fc3d65f36a963c1fa715b",
        "elastic(2000, 60)+shift(40) | 75b9052347d60821bdc0d0331df708e7822e3c47b93a0aa543dc03c076919067",
        "elastic(3, 0.1)+elastic(8, 1.5)+rotate(45) | b2d5005b7a9ca296bbdd81746ed450b5424c7a4b17d2cbbed4f0003904f850c6",
        "elastic(100000, 0.7) | ff7cac7f4a9989eb3bd4d36632be0061aa3a9b2ab6bac652787ad36b0960dfa1",
        "noise | 76f76bc43ce9bda772688fb827fe0d9a5e580aaa3e810c5ff7829532517a792c",
        "noise(0.01) | d43d9375bfeffecac9201233dde28a8cbb70e23aad856ba3557cb15bd5c6ddb1",
        "noise(1) | b8f8d9ffbac7fb7245da901fe8ce12615b96d1a315ec1fbb756b30a2a45326dd",
        "erase(1) | ffdec1dbaf2a1f68439510a55e76cd7e6b6fe44a5a4c9c6bed5bedc3a4c8e772",
        "brightness(1) | f499b38219ce13301739bbd2af0cddea5f843a8a10c89eeb0ce088c8cebd852c",
        "contrast(1) | 88d37cf49541dc67dfbfb2d76888b143b12ade7dd7e19bd22014a1ed7841f86a",
        "saturation(1) | 5402d57098f8a694dd424a41d15bb97c3e6abcedd2c6f9baa9769ed90fab2bf4",
        "hue(0.5) | 2afcec2b7c76ebf242a112b5fff50fd7781a0f81d0b130975237d134acbacc6c",
        "brightness+contrast+saturation+hue+noise | 0bab82b6cc46ccfb1599618dbd0ebf55f1b4201003f1a0dcfdad9578ab4bc93f"
      })
  void augment_each_givesKnownImages(String specification, String known) {
    MessageDigest digest = Sha256.start();
    Random random = new Random(8);
    for (int[] size : SIZES) {
      for (Channels channels : List.of(Channels.GRAY, Channels.RGB)) {
        Augmenter augmenter =
            new Augmenter(
                Augmentation.listOf(specification),
                Images.preprocessing(size[0], size[1], channels, "#20a0ff"),
                7);
        for (int epoch = 1; epoch <= 20; epoch++) {
          byte[] pixels = image(random, size[0] * size[1] * channels.count());
          digest.update(augmenter.augment(pixels, epoch, 3 * epoch));
        }
      }
    }
    assertThat(Sha256.hex(digest)).isEqualTo(known);
  }

  /** A third black, a third white, the rest between. */
  private static byte[] image(Random random, int length) {
    byte[] pixels = new byte[length];
    for (int i = 0; i < length; i++) {
      pixels[i] = (byte) Math.max(0, Math.min(255, random.nextInt(768) - 256));
    }
    return pixels;
  }

  /** Large enough that a batch is worth several threads. */
  private static final int HIDDEN = 300;

  private final ImagePreprocessing small =
      new ImagePreprocessing(11, 8, Normalization.L2, PixelOrder.COLUMNS);
  private final Dataset images = images();

  private static Dataset images() {
    Random random = new Random(5);
    List<LabeledImage> images = new ArrayList<>();
    for (int n = 0; n < 131; n++) {
      byte[] pixels = new byte[11 * 8];
      random.nextBytes(pixels);
      images.add(new LabeledImage("n" + n, n % 3, pixels));
    }
    return new Dataset(List.of("a", "b", "c"), 11, 8, images);
  }

  private ImageSamples samples(String specification, long seed) {
    return new ImageSamples(
        images, small, new Augmenter(Augmentation.listOf(specification), small, seed));
  }

  private static float[] train(Samples samples, KernelChoice kernels, int threads, int batch) {
    Network network =
        Networks.random(
            new int[] {88, HIDDEN, 3}, "crossEntropy", 4, "relu dropout(0.2)", "linear");
    Trainings.train(
        network,
        Trainings.options(0.05f, 2, batch, 11).build(),
        new ComputeOptions(kernels, threads),
        samples,
        samples);
    return Networks.numbers(network);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64})
  void train_everyAugmentation_givesSameBitsWithAnyKernelsAndThreads(int batch) {
    ImageSamples samples = samples(String.join("+", Listed.augmentations()), 11);
    float[] textbook = train(samples, KernelChoice.TEXTBOOK, 1, batch);
    for (KernelChoice kernels : TestCompute.choices()) {
      for (int threads : new int[] {1, 2, 3}) {
        assertThat(train(samples, kernels, threads, batch)).containsExactly(textbook);
      }
    }
    ImageSamples plain = new ImageSamples(images, small);
    float[] expected = train(plain, KernelChoice.AUTO, 1, batch);
    assertThat(textbook).isNotEqualTo(expected);
    assertThat(train(samples("none", 11), KernelChoice.AUTO, 2, batch)).containsExactly(expected);
  }

  /** Whoever is judged sees the images as they are. */
  @Test
  void evaluate_augmentedSamples_seesPlainImages() {
    Network network = Networks.random(new int[] {88, 5, 3}, "crossEntropy", 4, "sigmoid", "linear");
    double plain = loss(network, new ImageSamples(images, small));
    assertThat(loss(network, samples("shift(5)+noise", 1))).isEqualTo(plain);
  }

  private static double loss(Network network, Samples samples) {
    return Evaluator.evaluate(Ensemble.of(network), Classes.of(network), samples).loss();
  }
}
