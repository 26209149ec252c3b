package dev.nnmaven.plugin.gate;

import dev.nnmaven.plugin.text.Texts;

/** A verdict in words: as a line, as the head of a message, and on a page. */
public final class VerdictWords {

  private VerdictWords() {}

  /** For lists and summaries: {@code gate failed: 2 of 5 rules}. */
  public static String line(Verdict verdict) {
    int rules = verdict.results().size();
    if (!verdict.passed()) {
      return Texts.format(
          "gate failed: %d of %s%s%s",
          verdict.failures().size(),
          Texts.count(rules, "rule"),
          alsoOpen(verdict),
          verdict.halts() ? "" : ", and the build goes on (nn.haltOnFailure is false)");
    }
    if (rules == 0) {
      return "no gate: nothing is required of the model";
    }
    if (verdict.holds()) {
      return "gate passed: " + Texts.count(rules, "rule");
    }
    return verdict.open() < rules
        ? "gate only partly checked: %s passed, %d not checked"
            .formatted(checked(verdict), verdict.open())
        : "gate checked nothing: %s, not checked".formatted(Texts.count(rules, "rule"));
  }

  /** Head of a message: {@code The model does not pass the gate: 2 of 5 rules failed.} */
  public static String headline(Verdict verdict) {
    int rules = verdict.results().size();
    if (!verdict.passed()) {
      return Texts.format(
          "The model does not pass the gate: %d of %s failed%s.",
          verdict.failures().size(), Texts.count(rules, "rule"), alsoOpen(verdict));
    }
    if (verdict.open() == 0) {
      return "The model passes the gate: %s checked.".formatted(Texts.count(rules, "rule"));
    }
    return verdict.open() < rules
        ? "The model passes the gate only as far as it was checked: %s, %d not checked."
            .formatted(checked(verdict), verdict.open())
        : "The gate checked nothing: %s, not checked.".formatted(Texts.count(rules, "rule"));
  }

  private static String alsoOpen(Verdict verdict) {
    return verdict.open() > 0 ? Texts.format(", %,d not checked", verdict.open()) : "";
  }

  private static String checked(Verdict verdict) {
    int rules = verdict.results().size();
    return Texts.format("%d of %s", rules - verdict.open(), Texts.count(rules, "rule"));
  }

  /** Title of a page: {@code Failed}. */
  public static String title(Verdict verdict) {
    if (verdict.results().isEmpty()) {
      return "Not gated";
    }
    if (!verdict.status().equals("open")) {
      return Texts.capitalized(verdict.status());
    }
    return verdict.open() == verdict.results().size() ? "Not checked" : "Partly checked";
  }

  /** What the verdict means for the build, below that title. */
  public static String consequence(Verdict verdict) {
    int rules = verdict.results().size();
    if (rules == 0) {
      return "No rule is configured; nn." + MinAccuracy.NAME + " would be one.";
    }
    if (!verdict.passed()) {
      return Texts.format(
          "%s not met%s; %s",
          rules == 1
              ? "The only rule is"
              : Texts.format("%,d of %,d rules", verdict.failures().size(), rules),
          alsoOpen(verdict),
          verdict.halts() ? "the build fails." : "the build goes on (nn.haltOnFailure=false).");
    }
    if (verdict.open() > 0) {
      return Texts.format(
          "%,d of %s could not be checked.", verdict.open(), Texts.count(rules, "rule"));
    }
    return rules == 1
        ? "The only rule is met."
        : "None of " + Texts.count(rules, "rule") + " failed.";
  }
}
