package dev.nnmaven.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.trainer.job.LoadedData;
import dev.nnmaven.trainer.job.TrainingJob;
import dev.nnmaven.trainer.testing.Tables;
import dev.nnmaven.trainer.testing.Written;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flowers with a remark, whose words tell the kind for as many rows of a hundred as asked. */
class TextSignalTest {

  private static final List<String> SYLLABLES =
      List.of("ka", "lo", "mi", "nu", "pe", "ra", "so", "ti", "vu", "we", "xi", "za");

  @TempDir Path folder;

  private Path flowers(int telling, long seed) throws Exception {
    Random random = new Random(seed);
    List<String> rows = new ArrayList<>();
    for (String flower : Tables.flowers(120, seed)) {
      StringBuilder text = new StringBuilder();
      for (int syllable = 0; syllable < 8; syllable++) {
        text.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
        text.append(syllable % 3 == 2 ? " " : "");
      }
      boolean tells = random.nextInt(100) < telling;
      rows.add(text + (tells ? " as " + flower.split(",", -1)[4] + "," : ",") + flower);
    }
    return Tables.write(folder.resolve("flowers.csv"), "remark," + Tables.HEADER, rows);
  }

  private static LoadedData load(Path file, String more) throws Exception {
    return LoadedData.load(
        Written.list("data=" + file + "; target=kind; columns=weight:ignore" + more)
            .read(TrainingJob::parse));
  }

  @Test
  void isIn_textsThatSayNothing_isTrueForOneInTwenty() throws Exception {
    int passed = 0;
    for (int seed = 0; seed < 200; seed++) {
      String target = seed % 2 == 0 ? "target=kind" : "target=weight";
      passed += TextSignal.isIn(Tables.read(flowers(0, seed), target), "remark") ? 1 : 0;
    }
    assertThat(passed).isBetween(1, 19); // 10 expected, three standard errors are 9
  }

  @Test
  void load_textsOfUse_areInputsAndOthersAreIgnoredUnlessConfigured() throws Exception {
    Path telling = flowers(30, 1);
    assertThat(((RowExamples) load(telling, "").training()).hasTexts()).isTrue();
    Path idle = flowers(0, 1);
    LoadedData without = load(idle, "");
    assertThat(without.training().hasTexts()).isFalse();
    assertThat(without.heldOut().orElseThrow().hasTexts()).isFalse();
    assertThat(without.warnings()).anyMatch(line -> line.contains("nn.columns=remark:text"));
    LoadedData forced = load(idle, ", remark:text");
    assertThat(forced.training().hasTexts()).isTrue();
    assertThat(forced.warnings()).isEmpty();
  }
}
