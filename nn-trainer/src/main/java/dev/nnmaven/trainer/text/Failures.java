package dev.nnmaven.trainer.text;

import dev.nnmaven.nn.io.FileProblem;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.nn.training.TrainingDivergedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Error messages for exceptions. */
public final class Failures {

  private Failures() {}

  /**
   * What code that may be somebody else's has thrown, and where, on one line; the same on every
   * machine, and so without the place where memory ended, and lines of the JDK's own.
   */
  public static String thrown(Throwable e) {
    if (!(e instanceof RuntimeException || e instanceof Error)) { // ours, in words for the user
      return SafeText.text(String.valueOf(e.getMessage()));
    }
    return SafeText.text(e)
        + Stream.of(e.getStackTrace())
            .filter(frame -> !(e instanceof VirtualMachineError) && !isOfTheJdk(frame))
            .findFirst()
            .map(frame -> " at " + SafeText.text(frame))
            .orElse("");
  }

  private static boolean isOfTheJdk(StackTraceElement frame) {
    return frame.getModuleName() != null && frame.getModuleName().matches("(java|jdk)\\..*");
  }

  /** Visible message for an exception that is not a defect of this plugin. */
  public static String describe(Throwable e) {
    return Escaped.ofException(e, text(e));
  }

  private static String text(Throwable e) {
    if (e instanceof TrainingDivergedException) {
      // Maven repeats the cause's message unless this one contains it literally.
      return "nn.learningRate: " + e.getMessage();
    }
    if (e instanceof OutOfMemoryError) {
      return Formats.format(
              "This needs more memory than the %d MB that Maven's JVM may take (%s). Give it more:",
              Runtime.getRuntime().maxMemory() >> 20, String.valueOf(e.getMessage()))
          + " MAVEN_OPTS=-Xmx4g in the environment";
    }
    if (e instanceof InvalidPathException) {
      // Contains the cause's message literally, too.
      return "Java cannot use this path here: %s. If it has letters beyond English ones, set the"
              .formatted(SafeText.text(String.valueOf(e.getMessage())))
          + " environment variable LC_ALL=C.UTF-8";
    }
    if (e instanceof NoSuchFileException none && none.getFile() != null) {
      return SafeText.text(none.getFile()) + ": " + FileProblem.missing(Path.of(none.getFile()));
    }
    if (e instanceof FileSystemException failure && failure.getFile() != null) {
      return SafeText.text(failure.getFile()) + ": " + FileProblem.reason(failure);
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
