package dev.nnmaven.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.nnmaven.search.trial.TrialRun;
import dev.nnmaven.search.trial.TrialTrainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What executors say, which may be anything. */
class ExecutorAnswersTest {

  private static final TrialRun RUN =
      new TrialRun(
          new TreeMap<>(
              Map.of("network", "5", "learningRate", "0.1", "optimizer", "momentum(0.9)")),
          0,
          2);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null | it is empty",
        "{} | a part of it is missing",
        "{ | End of input",
        "{'key':'K','curve':[]} | a part of it is missing",
        "{'key':'K','curve':[{'epoch':2}],'loss':1,'error':1} | a part of it is missing",
        "{'key':'K','curve':[{'epoch':1},{'epoch':2},{'epoch':3}],'loss':1,'error':1} | a part is missing, or out of bounds",
        "{'key':'other','curve':[{'epoch':1}],'loss':1,'error':1} | it belongs to another trial",
        "{'key':'K','curve':[],'diverged':'x\\u001b[2J'} | a part of it is missing",
      })
  void trialResult_thatCannotBeOne_isRefused(String json, String why) {
    String said = json.replace('\'', '"').replace("\"K\"", "\"" + RUN.key() + "\"");
    assertThatIOException()
        .isThrownBy(() -> new TrialOutcome(said, null, null, "0").trialResult(RUN))
        .withMessageStartingWith("the result cannot be used: ")
        .withMessageContaining(why);
  }

  /** One that another search has left has its own settings, and so is not of this trial either. */
  @Test
  void write_whatIsNoCheckpointOfTheTrial_isNotKept() throws Exception {
    Flowers flowers = new Flowers(folder.resolve("here"));
    Files.createDirectories(flowers.file("."));
    TrialTrainer trainer = TrialTrainer.of(flowers.settings(Map.of()), flowers);
    Path file = trainer.checkpoint(RUN);
    trainer.result(RUN, 1);
    byte[] good = Files.readAllBytes(file);
    Files.delete(file);
    byte[] damaged = good.clone();
    damaged[damaged.length - 1] ^= 1;
    for (byte[] sent : new byte[][] {{}, damaged, new byte[1 << 25]}) {
      Checkpoints.write(trainer, RUN, sent, flowers);
      assertThat(file).doesNotExist();
    }
    assertThat(flowers.said)
        .hasSize(3)
        .allMatch(line -> line.startsWith("warn: The checkpoint of an interrupted training, "));
    assertThat(flowers.said.get(2)).contains("it has more than the 16,7");
    TrialTrainer other =
        TrialTrainer.of(
            flowers.settings(Map.of("batchSize", "4", "settingsSha256", "others")), flowers);
    Checkpoints.write(other, RUN, good, flowers);
    assertThat(file).doesNotExist();
    Checkpoints.write(trainer, RUN, good, flowers);
    assertThat(file).hasBinaryContent(good);
  }
}
