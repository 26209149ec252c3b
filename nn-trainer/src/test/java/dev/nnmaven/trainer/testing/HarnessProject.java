package dev.nnmaven.trainer.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of a project that the plugin testing harness pretends to build. */
public final class HarnessProject {

  /** Where it lies, for {@code @Basedir}; below target, so that git and clean know it. */
  public static final String FOLDER = "target/harness";

  private HarnessProject() {}

  /** An empty project with images of two classes, 10 each, in its folder data. */
  public static Path renewed() throws IOException {
    Path folder = Path.of(FOLDER).toAbsolutePath();
    delete(folder.toFile());
    Images.grey(4, 3, "A", "B").draw(folder.resolve("data"), 10, 1);
    return folder;
  }

  private static void delete(File file) throws IOException {
    File[] inside = file.listFiles();
    if (inside != null) {
      for (File one : inside) {
        delete(one);
      }
    }
    Files.deleteIfExists(file.toPath());
  }
}
