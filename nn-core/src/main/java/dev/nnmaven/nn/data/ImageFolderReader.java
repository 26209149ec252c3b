package dev.nnmaven.nn.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads a folder with one sub-folder a class, each full of pictures of one size.
 *
 * <p>Classes and pictures are sorted by name. Hidden files and folders are passed over, and so are
 * files beside the class folders. Anything else that is not a picture is a mistake.
 */
public final class ImageFolderReader {

  /**
   * What was read.
   *
   * @param dataset the pictures
   * @param skipped what was left out and why, a line each
   */
  public record Result(Dataset dataset, List<String> skipped) {}

  private record Size(int width, int height) {
    @Override
    public String toString() {
      return width + " x " + height;
    }
  }

  private static final int MOST_MISTAKES_SHOWN = 20;

  /** Stands in a name for a byte that means nothing in the locale's charset. */
  private static final char UNREADABLE = '\uFFFD';

  private final UnreadableImages onUnreadable;

  /** A reader that treats unreadable and wrong-sized pictures in that way. */
  public ImageFolderReader(UnreadableImages onUnreadable) {
    this.onUnreadable = onUnreadable;
  }

  /**
   * Reads pictures to train on: the sub-folders are the classes, the most common size is the size.
   *
   * @throws DatasetException if there are no pictures, less than two classes, an empty class, or
   *     unreadable or wrong-sized pictures; the message names all of them
   * @throws IOException if a folder or file cannot be read at all
   */
  public Result readTraining(Path folder) throws DatasetException, IOException {
    List<Path> classFolders = classFolders(folder);
    if (classFolders.size() == 1) {
      throw new DatasetException(
          "%s has one class only (%s): a network needs at least two to tell apart"
              .formatted(folder, classFolders.get(0).getFileName()));
    }
    List<String> classes =
        classFolders.stream().map(path -> path.getFileName().toString()).toList();
    List<DecodedImages.Entry> entries = entries(folder, classFolders, classes);
    DecodedImages decoded = DecodedImages.of(entries);
    return assemble(folder, classes, decoded, mostCommonSize(decoded), "the size of most images");
  }

  /**
   * Reads pictures to judge a model by.
   *
   * @param model the classes, in order, and the size that its pictures have
   * @throws DatasetException as {@link #readTraining}, and for a class that the model does not know
   * @throws IOException if a folder or file cannot be read at all
   */
  public Result readTest(Path folder, Dataset model) throws DatasetException, IOException {
    return readTest(folder, model.classes(), model.width(), model.height());
  }

  /** Reads pictures to judge a model by, as {@link #readTest(Path, Dataset)}. */
  public Result readTest(Path folder, List<String> classes, int width, int height)
      throws DatasetException, IOException {
    List<Path> classFolders = classFolders(folder);
    List<String> unknown =
        classFolders.stream()
            .map(path -> path.getFileName().toString())
            .filter(name -> !classes.contains(name))
            .toList();
    if (!unknown.isEmpty()) {
      throw new DatasetException(
          "%s has classes that training never saw: %s (training saw %s)"
              .formatted(folder, String.join(", ", unknown), String.join(", ", classes)));
    }
    DecodedImages decoded = DecodedImages.of(entries(folder, classFolders, classes));
    return assemble(
        folder, classes, decoded, new Size(width, height), "the size of the training images");
  }

  private static List<Path> classFolders(Path folder) throws DatasetException, IOException {
    if (!Files.isDirectory(folder)) {
      throw new DatasetException(
          Files.exists(folder)
              ? folder + " is not a folder; expected one with a sub-folder of images for each class"
              : folder
                  + " does not exist; expected a folder with a sub-folder of images for each"
                  + " class");
    }
    List<Path> visible = visible(folder);
    List<Path> folders = visible.stream().filter(Files::isDirectory).toList();
    if (folders.isEmpty()) {
      throw new DatasetException(
          "%s has no sub-folders%s; expected one sub-folder of images for each class"
              .formatted(folder, visible.isEmpty() ? "" : ", only " + visible.size() + " files"));
    }
    return folders;
  }

  /**
   * What a folder holds. Names that Java cannot read look alike, so neither classes nor an order
   * could be made of them.
   */
  private static List<Path> visible(Path folder) throws DatasetException, IOException {
    List<Path> visible = ImageFolders.visible(folder);
    for (Path entry : visible) {
      String name = entry.getFileName().toString();
      if (name.indexOf(UNREADABLE) >= 0) {
        throw new DatasetException(
            ("%s holds a name that Java cannot read in this locale (%s): %s. Set one with UTF-8, such"
                    + " as LC_ALL=C.UTF-8, or rename it")
                .formatted(folder, System.getProperty("sun.jnu.encoding"), name));
      }
    }
    return visible;
  }

  /** The files of all class folders; a class without any is a mistake, and so is a folder in it. */
  private static List<DecodedImages.Entry> entries(
      Path folder, List<Path> classFolders, List<String> classes)
      throws DatasetException, IOException {
    List<DecodedImages.Entry> entries = new ArrayList<>();
    List<String> mistakes = new ArrayList<>();
    for (Path classFolder : classFolders) {
      String name = classFolder.getFileName().toString();
      List<Path> files = visible(classFolder);
      if (files.isEmpty()) {
        mistakes.add("%s: class %s has no images".formatted(folder, name));
      }
      for (Path file : files) {
        if (Files.isDirectory(file)) {
          mistakes.add(
              "%s: class folder %s holds the folder %s; images must lie directly in it"
                  .formatted(folder, name, file.getFileName()));
        } else {
          String label = name + "/" + file.getFileName();
          entries.add(new DecodedImages.Entry(file, label, classes.indexOf(name)));
        }
      }
    }
    DatasetException.throwIfAny(mistakes);
    return entries;
  }

  private static Size mostCommonSize(DecodedImages decoded) {
    Map<Size, Long> counts =
        decoded.images().stream()
            .filter(image -> image.grey() != null)
            .map(image -> new Size(image.grey().width(), image.grey().height()))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return counts.entrySet().stream()
        .max(
            Map.Entry.<Size, Long>comparingByValue()
                .thenComparing(entry -> entry.getKey().toString()))
        .map(Map.Entry::getKey)
        .orElse(new Size(1, 1));
  }

  private Result assemble(
      Path folder, List<String> classes, DecodedImages decoded, Size size, String why)
      throws DatasetException {
    List<LabeledImage> images = new ArrayList<>();
    List<String> unusable = new ArrayList<>();
    for (DecodedImages.Decoded image : decoded.images()) {
      String name = image.entry().name();
      if (image.grey() == null) {
        unusable.add(name + ": " + image.problem());
      } else if (image.grey().width() != size.width() || image.grey().height() != size.height()) {
        unusable.add(
            "%s: %d x %d pixels, expected %s, %s"
                .formatted(name, image.grey().width(), image.grey().height(), size, why));
      } else {
        images.add(new LabeledImage(name, image.entry().label(), image.grey().pixels()));
      }
    }
    if (!unusable.isEmpty() && onUnreadable == UnreadableImages.FAIL) {
      throw new DatasetException(unusableMessage(folder, unusable, decoded.images().size()));
    }
    Dataset dataset = new Dataset(classes, size.width(), size.height(), images);
    requireSomethingLeft(folder, dataset, decoded);
    return new Result(dataset, shortened(unusable));
  }

  /** Skipping must not empty a class unnoticed. */
  private static void requireSomethingLeft(Path folder, Dataset dataset, DecodedImages decoded)
      throws DatasetException {
    int[] counts = dataset.countPerClass();
    List<String> mistakes = new ArrayList<>();
    decoded.images().stream()
        .mapToInt(image -> image.entry().label())
        .distinct()
        .filter(label -> counts[label] == 0)
        .forEach(
            label ->
                mistakes.add(
                    "%s: class %s has no readable images"
                        .formatted(folder, dataset.classes().get(label))));
    DatasetException.throwIfAny(mistakes);
  }

  private static String unusableMessage(Path folder, List<String> unusable, int all) {
    return "%s: %d of %d files cannot be used as images:%n  %s"
        .formatted(folder, unusable.size(), all, String.join("\n  ", shortened(unusable)));
  }

  private static List<String> shortened(List<String> lines) {
    if (lines.size() <= MOST_MISTAKES_SHOWN) {
      return lines;
    }
    List<String> first = new ArrayList<>(lines.subList(0, MOST_MISTAKES_SHOWN));
    first.add("... and " + (lines.size() - MOST_MISTAKES_SHOWN) + " more");
    return first;
  }
}
