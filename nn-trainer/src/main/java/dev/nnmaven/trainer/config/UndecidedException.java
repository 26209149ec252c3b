package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.data.DatasetException;
import java.util.List;
import java.util.function.UnaryOperator;

/** A table that cannot be learned from before somebody decides how its values are treated. */
public final class UndecidedException extends DatasetException {

  private static final long serialVersionUID = 1L;

  /**
   * What is to be decided.
   *
   * @param message what was found, where, and what can be done
   * @param way settings that decide it, so that whatever else there is can be found
   * @param isAdvice whether they are what to write, unless one knows better
   */
  public record Decision(String message, UnaryOperator<TableSettings> way, boolean isAdvice) {

    /** A decision whose way is what to write, unless one knows better. */
    public Decision(String message, UnaryOperator<TableSettings> way) {
      this(message, way, true);
    }
  }

  private final transient List<Decision> decisions;

  private UndecidedException(String message, List<Decision> decisions) {
    super(message);
    this.decisions = List.copyOf(decisions);
  }

  /** A single thing to decide. */
  public UndecidedException(Decision decision) {
    this(decision.message(), List.of(decision));
  }

  /** Throws if there is something to decide. */
  public static void throwIfUndecided(List<Decision> decisions) throws DatasetException {
    try {
      DatasetException.throwIfAny(decisions.stream().map(Decision::message).toList());
    } catch (DatasetException e) {
      throw new UndecidedException(String.valueOf(e.getMessage()), decisions);
    }
  }

  /** What is to be decided. */
  public List<Decision> decisions() {
    return decisions;
  }
}
