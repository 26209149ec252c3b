package dev.nnmaven.gate.report;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.rule.Gate;
import dev.nnmaven.gate.rule.RuleResult;
import dev.nnmaven.gate.rule.RuleResult.Outcome;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.gate.template.PlainTemplate;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.text.ModelName;
import java.util.List;

/**
 * Rules of the gate as test cases in JUnit's XML format, as written by Surefire, which build
 * servers show.
 */
record JunitXml(Evidence evidence, Verdict verdict) {

  static String of(Evidence evidence, Verdict verdict) {
    return PlainTemplate.fill(JunitXml.class, "junit.jte", new JunitXml(evidence, verdict));
  }

  /** Contains the project, so that modules differ. */
  String testClass() {
    String tests = Reports.testsOf(ModelName.of(evidence.subject().modelFile()));
    return evidence.subject().artifactId() + "." + tests;
  }

  /** One that says so if there are none: some servers treat a suite without tests as broken. */
  List<RuleResult> rules() {
    List<RuleResult> found = verdict.results();
    List<String> proposed = Gate.proposed(evidence.score());
    String why = "the gate has no rules; add nn." + String.join(" or nn.", proposed);
    return found.isEmpty()
        ? List.of(new RuleResult(proposed.get(0), Outcome.NOT_CHECKED, "", "", why))
        : found;
  }

  long count(Outcome outcome) {
    return rules().stream().filter(rule -> rule.outcome() == outcome).count();
  }

  /** A text with control characters replaced: XML 1.0 cannot express most. */
  static String text(String text) {
    return SafeText.escaped(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  static String attribute(String text) {
    return text(text).replace("\"", "&quot;");
  }
}
