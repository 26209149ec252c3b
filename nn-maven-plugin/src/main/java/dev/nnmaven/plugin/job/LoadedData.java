package dev.nnmaven.plugin.job;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.HeldOutSplit;
import dev.nnmaven.nn.data.image.ImageFolderReader;
import dev.nnmaven.nn.data.image.PictureRules;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.plugin.config.DataSettings;
import dev.nnmaven.plugin.config.Numbers;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Training and held-out images.
 *
 * @param trainingFolder folder of the training images
 * @param heldOutPlace location of the held-out images, for messages
 * @param training images to train on
 * @param heldOut images to evaluate on, if there are any
 * @param howHeldOut how these were chosen
 * @param warnings one line each, skipped files among them
 * @param coloured number of colour images, which became grey
 */
public record LoadedData(
    Path trainingFolder,
    String heldOutPlace,
    Dataset training,
    Optional<Dataset> heldOut,
    HeldOut howHeldOut,
    List<String> warnings,
    int coloured) {

  /**
   * Loads the images of the settings.
   *
   * @param pictures rules for pictures of other sizes and with transparency
   * @throws DatasetException if the images are not fit for training
   * @throws IOException if they cannot be read
   */
  public static LoadedData load(DataSettings settings, PictureRules pictures)
      throws DatasetException, IOException {
    ImageFolderReader reader = new ImageFolderReader(settings.onUnreadable(), pictures);
    Path folder = settings.training();
    ImageFolderReader.Result all = reader.readTraining(folder);
    if (settings.test().isPresent()) {
      Path testFolder = settings.test().get();
      ImageFolderReader.Result test = reader.readTest(testFolder, all.dataset());
      return new LoadedData(
          folder,
          testFolder.toString(),
          all.dataset(),
          Optional.of(test.dataset()),
          new HeldOut.Folder(),
          warnings(settings, List.of(), all, test),
          all.coloured() + test.coloured());
    }
    BigDecimal fraction = settings.fraction();
    if (fraction.signum() == 0) {
      return new LoadedData(
          folder,
          "none",
          all.dataset(),
          Optional.empty(),
          new HeldOut.None(),
          warnings(settings, List.of(), all),
          all.coloured());
    }
    HeldOutSplit split = split(all, fraction);
    return new LoadedData(
        folder,
        "%s of %s".formatted(Numbers.percent(fraction), folder),
        split.training(),
        Optional.of(split.heldOut()),
        new HeldOut.Fraction(fraction, all.dataset().fingerprint()),
        warnings(settings, split.warnings(fraction), all),
        all.coloured());
  }

  /** Warnings of the settings and of what was read, then further ones and skipped files. */
  static List<String> warnings(
      DataSettings settings, List<String> more, ImageFolderReader.Result... read) {
    List<String> warnings = new ArrayList<>(settings.warnings());
    Stream.of(read).forEach(one -> warnings.addAll(one.warnings()));
    warnings.addAll(more);
    for (ImageFolderReader.Result one : read) {
      one.skipped().forEach(file -> warnings.add("left out: " + file));
    }
    return warnings;
  }

  /**
   * Splits off held-out images.
   *
   * @throws DatasetException as {@link HeldOutSplit#of}; the message names the parameter, too
   */
  static HeldOutSplit split(ImageFolderReader.Result images, BigDecimal fraction)
      throws DatasetException {
    try {
      return HeldOutSplit.of(images.dataset(), fraction);
    } catch (DatasetException e) {
      // The warnings may explain the failure, and are not logged otherwise.
      List<String> lines = new ArrayList<>(List.of("nn.testFraction: " + e.getMessage()));
      lines.addAll(images.warnings());
      throw new DatasetException(String.join("\n", lines));
    }
  }
}
