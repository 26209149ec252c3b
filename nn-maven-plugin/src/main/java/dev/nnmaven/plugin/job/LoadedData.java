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

/**
 * Training and held-out images.
 *
 * @param trainingFolder folder of the training images
 * @param heldOutPlace location of the held-out images, for messages
 * @param training images to train on
 * @param heldOut images to evaluate on, if there are any
 * @param howHeldOut how these were chosen
 * @param skipped skipped files, and why
 * @param warnings other warnings, one line each
 * @param coloured number of colour images, which became grey
 */
public record LoadedData(
    Path trainingFolder,
    String heldOutPlace,
    Dataset training,
    Optional<Dataset> heldOut,
    HeldOut howHeldOut,
    List<String> skipped,
    List<String> warnings,
    int coloured) {

  /**
   * Loads the images of the settings.
   *
   * @throws DatasetException if the images are not fit for training
   * @throws IOException if they cannot be read
   */
  public static LoadedData load(DataSettings settings) throws DatasetException, IOException {
    return load(settings, PictureRules.DEFAULT);
  }

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
    ImageFolderReader.Result all = reader.readTraining(settings.training());
    if (settings.test().isPresent()) {
      Path folder = settings.test().get();
      ImageFolderReader.Result test = reader.readTest(folder, all.dataset());
      return of(
          settings,
          folder.toString(),
          all.dataset(),
          Optional.of(test.dataset()),
          new HeldOut.Folder(),
          List.of(all, test),
          List.of());
    }
    if (settings.fraction().signum() == 0) {
      return of(
          settings,
          "none",
          all.dataset(),
          Optional.empty(),
          new HeldOut.None(),
          List.of(all),
          List.of());
    }
    HeldOutSplit split = split(all, settings.fraction());
    return of(
        settings,
        "%s of %s".formatted(Numbers.percent(settings.fraction()), settings.training()),
        split.training(),
        Optional.of(split.heldOut()),
        new HeldOut.Fraction(settings.fraction(), all.dataset().fingerprint()),
        List.of(all),
        split.warnings(settings.fraction()));
  }

  private static LoadedData of(
      DataSettings settings,
      String place,
      Dataset training,
      Optional<Dataset> heldOut,
      HeldOut how,
      List<ImageFolderReader.Result> read,
      List<String> moreWarnings) {
    List<String> skipped = new ArrayList<>();
    List<String> warnings = new ArrayList<>(settings.warnings());
    int coloured = 0;
    for (ImageFolderReader.Result one : read) {
      skipped.addAll(one.skipped());
      warnings.addAll(one.warnings());
      coloured += one.coloured();
    }
    warnings.addAll(moreWarnings);
    return new LoadedData(
        settings.training(), place, training, heldOut, how, skipped, warnings, coloured);
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
