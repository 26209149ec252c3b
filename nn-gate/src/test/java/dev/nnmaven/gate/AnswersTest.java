package dev.nnmaven.gate;

import static dev.nnmaven.gate.testing.JsonFigures.assertFigures;
import static dev.nnmaven.gate.testing.JsonFigures.at;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.console.ProgressDisplay;
import dev.nnmaven.trainer.task.TrainingTask;
import dev.nnmaven.trainer.testing.Written;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {

  @TempDir Path folder;

  private Path file(String name, String text) throws Exception {
    byte[] bytes = text.translateEscapes().getBytes(StandardCharsets.ISO_8859_1);
    return Files.write(folder.resolve(name), bytes);
  }

  private JsonElement figures(Path file, Object... settings) throws Exception {
    Judge.judge(Written.of(settings).with("predictions", file.toString())).writeReports(folder);
    return JsonParser.parseString(Files.readString(folder.resolve("nn/evaluation.json")));
  }

  /** Figures of scikit-learn 1.4.2 (roc_auc_score, average_precision_score, log_loss, f1_score). */
  @Test
  void judge_probabilities_haveTheFiguresOfScikitLearn() throws Exception {
    Path answers =
        file(
            "answers.csv",
            """
            id,actual,p(a),p(b),p(c)
            1,a,0.7,0.2,0.1
            2,a,0.3,0.3,0.4
            3,b,0.3,0.6,0.1
            4,b,0.123456789,0.776543211,0.1
            5,c,0.2,0.2,0.6
            6,c,0.5,0.4,0.1
            7,a,0.7,0.1,0.2
            """);
    JsonObject found = figures(answers).getAsJsonObject();
    assertThat(at(found, "heldOut/loss").getAsDouble())
        .isCloseTo(0.7849231460355329, within(1e-12));
    assertThat(at(found, "probabilities/auc").getAsDouble())
        .isCloseTo(0.8416666666666667, within(1e-12));
    assertThat(at(found, "probabilities/averagePrecision").getAsDouble())
        .isCloseTo(0.8365079365079365, within(1e-12));
    assertFigures(found, "heldOut/correct=5");
    Path rounded = file("rounded.csv", "id,actual,p(a),p(b)\n1,a,.5,.49\n2,a,.71,.3\n");
    assertFigures(figures(rounded), "heldOut/correct=2");
    assertThat(found.keySet()).doesNotContain("health");
    assertThat(found.getAsJsonObject("model").keySet()).containsExactly("file", "sha256");
    assertThat(Files.readString(folder.resolve("nn/report/index.html")))
        .contains("only its answers are known")
        .doesNotContain("id=\"network\"", "id=\"learning\"", "id=\"data\"", "id=\"columns\"");
  }

  /** Whichever library reads a name, all of them know it, and what is near to it. */
  @Test
  void settings_ofAnyLibrary_areKnownToAllAndMisspelledOnesRefused() {
    Settings settings = Written.list("modelFile=m; epocs=3; minAcuracy=1; slics=a; gate/minF1=1%");
    String expected =
        "The configuration has 3 mistakes:\n"
            + "  nn.epocs: unknown property (did you mean nn.epochs?)\n"
            + "  nn.minAcuracy: unknown property (did you mean nn.minAccuracy?)\n"
            + "  nn.slics: unknown property (did you mean nn.slices?)";
    List<ThrowingCallable> calls =
        List.of(
            () -> Judge.judge(settings, List.of(Answer.of("1", "a", "a"))),
            () -> Acceptance.accept(settings.unset(List.of("gate")), List.of(), "p", Lines.NONE),
            () -> settings.with("input", "some.png").read(ExplanationJob::parse));
    for (ThrowingCallable call : calls) {
      assertThatThrownBy(call).isInstanceOf(ConfigurationException.class).hasMessage(expected);
    }
    assertThatThrownBy(
            () -> TrainingTask.run(settings.with("data", "d"), Lines.NONE, ProgressDisplay.NONE))
        .hasMessageContaining(expected.substring(expected.indexOf('\n')));
  }

  private String classes(String wrong) {
    List<String> bad = List.of(wrong.split(","));
    return IntStream.range(0, 100)
        .mapToObj(i -> "t%s,%s,%s".formatted(i, "ab".charAt(i % 2), said(i, bad)))
        .collect(joining("\n", "ticket,team,said\n", "\n"));
  }

  private static char said(int i, List<String> bad) {
    return "ab".charAt((i + (bad.contains("" + i) ? 1 : 0)) % 2);
  }

  private static String numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(String::valueOf).collect(joining(","));
  }

  /**
   * 2 · Σ C(25, k), k = 18 to 25, / 2²⁵ = 0.0433 for both sides, half of it, rounded up, for the
   * rule's one.
   */
  @Test
  void baseline_ofAnswers_isComparedById() throws Exception {
    String columns = "id:ticket, actual:team, predicted:said";
    Path before = file("before.csv", classes(numbers(0, 7)));
    Path after = file("after.csv", classes(numbers(7, 25)));
    Object[] settings = {
      "predictions", before, "predictionColumns", columns, "baseline", folder.resolve("b.json")
    };
    assertThat(Acceptance.accept(Written.of(settings), "test", Lines.NONE)).isEmpty();
    settings[1] = after;
    Judgement found =
        Judge.judge(Written.of(settings).with("evidence", "worse").with("confidence", "97%"));
    assertThat(found.passed()).isFalse();
    assertThat(found.message()).contains("18", "7", "p = 0.0217", "mvn nn:baseline");

    String others = classes("0").replaceAll("t([0-4][0-9])", "u$1").replace("t99,b", "t99,a");
    settings[1] = file("others.csv", others);
    assertThat(Judge.judge(Written.of(settings)).message())
        .contains(
            "baselineMismatch", "41 of the 100 rows", "; 41 answers with a new id, or another")
        .contains("actual value: u10, u11, u12");
  }

  @Test
  void judge_answersAtHand_areLikeThoseOfAFile() throws Exception {
    List<Answer> answers = List.of(Answer.of("x", 2, 1.5), Answer.of("y", 3, 3.5));
    assertThat(Judge.judge(Written.of("maxRmse", "0.5"), answers).passed()).isTrue();
    assertThat(Judge.judge(Written.of(), answers).message()).startsWith("The model has no gate.");
    assertThatThrownBy(() -> Judge.judge(Written.of(), List.of()))
        .hasMessage("answers: there are none");
    assertThat(Judge.judge(Written.of("maxMae", "0.4"), answers).message())
        .contains("FAILED   maxMae", "0.5000", "improve the model where it is made");
    List<Answer> twice = List.of(Answer.of("x", "1", "1"), Answer.of("x", "2", "1"));
    assertThatThrownBy(() -> Judge.judge(Written.of(), twice))
        .isInstanceOf(DatasetException.class)
        .hasMessage("answers, line 2: column id: expected an id of its own, found \"x\" of line 1");
  }

  @Test
  void accept_answersAtHand_areTheBaselineOfLaterOnes() throws Exception {
    Settings settings = Written.of("baseline", folder.resolve("b.json"));
    List<Answer> before = List.of(Answer.of("x", "a", "a"), Answer.of("y", "b", "b"));
    assertThat(Acceptance.accept(settings, before, "test", Lines.NONE)).isEmpty();
    assertThat(Judge.judge(settings, before).passed()).isTrue();
    List<Answer> after = List.of(before.get(0), Answer.of("y", "b", "a"));
    assertThat(Judge.judge(settings, after).message()).contains("1 lost and 0 gained");
    assertThat(Acceptance.accept(settings, after, "test", Lines.NONE).get(0)).contains("worse");
  }

  @ParameterizedTest
  @CsvSource({
    "predictions, none.csv, none.csv does not exist; expected the file of the answers. A test or",
    "predictions, '', is a folder; expected the file of the answers",
    "modelFile, none.safetensors, No model at ",
    "modelFile, '', is a folder; expected the file of a model",
  })
  void judge_whatIsNotThere_isRefused(String parameter, String name, String message) {
    Settings settings = Written.of(parameter, folder.resolve(name), "data", folder);
    assertThatThrownBy(() -> Judge.judge(settings))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(message);
  }

  @Test
  void judge_intervalsOfAnswers_areCountedAndMeasured() throws Exception {
    String some = "id,actual,predicted,lower,upper\na,1,2,1,3\nb,2,3,2.5,3\nc,5,5,5,5\n";
    Path file = file("intervals.csv", some);
    JsonElement found = figures(file, "minIntervalCoverage", "0.6");
    assertFigures(found, "intervals/covered=2; intervals/width=0.8333333333333334");
    String none = file("none.csv", "id,actual,predicted\na,1,2\n").toString();
    assertThat(Judge.judge(Written.of("predictions", none, "minIntervalCoverage", "0.6")).message())
        .contains("the answers have no columns lower and upper");
  }

  @ParameterizedTest
  @CsvSource({
    "maxOverfit, 5%, its training data",
    "maxLeaked, 0, its training data",
    "maxDrift, 0.25, its training data",
    "maxPredictionDrift, 0.1, its training data",
    "maxAucDrop, 1%, a release to compare with",
    "maxCost, 1, its costs",
    "minCoverage, 90%, its threshold",
    "maxParameters, 100, its file",
  })
  void judge_aRuleThatNeedsAModel_isRefused(String rule, String limit, String needs) {
    assertThatThrownBy(
            () -> Judge.judge(Written.of("predictions", "not-even-there.csv", rule, limit)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("nn." + rule + ": needs a model and " + needs);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "actual,predicted\\na,b | lacks columns that answers have (nn.predictionColumns=id:NAME",
        "ids,actual,prediction\\n1,a,b | id, predicted (did you mean prediction?); it has ids, actual, prediction",
        "id,actual,predict\\n1,a,b | : predicted (did you mean predict?); it has id",
        "'' | is empty; expected a line of column names",
        "id,actual,predicted\\n | has no rows",
        "id,actual,predicted\\n1,a,b\\n1,a,b | line 3: column id: expected an id of its own",
        "id,actual,predicted\\n1 ,a,b\\n 1,a,b | expected an id of its own, found \"1\" of line 2",
        "id,actual,predicted\\nNA,a,b | line 2: column id: expected a value, found none, NA or null",
        "id,actual,predicted\\n1,,b | line 2: column actual: expected a value, found none",
        "id,actual,predicted\\n1,2,\\n | line 2: column predicted: expected a value, found none",
        "id,actual,predicted\\n1,2,NaN | line 2: column predicted (number): expected a number",
        "id,actual,predicted\\n1,2,1e999 | line 2: column predicted (number): expected a number",
        "id,actual,predicted\\n1,2.5,1\\n2,3,1e38 | line 3: column predicted: expected a number between",
        "id,actual,predicted\\n1,Ok,Ok\\n2,Ok,ok | line 3: column predicted: expected a class as column actual has it, found \"ok\" (did you mean Ok?)",
        "id,actual,predicted\\n,,\\n,,\\n,,\\n,,\\n,,\\n,,\\n,,\\n,,\\n,,\\n,,\\n,, | ... and 1 row more",
        "id;actual;predicted\\n1;2;3\\n2;2,5;2,6 | line 3: column actual: expected a number with a point",
        "id,actual,predicted\\n1,.1,1\\n2,.2,1\\n3,.3,1\\n4,.4,1\\n5,.5,1\\n6,.6,1\\n7,.7,1\\n8,.8,1\\n9,.9,1\\n10,high,1 | line 11: column actual (number): expected a number such as 39.1, found \"high\" (if these are classes: nn.predictionColumns=actual:actual:category)",
        "id;actual;predicted\\n1;1.234,5;2 | nn.predictionColumns=actual:actual:category), found \"1.2",
        "id;actual;p(a);p(b)\\n1;a;0,5;0,5 | line 2: column p(a) (number): expected a number",
        "id,actual,p(a),p(b)\\n1,a,50%,50% | line 2: column p(a) (number): expected a number",
        "id,actual,p(a),p(b)\\n1,a,.5, | line 2: column p(b): expected a value, found none",
        "id,actual,predicted,p(a),p(b)\\n1,a,c,1,0 | line 2: column predicted: expected a class that",
        "id,actual,p(a),p()\\n1,a,1,0 | expected at most 10,000 classes, each with a name, found 2",
        "id,actual,predicted,group\\n1,a,b,g\\n2,a,b, | line 3: column group: expected a value, found",
        "id,actual,predicted,id\\n1,a,b,1 | line 1: two columns have the name id",
        "id,actual,,predicted\\n1,a,b,c | line 1: column 3 of 4 has no name",
        "id,actual,predicted\\n1,a,b,c | line 2: expected 3 cells, as in the first line, found 4",
        "id,actual,predicted\\n1,\"a,b | line 2: ",
        "id,actual,predicted\\n1,a,\\351 | is not UTF-8",
        "\\037\\213\\b id,actual | line 1 or after: the packed data",
        "{\"id\":1,\"actual\":2,\"predicted\":} | line 1",
        "{\"id\":1,\"actual\":2,\"predicted\":[2]} | line 1",
        "id,actual,p(high),p(b)\\n1,b,.5,.5\\n2,hihg,1,0\\n3,hihg,1,0 | line 3: column actual: expected a class that has probabilities, of high, b, found \"hihg\" (did you mean high?)",
        "id,actual,p(a),p(b)\\n1,a,.5,NaN | line 2: column p(b) (number): expected a number",
        "id,actual,p(a),p(b)\\n1,a,1.5,-.5 | line 2: column p(a): expected a probability, 0 to 1",
        "id,actual,p(a),p(b)\\n1,a,.5,.49\\n2,a,.71,.3\\n3,a,.5,.511 | line 4: column p(a), p(b): expected probabilities with the sum 1, or off by at most 0.010, found 1.011",
        "id,actual,p(a),p(b)\\n1,a,.5 | line 2: expected 4 cells",
        "id,actual,predicted,lower,upper\\n1,2,3,4,3 | column lower: expected at most the upper",
        "id,actual,predicted,lower\\n1,2,3,4 | for others): upper; it has id",
      })
  void judge_aBrokenFile_isRefused(String text, String message) throws Exception {
    Path answers = file(text.startsWith("{") ? "a.jsonl" : "a.csv", text);
    assertThatThrownBy(() -> figures(answers)).hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tickets | nn.predictionColumns: expected a column of its own for some of [id, actual",
        "idd:x | found \"idd:x\"",
        "id:x, actual:x | found \"id:x, actual:x\"",
        "actual:x:date | found \"actual:x:date\"",
        "id:actual | expected a column of its own",
      })
  void parse_otherColumns_areRefused(String columns, String message) {
    assertThatThrownBy(
            () -> Judge.judge(Written.of("predictions", "a.csv", "predictionColumns", columns)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(message);
  }

  @Test
  void judge_fewWholeNumbers_areClassesUnlessSaid() throws Exception {
    Path seven = file("seven.jsonl", "{\"id\":1,\"actual\":7,\"predicted\":7}\\n");
    assertFigures(figures(seven), "heldOut/correct=1");
    String asNumbers = "actual:actual:number";
    assertFigures(figures(seven, "predictionColumns", asNumbers), "regression/heldOut/rows=1");
    Path floats = file("floats.csv", "id,actual,predicted\n1,0,0.0\n2,1,0.0\n3,1,1.0\n");
    assertFigures(figures(floats), "heldOut/correct=2");
    String digits =
        IntStream.range(0, 9).mapToObj(i -> "%1$s,%1$s,%1$s\n".formatted(i)).collect(joining());
    Path one = file("one.csv", "id,actual,predicted\n" + digits + "9,none,none\n");
    assertFigures(figures(one), "heldOut/correct=10");
    Path ages = file("ages.csv", "id,actual,predicted\n1,7,7\n2,8,8.5\n");
    assertFigures(figures(ages), "regression/heldOut/rows=2");
    Path group = file("group.csv", "id,group,predicted\n1,a,a\n2,1,1\n");
    assertFigures(figures(group, "predictionColumns", "actual:group"), "heldOut/correct=2");
  }
}
