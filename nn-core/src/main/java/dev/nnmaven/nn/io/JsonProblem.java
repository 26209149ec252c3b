package dev.nnmaven.nn.io;

import dev.nnmaven.nn.text.SafeText;

/** Readable reasons for malformed JSON, in place of Gson's messages. */
public final class JsonProblem {

  /** Pairs: Gson's words, their replacement. */
  private static final String[] WORDS = {
    "Use JsonReader.setStrictness(Strictness.LENIENT) to accept malformed JSON", "malformed JSON",
    " in strict mode", "",
    "BEGIN_OBJECT", "an object",
    "END_OBJECT", "the end of the object",
    "BEGIN_ARRAY", "an array",
    "END_ARRAY", "the end of the array",
    "END_DOCUMENT", "the end of the file",
    "but was NAME", "but was a name",
    "but was STRING", "but was a text",
    "but was NUMBER", "but was a number",
    "but was BOOLEAN", "but was true or false",
    "but was NULL", "but was null"
  };

  private JsonProblem() {}

  /** One short line: the error, and its place if known. */
  public static String reason(Exception e) {
    String reason = String.valueOf(origin(e).getMessage()).lines().findFirst().orElse("");
    for (int i = 0; i < WORDS.length; i += 2) {
      reason = reason.replace(WORDS[i], WORDS[i + 1]);
    }
    return SafeText.text(reason);
  }

  /** Unwraps Gson's exceptions: the message of a wrapper begins with a class name. */
  private static Throwable origin(Throwable e) {
    Throwable cause = e.getCause();
    return cause != null && cause.toString().equals(e.getMessage()) ? origin(cause) : e;
  }
}
