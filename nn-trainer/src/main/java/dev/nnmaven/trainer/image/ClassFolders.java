package dev.nnmaven.trainer.image;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.io.FileProblem;
import dev.nnmaven.nn.io.Folder;
import dev.nnmaven.nn.text.SafeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Class folders: the subfolders of a folder, one per class.
 *
 * @param folder parent folder
 * @param folders its subfolders, sorted by name
 * @param strays image-like files beside the subfolders, sorted by name
 */
record ClassFolders(Path folder, List<Path> folders, List<String> strays) {

  private static final List<String> IMAGE_ENDINGS =
      List.of(".png", ".jpg", ".jpeg", ".gif", ".bmp");

  private static final String TRAIN_AND_TEST =
      "folders that hold the classes must be called train and test, in lower case";

  private static final int MOST_SHOWN = 10;
  private static final String GARBLED = "\uFFFD"; // in place of what cannot be decoded

  /** Lists the class folders in a folder; throws if there are none, or two of the same name. */
  static ClassFolders in(Path folder) throws DatasetException, IOException {
    if (!Files.isDirectory(folder)) {
      throw new DatasetException(
          "%s %s with a subfolder of images for each class",
          folder,
          Files.exists(folder)
              ? "is not a folder; expected one"
              : FileProblem.missing(folder) + "; expected a folder");
    }
    List<Path> visible = Folder.visible(folder);
    List<Path> folders = visible.stream().filter(Files::isDirectory).toList();
    if (folders.isEmpty()) {
      throw new DatasetException(
          "%s has no subfolders%s; expected one subfolder of images for each class%s",
          folder,
          visible.isEmpty() ? "" : ", only " + visible.size() + " files",
          oneLevelUp(folder));
    }
    requireUsableNames(folder, folders);
    return new ClassFolders(folder, folders, strays(visible));
  }

  /** Advice if the folder is itself a class folder, beside others. */
  private static String oneLevelUp(Path folder) {
    Path parent = folder.toAbsolutePath().normalize().getParent();
    List<Path> siblings = parent == null ? List.of() : Folder.folders(parent);
    return siblings.size() < 2
            || !siblings.stream()
                .map(Folder::visibleOrNone)
                .allMatch(files -> files.stream().anyMatch(ClassFolders::isCalledImage))
        ? ""
        : ". If it is a class itself, name the folder above it, which holds %s"
            .formatted(SafeText.first(names(siblings), MOST_SHOWN));
  }

  private static boolean isCalledImage(Path file) {
    String name = Folder.name(file).toLowerCase(Locale.ROOT);
    return IMAGE_ENDINGS.stream().anyMatch(name::endsWith);
  }

  private static void requireUsableNames(Path folder, List<Path> folders) throws DatasetException {
    List<String> mistakes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Path file : folders) {
      String name = Folder.name(file);
      if (!names.add(name)) {
        mistakes.add(
            "%s has two folders called %s, that differ only in Unicode normalization (Unicode's"
                    .formatted(folder, SafeText.text(name))
                + " composed and decomposed forms); put their images into one");
      }
    }
    addGarbled(folder.toString(), folders, mistakes);
    DatasetException.throwIfAny(mistakes);
  }

  /** Undecodable names differ between machines, and so would classes and their order. */
  private static void addGarbled(String place, List<Path> entries, List<String> mistakes) {
    List<String> garbled = names(entries).stream().filter(n -> n.contains(GARBLED)).toList();
    if (!garbled.isEmpty()) {
      mistakes.add(
          ("%s: the name %s%s has letters that this process cannot read: its file names are in %s."
                  + " Set the environment variable LC_ALL=C.UTF-8, or rename it")
              .formatted(
                  place,
                  SafeText.text(garbled.get(0)),
                  garbled.size() == 1 ? "" : " (and " + (garbled.size() - 1) + " more)",
                  System.getProperty("sun.jnu.encoding")));
    }
  }

  /** Files that look like images, and links that lead nowhere. */
  private static List<String> strays(List<Path> visible) {
    return visible.stream()
        .filter(entry -> isBrokenLink(entry) || (!Files.isDirectory(entry) && isCalledImage(entry)))
        .map(entry -> Folder.name(entry) + (isBrokenLink(entry) ? " (a broken link)" : ""))
        .toList();
  }

  private static boolean isBrokenLink(Path entry) {
    return Files.isSymbolicLink(entry) && !Files.exists(entry);
  }

  /** Class names: those of the subfolders. */
  List<String> names() {
    return names(folders);
  }

  private static List<String> names(List<Path> entries) {
    return entries.stream().map(Folder::name).toList();
  }

  /** Warnings, one line each. */
  List<String> warnings() {
    if (strays.isEmpty()) {
      return List.of();
    }
    String form =
        strays.size() == 1
            ? "%s file in %s is in no class folder, and ignored: %s"
            : "%s files in %s are in no class folder, and ignored: %s";
    return List.of(form.formatted(strays.size(), folder, SafeText.first(strays, MOST_SHOWN)));
  }

  /** Throws if there is only one class. */
  void requireTwo() throws DatasetException {
    if (folders.size() == 1) {
      String name = names().get(0);
      String advice = isNearlyTrainOrTest(name) ? "; " + TRAIN_AND_TEST : oneLevelDown("nn.data");
      throw new DatasetException(
          "%s has one class only (%s): a network needs at least two%s",
          folder, SafeText.text(name), advice);
    }
  }

  /** Advice to set a parameter, if the class folders are inside the only subfolder. */
  String oneLevelDown(String parameter) {
    List<String> inner = folders.size() == 1 ? names(Folder.folders(folders.get(0))) : List.of();
    return inner.isEmpty()
        ? ""
        : "; %s holds the folders %s: set %s=%s"
            .formatted(
                SafeText.text(names().get(0)),
                SafeText.list(inner),
                parameter,
                SafeText.text(folders.get(0)));
  }

  /** Files of all class folders, labelled by the index of their class; throws if one has none. */
  List<DecodedImages.Entry> entries(List<String> classes) throws DatasetException, IOException {
    List<DecodedImages.Entry> entries = new ArrayList<>();
    List<String> mistakes = new ArrayList<>();
    boolean nearlyTrainOrTest = false;
    for (Path classFolder : folders) {
      String name = Folder.name(classFolder);
      List<Path> files = Folder.visible(classFolder);
      if (files.isEmpty()) {
        mistakes.add("%s: class %s has no images".formatted(folder, SafeText.text(name)));
      }
      addGarbled(folder + ": class " + SafeText.text(name), files, mistakes);
      for (Path file : files) {
        if (Files.isDirectory(file) && isNearlyTrainOrTest(name)) {
          nearlyTrainOrTest = true;
        } else if (Files.isDirectory(file)) {
          mistakes.add(
              "%1$s: class folder %2$s holds the folder %3$s; images must lie directly in it; if %3$s is a class, rename %2$s to train"
                  .formatted(folder, SafeText.text(name), SafeText.text(Folder.name(file))));
        } else {
          String label = name + "/" + Folder.name(file);
          entries.add(new DecodedImages.Entry(file, label, classes.indexOf(name)));
        }
      }
    }
    if (nearlyTrainOrTest) {
      mistakes.add(0, folder + ": " + TRAIN_AND_TEST);
    }
    DatasetException.throwIfAny(mistakes);
    return entries;
  }

  private static boolean isNearlyTrainOrTest(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("train") || lower.startsWith("test");
  }
}
