package dev.nnmaven.search;

import dev.nnmaven.nn.io.Folder;
import dev.nnmaven.nn.io.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Results of other searches than the last one, beside its file: with a few settings tried in turn,
 * none of them forgets what the others have found.
 *
 * @param file results of the last search
 */
record KeptResults(Path file) {

  /** Most searches that are kept beside the last one; who was written longest ago goes first. */
  static final int MOST = 8;

  private static final int DIGITS = 16;

  /** Where results of a search are kept, if they are: named by what they have in common. */
  private Path of(Map<String, String> search) {
    String text = new TreeMap<>(search).toString();
    String id = Sha256.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    return file.resolveSibling("results-%s.json".formatted(id));
  }

  /**
   * Keeps the results of one search, and takes those of another one in their place, if it has some.
   *
   * @return whether it has
   */
  boolean replace(Map<String, String> search, Map<String, String> other) throws IOException {
    Files.move(file, of(search), StandardCopyOption.REPLACE_EXISTING);
    boolean hasSome = Files.exists(of(other));
    if (hasSome) {
      Files.move(of(other), file);
    }
    removeOldest();
    return hasSome;
  }

  private void removeOldest() throws IOException {
    Pattern name = Pattern.compile("results-[0-9a-f]{%s}\\.json".formatted(DIGITS));
    List<Path> kept = new ArrayList<>(Folder.entries(file.resolveSibling("")));
    kept.removeIf(one -> !name.matcher(one.getFileName().toString()).matches());
    kept.sort(Comparator.comparing((Path one) -> one.toFile().lastModified()).reversed());
    for (Path one : kept.subList(Math.min(MOST, kept.size()), kept.size())) {
      Files.deleteIfExists(one);
    }
  }
}
