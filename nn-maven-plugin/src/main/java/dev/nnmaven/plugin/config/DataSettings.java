package dev.nnmaven.plugin.config;

import dev.nnmaven.nn.data.HeldOutSplit;
import dev.nnmaven.nn.data.ImageFolders;
import dev.nnmaven.nn.data.UnreadableImages;
import java.io.File;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the images are, and which of them are held out.
 *
 * @param folders where training images lie, and test images if there are any of their own
 * @param configuredFraction the fraction to hold out, if one is configured
 * @param onUnreadable what happens to files that are no image
 */
public record DataSettings(
    ImageFolders folders, Optional<BigDecimal> configuredFraction, UnreadableImages onUnreadable) {

  /** Reads the settings; all but data may be null. */
  public static DataSettings parse(
      File data, File testData, String testFraction, String unreadableImages, Mistakes mistakes) {
    ImageFolders folders =
        ImageFolders.in(
            data.toPath().normalize(),
            Optional.ofNullable(testData).map(folder -> folder.toPath().normalize()));
    Optional<BigDecimal> fraction =
        Optional.ofNullable(
            mistakes.parse("nn.testFraction", testFraction, DataSettings::fraction, null));
    if (fraction.isPresent() && folders.test().isPresent()) {
      mistakes.add(
          "nn.testFraction",
          "%s has no effect, since there are test images in %s; leave one of the two out"
              .formatted(testFraction.strip(), folders.test().get()));
    }
    UnreadableImages onUnreadable =
        mistakes.parse(
            "nn.unreadableImages", unreadableImages, UnreadableImages::of, UnreadableImages.FAIL);
    return new DataSettings(folders, fraction, onUnreadable);
  }

  private static BigDecimal fraction(String text) {
    BigDecimal share = Numbers.share(text);
    if (share.compareTo(BigDecimal.ONE) == 0) {
      throw new IllegalArgumentException("1 would leave nothing to train on");
    }
    return share;
  }

  /** The fraction to hold out where there are no test images: configured or the default. */
  public BigDecimal fraction() {
    return configuredFraction.orElse(HeldOutSplit.DEFAULT_FRACTION);
  }

  /** What is odd about the folders and allowed, a line each. */
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

  /** The folder with training images. */
  public Path training() {
    return folders.training();
  }

  /** The folder with test images, if there is one. */
  public Optional<Path> test() {
    return folders.test();
  }
}
