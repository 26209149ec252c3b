package dev.nnmaven.trainer.image;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.ConvertedImage;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImageRules;
import dev.nnmaven.nn.data.image.ImageSize;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.image.Scaling;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.config.Tolerated;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads images from a folder with one subfolder per class.
 *
 * <p>Classes and images are sorted by name. Hidden files and folders are ignored, and so are files
 * beside the class folders, with a warning for those that look like images. Anything else that is
 * not an image is a mistake.
 *
 * @param tolerated problems that only warn: files that cannot be used are skipped
 * @param rules which images are accepted, and how they are scaled
 */
public record ImageFolderReader(Set<Tolerated> tolerated, ImageRules rules) {

  /**
   * Result of reading a folder.
   *
   * @param dataset the images
   * @param skipped skipped files and why, one line each
   * @param warnings warnings, one line each
   * @param coloured number of images with colours, which they lost if the data set is grey
   * @param whyBackground line on why the background is another than the rules say; empty if it is
   *     not
   */
  public record Result(
      Dataset dataset,
      List<String> skipped,
      List<String> warnings,
      int coloured,
      Optional<String> whyBackground) {}

  /** Rules by which nothing is decoded. */
  private static final ImageRules HEADERS_ALONE =
      new ImageRules(Optional.of(new ImageSize(1, 1)), Scaling.REFUSE, Background.WHITE);

  /** Reads images of one size, and refuses files that it cannot use. */
  public ImageFolderReader() {
    this(Set.of(), ImageRules.DEFAULT);
  }

  private static final String OTHER_SIZES =
      "\nImages of several sizes: nn.imageSize=28x28, for example, scales all of them to one"
          + " size, and nn.scaling sets how; nn.tolerate=unreadable skips the others";

  /**
   * Reads training images: the subfolders are the classes. Default size: the most common one;
   * default channels: grey, or red, green and blue if enough images have colours.
   *
   * @throws DatasetException if there are no images, fewer than two classes, an empty class, or
   *     unreadable or wrong-sized images; the message names all of them
   * @throws IOException if a folder or file cannot be read at all
   */
  public Result readTraining(Path folder) throws DatasetException, IOException {
    ClassFolders folders = ClassFolders.in(folder);
    folders.requireTwo();
    List<String> classes = folders.names();
    DecodedImages decoded = DecodedImages.of(folders.entries(classes), rules);
    ImageSize size =
        rules.size().or(decoded::mostCommonSize).orElse(new ImageSize(1, 1)); // then none is usable
    String why = rules.size().isPresent() ? "the size that is wanted" : share(decoded, size);
    return assemble(folders, classes, decoded, size, why);
  }

  /**
   * Reads the sizes of training images, by class and name, from their headers alone; files that are
   * no images are left out.
   *
   * @throws DatasetException if there are no class folders, or only one
   * @throws IOException if a folder cannot be read
   */
  public static List<ImageSize> sizes(Path folder) throws DatasetException, IOException {
    ClassFolders folders = ClassFolders.in(folder);
    folders.requireTwo(); // before what is wrong in a folder that is not a class
    return DecodedImages.of(folders.entries(folders.names()), HEADERS_ALONE).images().stream()
        .flatMap(image -> image.size().stream())
        .toList();
  }

  /** Names of the images in class folders, with their class; none if they cannot be listed. */
  public static List<String> names(Path folder) {
    try {
      ClassFolders folders = ClassFolders.in(folder);
      return folders.entries(folders.names()).stream().map(DecodedImages.Entry::name).toList();
    } catch (DatasetException | IOException e) {
      return List.of(); // who reads the images says what is wrong with them
    }
  }

  /**
   * Reads test images for a model.
   *
   * @param classes the model's classes, in order
   * @param size of its images
   * @param channels of its images, whatever the rules say
   * @throws DatasetException as {@link #readTraining}, and for a class that the model does not know
   * @throws IOException if a folder or file cannot be read at all
   */
  public Result readTest(Path folder, List<String> classes, ImageSize size, Channels channels)
      throws DatasetException, IOException {
    ClassFolders folders = ClassFolders.in(folder);
    List<String> unknown =
        folders.names().stream().filter(name -> !classes.contains(name)).toList();
    if (!unknown.isEmpty()) {
      throw new DatasetException(
          "%s has classes that training never saw: %s (training saw %s; case matters)%s",
          folder,
          SafeText.list(unknown),
          SafeText.list(classes),
          folders.oneLevelDown("nn.testData"));
    }
    DecodedImages decoded =
        DecodedImages.of(folders.entries(classes), rules.withSize(size).withChannels(channels));
    return assemble(folders, classes, decoded, size, "the size of the training images");
  }

  private static String share(DecodedImages decoded, ImageSize size) {
    long same = decoded.countOf(size);
    long all = decoded.images().stream().filter(image -> image.size().isPresent()).count();
    return 2 * same > all
        ? "the size of most images"
        : "the most frequent size, shared by %s of %s".formatted(same, all);
  }

  private Result assemble(
      ClassFolders folders, List<String> classes, DecodedImages decoded, ImageSize size, String why)
      throws DatasetException {
    Path folder = folders.folder();
    List<LabeledImage> images = new ArrayList<>();
    List<String> unusable = new ArrayList<>();
    String advice = "\nnn.tolerate=unreadable skips them";
    int coloured = 0;
    for (DecodedImages.Decoded image : decoded.images()) {
      String name = image.entry().name();
      if (image.problem().isPresent()) {
        unusable.add(SafeText.text(name) + ": " + SafeText.text(image.problem().get()));
      } else if (image.pixels().isEmpty()) {
        advice = OTHER_SIZES;
        unusable.add(
            "%s: %s pixels, expected %s, %s"
                .formatted(SafeText.text(name), image.size().orElseThrow(), size, why));
      } else {
        ConvertedImage pixels = image.pixels().get();
        coloured += pixels.coloured() ? 1 : 0;
        images.add(new LabeledImage(name, image.entry().label(), pixels.image().pixels()));
      }
    }
    if (!unusable.isEmpty() && !tolerated.contains(Tolerated.UNREADABLE)) {
      throw new DatasetException(
          "%s: %s of %s files cannot be used as images:\n  %s%s",
          folder,
          unusable.size(),
          decoded.images().size(),
          String.join("\n  ", DatasetException.shortened(unusable)),
          advice);
    }
    Dataset dataset =
        new Dataset(
            classes, size.width(), size.height(), decoded.channels(), decoded.background(), images);
    requireSomethingLeft(folder, dataset, decoded);
    List<String> warnings = new ArrayList<>(folders.warnings());
    if (!dataset.emptyClasses().isEmpty()) { // test images of some of the classes
      warnings.add("no test images of class " + SafeText.list(dataset.emptyClasses()));
    }
    warnings.addAll(AlphaOnlyImages.warnings(folder, decoded));
    return new Result(
        dataset, DatasetException.shortened(unusable), warnings, coloured, decoded.whyBackground());
  }

  /** Throws if skipping left a class empty. */
  private static void requireSomethingLeft(Path folder, Dataset dataset, DecodedImages decoded)
      throws DatasetException {
    int[] counts = dataset.countPerClass();
    DatasetException.throwIfAny(
        decoded.images().stream()
            .map(image -> image.entry().label())
            .distinct()
            .filter(label -> counts[label] == 0)
            .map(label -> SafeText.text(dataset.classes().get(label)))
            .map(name -> "%s: class %s has no readable images".formatted(folder, name))
            .toList());
  }
}
