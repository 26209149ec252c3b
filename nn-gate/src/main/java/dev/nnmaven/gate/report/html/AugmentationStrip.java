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
import dev.nnmaven.trainer.text.Formats;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Images as training saw them: the first of each class, as it is and as in the first epochs. Drawn
 * again from the seed, so they are those very images.
 *
 * @param specification the augmentation
 * @param missing why there are no images; empty if there are some
 */
record AugmentationStrip(String specification, String missing, String summary, List<Row> rows) {

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
    return new AugmentationStrip(specification, why, "", List.of());
  }

  private static AugmentationStrip of(
      String specification, Augmenter augmenter, int allEpochs, Dataset images) {
    int epochs = Math.max(0, Math.min(MOST_EPOCHS, allEpochs));
    int classes = Math.min(MOST_CLASSES, images.classes().size());
    List<Row> rows =
        FilterAnswers.firstOfClasses(images).stream()
            .filter(sample -> images.images().get(sample).label() < classes)
            .map(sample -> row(sample, augmenter, epochs, images))
            .toList();
    String which =
        classes == images.classes().size()
            ? "An image of each class"
            : Formats.format(
                "An image of %d of the %s classes",
                classes, Formats.count(images.classes().size()));
    String summary =
        Formats.format(
            "%s: as it is, and as training saw it in %s.",
            which,
            epochs == allEpochs
                ? Formats.count(epochs, "epoch")
                : Formats.format("the first %d of %s epochs", epochs, Formats.count(allEpochs)));
    return new AugmentationStrip(specification, "", summary, rows);
  }

  private static Row row(int sample, Augmenter augmenter, int epochs, Dataset images) {
    LabeledImage image = images.images().get(sample);
    byte[] plain = image.pixels();
    return new Row(
        images.classes().get(image.label()),
        IntStream.rangeClosed(0, epochs)
            .mapToObj(epoch -> epoch == 0 ? plain : augmenter.augment(plain, epoch, sample))
            .map(pixels -> PixelGrid.of(images.image(pixels)).shrunk(LONGEST_SIDE).image())
            .toList());
  }
}
