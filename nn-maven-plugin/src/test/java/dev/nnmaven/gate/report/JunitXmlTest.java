package dev.nnmaven.gate.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.rule.RuleResult;
import dev.nnmaven.gate.rule.RuleResult.Outcome;
import dev.nnmaven.nn.text.SafeText;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** Read with Surefire's own reader, which is what the site of a Maven project shows tests with. */
class JunitXmlTest {

  @TempDir Path folder;

  private static byte[] bytes(ExampleEvaluation example) {
    return JunitXml.of(example.evidence(), example.verdict()).getBytes(StandardCharsets.UTF_8);
  }

  private static ReportTestSuite parsed(ExampleEvaluation example) throws Exception {
    List<ReportTestSuite> suites =
        new TestSuiteXmlParser(new NullConsoleLogger())
            .parse(
                new InputStreamReader(
                    new ByteArrayInputStream(bytes(example)), StandardCharsets.UTF_8));
    assertThat(suites).hasSize(1);
    return suites.get(0);
  }

  @Test
  void of_rulesOfEachOutcome_areCasesThatPassFailOrAreSkipped() throws Exception {
    ReportTestSuite suite =
        parsed(
            new ExampleEvaluation()
                .modelFile("target/classes/digits.safetensors")
                .rules(
                    ExampleEvaluation.rule("minAccuracy", Outcome.PASSED),
                    ExampleEvaluation.rule("minClassRecall of B", Outcome.FAILED),
                    ExampleEvaluation.rule("maxDrop", Outcome.NOT_CHECKED)));
    assertThat(suite.getNumberOfTests()).isEqualTo(3);
    assertThat(suite.getNumberOfFailures()).isEqualTo(1);
    assertThat(suite.getNumberOfSkipped()).isEqualTo(1);
    assertThat(suite.getNumberOfErrors()).isZero();
    assertThat(suite.getTestCases())
        .extracting(ReportTestCase::getName)
        .containsExactly("minAccuracy", "minClassRecall of B", "maxDrop");
    ReportTestCase failed = suite.getTestCases().get(1);
    assertThat(failed.hasFailure()).isTrue();
    assertThat(failed.getFullClassName()).isEqualTo("shop-letters.nn.gate-digits");
    assertThat(failed.getFailureMessage()).isEqualTo("required at least 90%, found 80.00%");
    assertThat(failed.getFailureDetail())
        .contains("because of minClassRecall of B", "80.00% (24 of 30 images)");
    assertThat(suite.getTestCases().get(2).hasSkipped()).isTrue();
    assertThat(suite.getTestCases().get(2).getFailureMessage()).isEqualTo("because of maxDrop");
  }

  @Test
  void of_noRule_isOneSkippedCase() throws Exception {
    ReportTestSuite suite = parsed(new ExampleEvaluation());
    assertThat(suite.getNumberOfTests()).isEqualTo(1);
    assertThat(suite.getNumberOfSkipped()).isEqualTo(1);
    assertThat(suite.getTestCases().get(0).getFullClassName()).isEqualTo("shop-letters.nn.gate");
  }

  /** Every character that there is, in names, is well-formed and stays in its attribute. */
  @Test
  void of_everyCharacter_isWellFormed() throws Exception {
    StringBuilder all = new StringBuilder();
    for (int c = 0; c < 0x3000; c++) {
      all.appendCodePoint(c);
    }
    all.append("\ud800 \udc00 \ufffe \uffff 😀 ]]> <!-- &amp;");
    RuleResult rule =
        new RuleResult("of " + all, Outcome.FAILED, all.toString(), all.toString(), all.toString());
    byte[] bytes = bytes(new ExampleEvaluation().rules(rule));
    Element read =
        (Element)
            DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(bytes))
                .getElementsByTagName("testcase")
                .item(0);
    assertThat(read.getAttribute("name")).isEqualTo("of " + SafeText.escaped(all.toString()));
    assertThat(read.getElementsByTagName("failure").item(0).getTextContent())
        .startsWith(SafeText.escaped(all.toString()) + "\n");
  }
}
