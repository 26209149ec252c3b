package dev.nnmaven.gate.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.nn.model.MalformedFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorBaselineFileTest {

  private static final String SHA = "0123456789abcdef".repeat(4);
  private static final float[] ERRORS = {
    0f, 1.5f, Float.MIN_VALUE, Float.MAX_VALUE, 3f, 4f, 5f, 6f, 7.25f
  };

  @TempDir Path folder;

  private static Baseline accepted(float[] errors) {
    return Found.accepted(SHA, errors, Optional.of("price"));
  }

  private Path written(Baseline baseline) throws Exception {
    Path file = folder.resolve("baseline.json");
    BaselineFile.write(file, baseline);
    return file;
  }

  private Path written(Optional<String> reason) throws Exception {
    return written(accepted(ERRORS).because(reason).after(Optional.empty(), Optional.empty()));
  }

  @Test
  void write_aBaseline_isReadableLineByLine() throws Exception {
    List<String> lines = Files.readAllLines(written(Optional.of("smaller")));
    assertThat(lines).containsSequence("  \"target\": \"price\",", "  \"examples\": 9,");
    assertThat(lines)
        .containsSequence(
            "  \"errors\": [",
            "    \"AAAAAAAAAAAAAAAA AAAAAAAAABA_wAAA AAAAAAAAACAAAAAB AAAAAAAAADB_f___"
                + " AAAAAAAAAEBAQAAA AAAAAAAAAFBAgAAA AAAAAAAAAGBAoAAA AAAAAAAAAHBAwAAA"
                + " AAAAAAAAAIBA6AAA\"");
  }

  @Test
  void read_whatWasWritten_isTheSame() throws Exception {
    Baseline read = BaselineFile.read(written(Optional.of("smaller")));
    assertThat(read.entries().errors()).containsExactly(ERRORS);
    assertThat(read.target()).contains("price");
    assertThat(read.reason()).contains("smaller");
    assertThat(BaselineFile.read(written(Optional.empty())).reason()).isEmpty();
  }

  /** Keys are as good as random. */
  @Test
  void write_aHundredThousandRows_areLessThanTwoMegabytes() throws Exception {
    Random random = new Random(1);
    float[] errors = new float[100_000];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = random.nextFloat();
    }
    long[] keys = random.longs(errors.length, 0, 1L << 60).sorted().toArray();
    Path file =
        written(
            accepted(errors)
                .with(new Entries(keys, new int[0], errors))
                .after(Optional.empty(), Optional.empty()));
    assertThat(Files.size(file)).isLessThan(2_000_000);
    assertThat(BaselineFile.read(file).entries().errors()).isEqualTo(errors);
  }

  /** Errors of 3 and 4: √12.5. */
  @Test
  void read_historyOfErrors_isWhatWasWritten() throws Exception {
    Baseline before = BaselineFile.read(written(Optional.empty()));
    Baseline now =
        Found.accepted("f".repeat(64), new float[] {3f, 4f}, Optional.of("price"))
            .after(Optional.of(before), Optional.of(LocalDate.parse("2026-11-27")));
    Path file = written(now);
    String text = Files.readString(file);
    assertThat(text).contains("\"accepted\": 2", "\"rmse\": 3.5355339059327378");
    assertThat(BaselineFile.read(file).history()).isEqualTo(now.history());
    for (String wrong : List.of("-1", "3.5")) {
      Files.writeString(file, text.replace("3.5355339059327378", wrong));
      assertThatExceptionOfType(MalformedFileException.class)
          .isThrownBy(() -> BaselineFile.read(file));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'\"examples\": 9,\n  \"rmse', '\"examples\": 8,\n  \"rmse', 'more than the 8 examples it says'",
    "'\"target\": \"price\",', '', 'a part of it is missing'",
    "'\"target\"', '\"mae\": 1, \"target\"', 'not as nn:baseline writes it'",
    "'AAAAAAAAABA_wAAA', 'AAAAAAAAABA_wAA', 'which has not 16 digits'",
    "'AAAAAAAAABA_wAAA', 'AAAAAAAAABB_wAAA', 'not a finite number of at least 0'",
    "'AAAAAAAAABA_wAAA', 'AAAAAAAAABB_gAAA', 'not a finite number of at least 0'",
    "'AAAAAAAAABA_wAAA', 'AAAAAAAAABC_wAAA', 'not a finite number of at least 0'",
    "'AAAAAAAAABA_wAAA', 'AAAAAAAAABE_wAAA', 'not as nn:baseline writes it'",
    "'AAAAAAAAABA_wAAA', 'AAAAAAAAAAA_wAAA', 'one example with two errors'",
    "'AAAAAAAAABA_wAAA', 'AAAAAAAAABAAAAAA', 'the last model of \"history\" is another'",
    "'{', '', 'not the JSON expected'",
    "'smaller', 'a\\nb', 'expected one line'",
  })
  void read_damaged_saysWhatAndWhatToDo(String right, String wrong, String expected)
      throws Exception {
    float[] errors = ERRORS.clone();
    Arrays.fill(errors, 2, 4, 1); // beside the largest, other errors do not count
    Path file =
        written(
            accepted(errors)
                .because(Optional.of("smaller"))
                .after(Optional.empty(), Optional.empty()));
    assertThat(file).content().contains(right);
    Files.writeString(file, Files.readString(file).replace(right, wrong));
    assertThatExceptionOfType(MalformedFileException.class)
        .isThrownBy(() -> BaselineFile.read(file))
        .withMessageContaining("is not a usable baseline")
        .withMessageContaining(expected)
        .withMessageContaining("mvn nn:baseline");
  }
}
