package dev.nnmaven.gate.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.trainer.text.Unit;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TestSetReuseTest {

  /** The sample project's: 1,144 of 1,200 are right. */
  private static Baseline accepted(Optional<Baseline> before, int examples, String target) {
    float[] errors = new float[1200];
    Arrays.fill(errors, 0, 56, 1);
    int models = before.map(one -> one.history().accepted()).orElse(0);
    Baseline accepted =
        Found.accepted(
            Integer.toHexString(0x100 + models).repeat(64),
            errors,
            Optional.of(target).filter(name -> !name.isEmpty()));
    long first = examples * 1_000_000L;
    Entries entries = accepted.entries();
    return accepted
        .with(
            new Entries(
                LongStream.range(first, first + errors.length).toArray(), entries.labels(), errors))
        .after(before, Optional.empty());
  }

  private static Baseline accepted(int models, Baseline before, int examples, String target) {
    Baseline last = before;
    for (int model = 0; model < models; model++) {
      last = accepted(Optional.ofNullable(last), examples, target);
    }
    return last;
  }

  @Test
  void warning_ofTheSeventhModelInARow_saysWhatCanBeBelieved() {
    Baseline six = accepted(6, null, 1, "");
    assertThat(TestSetReuse.warning(six, Unit.IMAGE, false)).isEmpty();
    assertThat(TestSetReuse.warning(accepted(1, six, 1, ""), Unit.IMAGE, false))
        .contains(
            "7 models in a row were accepted on nearly the same 1,200 images, which are"
                + " overused: they prove no more than a quarter as many new ones. Its accuracy is"
                + " 95.33%, but you can claim only 92.93%. This counts accepted models only, not"
                + " refused ones or looks at errors.csv. Use new test images (nn.testData), then"
                + " run mvn nn:baseline");
    assertThat(TestSetReuse.warning(accepted(60, six, 1, ""), Unit.IMAGE, false).orElseThrow())
        .as("the last thirty are kept")
        .startsWith("at least 30 models in a row");
  }

  @Test
  void warning_ofExamplesInGroups_saysThatTheyTellLess() {
    assertThat(TestSetReuse.warning(accepted(7, null, 1, ""), Unit.IMAGE, true).orElseThrow())
        .contains(
            "you can claim only 92.93%, and less because some of the images belong together. This");
  }

  /** Why it was accepted may be said later. */
  @Test
  void warning_ofOneModelThatWasAcceptedAgain_countsItOnce() {
    Baseline six = accepted(6, null, 1, "");
    Baseline again = six.because(Optional.of("smaller")).after(Optional.of(six), Optional.empty());
    assertThat(again.history().entries()).isEqualTo(six.history().entries());
    assertThat(again.history().accepted()).isEqualTo(6);
    assertThat(TestSetReuse.warning(again, Unit.IMAGE, false)).isEmpty();
  }

  @Test
  void warning_ofOtherExamples_isNone() {
    Baseline worn = accepted(9, null, 1, "");
    assertThat(TestSetReuse.warning(accepted(6, worn, 2, ""), Unit.IMAGE, false)).isEmpty();
    assertThat(TestSetReuse.warning(accepted(7, worn, 2, ""), Unit.IMAGE, false)).isPresent();
  }

  @Test
  void warning_ofANumberOrWithoutAHistory_saysNoAccuracy() {
    assertThat(TestSetReuse.warning(accepted(8, null, 1, "price"), Unit.ROW, false).orElseThrow())
        .startsWith("8 models in a row were accepted on nearly the same 1,200 rows")
        .contains("new ones. This")
        .contains("Use new test rows");
    Baseline without = Found.accepted("a".repeat(64), new float[] {0, 1}, Optional.empty());
    assertThat(TestSetReuse.warning(without, Unit.IMAGE, false)).isEmpty();
  }
}
