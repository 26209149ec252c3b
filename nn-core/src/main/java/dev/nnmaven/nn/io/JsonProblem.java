package dev.nnmaven.nn.io;

import dev.nnmaven.nn.text.Shown;

/** Words for what Gson says of malformed JSON, for people who never heard of Gson. */
public final class JsonProblem {

  /** What it says, each before what is said instead. */
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

  /** What is wrong, and where if that is known; one line that is not long. */
  public static String reason(Exception e) {
    String reason = String.valueOf(origin(e).getMessage()).lines().findFirst().orElse("");
    for (int i = 0; i < WORDS.length; i += 2) {
      reason = reason.replace(WORDS[i], WORDS[i + 1]);
    }
    return Shown.text(reason);
  }

  /** Gson likes to wrap its own exceptions, and then the message begins with a class's name. */
  private static Throwable origin(Throwable e) {
    Throwable cause = e.getCause();
    return cause != null && cause.toString().equals(e.getMessage()) ? origin(cause) : e;
  }
}
