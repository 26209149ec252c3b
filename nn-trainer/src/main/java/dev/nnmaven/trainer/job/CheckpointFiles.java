package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.io.AtomicFile;
import dev.nnmaven.nn.io.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the checkpoints of a model's networks are: that of the first, and beside it the others'.
 */
public final class CheckpointFiles {

  private CheckpointFiles() {}

  /** The checkpoint of a network, whose number counts from 1, beside that of the first. */
  public static Path of(Path first, int member) {
    return member == 1 ? first : first.resolveSibling(first.getFileName() + ".member" + member);
  }

  /** The checkpoint of the first network when it is retrained. */
  public static Path refit(Path first) {
    return first.resolveSibling(first.getFileName() + ".refit");
  }

  /** All checkpoints that may be there, or half-written by a killed process. */
  private static Set<Path> all(Path first) throws IOException {
    Set<Path> all = ofTraining(first);
    all.addAll(ofTraining(refit(first)));
    return all;
  }

  private static Set<Path> ofTraining(Path first) throws IOException {
    Set<Path> all = new TreeSet<>(Set.of(first));
    Pattern other =
        Pattern.compile(
            "\\.?" + Pattern.quote(first.getFileName() + ".member") + "(\\d{1,3})(-.*)?");
    Path folder = first.toAbsolutePath().getParent();
    if (folder != null && Files.isDirectory(folder)) {
      for (Path sibling : Folder.entries(folder)) {
        Matcher matcher = other.matcher(sibling.getFileName().toString());
        if (matcher.matches()) {
          all.add(of(first, Integer.parseInt(matcher.group(1))));
        }
      }
    }
    return all;
  }

  /** Deletes the checkpoints, and temporary files that killed processes left; folders are kept. */
  public static void remove(Path first) throws IOException {
    for (Path file : all(first)) {
      AtomicFile.removeLeftovers(file);
      if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Deletes temporary files that killed processes left; the checkpoints are kept. */
  public static void removeLeftovers(Path first) {
    try {
      all(first).forEach(AtomicFile::removeLeftovers);
    } catch (IOException e) {
      // They do no harm; who removes the checkpoints tries again.
    }
  }
}
