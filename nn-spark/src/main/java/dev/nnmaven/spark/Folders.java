package dev.nnmaven.spark;

import dev.nnmaven.nn.io.Folder;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.trainer.files.FolderTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Folders that are sent, and temporary ones. */
final class Folders {

  private Folders() {}

  /**
   * Adds the files of a folder, or a single one, to an archive.
   *
   * @param name from the path of a file in the folder, which is empty for a single one
   */
  static void zip(Path place, UnaryOperator<String> name, ZipOutputStream zip) throws IOException {
    for (Path file : FolderTree.filesBelow(place).stream().filter(Files::isRegularFile).toList()) {
      String inside = place.relativize(file).toString().replace('\\', '/');
      ZipEntry entry = new ZipEntry(name.apply(inside));
      entry.setTime(0);
      zip.putNextEntry(entry);
      try (InputStream in = RegularFile.open(file)) {
        in.transferTo(zip);
      }
      zip.closeEntry();
    }
  }

  /** Deletes a folder with all that is in it, as far as possible: it is temporary anyway. */
  static void delete(Path folder) {
    try {
      if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        Folder.entries(folder).forEach(Folders::delete);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // A cleaner of temporary files deletes it.
    }
  }
}
