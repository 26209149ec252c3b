package dev.nnmaven.plugin.config;

import dev.nnmaven.nn.data.image.HeldOutSplit;
import dev.nnmaven.nn.data.image.ImageFolders;
import dev.nnmaven.nn.data.image.UnreadableImages;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Settings of the data: image folders, and which images are held out.
 *
 * @param folders folders of training images and, if separate, test images
 * @param configuredFraction held-out fraction, if configured
 * @param onUnreadable policy for unreadable files
 */
public record DataSettings(
    ImageFolders folders, Optional<BigDecimal> configuredFraction, UnreadableImages onUnreadable) {

  /** Parses the settings; all but {@code data} may be absent. */
  public static DataSettings parse(Settings settings) {
    ImageFolders folders =
        ImageFolders.in(
            settings.file("data").orElseThrow().normalize(),
            settings.file("testData").map(Path::normalize));
    Optional<BigDecimal> fraction = settings.parse("testFraction", DataSettings::heldOutFraction);
    if (fraction.isPresent() && folders.test().isPresent()) {
      settings.mistake(
          "testFraction",
          "%s has no effect, since there are test images in %s; leave one of the two out",
          settings.text("testFraction").strip(),
          folders.test().get());
    }
    return new DataSettings(folders, fraction, onUnreadable(settings));
  }

  /** Parses the policy for unreadable files. */
  public static UnreadableImages onUnreadable(Settings settings) {
    return settings.parse("unreadableImages", UnreadableImages::of, UnreadableImages.FAIL);
  }

  /**
   * Parses a fraction of images that are not trained on.
   *
   * @throws IllegalArgumentException if it is not at least 0 and below 1
   */
  static BigDecimal heldOutFraction(String text) {
    BigDecimal share = Numbers.share(text);
    if (share.compareTo(BigDecimal.ONE) == 0) {
      throw new IllegalArgumentException("1 would leave nothing to train on");
    }
    return share;
  }

  /** Held-out fraction, configured or default; used if there are no test images. */
  public BigDecimal fraction() {
    return configuredFraction.orElse(HeldOutSplit.DEFAULT_FRACTION);
  }

  /** Warnings about the folders, one line each. */
  public List<String> warnings() {
    if (folders.unused().isEmpty()) {
      return List.of();
    }
    List<String> names =
        folders.unused().stream().map(folder -> folder.getFileName().toString()).toList();
    return List.of(
        ("%s holds train, and also %s with the same classes, which %s not used; test images are"
                + " looked for in \"test\", or in the folder that nn.testData names")
            .formatted(
                folders.training().toAbsolutePath().getParent(),
                String.join(" and ", names),
                names.size() == 1 ? "is" : "are"));
  }

  /** Folder of training images. */
  public Path training() {
    return folders.training();
  }

  /** Folder of test images, if separate. */
  public Optional<Path> test() {
    return folders.test();
  }
}
