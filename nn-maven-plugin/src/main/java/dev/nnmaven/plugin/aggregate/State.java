package dev.nnmaven.plugin.aggregate;

/** State of a module's evaluation. */
public enum State {
  /** Evaluated in this build. */
  CURRENT("", true),
  /** Evaluated in an earlier build; the model is unchanged. */
  EARLIER("judged in an earlier build", true),
  /** The model has changed since its evaluation. */
  OUTDATED("the model has changed since it was judged", false),
  /** The module is built later; existing results are of an earlier build. */
  NOT_YET("not built yet: nn:aggregate ran before this module", false),
  /** Never evaluated. */
  MISSING("no evaluation", false),
  /** The evaluation cannot be read. */
  UNREADABLE("the evaluation cannot be read", false);

  private final String note;
  private final boolean known;

  State(String note, boolean known) {
    this.note = note;
    this.known = known;
  }

  /** Note for users; may be empty. */
  public String note() {
    return note;
  }

  /** Whether figures may be shown. */
  public boolean isKnown() {
    return known;
  }
}
