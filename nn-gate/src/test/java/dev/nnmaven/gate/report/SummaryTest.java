package dev.nnmaven.gate.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.rule.RuleResult;
import dev.nnmaven.gate.rule.RuleResult.Outcome;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.gate.template.PlainTemplate;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.data.DataHealth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTest {

  private static String of(ExampleEvaluation example) {
    return Summary.of(example.evidence(), example.verdict());
  }

  private static List<String> lines(ExampleEvaluation example) {
    return of(example).lines().toList();
  }

  /** An evaluation by rules called first, second and third. */
  private static ExampleEvaluation gated(Outcome... outcomes) {
    List<String> names = List.of("first", "second", "third");
    return new ExampleEvaluation()
        .rules(
            IntStream.range(0, outcomes.length)
                .mapToObj(i -> ExampleEvaluation.rule(names.get(i), outcomes[i]))
                .toArray(RuleResult[]::new));
  }

  @Test
  void of_nothingRequired_saysSoAndShowsFigures() {
    assertThat(of(new ExampleEvaluation()))
        .isEqualTo(
            """
            ### ℹ️ no gate rules configured

            **80.00%** of 30 test images recognized (24), 95% confidence 62.69% to 90.49%; always naming A, the most frequent class of the test images, would give 33.33%.

            **Most often confused:** <code>B</code> taken for <code>C</code> (3), <code>A</code> taken for <code>B</code> (1), <code>C</code> taken for <code>A</code> (1), <code>C</code> taken for <code>B</code> (1)

            **Data:** nothing odd about the images

            <sub>Shop: Letters, model SHA-256 <code>0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef</code></sub>
            """);
  }

  @Test
  void of_severalRules_hasATableWithTheFailedFirst() {
    List<String> lines = lines(gated(Outcome.PASSED, Outcome.FAILED, Outcome.NOT_CHECKED));
    assertThat(lines.get(0)).isEqualTo("### ❌ gate: 1 of 3 rules failed, 1 not checked");
    assertThat(lines.subList(4, 9))
        .containsExactly(
            "| | rule | required | found | |",
            "|---|---|---|---|---|",
            "| ❌ | <code>second</code> | at least 90% | 80.00% | because of second |",
            "| ➖ not checked | <code>third</code> | at least 90% | 80.00% | because of third |",
            "| ✅ | <code>first</code> | at least 90% | 80.00% | because of first |");
  }

  @Test
  void of_ruleThatWasNotChecked_isNotPassed() {
    assertThat(lines(gated(Outcome.PASSED, Outcome.NOT_CHECKED)))
        .first()
        .isEqualTo("### ⚠️ gate: 1 of 2 rules passed, 1 not checked");
    assertThat(lines(gated(Outcome.NOT_CHECKED)))
        .first()
        .isEqualTo("### ⚠️ gate: 1 of 1 rule not checked");
    assertThat(lines(gated(Outcome.FAILED).onlyWarns()).get(0))
        .startsWith("### ⚠️ gate: 1 of 1 rule failed; the build continues (nn");
  }

  @Test
  void of_baselineThatHadSeenSomeImages_comparesOnTheOthersAndSaysHowMany() {
    assertThat(
            lines(
                new ExampleEvaluation()
                    .acceptedBecause("smaller, for @all <b>")
                    .leftOut(6)
                    .baseline(10, 7, 6)))
        .contains(
            "The accepted model: 76.66%; the difference is +3.33 points (2 images gained, 1 lost;"
                + " compared on 30 of 36 images; 6 may have been training images of it).",
            "Why it was accepted: smaller, for &#64;&#8203;all &#60;b&#62;",
            "**Worse:** <code>A</code> 100.00% → 90.00%",
            "**Better:** <code>C</code> 60.00% → 80.00%");
  }

  @Test
  void of_errorsThatRose_comparesThem() {
    assertThat(of(new ExampleEvaluation().ofNumbers(2.5, 2)))
        .contains(
            "The accepted model: RMSE 2.000, MAE 2.000; 4 rows have a larger error now, 0 a smaller"
                + " one (permutation test: by chance, their mean rises so with p = 0.0625).\n\n**Data:");
  }

  @Test
  void of_oddImages_countsThem() {
    DataHealth health =
        new DataHealth(
            List.of(new DataHealth.Leak("A/1.png", "A/2.png")),
            List.of(List.of("A/3.png", "A/4.png"), List.of("A/5.png", "A/6.png")),
            List.of(),
            List.of("A/7.png"),
            0);
    assertThat(lines(new ExampleEvaluation().health(health)))
        .contains(
            "**Data:** 1 test image occurs in training too; 4 images are there more than"
                + " once; 1 image is of one color");
  }

  @Test
  void of_equalRowsOfSeveralNumbers_doesNotSpeakOfClasses() {
    DataHealth health =
        new DataHealth(List.of(), List.of(), List.of(List.of("t.csv:2", "t.csv:3")), List.of(), 0);
    assertThat(lines(new ExampleEvaluation().ofNumbers(2.5).health(health)))
        .contains("**Data:** 2 images occur with several numbers");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a|b",
        "`x`",
        "<img src=x onerror=alert(1)>",
        "a\r\n\n# head",
        "[l](http://e.example)",
        "![i](http://e.example/i.png)",
        "www.example.com",
        "&lt;",
        "\\|",
        "a\u202eb",
        "a\u0000b",
        "a\ud800b",
        ":smile:",
      })
  void of_hostileClassName_isOnlyText(String name) {
    String usual = of(new ExampleEvaluation().classes("A", "B", "C"));
    String hostile = of(new ExampleEvaluation().classes(name, "B", "C"));
    assertThat(hostile.lines()).hasSameSizeAs(usual.lines().toList());
    String shown = hostile.substring(hostile.indexOf("<code>C</code> taken for <code>"));
    shown = shown.substring("<code>C</code> taken for <code>".length());
    shown = shown.substring(0, shown.indexOf("</code> (1)"));
    assertThat(shown).matches("([\\p{L}\\p{N} ,:;()%/.-]|&#\\d+;)*");
    assertThat(decoded(shown)).isEqualTo(SafeText.escaped(name));
  }

  /** What a browser makes of it. */
  private static String decoded(String html) {
    return Pattern.compile("&#(\\d+);")
        .matcher(html)
        .replaceAll(
            match -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(match.group(1)))))
        .replace("\u200b", "");
  }

  @Test
  void text_mentionsOrVeryLong_mentionsNobodyAndIsCut() {
    assertThat(Markdown.text("minClassRecall of @octocat, #12, !3"))
        .isEqualTo("minClassRecall of &#64;&#8203;octocat, &#35;&#8203;12, &#33;&#8203;3");
    assertThat(Markdown.code("x".repeat(5000))).isEqualTo("<code>" + "x".repeat(200) + "…</code>");
    assertThat(Markdown.text("x".repeat(5000))).isEqualTo("x".repeat(2000) + "…");
  }

  /** Not even of a drop in many classes, which takes more than two hundred characters. */
  @Test
  void rules_longExplanation_keepsItsEnd() {
    String why = "A 5 lost, 0 gained, ".repeat(20) + "as 10 images fewer would have shown";
    RuleResult rule = new RuleResult("r", Outcome.PASSED, "", "", why);
    assertThat(
            PlainTemplate.fill(
                Summary.class, "ruletable.jte", new Verdict(List.of(rule), true, List.of(), false)))
        .contains(why);
  }
}
