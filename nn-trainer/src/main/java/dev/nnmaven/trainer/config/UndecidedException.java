package dev.nnmaven.trainer.config;

import dev.nnmaven.nn.data.DatasetException;
import java.util.List;
import java.util.function.UnaryOperator;

/** A table that cannot be learned from before somebody decides how its values are treated. */
public final class UndecidedException extends DatasetException {

  private static final long serialVersionUID = 1L;

  /**
   * A decision that the user must make.
   *
   * @param message what was found, where, and what can be done
   * @param way settings that decide it, so that whatever else there is can be found
   * @param isAdvice whether they are what to write, unless one knows better
   */
  public record Decision(String message, UnaryOperator<ColumnSettings> way, boolean isAdvice) {

    /** A decision whose way is what to write, unless one knows better. */
    public Decision(String message, UnaryOperator<ColumnSettings> way) {
      this(message, way, true);
    }

    /** A decision without a suggestion, which the user must make. */
    public Decision(String message) {
      this(message, UnaryOperator.identity(), false);
    }
  }

  private final transient List<Decision> decisions;

  /** Creates the exception; its message has a line for each, limited in number. */
  public UndecidedException(List<Decision> decisions) {
    super(String.join("\n", shortened(decisions.stream().map(Decision::message).toList())));
    this.decisions = List.copyOf(decisions);
  }

  /** Throws if there is something to decide. */
  public static void throwIfUndecided(List<Decision> decisions) throws UndecidedException {
    if (!decisions.isEmpty()) {
      throw new UndecidedException(decisions);
    }
  }

  public List<Decision> decisions() {
    return decisions;
  }
}
