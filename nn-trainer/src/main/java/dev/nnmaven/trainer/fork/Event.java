package dev.nnmaven.trainer.fork;

import dev.nnmaven.trainer.files.Json;
import java.util.Objects;
import java.util.Optional;

/**
 * Message from the training process to Maven: one line of JSON on standard output.
 *
 * @param text log line, or reason of failure
 * @param epoch for {@link Kind#PROGRESS}
 * @param done for {@link Kind#PROGRESS}: samples of the epoch so far
 * @param total for {@link Kind#PROGRESS}: samples of the epoch
 */
record Event(Kind kind, String text, int epoch, int done, int total) {

  Event {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(text);
  }

  enum Kind {
    INFO,
    WARN,
    PROGRESS,
    EPOCH_FINISHED,
    /** Failed with a message for the user. */
    FAILED,
    /** Failed unexpectedly; the text is a stack trace. */
    CRASHED,
    /** The text is {@link dev.nnmaven.trainer.task.WrittenFiles}, as JSON. */
    DONE;

    boolean isLast() {
      return this == FAILED || this == CRASHED || this == DONE;
    }
  }

  /** Prefix that distinguishes events from output of libraries. */
  static final String MARK = "nn-event ";

  static Event of(Kind kind, String text) {
    return new Event(kind, text, 0, 0, 0);
  }

  String toLine() {
    return MARK + Json.text(this);
  }

  static Optional<Event> parse(String line) {
    if (!line.startsWith(MARK)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.parse(line.substring(MARK.length()), Event.class));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // cut short by the end of the process
    }
  }
}
