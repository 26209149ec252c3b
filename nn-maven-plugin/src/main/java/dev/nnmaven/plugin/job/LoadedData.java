package dev.nnmaven.plugin.job;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.HeldOutSplit;
import dev.nnmaven.nn.data.image.ImageFolderReader;
import dev.nnmaven.nn.data.image.PictureRules;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.plugin.config.DataSettings;
import dev.nnmaven.plugin.config.Numbers;
import dev.nnmaven.plugin.config.ValidationSettings;
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
 * @param training images to train on, those among them that validate included
 * @param validation how these are split, if some of them validate
 * @param heldOut images to evaluate on, if there are any
 * @param howHeldOut how these were chosen
 * @param warnings one line each, skipped files among them
 * @param coloured number of colour images, which became grey
 */
public record LoadedData(
    Path trainingFolder,
    String heldOutPlace,
    Dataset training,
    Optional<HeldOutSplit> validation,
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
          Optional.empty(),
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
          Optional.empty(),
          new HeldOut.None(),
          warnings(settings, List.of(), all),
          all.coloured());
    }
    HeldOutSplit split = split("testFraction", all.dataset(), all.warnings(), fraction);
    return new LoadedData(
        folder,
        "%s of %s".formatted(Numbers.percent(fraction), folder),
        split.training(),
        Optional.empty(),
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
   * Loads the images of a training.
   *
   * @throws DatasetException if the images are not fit for training, or too few to validate
   * @throws IOException if they cannot be read
   */
  public static LoadedData load(TrainingJob job) throws DatasetException, IOException {
    LoadedData data = load(job.data(), job.pictures());
    return job.validation().isPresent()
        ? data.validatedBy(job.validation().get().fraction())
        : data;
  }

  /** Has a fraction of each class's training images validate. */
  private LoadedData validatedBy(BigDecimal fraction) throws DatasetException {
    HeldOutSplit split = split(ValidationSettings.FRACTION, training, List.of(), fraction);
    List<String> all = new ArrayList<>(warnings);
    split.warnings(fraction).forEach(one -> all.add("nn.validationFraction: " + one));
    return new LoadedData(
        trainingFolder,
        heldOutPlace,
        training,
        Optional.of(split),
        heldOut,
        howHeldOut,
        all,
        coloured);
  }

  /** Images that steps are made on: those to train on, without those that validate. */
  public Dataset trainedOn() {
    return validation.map(HeldOutSplit::training).orElse(training);
  }

  /**
   * Splits off held-out images.
   *
   * @param parameter that gives the fraction, without {@code nn.}
   * @param warnings that may explain a failure, and are not logged otherwise
   * @throws DatasetException as {@link HeldOutSplit#of}; the message names the parameter, too
   */
  static HeldOutSplit split(
      String parameter, Dataset images, List<String> warnings, BigDecimal fraction)
      throws DatasetException {
    try {
      return HeldOutSplit.of(images, fraction);
    } catch (DatasetException e) {
      List<String> lines = new ArrayList<>(List.of("nn." + parameter + ": " + e.getMessage()));
      lines.addAll(warnings);
      throw new DatasetException(String.join("\n", lines));
    }
  }
}
