package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.trainer.config.TableSettings;
import dev.nnmaven.trainer.config.UndecidedException;
import dev.nnmaven.trainer.config.UndecidedException.Decision;
import dev.nnmaven.trainer.text.Texts;
import java.util.ArrayList;
import java.util.List;

/** All that is to be decided about a table, found one after the other and reported at once. */
final class Undecided {

  private static final int MOST_SHOWN = 20;

  private final TableSettings configured;
  private final List<String> messages = new ArrayList<>();
  private TableSettings decided;
  private TableSettings advised;

  Undecided(TableSettings configured) {
    this.configured = configured;
    this.decided = configured;
    this.advised = configured;
  }

  /**
   * Takes what was found.
   *
   * @return settings to go on with
   * @throws DatasetException if they are not others than before
   */
  TableSettings with(UndecidedException found) throws DatasetException {
    TableSettings before = decided;
    for (Decision one : found.decisions()) {
      messages.add(one.message());
      decided = one.way().apply(decided);
      advised = one.isAdvice() ? one.way().apply(advised) : advised;
    }
    if (decided.equals(before)) {
      throw exception();
    }
    return decided;
  }

  /** The message of an exception together with what is to be decided. */
  DatasetException and(DatasetException last) {
    if (messages.isEmpty()) {
      return last;
    }
    messages.add(String.valueOf(last.getMessage()));
    return exception();
  }

  /** Throws if there is something to decide, with all of it, and lines for the POM. */
  void throwIfAny() throws DatasetException {
    if (!messages.isEmpty()) {
      throw exception();
    }
  }

  private DatasetException exception() {
    List<String> lines = new ArrayList<>();
    if (messages.size() > 1) {
      lines.add(Texts.count(messages.size()) + " things of the table are to be decided:");
    }
    Texts.first(messages, MOST_SHOWN, "... and %,d more").stream()
        .map(message -> messages.size() > 1 ? "  " + message : message)
        .forEach(lines::add);
    List<String> elements = advised.elements(configured);
    if (!elements.isEmpty()) {
      lines.add("To copy into the POM's configuration, and to change where you know better:");
      elements.forEach(element -> lines.add("  " + element));
    }
    return new DatasetException(String.join("\n", lines));
  }
}
