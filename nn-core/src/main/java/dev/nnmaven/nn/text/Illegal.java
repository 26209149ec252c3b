package dev.nnmaven.nn.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Exceptions about arguments, whose messages have values in them. */
public final class Illegal {

  private Illegal() {}

  /** An argument that is refused, for the caller to throw; digits in its message are English. */
  public static IllegalArgumentException argument(String format, @Nullable Object... values) {
    return new IllegalArgumentException(String.format(Locale.ROOT, format, values));
  }
}
