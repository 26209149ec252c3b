package dev.nnmaven.nn.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asserts that something is refused, and in which words. */
public final class Refusals {

  private Refusals() {}

  /** As an illegal argument, with that message. */
  public static void assertRefused(ThrowingCallable call, String message) {
    assertRefused(IllegalArgumentException.class, call, message);
  }

  /** By an exception of that type, with that message. */
  public static void assertRefused(
      Class<? extends Throwable> type, ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(type).hasMessage(message);
  }

  /** As an illegal argument, with all those words in its message. */
  public static void assertRefusedSaying(ThrowingCallable call, String... words) {
    assertRefusedSaying(IllegalArgumentException.class, call, words);
  }

  /** By an exception of that type, with all those words in its message. */
  public static void assertRefusedSaying(
      Class<? extends Throwable> type, ThrowingCallable call, String... words) {
    assertThatThrownBy(call).isInstanceOf(type).hasMessageContainingAll(words);
  }
}
