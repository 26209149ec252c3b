package dev.nnmaven.gate.report;

import dev.nnmaven.gate.rule.Gate;
import dev.nnmaven.gate.rule.RuleResult;
import dev.nnmaven.gate.rule.RuleResult.Outcome;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.measure.Score;
import dev.nnmaven.trainer.text.ModelName;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rules of the gate as test cases in JUnit's XML format, as written by Surefire, which build
 * servers show.
 */
final class JunitXml {

  /** Some servers treat a suite without tests as a broken build. */
  private static RuleResult noRules(Score score) {
    List<String> proposed = Gate.proposed(score);
    return new RuleResult(
        proposed.get(0),
        Outcome.NOT_CHECKED,
        "",
        "",
        "the gate has no rules; add nn." + String.join(" or nn.", proposed));
  }

  private JunitXml() {}

  /** Formats the XML. The class name contains the project, so that modules differ. */
  static String of(EvaluationJson evaluation) {
    String tests = Reports.testsOf(ModelName.of(Path.of(evaluation.model().file())));
    String testClass = evaluation.project().artifactId() + "." + tests;
    List<RuleResult> found = evaluation.gate().rules();
    List<RuleResult> rules = found.isEmpty() ? List.of(noRules(evaluation.score())) : found;
    return xml(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite name="%s" time="0" tests="%s" errors="0" skipped="%s" failures="%s">
              <properties>
                <property name="nn.model" value="%s"/>
                <property name="nn.model.sha256" value="%s"/>
                <property name="nn.data" value="%s"/>
                <property name="nn.%s" value="%s"/>
              </properties>
            """,
            testClass,
            rules.size(),
            count(rules, Outcome.NOT_CHECKED) + count(rules, Outcome.UNDECIDED),
            count(rules, Outcome.FAILED),
            evaluation.model().file(),
            evaluation.model().sha256(),
            evaluation.data(),
            evaluation.score() == Score.ACCURACY ? "accuracy" : "errors",
            evaluation.figures().text())
        .concat(
            rules.stream()
                .map(rule -> testCase(rule, testClass, evaluation))
                .collect(Collectors.joining()))
        .concat("</testsuite>\n");
  }

  private static long count(List<RuleResult> rules, Outcome outcome) {
    return rules.stream().filter(rule -> rule.outcome() == outcome).count();
  }

  private static String testCase(RuleResult rule, String testClass, EvaluationJson evaluation) {
    String outcome =
        switch (rule.outcome()) {
          case PASSED -> "";
          case UNDECIDED, NOT_CHECKED -> xml("    <skipped message=\"%s\"/>\n", rule.explanation());
          case FAILED ->
              xml(
                      "    <failure message=\"%s\" type=\"%s\">",
                      "required %s, found %s".formatted(rule.required(), rule.actual()).strip(),
                      rule.rule())
                  + xml(
                          "%s\ntest %s\nmodel %s\n</failure>\n",
                          rule.explanation(),
                          evaluation.scoreAndInterval(),
                          evaluation.model().file())
                      .replace("&quot;", "\""); // which is for attributes only
        };
    return xml("  <testcase name=\"%s\" classname=\"%s\" time=\"0\">\n", rule.rule(), testClass)
        + outcome
        + "  </testcase>\n";
  }

  /** Inserts texts, with control characters replaced: XML 1.0 cannot express most. */
  private static String xml(String pattern, Object... texts) {
    return pattern.formatted(
        Stream.of(texts)
            .map(text -> SafeText.escaped(text.toString()))
            .map(text -> text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
            .map(text -> text.replace("\"", "&quot;"))
            .toArray());
  }
}
