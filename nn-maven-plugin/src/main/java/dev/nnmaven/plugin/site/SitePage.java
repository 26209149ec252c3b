package dev.nnmaven.plugin.site;

import dev.nnmaven.gate.report.EvaluationJson;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.nn.text.Shown;
import dev.nnmaven.trainer.measure.Confusion;
import dev.nnmaven.trainer.measure.EvaluationFigures;
import dev.nnmaven.trainer.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.maven.doxia.sink.Sink;

/** Writes the page of the Maven site. */
public final class SitePage {

  private final Sink sink;
  private final String title;

  public SitePage(Sink sink, String title) {
    this.sink = sink;
    this.title = title;
  }

  /** Message if there is nothing to show. */
  public static String missing(Path figures) {
    return "There is no evaluation at %s. Run nn:evaluate first: mvn verify site."
        .formatted(figures);
  }

  /** Writes the page if there is nothing to show. */
  public void showMissing(Path figures) {
    begin();
    heading(title);
    // Without the build machine's path.
    section("No evaluation", () -> paragraph(missing(figures.getFileName())));
    sink.section1_();
    end();
  }

  /**
   * A model of the project.
   *
   * @param name name; empty for the default
   * @param evaluation its evaluation
   * @param fullReport link to the full report, if it is in the site
   */
  public record Model(String name, EvaluationJson evaluation, Optional<String> fullReport) {}

  /** Writes the page of all models, one below the other. */
  public void show(List<Model> models) {
    begin();
    for (Model model : models) {
      heading(model.name().isEmpty() ? title : title + ": " + model.name());
      show(model.evaluation(), model.fullReport());
      sink.section1_();
    }
    end();
  }

  private void show(EvaluationJson evaluation, Optional<String> fullReport) {
    section("Verdict", () -> verdict(evaluation, fullReport));
    if (!evaluation.gate().rules().isEmpty()) {
      section("Rules", () -> rules(evaluation.verdict()));
    }
    if (evaluation.ofClasses().isPresent()) {
      EvaluationFigures heldOut = evaluation.ofClasses().get();
      section("Classes", () -> classes(heldOut));
      section("Confusion matrix", () -> confusion(heldOut));
    }
    section(
        "Data and model",
        () ->
            table(
                List.of("", ""),
                List.of(
                    List.of(evaluation.unit().title(), evaluation.healthText()),
                    List.of("Network", evaluation.model().network()),
                    List.of("Model SHA-256", evaluation.model().sha256()),
                    List.of("Trained by", evaluation.model().producer()))));
  }

  private void verdict(EvaluationJson evaluation, Optional<String> fullReport) {
    sink.paragraph();
    sink.bold();
    text(evaluation.verdict().line());
    sink.bold_();
    sink.paragraph_();
    evaluation.sentences().forEach(this::paragraph);
    if (fullReport.isPresent()) {
      sink.paragraph();
      sink.link(fullReport.get());
      text("The full report");
      sink.link_();
      sink.paragraph_();
    }
  }

  private void rules(Verdict verdict) {
    table(
        List.of("Outcome", "Rule", "Required", "Found", ""),
        verdict.failedFirst().stream()
            .map(
                rule ->
                    List.of(
                        rule.outcome().word(),
                        rule.rule(),
                        rule.required(),
                        rule.actual(),
                        rule.explanation()))
            .toList());
  }

  private void classes(EvaluationFigures figures) {
    table(
        List.of("Class", figures.examples().title(), "Recall", "Precision"),
        figures.classes().stream()
            .map(
                one ->
                    List.of(
                        one.name(),
                        Texts.count(one.images()),
                        Texts.percent(one.recall()),
                        Texts.percent(one.precision())))
            .toList());
  }

  private void confusion(EvaluationFigures figures) {
    paragraph("Rows: actual class. Columns: predicted class.");
    List<String> names = figures.classes().stream().map(one -> one.name()).toList();
    ConfusionMatrix matrix = figures.matrix();
    int[] shown = Confusion.shown(matrix);
    if (shown.length < names.size()) {
      paragraph(Confusion.note(shown.length, names.size()));
    }
    table(
        Stream.concat(Stream.of(""), IntStream.of(shown).mapToObj(names::get)).toList(),
        IntStream.of(shown)
            .mapToObj(
                actual ->
                    Stream.concat(
                            Stream.of(names.get(actual)),
                            IntStream.of(shown).mapToObj(c -> Texts.count(matrix.count(actual, c))))
                        .toList())
            .toList());
  }

  /** Names come from folders: what nobody sees in them must not change the page. */
  private void text(String text) {
    sink.text(Shown.escaped(text));
  }

  private void begin() {
    sink.head();
    sink.title();
    text(title);
    sink.title_();
    sink.head_();
    sink.body();
  }

  private void heading(String text) {
    sink.section1();
    sink.sectionTitle1();
    text(text);
    sink.sectionTitle1_();
  }

  private void end() {
    sink.body_();
    sink.flush();
    sink.close();
  }

  private void section(String head, Runnable content) {
    sink.section2();
    sink.sectionTitle2();
    text(head);
    sink.sectionTitle2_();
    content.run();
    sink.section2_();
  }

  private void paragraph(String text) {
    sink.paragraph();
    text(text);
    sink.paragraph_();
  }

  private void table(List<String> head, List<List<String>> rows) {
    sink.table();
    sink.tableRows();
    row(head, sink::tableHeaderCell, sink::tableHeaderCell_);
    rows.forEach(row -> row(row, sink::tableCell, sink::tableCell_));
    sink.tableRows_();
    sink.table_();
  }

  private void row(List<String> cells, Runnable begin, Runnable end) {
    sink.tableRow();
    for (String cell : cells) {
      begin.run();
      text(cell);
      end.run();
    }
    sink.tableRow_();
  }
}
