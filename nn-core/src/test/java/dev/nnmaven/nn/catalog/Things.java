package dev.nnmaven.nn.catalog;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** A service of the tests, and threads that see some of its classes. */
final class Things {

  static {
    Things.class.getModule().addUses(Thing.class); // these tests run inside the module
  }

  private Things() {}

  /** What is named. */
  public interface Thing extends Specified<Thing> {}

  /** Takes no number. */
  public record Plain() implements Thing {
    @Override
    public String specification() {
      return "plain";
    }

    @Override
    public List<String> aliases() {
      return List.of("old spelling");
    }
  }

  /** Takes two numbers. */
  public record Scaled(float factor, float shift) implements Thing {

    /** By two. */
    public Scaled() {
      this(2f, 0f);
    }

    @Override
    public String specification() {
      return "scaled(" + factor + ", " + shift + ")";
    }

    @Override
    public List<String> parameters() {
      return List.of("factor", "shift");
    }

    @Override
    public Scaled with(Arguments arguments) {
      return new Scaled(arguments.get("factor", factor), arguments.get("shift", shift));
    }
  }

  /** Claims the name of another. */
  public record SecondPlain() implements Thing {
    @Override
    public String specification() {
      return "Plain(7)";
    }
  }

  /** Cannot be made. */
  public static final class Broken implements Thing {
    /** Throws. */
    public Broken() {
      throw new IllegalStateException("no licence for this thing");
    }

    @Override
    public String specification() {
      return "broken";
    }
  }

  /** Says no name. */
  public static final class Nameless implements Thing {
    /** Public, as a service must be. */
    public Nameless() {}

    @Override
    public String specification() {
      return "";
    }
  }

  /** What a catalog makes where the thread's class loader sees these classes as services. */
  static <T> T where(Path folder, List<String> classes, Supplier<T> asked) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.write(services.resolve(Thing.class.getName()), classes);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, Thing.class.getClassLoader())) {
      thread.setContextClassLoader(loader);
      return asked.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
