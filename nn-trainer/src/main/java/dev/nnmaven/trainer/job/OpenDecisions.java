package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.trainer.config.ColumnRule;
import dev.nnmaven.trainer.config.ColumnSettings;
import dev.nnmaven.trainer.config.Element;
import dev.nnmaven.trainer.config.TableSettings;
import dev.nnmaven.trainer.config.UndecidedException;
import dev.nnmaven.trainer.config.UndecidedException.Decision;
import dev.nnmaven.trainer.text.Formats;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All that is to be decided about a table, found one after the other and reported at once. */
final class OpenDecisions {

  private static final int MOST_SHOWN = 20;

  private final TableSettings configured;
  private final Set<String> messages = new LinkedHashSet<>();
  private ColumnSettings decided;
  private ColumnSettings advised;

  OpenDecisions(TableSettings configured) {
    this.configured = configured;
    this.decided = configured.columns();
    this.advised = configured.columns();
  }

  /**
   * Takes what was found.
   *
   * @return settings to continue with
   * @throws DatasetException if they are not others than before
   */
  TableSettings with(UndecidedException found) throws DatasetException {
    ColumnSettings before = decided;
    for (Decision decision : found.decisions()) {
      messages.add(decision.message());
      decided = decision.way().apply(decided);
      advised = decision.isAdvice() ? decision.way().apply(advised) : advised;
    }
    if (decided.equals(before)) {
      throw exception(Stream.empty());
    }
    return configured.with(decided);
  }

  /** Settings to continue with that ignore some columns, which is nothing to be decided. */
  TableSettings without(List<String> columns) {
    for (String column : columns) {
      decided = decided.withRule(column, ColumnRule.IGNORE);
    }
    return configured.with(decided);
  }

  /** The message of an exception together with what is to be decided. */
  DatasetException and(DatasetException last) {
    if (messages.isEmpty()) {
      return last;
    }
    messages.add(String.valueOf(last.getMessage()));
    return exception(Stream.empty());
  }

  /**
   * Throws if there is something to decide, with all of it, and lines for the POM.
   *
   * @param task that of the settings, and so which rules and settings are to be others
   */
  void throwIfAny(TrainingJob job, Task<?> task) throws DatasetException {
    if (!messages.isEmpty()) {
      messages.addAll(TaskSettingsCheck.of(job, task).lines());
      throw exception(TaskRule.gate(job.settings(), task).stream());
    }
  }

  private DatasetException exception(Stream<Element> more) {
    List<String> lines = new ArrayList<>();
    if (messages.size() > 1) {
      lines.add(Formats.count(messages.size()) + " decisions are needed for this table:");
    }
    Formats.first(List.copyOf(messages), MOST_SHOWN, "... and %,d more").stream()
        .map(message -> messages.size() > 1 ? "  " + message : message)
        .forEach(lines::add);
    List<String> elements =
        Stream.concat(
                advised.elements(configured.columns()).stream(),
                more.flatMap(element -> element.lines("")))
            .toList();
    if (!elements.isEmpty()) {
      lines.add(
          "Suggested configuration (copy it to your POM, replace elements of the same name,"
              + " and adjust it):");
      elements.forEach(element -> lines.add("  " + element));
    }
    return new DatasetException(String.join("\n", lines));
  }
}
