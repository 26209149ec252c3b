package dev.nnmaven.plugin.baseline;

import dev.nnmaven.nn.data.Dataset;
import dev.nnmaven.nn.data.LabeledImage;
import dev.nnmaven.nn.model.MalformedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is known of the model that was accepted last.
 *
 * @param file where it is remembered
 * @param baseline what was remembered, if the file is there
 * @param mismatch why a model cannot be compared with it, if it cannot
 */
public record KnownBaseline(Path file, Optional<Baseline> baseline, Optional<String> mismatch) {

  private static final int SHORT_HASH = 12;

  /**
   * Reads the file, if there is one.
   *
   * @param images what the next model is judged on
   * @throws IOException if it cannot be read, or is not what it should be
   */
  public static KnownBaseline read(Path file, Dataset images) throws IOException {
    if (Files.notExists(file)) {
      return new KnownBaseline(file, Optional.empty(), Optional.empty());
    }
    Baseline baseline = BaselineFile.read(file);
    Optional<String> mismatch = mismatch(baseline, images);
    if (mismatch.isEmpty()) {
      requireFit(file, baseline, images);
    }
    return new KnownBaseline(file, Optional.of(baseline), mismatch.map(why -> why + renewal(file)));
  }

  /** The baseline, if a model can be compared with it. */
  public Optional<Baseline> comparable() {
    return mismatch.isPresent() ? Optional.empty() : baseline;
  }

  /** Why there is none to compare with. */
  public String whyNone() {
    return mismatch.isPresent()
        ? "the baseline is of other test images"
        : "there is no baseline yet: mvn nn:baseline makes " + file;
  }

  private static String renewal(Path file) {
    return ". If the images were meant to change, judge the accepted model by the new ones: build it"
        + " again as it was, and renew %s with mvn nn:baseline".formatted(file);
  }

  private static Optional<String> mismatch(Baseline baseline, Dataset images) {
    List<String> classes = baseline.classNames();
    if (!classes.equals(images.classes())) {
      return Optional.of(
          "the baseline has the classes %s, the model has %s"
              .formatted(String.join(", ", classes), String.join(", ", images.classes())));
    }
    String fingerprint = images.fingerprint();
    if (fingerprint.equals(baseline.imagesSha256())) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "the baseline was made on %,d images (SHA-256 %s...), the model is judged on %,d others"
                + " (SHA-256 %s...), so the two accuracies cannot be compared",
            baseline.images(),
            baseline.imagesSha256().substring(0, SHORT_HASH),
            images.size(),
            fingerprint.substring(0, SHORT_HASH)));
  }

  /** The same images must give the same counts; where not, somebody wrote into the file. */
  private static void requireFit(Path file, Baseline baseline, Dataset images)
      throws MalformedFileException {
    int[] recognized = new int[images.classes().size()];
    if (baseline.images() == images.size()) {
      for (int i = 0; i < images.size(); i++) {
        LabeledImage image = images.images().get(i);
        recognized[image.label()] += baseline.recognized()[i] ? 1 : 0;
      }
    }
    int[] counts = images.countPerClass();
    for (int c = 0; c < counts.length; c++) {
      Baseline.PerClass perClass = baseline.classes().get(c);
      if (perClass.images() != counts[c] || perClass.correct() != recognized[c]) {
        throw BaselineFile.notUsable(
            file,
            "it contradicts itself: of class %s it says %d of %d, its bits say %d of %d"
                .formatted(
                    perClass.name(),
                    perClass.correct(),
                    perClass.images(),
                    recognized[c],
                    counts[c]));
      }
    }
  }
}
