package dev.nnmaven.spark;

import dev.nnmaven.nn.io.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Temporary folders. */
final class Folders {

  private Folders() {}

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
