package dev.nnmaven.trainer.extension;

import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import dev.nnmaven.nn.initializer.Initializer;
import dev.nnmaven.nn.io.RegularFile;
import dev.nnmaven.nn.layer.LayerKind;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.schedule.Schedule;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Parts of a network that a project registers in its own {@code META-INF/services}, such as its own
 * activation.
 *
 * @param folder the project's classes, {@code target/classes}
 * @param files what the model depends on: the files that register, the classes that they name, and
 *     those of the project that these refer to, directly or not; sorted, none where nothing is
 *     registered
 */
public record ProjectServices(Path folder, List<Path> files) {

  private static final int MOST_BYTES = 1 << 20;

  private static final List<Class<?>> SERVICES =
      List.of(
          Activation.class,
          LayerKind.class,
          Loss.class,
          Regularizer.class,
          Optimizer.class,
          Schedule.class,
          Initializer.class,
          Augmentation.class);

  /** Looks into a folder of classes, which need not be there. */
  public static ProjectServices in(Path folder) throws IOException {
    SortedSet<Path> files = new TreeSet<>();
    Deque<Path> toRead = new ArrayDeque<>();
    for (Class<?> service : SERVICES) {
      Path registered = folder.resolve("META-INF/services").resolve(service.getName());
      if (Files.exists(registered)) {
        files.add(registered);
        String text = new String(RegularFile.read(registered, MOST_BYTES), StandardCharsets.UTF_8);
        text.lines()
            .map(line -> line.replaceFirst("#.*", "").strip())
            .map(name -> name.replace('.', '/'))
            .filter(ClassReferences::isName)
            .forEach(name -> classFile(folder, name).ifPresent(toRead::add));
      }
    }
    while (!toRead.isEmpty()) {
      Path file = toRead.remove();
      if (Files.isRegularFile(file) && files.add(file)) {
        try (InputStream in = new BufferedInputStream(RegularFile.open(file))) {
          ClassReferences.of(in, file)
              .forEach(name -> classFile(folder, name).ifPresent(toRead::add));
        }
      }
    }
    return new ProjectServices(folder, List.copyOf(files));
  }

  /** Empty for a text that is not a name of a file here, and so none of a class. */
  private static Optional<Path> classFile(Path folder, String name) {
    try {
      return Optional.of(folder.resolve(name + ".class"));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The folder, to be a part of a class path, if anything is registered in it. */
  public Optional<Path> classPath() {
    return files.isEmpty() ? Optional.empty() : Optional.of(folder);
  }

  /**
   * A class loader that sees the project's classes, too, if anything is registered among them; to
   * be closed.
   *
   * @param parent goes first: this plugin's classes are not those of a copy in the project
   */
  public URLClassLoader loader(ClassLoader parent) throws IOException {
    URL[] urls = files.isEmpty() ? new URL[0] : new URL[] {folder.toUri().toURL()};
    return new URLClassLoader(urls, parent);
  }
}
