package dev.nnmaven.gate.card;

import dev.nnmaven.gate.report.Markdown;
import dev.nnmaven.gate.rule.MetricValue;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.figures.ModelFigures;
import dev.nnmaven.trainer.files.Json;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.ModelName;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A model card in Markdown, with Hugging Face's metadata as YAML before it, in which texts are
 * quoted as in JSON. What people wrote is a block quote, which ends whatever they opened in it, so
 * that none of them can hide a figure that follows.
 */
record CardPage(CardContent content) {

  private static final int MOST_ROWS = 200;
  private static final String NONE = "*Not stated.*\n";

  private static final String OF_TEXTS =
      "given as n-grams, into which the caller cuts them with TextTokenizer.ngrams of nn-core";

  /** What HTML would take for a tag or a comment. */
  private static final Pattern TAG = Pattern.compile("<(?=[A-Za-z/!?])");

  static String of(CardContent content) {
    CardPage page = new CardPage(content);
    return page.metadata() + page.head() + page.people() + page.found() + page.model();
  }

  private String metadata() {
    List<License> licenses = content.licenses();
    String license = licenses.size() == 1 ? licenses.get(0).huggingFace() : "other";
    String named = license.equals("other") ? "\nlicense_name: " + json(licenseText()) : "";
    String link =
        licenses.stream()
            .map(License::url)
            .filter(url -> !url.isEmpty())
            .findFirst()
            .map(url -> "\nlicense_link: " + json(url))
            .orElse("");
    String dataset = json(content.dataset());
    return """
        ---
        license: %s%s%s
        %spipeline_tag: %s
        tags: [%s]
        datasets: [%s]
        metrics: [%s]
        model-index:
          - name: %s
            results:
              - task:
                  type: %5$s
                dataset:
                  name: %7$s
                  type: %7$s
                  split: test
                metrics:
        %s---
        """
        .formatted(
            license,
            named,
            named.isEmpty() ? "" : link,
            isOurs() ? "library_name: nn-maven\n" : "",
            content.task(),
            isOurs() ? "nn-maven, safetensors, java" : "nn-maven",
            dataset,
            all(content.figures(), one -> one.type() + ", ").replaceFirst(", $", ""),
            json(content.name()),
            all(content.figures(), CardPage::metric));
  }

  /** Whether the model itself is known, and not only its answers. */
  private boolean isOurs() {
    return content.model().producer() != null;
  }

  private static String metric(MetricValue figure) {
    return """
                  - type: %s
                    value: %s
                    name: %s
        """
        .indent(0)
        .formatted(
            figure.type(),
            CardContent.number(figure.value()),
            json(
                title(figure)
                    + figure
                        .interval()
                        .map(any -> ", 95% confidence " + figure.intervalText())
                        .orElse(figure.noBound().isEmpty() ? "" : ", " + figure.noBound())));
  }

  private static String title(MetricValue figure) {
    return figure.type().replace('_', ' ');
  }

  private static String json(String text) {
    return Json.text(SafeText.text(text));
  }

  private static String all(List<MetricValue> figures, Function<MetricValue, String> text) {
    return figures.stream().map(text).collect(Collectors.joining());
  }

  private String licenseText() {
    return content.licenses().isEmpty()
        ? "not stated"
        : content.licenses().stream().map(License::name).collect(Collectors.joining(", "));
  }

  private String head() {
    Card.Project project = content.card().project();
    return """

        # %s

        %s

        %sPeople wrote the quoted text. The figures are from nn:evaluate, %s.
        """
        .formatted(
            Markdown.text(
                ModelName.title(
                    content.evidence().subject().project(),
                    content.evidence().subject().modelFile())),
            Markdown.text(
                "%s %s of %s, %s"
                    .formatted(
                        project.artifact(), project.version(), project.group(), content.task())),
            project.description().isBlank() ? "" : quote(project.description()) + "\n",
            isOurs()
                ? "on %s of the test data".formatted(content.unit().count(content.heldOut()))
                : "in its answers to %s. It was not trained here: only its answers are known"
                    .formatted(content.unit().count(content.heldOut())));
  }

  private String people() {
    return Arrays.stream(Topic.values())
        .filter(topic -> topic != Topic.LICENSE && topic != Topic.DATASET)
        .map(topic -> section(topic.title(), content.said(topic).map(CardPage::quote).orElse(NONE)))
        .collect(Collectors.joining());
  }

  private static String section(String title, String body) {
    return "\n## %s\n\n%s".formatted(title, body);
  }

  private static String quote(String markdown) {
    return markdown
        .strip()
        .lines()
        .map(line -> TAG.matcher(line.replace("\t", "    ")).replaceAll("&lt;"))
        .map(line -> ("> " + SafeText.escaped(line)).stripTrailing() + "\n")
        .collect(Collectors.joining());
  }

  private String found() {
    String gate = "**%s**\n".formatted(Markdown.text(content.verdict().line()));
    String caveats =
        content.caveats().stream()
            .map(one -> "\n" + Markdown.text(Formats.capitalized(one)) + ".\n")
            .collect(Collectors.joining());
    String classes =
        table(
            content.classes(), one -> one.slice().replaceFirst("^class=", "") + ", " + one.type());
    return section("Results", table(content.figures(), CardPage::title) + caveats)
        + (content.classes().isEmpty() ? "" : section("Classes", classes))
        + section("Slices", table(content.slices(), one -> one.slice() + ", " + one.type()))
        + section(
            "Gate",
            content.verdict().results().isEmpty()
                ? gate
                : gate + "\n" + String.join("\n", Markdown.rules(content.verdict())) + "\n");
  }

  private static String table(List<MetricValue> figures, Function<MetricValue, String> name) {
    if (figures.isEmpty()) {
      return "None.\n";
    }
    String rows =
        all(
            Formats.first(figures, MOST_ROWS),
            one ->
                "| %s | %s | %s | %s |\n"
                    .formatted(
                        Markdown.text(name.apply(one)),
                        one.text(),
                        one.intervalText(),
                        Formats.count(one.examples())));
    String more =
        figures.size() > MOST_ROWS
            ? "\nThe first %s of %s; evaluation.json has all.\n"
                .formatted(MOST_ROWS, Formats.count(figures.size()))
            : "";
    return "| | value | 95% confidence | examples |\n|---|---|---|---|\n" + rows + more;
  }

  private String model() {
    ModelFigures model = content.model();
    return section(
        "Model",
        "| | |\n|---|---|\n"
            + Stream.of(
                    fact("license", licenseText()),
                    fact("input", isOurs() ? String.join(", ", content.inputs()) : null),
                    fact("privacy", content.privacy().orElse(null)),
                    fact(
                        "texts in its ONNX file",
                        content.privacy().map(texts -> OF_TEXTS).orElse(null)),
                    fact("output", content.outputs()),
                    fact("network", model.network()),
                    fact("weights and biases", text(model.parameters(), Formats::count)),
                    fact("loss", model.loss()),
                    fact("made by", model.producer()),
                    fact(isOurs() ? "SHA-256" : "SHA-256 of its answers", model.sha256()),
                    fact("data", content.dataset()),
                    fact("trained on", text(model.trainingImages(), content.unit()::count)),
                    fact("SHA-256 of these", model.trainingSha256()),
                    isOurs()
                        ? Objects.requireNonNull(model.options()).entrySet().stream()
                            .map(one -> fact("nn." + one.getKey(), one.getValue()))
                            .collect(Collectors.joining())
                        : "")
                .collect(Collectors.joining()));
  }

  private static @Nullable String text(@Nullable Number number, LongFunction<String> words) {
    return number == null ? null : words.apply(number.longValue());
  }

  /** A row; nothing of what is unknown. */
  private static String fact(String name, @Nullable String value) {
    return value == null
        ? ""
        : "| %s | %s |\n".formatted(Markdown.text(name), Markdown.text(value));
  }
}
