package dev.nnmaven.trainer.console;

import java.io.Console;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Detects interactive terminals, which get a progress bar in place of lines. */
public final class Terminal {

  private Terminal() {}

  /**
   * Whether output goes to an interactive terminal.
   *
   * @param interactive Maven's setting: false in batch mode
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

  /**
   * Whether the console is a terminal: since JDK 22 there is a console even if output is
   * redirected.
   */
  private static boolean hasTerminal(@Nullable Console console) {
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
