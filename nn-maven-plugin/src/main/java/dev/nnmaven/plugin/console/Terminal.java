package dev.nnmaven.plugin.console;

import java.io.Console;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Whether a person watches: then a bar may be drawn, and otherwise only plain lines. */
public final class Terminal {

  private Terminal() {}

  /**
   * Decides it.
   *
   * @param interactive what Maven says: false in batch mode
   * @param environment the environment's variables
   */
  public static boolean isWatched(boolean interactive, Map<String, String> environment) {
    return isWatched(interactive, environment, () -> hasTerminal(System.console()));
  }

  static boolean isWatched(
      boolean interactive, Map<String, String> environment, BooleanSupplier hasTerminal) {
    return interactive
        && !environment.containsKey("CI")
        && !"dumb".equals(environment.get("TERM"))
        && hasTerminal.getAsBoolean();
  }

  /** Since JDK 22 there is a console even where output goes to a file; it can say so. */
  private static boolean hasTerminal(Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
