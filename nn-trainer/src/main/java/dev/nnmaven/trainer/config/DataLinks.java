package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.io.Folder;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.files.FolderTree;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Checks the targets of links in the data. Anyone who may change data may add a link, and messages
 * and models contain parts of the data. So a link must not lead out of the project. If the settings
 * name a place outside, links may stay within it.
 */
public final class DataLinks {

  private final SettingsReader reader;
  private final Path project;
  private final Path real;

  private DataLinks(SettingsReader reader, Path project) throws IOException {
    this.reader = reader;
    this.project = project.toAbsolutePath().normalize();
    this.real = project.toRealPath();
  }

  /**
   * Throws if a link in the examples that settings name leads elsewhere. No file is opened.
   *
   * @param settings parameters of a goal
   * @param project its folder
   * @throws IOException if links lead into the same folder again and again
   */
  public static void requireWithin(Settings settings, Path project)
      throws ConfigurationException, IOException {
    DataLinks links = new DataLinks(new SettingsReader(settings), project);
    if (settings.has("data")) {
      DataLocations places = DataLocations.in(settings);
      links.check("data", places.training());
      if (!settings.has("testData") && places.test().isPresent()) {
        links.check("data", places.test().get());
      }
    }
    for (String name : List.of("testData", "input")) {
      for (Path place : path(settings.text(name)).stream().toList()) {
        links.check(name, place);
      }
    }
    links.reader.throwIfAny();
  }

  /** A path, if it is configured and can be one: an input may also be the values of a row. */
  private static Optional<Path> path(String text) {
    try {
      return Optional.of(text).filter(any -> !any.isBlank()).map(Path::of);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private void check(String name, Path place) throws IOException {
    if (!Files.exists(place)) {
      return; // who reads it says so
    }
    List<Path> allowed = new ArrayList<>(List.of(real));
    Path named = reader.settings().needed(name).toAbsolutePath().normalize();
    if (!named.startsWith(project)) {
      allowed.add(named.toRealPath());
    }
    Walk walk = new Walk(place, allowed);
    FolderTree.walk(place, walk);
    if (!walk.leaving.isEmpty()) {
      Path first = Collections.min(walk.leaving); // whatever order the file system has
      Path target = first.toRealPath();
      boolean isData = Folder.obstacle(target).isEmpty() || RegularFile.obstacle(target).isEmpty();
      reader.mistake(
          name,
          "%s leads to %s%s, outside of %s; %s",
          SafeText.text(first),
          SafeText.text(target),
          walk.leaving.size() == 1 ? "" : " (and " + (walk.leaving.size() - 1) + " more)",
          SafeText.text(project),
          isData
              ? "links are followed within it. If the data is there, copy it, or name that place:"
                  + " <%1$s>%2$s</%1$s>".formatted(name, SafeText.text(target))
              : "which is neither a folder nor a file of data");
    }
  }

  /** Collects the links that lead elsewhere; what is hidden is not data. */
  private static final class Walk extends FolderTree.Visitor {

    private final Path root;
    private final List<Path> allowed;
    private final List<Path> leaving = new ArrayList<>();

    Walk(Path root, List<Path> allowed) {
      this.root = root;
      this.allowed = allowed;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      return isPassedOver(folder)
          ? FileVisitResult.SKIP_SUBTREE
          : super.preVisitDirectory(folder, attributes);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      isPassedOver(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE; // who reads it says why
    }

    private boolean isPassedOver(Path path) throws IOException {
      boolean isRoot = path.equals(root);
      if (!isRoot && path.getFileName().toString().startsWith(".")) {
        return true;
      }
      boolean leaves =
          (isRoot || Files.isSymbolicLink(path))
              && Files.exists(path)
              && allowed.stream().noneMatch(path.toRealPath()::startsWith);
      if (leaves) {
        leaving.add(path);
      }
      return leaves;
    }
  }
}
