package dev.nnmaven.plugin.aggregate;

/** State of a module's evaluation. */
public enum State {
  /** Evaluated in this build. */
  CURRENT(""),
  /** Evaluated in an earlier build; the model is unchanged. */
  EARLIER("judged in an earlier build"),
  /** The model has changed since its evaluation. */
  OUTDATED("the model has changed since it was judged"),
  /** The module is built later; existing results are of an earlier build. */
  NOT_YET("not built yet: nn:aggregate ran before this module"),
  /** Never evaluated. */
  MISSING("no evaluation"),
  /** The evaluation cannot be read. */
  UNREADABLE("the evaluation cannot be read");

  private final String note;

  State(String note) {
    this.note = note;
  }

  /** Note for users; may be empty. */
  public String note() {
    return note;
  }
}
