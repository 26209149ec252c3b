package dev.nnmaven.nn.testing;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether tests run as a whole, as {@code -Dwhole} asks for, or without what takes long. A test
 * that leaves something out says so.
 */
public final class Whole {

  private static final StackWalker CALLERS =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
  private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

  private Whole() {}

  /**
   * Whether a test must run a part of it that takes long.
   *
   * @param part what is left out otherwise, for the log
   */
  public static boolean includes(String part) {
    if (Boolean.getBoolean("whole")) {
      return true;
    }
    String line = "%s: without %s".formatted(test(), part);
    if (SAID.add(line)) {
      System.out.println(line + " (-Dwhole runs all)");
    }
    return false;
  }

  /** A number of cases, or a fifth of them. */
  public static int of(int cases) {
    return cases < 100 || includes("four of five random cases") ? cases : cases / 5;
  }

  private static String test() {
    return CALLERS.walk(
        frames ->
            frames
                .map(frame -> frame.getDeclaringClass().getSimpleName())
                .filter(name -> name.endsWith("Test"))
                .findFirst()
                .orElse("tests"));
  }
}
