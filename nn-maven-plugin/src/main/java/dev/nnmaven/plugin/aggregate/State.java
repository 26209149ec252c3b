package dev.nnmaven.plugin.aggregate;

/** What is known of the model of a module. */
public enum State {
  /** It was judged in this build. */
  CURRENT("", true),
  /** It was judged in an earlier build, and is the same model still. */
  EARLIER("judged in an earlier build", true),
  /** Another model was judged than the one that is there now. */
  OUTDATED("the model has changed since it was judged", false),
  /** The module comes later in this build; what is there is not of this build. */
  NOT_YET("not built yet: nn:aggregate ran before this module", false),
  /** Nothing was ever judged. */
  MISSING("no evaluation", false),
  /** What is there cannot be read. */
  UNREADABLE("the evaluation cannot be read", false);

  private final String note;
  private final boolean known;

  State(String note, boolean known) {
    this.note = note;
    this.known = known;
  }

  /** What to tell about it; empty if there is nothing. */
  public String note() {
    return note;
  }

  /** Whether there are figures that may be shown. */
  public boolean isKnown() {
    return known;
  }
}
