package dev.nnmaven.trainer.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.nn.training.TrainingDivergedException;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.console.ProgressDisplay;
import dev.nnmaven.trainer.testing.Images;
import dev.nnmaven.trainer.testing.RecordedLines;
import dev.nnmaven.trainer.testing.RecordedProgress;
import dev.nnmaven.trainer.testing.Tables;
import dev.nnmaven.trainer.testing.Written;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;

class TrainingTaskTest {

  @TempDir Path folder;

  @Test
  void run_thatDivergesWithinAnEpoch_takesAwayWhatWasDrawn() throws Exception {
    Images.grey(4, 3, "A", "B").draw(folder.resolve("data"), 10, 1);
    Settings settings =
        Written.list(
            ("optimizer=SGD; learningRate=1e30; epochs=3; kernels=scalar; threads=1;"
                    + " producer=nn-maven test; reportFile=%1$s/training.json; data=%1$s/data;"
                    + " modelFile=%1$s/model; checkpointFile=%1$s/checkpoint")
                .formatted(folder));
    Files.writeString(folder.resolve("checkpoint"), "of a training that diverged later");
    RecordedProgress progress = new RecordedProgress();
    assertThatExceptionOfType(TrainingDivergedException.class)
        .isThrownBy(() -> TrainingTask.run(settings, Mockito.mock(Lines.class), progress));
    assertThat(progress.calls())
        .hasSizeGreaterThan(1)
        .startsWith("1: 1 of 16")
        .endsWith("finished");
    assertThat(folder.resolve("model")).doesNotExist();
    assertThat(folder.resolve("checkpoint")).doesNotExist(); // it would lead there again
  }

  @Test
  void run_foldsAndWrongLabel_listsItAndSaysSo() throws Exception {
    List<String> rows = new ArrayList<>(Tables.flowers(90, 1));
    rows.set(7, rows.get(7).replace("bellis", "=crocus"));
    rows.replaceAll(row -> row.replace(",crocus", ",=crocus"));
    Path table = Tables.write(folder.resolve("some.csv"), Tables.HEADER, rows);
    Settings settings =
        Written.list(
            ("data=%s; testFraction=0; target=kind; columns=weight:ignore; recipe=plain; epochs=40;"
                    + " members=folds(3); producer=test; modelFile=%s/model")
                .formatted(table, folder));
    RecordedLines lines = new RecordedLines();
    TrainingTask.run(settings, lines, ProgressDisplay.NONE);
    Path suspects = folder.resolve("suspects.csv");
    assertThat(Files.readAllLines(suspects))
        .startsWith("row,actual,predicted,probability,loss")
        .element(1)
        .asString()
        .startsWith("some.csv:9,'=crocus,bellis,0.");
    assertThat(lines.all())
        .contains("info: suspects  1 training row may be labeled wrong: the first in " + suspects);
    TrainingTask.run(settings.with("members", "1"), lines, ProgressDisplay.NONE);
    assertThat(suspects).doesNotExist(); // of the model before
    String before = Files.readString(table);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () ->
                TrainingTask.run(
                    settings.with("modelFile", "" + table), lines, ProgressDisplay.NONE))
        .withMessage(
            "nn.modelFile: %s is not a model, and would be overwritten; name another, or remove it",
            table);
    assertThat(table).hasContent(before);
    Files.writeString(folder.resolve("model"), "{cut");
    TrainingTask.run(settings, lines, ProgressDisplay.NONE);
    assertThat(Files.size(folder.resolve("model"))).isGreaterThan(1000);
  }

  /** Of a number, which has no classes. */
  @Test
  void run_regressionThatRunsOutOfMemory_saysHowManyParametersThereAre() throws Exception {
    Path table = Tables.write(folder.resolve("some.csv"), Tables.HEADER, Tables.flowers(40, 1));
    Settings settings =
        Written.list(
            "data=%s; target=weight; network=7; modelFile=%s/model".formatted(table, folder));
    Lines lines = Mockito.mock(Lines.class);
    Mockito.doThrow(new OutOfMemoryError("Java heap space")).when(lines).info(Mockito.any());
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> TrainingTask.run(settings, lines, ProgressDisplay.NONE))
        .withMessageContaining("this network has 78 parameters, and needs more memory");
  }
}
