package dev.nnmaven.gate.card;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.rule.MetricValue;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.text.FloatText;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.data.PreparedColumn;
import dev.nnmaven.trainer.figures.ModelFigures;
import dev.nnmaven.trainer.files.Json;
import dev.nnmaven.trainer.text.ModelName;
import dev.nnmaven.trainer.text.Unit;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a card says.
 *
 * @param card what POM and people say
 * @param figures of all test examples
 * @param classes of each class, the worst first
 * @param slices of each slice
 */
record CardContent(
    Card card,
    Evidence evidence,
    Verdict verdict,
    ModelFigures model,
    List<MetricValue> figures,
    List<MetricValue> classes,
    List<MetricValue> slices) {

  static CardContent of(Card card, Evidence evidence, Verdict verdict) {
    return new CardContent(
        card,
        evidence,
        verdict,
        evidence.modelFigures(),
        MetricValue.all(evidence),
        MetricValue.ofClasses(evidence).stream()
            .sorted(Comparator.comparingDouble(MetricValue::value))
            .toList(),
        MetricValue.ofSlices(evidence));
  }

  /** Rows of a table; evaluation.json has all. */
  static final int MOST_ROWS = 200;

  /** What HTML would take for a tag or a comment. */
  private static final Pattern TAG = Pattern.compile("<(?=[A-Za-z/!?])");

  /** Whether the model itself is known, and not only its answers. */
  boolean isOurs() {
    return model.producer() != null;
  }

  /** Name of the model in all repositories: {@code letters}, {@code letters-digits}. */
  String name() {
    String own = ModelName.of(evidence.subject().modelFile());
    return SafeText.text(card.project().artifact() + (own.isEmpty() ? "" : "-" + own));
  }

  /** What people say of a topic, in Markdown. */
  Optional<String> said(Topic topic) {
    return Optional.ofNullable(card.texts().get(topic));
  }

  /** The same on one line. */
  private Optional<String> line(Topic topic) {
    return said(topic).map(text -> text.replaceAll("\\s+", " "));
  }

  /** Licences of the model. */
  List<License> licenses() {
    return line(Topic.LICENSE)
        .map(name -> List.of(new License(name, "")))
        .orElse(card.project().licenses());
  }

  String dataset() {
    return SafeText.text(
        line(Topic.DATASET).orElseGet(() -> String.valueOf(card.data().getFileName())));
  }

  Unit unit() {
    return evidence.unit();
  }

  int heldOut() {
    return evidence.findings().answers().size();
  }

  /** As it is called where models are shared: {@code tabular-classification}. */
  String task() {
    String kind = evidence.findings().measure().task().kind();
    return (unit() == Unit.IMAGE ? "image-" : "tabular-") + kind;
  }

  /** What goes in, one thing each. */
  List<String> inputs() {
    List<String> columns = model.columns();
    String color = model.color() == null ? "gray" : model.color();
    return columns != null
        ? columns.stream().map(SafeText::text).toList()
        : List.of("%s image of %s × %s".formatted(color, model.width(), model.height()));
  }

  /** What the model reveals of its training data, if it has texts. */
  Optional<String> privacy() {
    return evidence.model().map(TrainedModel::preprocessing).flatMap(PreparedColumn::privacy);
  }

  String licenseText() {
    return licenses().isEmpty()
        ? "not stated"
        : licenses().stream().map(License::name).collect(Collectors.joining(", "));
  }

  static String title(MetricValue figure) {
    return figure.type().replace('_', ' ');
  }

  static String json(String text) {
    return Json.text(SafeText.text(text));
  }

  /** What people wrote, as a block quote, which ends whatever they opened in it. */
  static String quote(String markdown) {
    return markdown
        .strip()
        .lines()
        .map(line -> TAG.matcher(line.replace("\t", "    ")).replaceAll("&lt;"))
        .map(line -> ("> " + SafeText.escaped(line)).stripTrailing())
        .collect(Collectors.joining("\n"));
  }

  /** A number for programs, without an exponent, which YAML would take for a text. */
  static String number(double value) {
    return new BigDecimal(FloatText.of(value)).toPlainString();
  }
}
