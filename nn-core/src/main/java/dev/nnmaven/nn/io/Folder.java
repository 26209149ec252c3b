package dev.nnmaven.nn.io;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Lists folders, and nothing else: a named pipe opened as a folder blocks forever. The one place
 * where folders are opened, as {@link RegularFile} is for files.
 */
public final class Folder {

  /**
   * What Windows writes beside images, hidden there, and no more once it is copied; and the folder
   * that macOS adds to a zip archive.
   */
  private static final Set<String> OF_SYSTEMS = Set.of("thumbs.db", "desktop.ini", "__macosx");

  private Folder() {}

  /**
   * Lists what is directly in a folder, sorted.
   *
   * @throws java.nio.file.NoSuchFileException if there is none
   * @throws NotDirectoryException if it is a file, a pipe, a device or the like
   * @throws IOException if it cannot be read
   */
  public static List<Path> entries(Path folder) throws IOException {
    List<Path> entries = unsorted(folder);
    Collections.sort(entries);
    return entries;
  }

  private static List<Path> unsorted(Path folder) throws IOException {
    requireFolder(folder);
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      all.forEach(entries::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return entries;
  }

  /** Entries of a folder, sorted by name, without hidden files and folders. */
  public static List<Path> visible(Path folder) throws IOException {
    SortedMap<String, Path> entries = new TreeMap<>();
    for (Path entry : unsorted(folder)) {
      if (!isHidden(entry)) {
        entries.put(name(entry) + '\0' + entry.getFileName(), entry);
      }
    }
    return List.copyOf(entries.values());
  }

  /** Whether an entry is hidden: by name on every system, so that data is the same everywhere. */
  public static boolean isHidden(Path entry) throws IOException {
    String name = entry.getFileName().toString();
    return name.startsWith(".")
        || OF_SYSTEMS.contains(name.toLowerCase(Locale.ROOT))
        || Files.isHidden(entry);
  }

  /**
   * As {@link #visible}; none if the folder cannot be read, which is reported when it is needed.
   */
  public static List<Path> visibleOrNone(Path folder) {
    try {
      return visible(folder);
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Sub-folders of a folder; empty if it cannot be read, which is reported when it is needed. */
  public static List<Path> folders(Path folder) {
    return visibleOrNone(folder).stream().filter(Files::isDirectory).toList();
  }

  /**
   * Name of a file or folder in Unicode form NFC: macOS may decompose ä into a and two dots, and
   * data sets must be the same everywhere.
   */
  public static String name(Path entry) {
    String name = entry.getFileName().toString();
    boolean isAscii = name.chars().allMatch(c -> c < 0x80); // a shortcut for large folders
    return isAscii ? name : Normalizer.normalize(name, Normalizer.Form.NFC);
  }

  /** Whether a folder has something of that name, even a link that leads nowhere. */
  public static boolean has(Path entry) {
    return Files.exists(entry, LinkOption.NOFOLLOW_LINKS);
  }

  /** Why there is no folder to list, as {@link RegularFile#obstacle} of files. */
  public static Optional<String> obstacle(Path folder) {
    try {
      requireFolder(folder);
      return Optional.empty();
    } catch (NotDirectoryException e) {
      return Optional.of("is not a folder");
    } catch (NoSuchFileException e) {
      return Optional.of(absence(folder));
    } catch (IOException e) {
      return Optional.of(FileProblem.reason(e));
    }
  }

  private static void requireFolder(Path folder) throws IOException {
    if (!Files.readAttributes(folder, BasicFileAttributes.class).isDirectory()) {
      throw new NotDirectoryException(folder.toString());
    }
    RegularFile.requireNotOfKernel(folder);
  }

  static String absence(Path place) {
    return Files.isSymbolicLink(place) ? "is a link that leads nowhere" : "does not exist";
  }
}
