package dev.nnmaven.gate.card;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.gate.evaluation.Evaluation;
import dev.nnmaven.gate.evaluation.EvaluationJob;
import dev.nnmaven.gate.evaluation.JudgedFile;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.report.Reports;
import dev.nnmaven.gate.rule.MetricValue;
import dev.nnmaven.gate.rule.RuleResult;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.console.ProgressDisplay;
import dev.nnmaven.trainer.data.ImageExamples;
import dev.nnmaven.trainer.job.EvaluationRun;
import dev.nnmaven.trainer.measure.RegressionPredictions;
import dev.nnmaven.trainer.task.TrainingTask;
import dev.nnmaven.trainer.testing.Tables;
import dev.nnmaven.trainer.testing.Written;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class CardTest {

  private static final String SHA = "0123456789abcdef".repeat(4);

  @TempDir Path folder;

  private static Card.Project project(String text, License... licenses) {
    return new Card.Project("com.example", "letters", "1.0", text, List.of(licenses));
  }

  private static final License APACHE =
      new License(
          "The Apache License, Version 2.0", "https://www.apache.org/licenses/LICENSE-2.0.txt");

  /** A network that was not trained, on 30 images of four pixels of each class. */
  private static Evidence evidence(String title, String... classes) throws Exception {
    List<String> names = List.of(classes);
    EvaluationRun run =
        new EvaluationRun(
            Found.untrained(new ImagePreprocessing(2, 2), names, "5", 1),
            new ImageExamples(Found.noise(names, 2, 2, Channels.GRAY, 30 * names.size())),
            "somewhere",
            Optional.empty(),
            List.of());
    return Found.judged(title, Path.of("model.safetensors"), SHA, run);
  }

  private static Verdict verdict(String found) {
    return new Verdict(
        List.of(
            new RuleResult(
                "minAccuracy", RuleResult.Outcome.FAILED, "at least 90%", found, "because")),
        true,
        List.of(),
        false);
  }

  private Card card(Card.Project project, Settings settings) throws Exception {
    Path usual = folder.resolve("nn-card.md");
    return settings.read(reader -> Card.parse(reader, project, usual, false)).orElseThrow();
  }

  private Reports written(Card card, Evidence evidence, Verdict verdict) throws Exception {
    Reports reports = new Reports(folder.resolve("target"), "");
    card.write(reports, evidence, verdict);
    return reports;
  }

  /** All figures of a card, by what they are, and of which slice. */
  private static Map<String, MetricValue> figures(Evidence evidence) {
    return Stream.of(
            MetricValue.all(evidence),
            MetricValue.ofClasses(evidence),
            MetricValue.ofSlices(evidence))
        .flatMap(List::stream)
        .collect(toMap(one -> (one.type() + " " + one.slice()).strip(), one -> one));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> metadata(Path card) throws Exception {
    String text = Files.readString(card);
    assertThat(text).startsWith("---\n");
    String yaml = text.substring(4, text.indexOf("\n---\n"));
    return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> result(Map<String, Object> metadata) {
    Map<String, Object> index = ((List<Map<String, Object>>) metadata.get("model-index")).get(0);
    return ((List<Map<String, Object>>) index.get("results")).get(0);
  }

  @Test
  void write_ofClasses_hasTheFigures() throws Exception {
    Evidence evidence = evidence("Letters", "A", "B", "C");
    Settings settings =
        Written.of(
            "data", "src/letters",
            "modelCard/intendedUse", "Sorting\n        letters.",
            "modelCard/dataLicense", "CC-BY-4.0",
            "modelCard/responsible", "The team");
    Reports reports =
        written(card(project("Reads", APACHE), settings), evidence, verdict("80.00%"));

    int[] labels = evidence.ofClasses().answers().labels();
    int[] taken = evidence.ofClasses().answers().classes();
    long right = IntStream.range(0, 90).filter(i -> labels[i] == taken[i]).count();
    Map<String, MetricValue> figures = figures(evidence);
    MetricValue accuracy = figures.get("accuracy");
    assertThat(accuracy.value()).isEqualTo(right / 90.0);
    // A share p at the bound b of Wilson's interval: |p - b| = z * sqrt(b (1 - b) / n).
    MetricValue.Interval interval = accuracy.interval().orElseThrow();
    for (double b : new double[] {interval.low(), interval.high()}) {
      assertThat(Math.abs(right / 90.0 - b) / Math.sqrt(b * (1 - b) / 90))
          .isCloseTo(1.959963984540054, within(1e-9));
    }
    assertThat(figures.keySet())
        .contains("precision", "f1", "roc_auc", "calibration_error")
        .contains("loss", "gain", "recall class=A", "recall class=B", "recall class=C");
    long rightOfB = IntStream.range(0, 90).filter(i -> labels[i] == 1 && taken[i] == 1).count();
    assertThat(figures.get("recall class=B").value()).isEqualTo(rightOfB / 30.0);

    Map<String, Object> metadata = metadata(reports.card());
    assertThat(metadata)
        .contains(
            entry("license", "apache-2.0"),
            entry("pipeline_tag", "image-classification"),
            entry("datasets", List.of("letters")))
        .containsKeys("tags", "metrics", "model-index", "library_name");
    assertThat(result(metadata).get("metrics").toString())
        .contains("type=accuracy, value=" + CardContent.number(right / 90.0));
    assertThat(Files.readString(reports.card()))
        .contains("\n# Letters\n", "\n> Reads\n", "\n## Intended use\n\n> Sorting\n> letters.\n")
        .contains(
            "\n## Limitations\n\n*Not stated.*\n",
            "| A, recall | ",
            "| ❌ | <code>",
            SHA,
            "> The team")
        .doesNotContain(folder.toString(), "privacy")
        .doesNotContainPattern("\r|20\\d\\d-\\d\\d-\\d\\d|\\d\\d:\\d\\d:\\d\\d");
    byte[] page = Files.readAllBytes(reports.card());
    Card again = card(project("Reads", APACHE), settings);
    assertThat(written(again, evidence("Letters", "A", "B", "C"), verdict("80.00%")).card())
        .hasBinaryContent(page);
  }

  @Test
  void write_ofNumbers_hasErrorsWithIntervals() throws Exception {
    List<String> flowers = Tables.flowers(600, 1);
    List<String> lines =
        IntStream.range(0, 600).mapToObj(i -> flowers.get(i) + ",seen near tree " + i).toList();
    Path data = Tables.write(folder.resolve("t.csv"), Tables.HEADER + ",remark", lines);
    Settings settings =
        Written.of("data", data, "modelFile", folder.resolve("m.safetensors"), "target", "weight")
            .with("columns", "remark:text")
            .with("task", "regression")
            .with("epochs", "3")
            .with("fork", "never")
            .with("slices", "soil")
            .with("maxMae", "0");
    TrainingTask.run(settings, Lines.NONE, ProgressDisplay.NONE);
    Evaluation judged = EvaluationJob.judge(settings, JudgedFile::parse);
    Reports reports =
        written(
            card(project(""), settings.with("card", "write")), judged.evidence(), judged.verdict());

    Map<String, MetricValue> figures = figures(judged.evidence());
    RegressionPredictions answers = judged.evidence().ofNumbers().answers();
    double squares = 0;
    for (int i = 0; i < answers.size(); i++) {
      squares += Math.pow(answers.predicted()[i] - answers.actual()[i], 2);
    }
    double rmse = Math.sqrt(squares / answers.size());
    assertThat(figures.get("rmse").value()).isCloseTo(rmse, within(1e-9));
    MetricValue found = figures.get("mae");
    MetricValue.Interval interval = found.interval().orElseThrow();
    assertThat(found.value()).isBetween(interval.low(), interval.high());
    assertThat(figures).containsKeys("mae", "r_squared", "rmse soil=clay").doesNotContainKey("f1");
    Map<String, Object> metadata = metadata(reports.card());
    assertThat(metadata)
        .contains(entry("license", "other"), entry("license_name", "not stated"))
        .contains(entry("pipeline_tag", "tabular-regression"), entry("datasets", List.of("t.csv")));
    assertThat(metadata.get("model-index").toString()).contains("name=letters-m");
    assertThat(Files.readString(reports.card()))
        .contains("| privacy | the model file contains words of the training texts");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\n---\nb: c",
        "\": [ { & * ! % @ ` # | >",
        "</td><script>alert(1)</script>",
        "<!-- no end",
        "![i](http://e.example/i.png)",
        "a|b\\|c",
        "\u202eabc\u0000\u007f\u0085\u2028\ufeff",
        "\ud800 alone \ud83d\ude00",
        "0x10",
        "no",
        "```\n~~~",
      })
  void write_ofHostileTexts_isWhole(String text) throws Exception {
    Settings settings =
        Written.of("modelCard/dataset", text + "d", "modelCard/license", text + "l");
    for (Topic topic : Topic.values()) {
      settings = settings.with("modelCard/" + topic.element, text + topic);
    }
    Card.Project project =
        new Card.Project(text, text, text, text, List.of(new License(text, text)));
    Evidence evidence = evidence(text, text + "1", text + "2");
    Reports reports = written(card(project, settings), evidence, verdict(text));

    Map<String, Object> metadata = metadata(reports.card());
    assertThat((List<?>) result(metadata).get("metrics")).hasSizeGreaterThan(6);
    assertThat(String.join(" ", metadata.keySet()))
        .isEqualTo(
            "license license_name library_name pipeline_tag tags datasets metrics model-index");
    String card = Files.readString(reports.card());
    String body = card.substring(card.indexOf("\n---\n") + 5);
    assertThat(body)
        .doesNotContain("<!--", "<script", "<td")
        .doesNotContainPattern("[\\p{Cc}&&[^\n]]|\u202e|\u2028");
    // Whatever is of several lines, or opens something, is within a quote.
    assertThat(body.lines().filter(line -> line.matches("\\s*(```|~~~|---|!\\[).*"))).isEmpty();
    assertThat(body.lines().filter(line -> line.startsWith("## ")).collect(joining(" ")))
        .isEqualTo(
            "## Intended use ## Out of scope use ## Limitations ## Ethical considerations"
                + " ## Responsible ## Data license ## Results ## Classes ## Slices ## Gate ## Model");
  }

  private String mistakes(Settings settings, License... licenses) {
    SettingsReader reader = new SettingsReader(settings);
    Card.parse(reader, project("", licenses), folder.resolve("nn-card.md"), false);
    return String.join("; ", reader.mistakes().lines());
  }

  @Test
  void parse_required_saysWhatIsMissingAndHowToAddIt() throws Exception {
    Settings settings =
        Written.of(
            "card", "require",
            "modelCard/intendedUse", "Sorting letters",
            "modelCard/outOfScopeUse", "...",
            "modelCard/limitations", " TODO ",
            "modelCard/ethicalConsiderations", "none",
            "modelCard/dataLicense", "MIT");
    assertThat(mistakes(settings))
        .isEqualTo(
            """
            nn.card: is require, but the model card lacks: Out of scope use, Limitations, Responsible, License. Add it to the POM:
                <modelCard>
                  <outOfScopeUse>...</outOfScopeUse> <!-- uses that are not allowed -->
                  <limitations>...</limitations> <!-- where it is known to be wrong -->
                  <responsible>...</responsible> <!-- a person or team, and how to reach them -->
                  <license>...</license> <!-- licence of the model, such as Apache-2.0 -->
                </modelCard>
              or in %s:
                ## Out of scope use
                ...
                ## Limitations
                ...
                ## Responsible
                ...
                ## License
                ..."""
                .formatted(folder.resolve("nn-card.md")));
    Files.writeString(
        folder.resolve("nn-card.md"),
        """
        # Letters <!-- of the shop -->
        ## Out-of-Scope Use
        Handwriting.
        ```
        ## no heading
        ```
        ## limitations ##
        ### Fonts
        - Few.
        ## Responsible
        <!-- who? -->
        """);
    assertThat(mistakes(settings.with("x", ""), APACHE)).isNotEmpty();
    assertThat(mistakes(settings, APACHE)).contains("the model card lacks: Responsible. Add");
    Settings whole = settings.with("modelCard/responsible", "We");
    assertThat(card(project("", APACHE), whole).texts().get(Topic.LIMITATIONS))
        .isEqualTo("### Fonts\n- Few.");
    assertThat(card(project("", APACHE), whole).texts().get(Topic.OUT_OF_SCOPE_USE))
        .isEqualTo("Handwriting.\n```\n## no heading\n```");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "## Limits | unknown section \"Limits\"",
        "## Limitations\\na\\n## Limitations\\nb | \"Limitations\" appears twice",
        "## Intended use\\na | \"Intended use\" appears twice",
        "\\377 | nn-card.md is not UTF-8",
      })
  void parse_ofAFileThatIsWrong_saysWhatAndWhere(String content, String expected) throws Exception {
    Path file = folder.resolve("nn-card.md");
    Files.write(file, content.translateEscapes().getBytes(StandardCharsets.ISO_8859_1));
    Settings settings = Written.of("modelCard/intendedUse", "x");
    assertThat(mistakes(settings)).startsWith("nn.modelCard: ").contains(expected);
  }

  @Test
  void parse_ofOtherMistakes_saysThem() throws Exception {
    assertThat(mistakes(Written.of("card", "yes")))
        .isEqualTo("nn.card: expected one of [none, write, require], found \"yes\"");
    assertThat(mistakes(Written.of("modelCard/limits", "x")))
        .startsWith("nn.modelCard: unknown element <limits>");
    Files.createSymbolicLink(folder.resolve("nn-card.md"), Path.of("none.md"));
    assertThat(mistakes(Written.of())).contains("nn-card.md does not exist");
    Files.write(folder.resolve("none.md"), new byte[(1 << 20) + 1]);
    assertThat(mistakes(Written.of())).contains("too long");
  }

  @Test
  void parse_whereNobodyAsks_writesOnlyWhatSomebodyBegan() throws Exception {
    Path usual = folder.resolve("nn-card.md");
    assertThat(Card.parse(Written.reader(), project(""), usual, false)).isEmpty();
    assertThat(Card.parse(Written.reader(), project(""), usual, true)).isPresent();
    SettingsReader said = Written.reader("modelCard/limitations", "x");
    assertThat(Card.parse(said, project(""), usual, false)).isPresent();
    assertThat(Card.parse(said.on(said.settings().with("card", "none")), project(""), usual, false))
        .isEmpty();
    Files.writeString(usual, "## Limitations\nx");
    assertThat(Card.parse(Written.reader(), project(""), usual, false)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "Apache-2.0, apache-2.0",
    "'The Apache Software License, Version 2.0', apache-2.0",
    "MIT License, mit",
    "GPL-3.0-or-later, gpl-3.0",
    "CC-BY-NC-SA-4.0, cc-by-nc-sa-4.0",
    "BlueOak-1.0.0, other",
    "Ours alone, other",
    "'', other",
  })
  void license_ofAName_isFoundWhereItIsKnown(String name, String huggingFace) {
    License license = new License(name, "javascript:alert(1)");
    assertThat(license.huggingFace()).isEqualTo(huggingFace);
    assertThat(license.url()).isEmpty();
  }
}
