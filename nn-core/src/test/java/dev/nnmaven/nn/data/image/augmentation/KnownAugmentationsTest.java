package dev.nnmaven.nn.data.image.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.testing.Pictures;
import java.security.MessageDigest;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Augmented pictures stay what they were, to the bit: a model that was trained on them is trained
 * again. The sums were taken from the code as it was when no loop of it was made for speed.
 */
class KnownAugmentationsTest {

  /** Beside the size of letters, some that no vector divides, and single lines. */
  private static final int[][] SIZES = {{28, 28}, {7, 4}, {37, 5}, {1, 19}, {50, 1}, {64, 48}};

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
  void augment_each_givesKnownPictures(String specification, String known) {
    MessageDigest digest = Sha256.start();
    Random random = new Random(8);
    for (int[] size : SIZES) {
      for (Channels channels : List.of(Channels.GREY, Channels.RGB)) {
        Augmenter augmenter =
            new Augmenter(
                Augmentations.of(specification),
                Pictures.preprocessing(size[0], size[1], channels, "#20a0ff"),
                7);
        for (int epoch = 1; epoch <= 20; epoch++) {
          byte[] pixels = picture(random, size[0] * size[1] * channels.count());
          digest.update(augmenter.augment(pixels, epoch, 3 * epoch));
        }
      }
    }
    assertThat(Sha256.hex(digest)).isEqualTo(known);
  }

  /** A third black, a third white, the rest between. */
  private static byte[] picture(Random random, int length) {
    byte[] pixels = new byte[length];
    for (int i = 0; i < length; i++) {
      pixels[i] = (byte) Math.max(0, Math.min(255, random.nextInt(768) - 256));
    }
    return pixels;
  }
}
