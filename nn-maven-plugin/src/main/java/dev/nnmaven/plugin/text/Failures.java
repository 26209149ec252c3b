package dev.nnmaven.plugin.text;

import dev.nnmaven.nn.io.FileProblem;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.nn.training.TrainingDivergedException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;

/** Error messages for exceptions. */
public final class Failures {

  private Failures() {}

  /** Message for diverged training. */
  public static String describe(TrainingDivergedException e) {
    // Maven repeats the cause's message unless this one contains it literally.
    return "nn.learningRate: " + e.getMessage();
  }

  /** Message if Maven's JVM runs out of memory. */
  public static String describe(OutOfMemoryError e) {
    return Texts.format(
            "This needs more memory than the %d MB that Maven's JVM may take (%s). Give it more:",
            Runtime.getRuntime().maxMemory() >> 20, e.getMessage())
        + " MAVEN_OPTS=-Xmx4g in the environment";
  }

  /** Message for an invalid path. */
  public static String describe(InvalidPathException e) {
    return "%s is not a path that Java can use here: %s. If it has letters beyond English ones, set the"
            .formatted(e.getInput(), e.getReason())
        + " environment variable LC_ALL=C.UTF-8";
  }

  /** Message for a file that cannot be read or written. */
  public static String describe(IOException e) {
    if (e instanceof FileSystemException failure && failure.getFile() != null) {
      return Shown.text(failure.getFile()) + ": " + FileProblem.reason(e);
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
