package dev.nnmaven.plugin.report;

import dev.nnmaven.nn.io.WholeFile;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.plugin.gate.MinAccuracy;
import dev.nnmaven.plugin.gate.RuleResult;
import dev.nnmaven.plugin.text.ModelName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Rules of the gate as test cases in JUnit's XML format, as written by Surefire, which build
 * servers show.
 */
final class JunitXml {

  private final XMLStreamWriter xml;

  /** Class name of the tests: contains the project, so that modules differ. */
  private final String testClass;

  private JunitXml(XMLStreamWriter xml, String testClass) {
    this.xml = xml;
    this.testClass = testClass;
  }

  static void write(Path file, EvaluationJson evaluation) throws IOException {
    byte[] bytes = of(evaluation);
    WholeFile.write(file, out -> out.write(bytes));
  }

  /** Formats the XML, in UTF-8. */
  static byte[] of(EvaluationJson evaluation) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      new JunitXml(xml, testClass(evaluation)).suite(evaluation);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XML cannot be written into memory", e);
    }
    return bytes.toByteArray();
  }

  private static String testClass(EvaluationJson evaluation) {
    String tests = Reports.testsOf(ModelName.of(Path.of(evaluation.model().file())));
    return evaluation.project().artifactId() + "." + tests;
  }

  private void suite(EvaluationJson evaluation) throws XMLStreamException {
    List<RuleResult> rules = evaluation.gate().rules();
    if (rules.isEmpty()) {
      // Some servers treat a suite without tests as a broken build.
      rules =
          List.of(
              new RuleResult(
                  MinAccuracy.NAME,
                  RuleResult.Outcome.NOT_CHECKED,
                  "",
                  "",
                  "the gate has no rules; nn." + MinAccuracy.NAME + " would be one"));
    }
    begin(0, "testsuite");
    attribute("name", testClass);
    attribute("time", "0");
    attribute("tests", Integer.toString(rules.size()));
    attribute("errors", "0");
    attribute("skipped", count(rules, RuleResult.Outcome.NOT_CHECKED));
    attribute("failures", count(rules, RuleResult.Outcome.FAILED));
    begin(1, "properties");
    property("nn.model", evaluation.model().file());
    property("nn.model.sha256", evaluation.model().sha256());
    property("nn.data", evaluation.data());
    property("nn.accuracy", evaluation.heldOut().accuracyText());
    end(1);
    for (RuleResult rule : rules) {
      testCase(rule, evaluation);
    }
    end(0);
    line(0);
  }

  private static String count(List<RuleResult> rules, RuleResult.Outcome outcome) {
    return Long.toString(rules.stream().filter(rule -> rule.outcome() == outcome).count());
  }

  private void property(String name, String value) throws XMLStreamException {
    line(2);
    xml.writeEmptyElement("property");
    attribute("name", name);
    attribute("value", value);
  }

  private void testCase(RuleResult rule, EvaluationJson evaluation) throws XMLStreamException {
    begin(1, "testcase");
    attribute("name", rule.rule());
    attribute("classname", testClass);
    attribute("time", "0");
    if (rule.outcome() == RuleResult.Outcome.FAILED) {
      begin(2, "failure");
      attribute(
          "message", "required %s, found %s".formatted(rule.required(), rule.actual()).strip());
      attribute("type", rule.rule());
      xml.writeCharacters(
          "%s\nheld-out accuracy %s, %s\nmodel %s\n"
              .formatted(
                  Shown.escaped(rule.explanation()),
                  evaluation.heldOut().accuracyText(),
                  evaluation.heldOut().intervalText(),
                  Shown.escaped(evaluation.model().file())));
      xml.writeEndElement();
    } else if (rule.outcome() == RuleResult.Outcome.NOT_CHECKED) {
      line(2);
      xml.writeEmptyElement("skipped");
      attribute("message", rule.explanation());
    }
    end(1);
  }

  /**
   * Writes an attribute with control characters replaced: XML 1.0 cannot express most, and line
   * ends would become spaces.
   */
  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, Shown.escaped(value));
  }

  private void begin(int depth, String element) throws XMLStreamException {
    line(depth);
    xml.writeStartElement(element);
  }

  private void end(int depth) throws XMLStreamException {
    line(depth);
    xml.writeEndElement();
  }

  private void line(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }
}
