package dev.nnmaven.gate.report.html;

import static dev.nnmaven.trainer.testing.TinyRun.images;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.baseline.Baseline;
import dev.nnmaven.gate.baseline.Change;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.baseline.Entries;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Subject;
import dev.nnmaven.gate.rule.RuleResult;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import dev.nnmaven.nn.data.image.augmentation.builtin.Augmenter;
import dev.nnmaven.nn.image.PixelImage;
import dev.nnmaven.nn.task.ConfusionMatrix;
import dev.nnmaven.nn.testing.Whole;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.figures.TrainingHistory;
import dev.nnmaven.trainer.text.Formats;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {

  private static final List<String> LETTERS = List.of("A", "B", "C");

  /** An epoch that was validated, and not judged on test images. */
  private static final String VALIDATED =
      "{\"epoch\":%d,\"loss\":1,\"trainingAccuracy\":0.5,\"validationAccuracy\":0.75,"
          + "\"validationLoss\":0.25,\"seconds\":1}";

  /** Where the letters' model is. */
  @TempDir static Path shared;

  /** Letters, judged by a network of one hidden layer after three epochs. */
  private static Evidence evidence;

  @TempDir Path folder;

  @BeforeAll
  static void judge() throws Exception {
    evidence = new Judged(shared, LETTERS, 8, 6).evidence();
  }

  private Judged letters() {
    return new Judged(folder, LETTERS, 8, 6);
  }

  private String html(Judged judged) throws Exception {
    return html(judged.evidence());
  }

  private String html(Evidence judged, RuleResult... rules) throws Exception {
    return html(judged, new Verdict(List.of(rules), true, List.of(), false));
  }

  private String html(Evidence judged, Verdict verdict) throws Exception {
    Path file = folder.resolve("index.html");
    HtmlReport.write(file, judged, verdict);
    return Files.readString(file);
  }

  /** The page of a model whose training.json has another text where it matches a pattern. */
  private String trained(String pattern, String text) throws Exception {
    String json = Files.readString(shared.resolve("training.json"));
    Path other = folder.resolve("training.json");
    Files.writeString(other, json.replaceFirst(pattern, text));
    TrainingHistory history = TrainingHistory.read(other, evidence.subject().modelSha256());
    return html(Found.like(evidence).history(history).evidence());
  }

  /** The same with so many other epochs, given their numbers, and what follows them. */
  private String trained(int number, IntFunction<String> epoch, String more) throws Exception {
    String epochs = IntStream.rangeClosed(1, number).mapToObj(epoch).collect(joining(","));
    return trained("\\[.*]", "[" + epochs + "]" + more);
  }

  private static int count(String html, String text) {
    return html.split(Pattern.quote(text), -1).length - 1;
  }

  /** What stands between the tags of a section. */
  private static String section(String html, String id) {
    int start = html.indexOf("<section id=\"" + id + "\"");
    return html.substring(start, html.indexOf("</section>", start));
  }

  private static RuleResult rule(String name, RuleResult.Outcome outcome) {
    return new RuleResult(name, outcome, "at least 90%", "50%", "");
  }

  @Test
  void write_hostileNames_areTextEverywhere() throws Exception {
    List<String> names =
        List.of(
            "<script>alert(1)</script>&\"'",
            "</script><img src=x onerror=alert(1)>",
            "</style></title>-->",
            "\" onload=\"alert(1)",
            "${1+1} @if(true)",
            "A\u001b[31m\u202e\u0007\u009b");
    String html =
        html(
            Judged.withBaseline(new Judged(folder, names, 8, 10).evidence()),
            rule(names.get(1), RuleResult.Outcome.FAILED),
            rule(names.get(5), RuleResult.Outcome.FAILED));
    assertThat(count(html, "A\\u001b[31m\\u202e\\u0007\\u009b")).isGreaterThan(10);
    assertThat(html.chars().filter(c -> c != '\n' && SafeText.isUnseen(c)).count()).isZero();
    assertThat(count(html, "<script")).isZero();
    assertThat(count(html, "</script")).isZero();
    assertThat(count(html, "</style")).isEqualTo(1);
    assertThat(html)
        .doesNotContain("<img src=x")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;\"'", "${1+1} @if(true)")
        .contains("title=\"&#34; onload=&#34;alert(1)\"");
  }

  @Test
  void write_anyModel_isTitledByItsProjectAndHasItsLayers() throws Exception {
    String html = html(evidence);
    assertThat(html)
        .containsPattern("<title>[0-9.]+%, Not gated: Shop &lt;letters&gt;</title>")
        .contains("<p class=\"kicker\"><bdi>Shop &lt;letters&gt;</bdi></p>")
        .contains("id=\"network\"", "#neurons\">Neurons<")
        .doesNotContain("#answers");
    assertThat(section(html, "network")).contains("<td>48</td>", "<td>588</td>", "<td>39</td>");
    Files.copy(evidence.subject().modelFile(), folder.resolve("digits.safetensors"));
    Subject digits =
        new Subject(
            "Shop",
            "shop",
            folder.resolve("digits.safetensors"),
            evidence.subject().modelSha256(),
            evidence.subject().whyStale());
    assertThat(html(Found.like(evidence).subject(digits).evidence()))
        .contains(": Shop, digits</title>");
  }

  /** Rows are actual classes. */
  @Test
  void write_confusion_isWhatWasCounted() throws Exception {
    ConfusionMatrix counts = evidence.ofClasses().evaluation().confusion();
    String text = section(html(evidence), "confusion").replaceAll("<[^>]*>|\\s", " ");
    for (int actual = 0; actual < 3; actual++) {
      int row = actual;
      List<Integer> of = IntStream.range(0, 3).mapToObj(c -> counts.count(row, c)).toList();
      assertThat(text)
          .containsPattern(
              " %s +%d +%d +%d ".formatted(LETTERS.get(actual), of.get(0), of.get(1), of.get(2)));
    }
  }

  @Test
  void write_twice_givesTheSameBytes() throws Exception {
    String first = html(Judged.withBaseline(evidence));
    assertThat(html(evidence)).as("without the accepted model").isNotEqualTo(first);
    assertThat(html(Judged.withBaseline(evidence))).isEqualTo(first);
    assertThat(folder).isDirectoryNotContaining(file -> !file.endsWith("index.html"));
  }

  @Test
  void write_manyMistakesOfInitialWeights_showsThoseOfTheJsonInItsOrder() throws Exception {
    Evidence untrained = letters().perClass(40).epochs(0).evidence();
    List<String> worst =
        untrained.findings().worst().stream().map(n -> untrained.run().examples().name(n)).toList();
    double[] losses =
        untrained.findings().worst().stream()
            .mapToDouble(n -> untrained.ofClasses().answers().losses()[n])
            .toArray();
    String html = html(untrained);
    assertThat(html).contains("the model was not trained: it has its initial weights");
    String mistakes = section(html, "mistakes");
    assertThat(worst).hasSize(20);
    assertThat(losses).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(mistakes)
        .containsSubsequence(worst.stream().map(name -> "<bdi>" + name + "</bdi>").toList())
        .contains("The 20 of ", " with the largest losses.");
    assertThat(count(mistakes, "alt=\"Image of class ")).isEqualTo(20);
    assertThat(count(mistakes, "alt=\"Parts that the answer ")).isEqualTo(20);
    assertThat(count(mistakes, "<img ")).isEqualTo(2 * 20);
  }

  @Test
  void write_convolutionsOfColours_drawsNetworkFiltersAndTheirAnswers() throws Exception {
    String html = html(letters().colours().hidden("conv(12, 3x3) relu, maxPool(2), 5 tanh"));
    assertThat(section(html, "network")).contains("<td>6x8x12</td>", "<wbr>");
    assertThat(html).contains("<a href=\"#neurons\">Filters</a>");
    String filters = section(html, "neurons");
    assertThat(filters)
        .contains(
            "First-layer weights of each filter",
            "All 12 filters of the first layer. Each looks at 3 × 3 pixels",
            "Middle gray does not count.");
    assertThat(count(filters, "<img ")).isEqualTo(12);
    String answers = section(html, "answers");
    assertThat(answers).contains("alt=\"B, as it is\"", "alt=\"C, answers of filter ");
    assertThat(count(answers, "<img ")).isEqualTo(3 * (1 + 8));
    assertThat(section(html, "mistakes")).contains(" covered, <bdi>");
  }

  @Test
  void write_ruleThatWasNotChecked_isNotPassed() throws Exception {
    RuleResult open = rule("second", RuleResult.Outcome.NOT_CHECKED);
    assertThat(html(evidence, rule("first", RuleResult.Outcome.PASSED), open))
        .contains("<span>Partly checked</span>", "1 of 2 rules passed, 1 not checked.");
    assertThat(html(evidence, open))
        .contains("<span>Not checked</span>")
        .doesNotContain("<span>Passed</span>");
    assertThat(html(evidence)).contains("<span>Not gated</span>", "No rule is configured");
  }

  @Test
  void write_imagesThatTheAcceptedModelMayHaveSeen_areCounted() throws Exception {
    Comparison all = Judged.withBaseline(evidence).comparison().orElseThrow();
    Comparison some =
        Found.compared(
            all.before().because(Optional.of("smaller <b>")), all.now().errors(), null, 1234);
    int images = all.before().size();
    assertThat(html(Judged.with(evidence, some)))
        .contains(
            Formats.format(" no longer; compared on %,d of %,d images", images, images + 1234),
            "<dt>shared</dt>",
            "; 1,234 may have been training images of nn-maven earlier",
            "<dt>why accepted</dt>",
            "smaller &lt;b");
  }

  @Test
  void write_acceptedModel_isComparedWith() throws Exception {
    assertThat(html(evidence)).doesNotContain("accepted model", "Change, points");
    String html = html(Judged.withBaseline(evidence));
    Change total = Judged.withBaseline(evidence).comparison().orElseThrow().total();
    assertThat(html)
        .contains(
            "%d newly recognized, %d no longer".formatted(total.gained(), total.lost()),
            "Change, points",
            "b".repeat(64));
  }

  /** Three models, the last of them on other test images. */
  @Test
  void write_acceptedModels_areDrawnOneAfterAnother() throws Exception {
    Evidence beside = Judged.withBaseline(evidence);
    Baseline last = beside.baseline().baseline().orElseThrow();
    Baseline first = accepted("c", last).after(Optional.empty(), Optional.empty());
    Baseline second =
        accepted("d", last).after(Optional.of(first), Optional.of(LocalDate.of(2026, 11, 27)));
    assertThat(html(beside)).doesNotContain("id=\"accepted\"");
    Baseline third = last.after(Optional.of(second), Optional.empty());
    assertThat(accepted(beside, third))
        .contains(
            "<bdi>3 models",
            "2, 2026-11-27: " + Formats.percent(last.entries().correct(), last.size()),
            "<td>2026-11-27</td>",
            "<td>" + "b".repeat(12) + "</td>")
        .containsPattern("<path class=\"first\" d=\"M167 (\\d+)L500 \\1M833 \\1\"/>")
        .containsSubsequence("<bdi>3</bdi>", "<bdi>2</bdi>", "<bdi>1</bdi>");
  }

  @Test
  void write_manyModelsAcceptedByTheSameImages_saysThatTheseAreWorn() throws Exception {
    Evidence beside = Judged.withBaseline(evidence);
    Baseline last = beside.baseline().baseline().orElseThrow();
    Optional<Baseline> models = Optional.empty();
    for (int model = 0; model < 7; model++) {
      models = Optional.of(accepted(Integer.toString(model), last).after(models, Optional.empty()));
    }
    assertThat(accepted(beside, models.orElseThrow())).contains("which are overused");
  }

  /** What the page says of the models accepted so far, of which this is the last. */
  private String accepted(Evidence beside, Baseline last) throws Exception {
    return section(html(Found.like(beside).baseline(last).evidence()), "accepted");
  }

  private static Baseline accepted(String digit, Baseline like) {
    long[] others = Arrays.stream(like.entries().keys()).map(key -> -1 - key).sorted().toArray();
    Entries entries = new Entries(others, like.entries().labels(), like.entries().errors());
    return Found.accepted(like.producer(), digit.repeat(64), like.names(), entries);
  }

  @Test
  void write_unknownHistory_saysWhyInPlaceOfCurves() throws Exception {
    assertThat(html(evidence)).contains("id=\"epochs\"").contains("0.8 seconds");
    assertThat(trained("(?s).*", "{}"))
        .contains("training.json was not written by nn:train")
        .doesNotContain("id=\"epochs\"");
  }

  @Test
  void write_outOfFold_showsFiguresAndSuspects() throws Exception {
    String found =
        """
        ],"outOfFold":{"unit":"image","examples":90,"model":{"accuracy":0.9,"loss":0.3},
        "standardError":0.03,"wrongLabels":1,"suspects":[{"image":"<b>.png","actual":"A"}]}""";
    assertThat(html(evidence)).doesNotContain("out-of-fold");
    assertThat(trained("(?s)\\]", found))
        .contains(
            "<p>Out-of-fold accuracy 90.00%, standard error 3.00%, loss 0.3000 (90 training images, each",
            "<p>1 training image may be labeled wrong: the first in this table.</p>",
            "<th scope=\"col\">Actual</th>",
            "<td><bdi>&lt;b&gt;.png</bdi></td><td><bdi>A</bdi></td>");
    assertThat(trained("(?s)\\]", found.replace("\"unit\"", "\"u\"")))
        .contains("training.json was not written by nn:train");
  }

  /** All classes are equally frequent in training, and A is the first. */
  @Test
  void write_curves_haveALineWhereChanceIs() throws Exception {
    int[] labels = evidence.ofClasses().answers().labels();
    String chance =
        Formats.percent((int) IntStream.of(labels).filter(c -> c == 0).count(), labels.length);
    String learning = section(html(evidence), "learning");
    assertThat(count(learning, ", chance " + chance)).as("epochs of a chart").isEqualTo(3);
    assertThat(learning)
        .contains("<span class=\"chance\">chance</span>")
        .containsPattern("<path class=\"chance\" d=\"M0 (\\d+)L500 \\1L1000 \\1\"/>");
  }

  @Test
  void write_manyEpochs_showsSomeWithTheBestAndTheLast() throws Exception {
    String epoch =
        "{\"epoch\":%d,\"loss\":1,\"trainingAccuracy\":0.5,\"heldOutAccuracy\":%s,\"heldOutLoss\":1,\"seconds\":1}";
    String html = trained(5000, n -> epoch.formatted(n, n == 1234 ? "0.9" : "0.5"), "");
    String learning = section(html, "learning");
    assertThat(count(learning, "<th scope=\"row\">")).isEqualTo(201);
    assertThat(learning)
        .contains(
            ">1<", ">1,234<", ">5,000<", "201 of 5,000 epochs", "highest in epoch 1,234, 90.00%")
        .contains("epoch 1,234: training 50.00%, test 90.00%");
    assertThat(count(learning, "<i ")).isEqualTo(2 * 201);
  }

  @Test
  void write_validated_hasAThirdCurveTheRateAndAMarkAtTheKeptEpoch() throws Exception {
    String epoch =
        "{\"epoch\":%d,\"learningRate\":0.%d,\"loss\":1,\"trainingAccuracy\":0.5,\"validationAccuracy\":0.75,"
            + "\"validationLoss\":0.25,\"heldOutAccuracy\":%s,\"heldOutLoss\":1,\"seconds\":1}";
    String html =
        trained(5, n -> epoch.formatted(n, 9 - n, n == 4 ? "0.9" : "0.5"), ",\"keptEpoch\":2");
    String learning = section(html, "learning");
    assertThat(learning)
        .contains(
            "The model is from epoch 2, marked in the charts: validation loss 0.2500.",
            "highest in epoch 4, 90.00%; the model is from epoch 2, 50.00%.",
            "<h3>Learning rate</h3>",
            "epoch 2 (kept): first step 0.7",
            "epoch 2 (kept): training 50.00%, validation 75.00%, test 50.00%",
            "<th scope=\"col\">Validation loss</th>");
    assertThat(count(learning, "<i class=\"kept\" style=\"left: 25.00%\">")).isEqualTo(3);
    assertThat(count(learning, "<path class=\"third\"")).isEqualTo(2);
  }

  /** With its sentences on one line. */
  private static String learning(String html) {
    return section(html, "learning").replaceAll("\\s+", " ");
  }

  @Test
  void write_heldOutOnce_isADotAtTheKeptEpochAndNamesNoBestEpoch() throws Exception {
    String learning = learning(trained(300, VALIDATED::formatted, ",\"keptEpoch\":7"));
    String heldOut = Formats.percent(evidence.ofClasses().evaluation().accuracy());
    assertThat(learning)
        .contains(
            "The model is from epoch 7, marked in the charts: validation loss 0.2500. The finished"
                + " model has an accuracy of "
                + heldOut
                + " on test images (the dot in the charts) and ",
            "evenly spaced, with the one that was kept.",
            "epoch 7 (kept): training 50.00%, validation 75.00%, test " + heldOut)
        .doesNotContain("Test accuracy</th>");
    assertThat(count(learning, "<path class=\"dots second\"")).as("of both charts").isEqualTo(2);
    assertThat(count(learning, ", test ")).isEqualTo(2);
  }

  @Test
  void write_refit_saysWhatValidationFoundAndForHowLongItWasTrainedAnew() throws Exception {
    String refit = "\"refit\":{\"epochs\":11,\"steps\":1727,\"images\":5000,\"seconds\":2.5}";
    String html = trained(1, VALIDATED::formatted, ",\"keptEpoch\":1," + refit);
    assertThat(learning(html))
        .contains(
            "Validation has found epoch 1, marked in the charts: validation loss 0.2500. Then the"
                + " model was trained again on all 5,000 images: 11 epochs, 1,727 steps. The"
                + " finished model has an accuracy of ");
    assertThat(html).contains("3.5 seconds");
  }

  private String members(String figure, double... values) throws Exception {
    String members =
        DoubleStream.of(values)
            .mapToObj(
                value ->
                    "{\"seed\":\"1\",\"epochs\":3,\"%s\":%s,\"seconds\":1}"
                        .formatted(figure, value))
            .collect(joining(","));
    return trained("\"epochs\"", "\"members\":[" + members + "],\"epochs\"");
  }

  @Test
  void write_severalNetworks_saysWhatTheyReachAlone() throws Exception {
    String html = members("heldOutAccuracy", 0.5, 0.75, 0.25);
    assertThat(learning(html))
        .contains(
            "Curves and figures are means over 3 networks. Alone, these reach a test accuracy of"
                + " 25.00% to 75.00%, median 50.00%; together, the one on this page.")
        .doesNotContain("(kept)", "class=\"kept\"");
    assertThat(html).contains(" seconds for each network");
    assertThat(section(members("heldOutRmse", 20, 10, 15), "learning"))
        .containsPattern(" of \\S*10\\S* to \\S*20\\S*, median \\S*15");
  }

  @Test
  void write_muchOfAnything_isBoundedAndSaysWhatIsLeftOut() throws Exception {
    List<String> classes = IntStream.range(0, 300).mapToObj("class-%04d"::formatted).toList();
    assertThat(bounded(new Judged(folder, classes, 20, 20).perClass(2).epochs(1).hidden("20")))
        .contains(
            "The 30 of 300 classes with the most mistakes.",
            "The 100 of 300 classes with the lowest recall.");
    assertThat(bounded(letters().hidden("4000")))
        .contains("The 100 of 4,000 neurons of the first layer");
    if (Whole.includes("images of 512 x 512 pixels")) {
      bounded(new Judged(folder, LETTERS, 512, 512).perClass(14).hidden("110"));
    }
  }

  private String bounded(Judged judged) throws Exception {
    String html = html(judged);
    assertThat(html.length()).isLessThan(2_000_000);
    return html;
  }

  @Test
  void write_augmentation_showsWhatTrainingSaw() throws Exception {
    assertThat(html(evidence)).doesNotContain("#augmentation", "id=\"augmentation\"");
    Judged judged = letters().epochs(10).option("augmentation", "shift(2)").option("seed", "7");
    Evidence shifted = judged.evidence();
    String strip = section(html(shifted), "augmentation");
    Augmenter augmenter = shifted(shifted);
    byte[] second = images(shifted.run().training().orElseThrow()).images().get(12).pixels();
    assertThat(strip)
        .contains(
            "<code><bdi>shift(2)</bdi></code>",
            "An image of each class: as it is, and as training saw it in the first 8 of 10 epochs.",
            "alt=\"C, in epoch 8\"",
            PixelGrid.of(new PixelImage(8, 6, second)).image() + "\" alt=\"B, as it is",
            PixelGrid.of(new PixelImage(8, 6, augmenter.augment(second, 3, 12))).image()
                + "\" alt=\"B, in epoch 3");
    assertThat(count(strip, "<img ")).isEqualTo(3 * 9);
  }

  private static Augmenter shifted(Evidence judged) {
    return new Augmenter(
        Augmentation.listOf("shift(2)"),
        judged.model().orElseThrow().preprocessing(ImagePreprocessing.class),
        7);
  }

  /** What is drawn depends on an image's place among those that steps are made on. */
  @Test
  void write_augmentationBesideValidation_countsOnlyWhatWasTrainedOn() throws Exception {
    Judged judged = letters().epochs(2).option("augmentation", "shift(2)").option("seed", "7");
    Evidence shifted = judged.option("validationFraction", "0.5").evidence();
    Dataset trainedOn = images(shifted.run().trainedOn().orElseThrow());
    int place = FilterAnswers.firstOfClasses(trainedOn).get(1);
    assertThat(place).isLessThan(12);
    byte[] pixels = shifted(shifted).augment(trainedOn.images().get(place).pixels(), 1, place);
    assertThat(section(html(shifted), "augmentation"))
        .contains(PixelGrid.of(new PixelImage(8, 6, pixels)).image() + "\" alt=\"B, in epoch 1");
  }

  @Test
  void write_augmentationThatCannotBeRepeated_saysWhy() throws Exception {
    assertThat(html(letters().option("augmentation", "<own>(3)").option("seed", "1")))
        .contains(
            "<code><bdi>&lt;own&gt;(3)</bdi></code>", "cannot be repeated: unknown augmentation");
    assertThat(html(letters().option("augmentation", "shift(2)")))
        .contains("Its effect is not shown: <bdi>it cannot be repeated");
  }
}
