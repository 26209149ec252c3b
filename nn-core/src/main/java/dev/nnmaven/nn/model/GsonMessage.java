package dev.nnmaven.nn.model;

import dev.nnmaven.nn.text.Shown;

/** What Gson says of a malformed text, for people who never heard of Gson. */
final class GsonMessage {

  private GsonMessage() {}

  /** The first line; further ones tell programmers where to read about Gson. */
  static String of(Exception e) {
    return Shown.text(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
  }
}
