package dev.nnmaven.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.data.table.ColumnKind;
import dev.nnmaven.nn.data.table.Missing;
import dev.nnmaven.trainer.testing.Written;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableSettingsTest {

  @Test
  void parse_listOfColumns_isThatOfElements() {
    SettingsReader list =
        Written.reader("columns", " a:b:yesNo, size : ordinal(small, large),c, d:ignore");
    assertThat(TableSettings.parse(list).columns().rules())
        .containsOnlyKeys("a:b", "size", "c, d")
        .containsEntry("c, d", ColumnRule.IGNORED)
        .hasEntrySatisfying(
            "size", rule -> assertThat(rule.values()).isEqualTo(List.of("small", "large")))
        .hasEntrySatisfying(
            "a:b", rule -> assertThat(rule.form()).isEqualTo(Optional.of(ColumnKind.YES_NO)))
        .isEqualTo(
            TableSettings.parse(
                    Written.reader(
                        "columns/a:b", "yesNo",
                        "columns/size", "ordinal(small, large)",
                        "columns/c, d", "ignore"))
                .columns()
                .rules());
    assertThat(list.mistakes().lines()).isEmpty();
  }

  /** The beginning of what is said, and what else. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          columns=a:numbr, b:category(x), c:, d:date | nn.columns/a: | (did you mean number?), or ignore
          columns=a:numbr, b:category(x), c:, d:date | nn.columns/a: | nn.columns/b: category takes no values in parentheses, or ignore
          columns=a:numbr, b:category(x), c:, d:date | nn.columns/a: | nn.columns/c:
          columns=a:number, a:date | nn.columns: "a" is named twice |
          columns=number | nn.columns: expected names and values, such as "island:category, | found "number"
          unknownCategory=othr | nn.unknownCategory: unknown choice "othr"; allowed: refuse, other(rows) (did you |
          missingTarget=skp | nn.missingTarget: unknown choice "skp"; allowed: refuse, skip (did you mean |
          task=guess | nn.task: unknown task "guess"; allowed: |
          unknownCategory=other(none) | nn.unknownCategory: expected a whole number, at least 1 | found "none"
          missing=meen | nn.missing: | "meen"
          missing=meen | nn.missing: | did you mean mean?
          missing=mean, indicator | nn.missing: expected one way for all columns |
          missing=mean, cabin:men | nn.missing: | "men"
          missing=cabin:mean, meen | nn.missing: expected one way for all columns, and others as COLUMN:WAY, such as | "mean, cabin:indicator", found "cabin:mean, meen"
          missing=mean, | nn.missing: |
          target=t; missing=t:mean, x:mean; columns=x:ignore | nn.missing: t is the target, which is never filled in; nn.missingTarget=skip ignores rows without it; nn.missing: | x is ignored (nn.columns); remove one
          """)
  void parse_wrongSettings_areRefusedWithWhatThereIs(String list, String start, String more) {
    SettingsReader settings = Written.reader(list);
    TableSettings.parse(settings);
    assertThat(String.join("; ", settings.mistakes().lines()))
        .startsWith(start)
        .contains(more == null ? start : more)
        .doesNotContain("nn.columns/d");
  }

  /** So that two POMs that mean the same make the same model. */
  @Test
  void options_anySpelling_areWrittenInOneWay() throws ConfigurationException {
    Settings written =
        Written.list(
            "target= kind ; columns=b:YESNO,a:Ignore; missing=b:MEAN, auto;"
                + " missingTarget=Skip; unknownCategory=OTHER( rows = 3 )");
    TableSettings settings = written.read(TableSettings::parse);
    assertThat(settings.target()).contains("kind");
    assertThat(settings.columns().missing("a")).isEqualTo(Missing.AUTO);
    assertThat(settings.columns().missing("b")).isEqualTo(Missing.MEAN);
    assertThat(settings.columns().kinds()).isEqualTo(Map.of("a", "ignore", "b", "yesNo"));
    assertThat(Parameters.recorded(written.without(List.of("columns", "target"))))
        .containsAllEntriesOf(
            Map.of(
                "missing", "auto, b:mean",
                "missingTarget", "skip",
                "unknownCategory", "other(3)"));
    Settings usual = Written.list("missing=refuse; missingTarget=refuse; numbers=standard");
    TableSettings none = usual.read(TableSettings::parse);
    assertThat(Parameters.recorded(usual)).isEqualTo(Parameters.recorded(Written.of()));
    assertThat(none.columns().withMean("a<b").withSkips().elements(none.columns()))
        .containsExactly("<missing>a&lt;b:mean</missing>", "<missingTarget>skip</missingTarget>");
  }

  @Test
  void parse_missingOfNamesWithCommasAndColons_areTheirs() {
    SettingsReader settings =
        Written.reader("missing", "size, m2:indicator, mean, a:b : mean,c, d:refuse, e,f:mean");
    assertThat(TableSettings.parse(settings).columns().missing())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "size, m2", Missing.INDICATOR,
                "", Missing.MEAN,
                "a:b", Missing.MEAN,
                "c, d", Missing.REFUSE,
                "e,f", Missing.MEAN));
    assertThat(settings.mistakes().lines()).isEmpty();
    assertThat(Parameters.recorded(settings.settings()))
        .containsEntry("missing", "mean, a:b:mean, c, d:refuse, e,f:mean, size, m2:indicator");
  }
}
