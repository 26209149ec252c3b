package dev.nnmaven.gate.report.html;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import dev.nnmaven.nn.data.image.augmentation.builtin.Augmenter;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.trainer.data.Examples;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Images as training saw them: the first of each class, as it is and as in the first epochs. Drawn
 * again from the seed, so they are those very images.
 *
 * @param specification the augmentation
 * @param missing why there are no images; empty if there are some
 * @param classes number of all classes
 * @param epochs number of all epochs
 */
record AugmentationStrip(
    String specification, String missing, int classes, int epochs, List<Row> rows) {

  /** Images of one image, the first as it is. */
  record Row(String className, List<String> images) {}

  private static final int MOST_CLASSES = 12;
  private static final int MOST_EPOCHS = 8;
  private static final int LONGEST_SIDE = 48;

  /** Empty if the model was trained on images as they are. */
  static Optional<AugmentationStrip> of(Evidence evidence) {
    return evidence.model().flatMap(model -> of(model, evidence.run().trainedOn()));
  }

  private static Optional<AugmentationStrip> of(TrainedModel model, Optional<Examples> trainedOn) {
    Provenance provenance = model.provenance();
    String specification = provenance.options().get("augmentation");
    if (specification == null) {
      return Optional.empty();
    }
    if (trainedOn.isEmpty()) {
      return Optional.of(missing(specification, "the images that it was trained on are not here"));
    }
    try {
      Augmenter augmenter =
          new Augmenter(
              Augmentation.listOf(specification),
              model.preprocessing(ImagePreprocessing.class),
              Long.parseLong(provenance.options().getOrDefault("seed", "")));
      int epochs = Integer.parseInt(provenance.options().getOrDefault("epochs", ""));
      return Optional.of(
          of(specification, augmenter, epochs, trainedOn.get().images().orElseThrow()));
    } catch (IllegalArgumentException e) {
      return Optional.of(missing(specification, "it cannot be repeated: " + e.getMessage()));
    }
  }

  private static AugmentationStrip missing(String specification, String why) {
    return new AugmentationStrip(specification, why, 0, 0, List.of());
  }

  private static AugmentationStrip of(
      String specification, Augmenter augmenter, int epochs, Dataset images) {
    List<Row> rows =
        FilterAnswers.firstOfClasses(images).stream()
            .filter(sample -> images.images().get(sample).label() < MOST_CLASSES)
            .map(sample -> row(sample, augmenter, Math.min(MOST_EPOCHS, epochs), images))
            .toList();
    return new AugmentationStrip(specification, "", images.classes().size(), epochs, rows);
  }

  int shownClasses() {
    return Math.min(MOST_CLASSES, classes);
  }

  int shownEpochs() {
    return Math.max(0, Math.min(MOST_EPOCHS, epochs));
  }

  private static Row row(int sample, Augmenter augmenter, int epochs, Dataset images) {
    LabeledImage image = images.images().get(sample);
    byte[] plain = image.pixels();
    return new Row(
        images.classes().get(image.label()),
        IntStream.rangeClosed(0, epochs)
            .mapToObj(epoch -> epoch == 0 ? plain : augmenter.augment(plain, epoch, sample))
            .map(pixels -> PixelGrid.shown(images.image(pixels), LONGEST_SIDE))
            .toList());
  }
}
