package dev.nnmaven.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.data.table.Missing;
import dev.nnmaven.trainer.testing.Written;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableSettingsTest {

  private static String mistakes(Settings settings) {
    TableSettings.parse(settings);
    return settings.mistakes().text();
  }

  @Test
  void parse_listOfColumns_isThatOfElements() {
    Settings list = Written.of("columns", " a:b:yesNo, size : ordinal(small, large),c, d:ignore");
    assertThat(TableSettings.parse(list).columns())
        .containsOnlyKeys("a:b", "size", "c, d")
        .containsEntry("c, d", ColumnRule.IGNORED)
        .hasEntrySatisfying(
            "size", rule -> assertThat(rule.values()).isEqualTo(List.of("small", "large")))
        .hasEntrySatisfying(
            "a:b", rule -> assertThat(rule.form()).isEqualTo(Optional.of(ColumnKind.YES_NO)))
        .isEqualTo(
            TableSettings.parse(
                    Written.of(
                        "columns/a:b", "yesNo",
                        "columns/size", "ordinal(small, large)",
                        "columns/c, d", "ignore"))
                .columns());
    assertThat(list.mistakes().text()).isEmpty();
  }

  @Test
  void parse_severalWrongColumnsOfAList_areAllNamed() {
    assertThat(mistakes(Written.of("columns", "a:numbr, b:category(x), c:, d:date")))
        .contains("nn.columns/a: ", "(did you mean number?), or ignore")
        .contains("nn.columns/b: category takes no values in parentheses, or ignore")
        .contains("nn.columns/c: ")
        .doesNotContain("nn.columns/d");
    assertThat(mistakes(Written.of("columns", "a:number, a:date")))
        .isEqualTo("nn.columns: \"a\" is named twice");
    assertThat(mistakes(Written.of("columns", "number")))
        .startsWith("nn.columns: expected names and values, such as \"island:category,")
        .endsWith("found \"number\"");
  }

  @Test
  void parse_wrongChoices_areRefusedWithWhatThereIs() {
    assertThat(
            mistakes(
                Written.list(
                    "minCategoryRows=5; unknownCategory=othr; missingTarget=skp; task=guess")))
        .contains("nn.unknownCategory: unknown choice \"othr\"; allowed: refuse, other (did you")
        .contains("nn.missingTarget: unknown choice \"skp\"; allowed: refuse, skip (did you mean")
        .contains("nn.task: unknown task \"guess\"; allowed: ")
        .doesNotContain("nn.minCategoryRows");
    assertThat(mistakes(Written.of("minCategoryRows", "5", "unknownCategory", "Refuse")))
        .startsWith("nn.minCategoryRows: categories of fewer rows are taken together");
  }

  /** So that two POMs that mean the same make the same model. */
  @Test
  void options_anySpelling_areWrittenInOneWay() {
    TableSettings settings =
        TableSettings.parse(
            Written.list(
                "target= kind ; columns=b:YESNO,a:Ignore; missing=b:MEAN, auto;"
                    + " missingTarget=Skip; unknownCategory=OTHER; minCategoryRows=3"));
    assertThat(settings.target()).contains("kind");
    assertThat(settings.missing("a")).isEqualTo(Missing.AUTO);
    assertThat(settings.missing("b")).isEqualTo(Missing.MEAN);
    assertThat(settings.options())
        .isEqualTo(
            Map.of(
                "columns", "a:ignore, b:yesNo",
                "missing", "auto, b:mean",
                "missingTarget", "skip",
                "unknownCategory", "other",
                "minCategoryRows", "3"));
    TableSettings none =
        TableSettings.parse(Written.list("missing=refuse; missingTarget=refuse; numbers=standard"));
    assertThat(none.options()).isEmpty();
    assertThat(none.withMean("a<b").withSkips().elements(none))
        .containsExactly("<missing>a&lt;b:mean</missing>", "<missingTarget>skip</missingTarget>");
  }

  @Test
  void parse_missingOfNamesWithCommasAndColons_areTheirs() {
    Settings settings =
        Written.of("missing", "size, m2:indicator, mean, a:b : mean,c, d:refuse, e,f:mean");
    assertThat(TableSettings.parse(settings).missing())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "size, m2", Missing.INDICATOR,
                "", Missing.MEAN,
                "a:b", Missing.MEAN,
                "c, d", Missing.REFUSE,
                "e,f", Missing.MEAN));
    assertThat(settings.mistakes().text()).isEmpty();
    assertThat(TableSettings.parse(settings).options())
        .containsEntry("missing", "mean, a:b:mean, c, d:refuse, e,f:mean, size, m2:indicator");
  }

  @Test
  void parse_missingThatIsNoWay_isRefused() {
    assertThat(mistakes(Written.of("missing", "meen")))
        .contains("nn.missing: ", "\"meen\"", "did you mean mean?");
    assertThat(mistakes(Written.of("missing", "mean, indicator")))
        .startsWith("nn.missing: expected one way for all columns");
    assertThat(mistakes(Written.of("missing", "mean, cabin:men"))).contains("\"men\"");
    assertThat(mistakes(Written.of("missing", "cabin:mean, meen")))
        .isEqualTo(
            "nn.missing: expected one way for all columns, and others as COLUMN:WAY, such as"
                + " \"mean, cabin:indicator\", found \"cabin:mean, meen\"");
    assertThat(mistakes(Written.of("missing", "mean,"))).startsWith("nn.missing: ");
  }

  @Test
  void parse_missingOfAColumnThatIsNoInput_isRefused() {
    assertThat(
            mistakes(Written.of("target", "t", "missing", "t:mean, x:mean", "columns", "x:ignore")))
        .isEqualTo(
            "nn.missing: t is the target, which is never filled in; nn.missingTarget=skip leaves"
                + " rows without it out; nn.missing: x is ignored (nn.columns); leave one of the two"
                + " out");
    assertThat(mistakes(Written.of("target", "t", "missing", "mean", "columns", "x:ignore")))
        .isEmpty();
  }
}
