package dev.nnmaven.trainer.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.training.TrainingDivergedException;
import dev.nnmaven.trainer.config.ConfigurationException;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.console.ProgressDisplay;
import dev.nnmaven.trainer.job.HashedModel;
import dev.nnmaven.trainer.testing.Images;
import dev.nnmaven.trainer.testing.RecordedLines;
import dev.nnmaven.trainer.testing.RecordedProgress;
import dev.nnmaven.trainer.testing.Tables;
import dev.nnmaven.trainer.testing.Written;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

  @Test
  void run_thatFails_marksTheModelOfBeforeUntilOneSucceeds() throws Exception {
    Path table = Tables.write(folder.resolve("some.csv"), Tables.HEADER, Tables.flowers(40, 1));
    Settings settings =
        Written.list(
            "data=%s; target=kind; columns/weight=ignore; recipe=plain; epochs=1; modelFile=%s/model"
                .formatted(table, folder));
    Path model = folder.resolve("model");
    Path mark = folder.resolve("model.unfinished.json");
    train(settings);
    byte[] before = Files.readAllBytes(model);
    assertThat(mark).doesNotExist();
    Settings diverging =
        settings
            .with("learningRate", "1e30")
            .with("kernels", "scalar")
            .with("heldOutEachEpoch", "false"); // as by default
    assertThatExceptionOfType(TrainingDivergedException.class).isThrownBy(() -> train(diverging));
    String sentence =
        ("nn\\.modelFile: \\Q%s\\E is older than a training that started at 20\\d\\d-\\d\\d-\\d\\dT\\S+Z with"
                + " columns/weight=ignore, data=some\\.csv, epochs=1, learningRate=1e30, recipe=plain,"
                + " target=kind and failed \\(nn\\.learningRate: training diverged in epoch 1: .*\\);"
                + " run nn:train again, or set nn\\.modelFile to another model")
            .formatted(model);
    refused(model, sentence);
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> train(settings.with("target", "name").with("epochs", "2")));
    refused(model, ".* with .* epochs=2, .* and failed \\(nn\\.target: .* has no column name; .*");
    assertThatExceptionOfType(TrainingDivergedException.class).isThrownBy(() -> train(diverging));
    // One that never starts, since a setting is misspelled, changes nothing.
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> train(settings.with("epochs", "many")));
    refused(model, sentence);
    Files.copy(model, folder.resolve("other"));
    assertThat(HashedModel.read(folder.resolve("other")).sha256()).isEqualTo(Sha256.of(before));
    Settings onTop =
        settings
            .with("modelFile", folder.resolve("new").toString())
            .with("initialWeights", model + ".safetensors");
    Files.copy(model, Path.of(model + ".safetensors"));
    Files.copy(mark, Path.of(model + ".safetensors.unfinished.json"));
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> train(onTop))
        .withMessageStartingWith("nn.initialWeights: ")
        .withMessageEndingWith("or set nn.initialWeights to another model");
    // A model that somebody copies there is another one.
    train(settings.with("seed", "2").with("modelFile", folder.resolve("new").toString()));
    Files.copy(folder.resolve("new"), model, StandardCopyOption.REPLACE_EXISTING);
    assertThat(HashedModel.read(model).sha256()).isNotEqualTo(Sha256.of(before));
    Files.write(model, before);
    refused(model, sentence);
    Files.writeString(mark, "{}");
    assertThatExceptionOfType(MalformedFileException.class)
        .isThrownBy(() -> HashedModel.read(model))
        .withMessageContainingAll(mark + " is damaged: ", ". Run nn:train again");
    train(settings);
    assertThat(mark).doesNotExist();
    assertThat(HashedModel.read(model).sha256()).isEqualTo(Sha256.of(before));
  }

  @Test
  void run_ofATrainingThatAnotherFollowed_leavesTheOthersMark() throws Exception {
    Path table = Tables.write(folder.resolve("some.csv"), Tables.HEADER, Tables.flowers(40, 1));
    Settings settings =
        Written.list(
            "data=%s; target=kind; columns=weight:ignore; recipe=plain; epochs=0; modelFile=%s/model"
                .formatted(table, folder));
    Path mark = folder.resolve("model.unfinished.json");
    train(settings);
    Lines lines = Mockito.mock(Lines.class);
    // While one trains, another starts with other settings, and is killed.
    Mockito.doAnswer(
            call -> {
              String own = Files.readString(mark);
              assertThat(own).contains("epochs=0", "\"failure\": \"\"");
              refused(folder.resolve("model"), ".* did not end \\(it was killed, or is still .*");
              return Files.writeString(mark, own.replace("epochs=0", "epochs=7"));
            })
        .when(lines)
        .info(Mockito.startsWith("model "));
    TrainingTask.run(settings, lines, ProgressDisplay.NONE);
    refused(folder.resolve("model"), ".* with .* epochs=7, .*target=kind and did not end .*");
  }

  private static void train(Settings settings) throws Exception {
    TrainingTask.run(settings, Mockito.mock(Lines.class), ProgressDisplay.NONE);
  }

  private static void refused(Path model, String sentence) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> HashedModel.read(model))
        .withMessageMatching(sentence);
  }

  /** As for a goal of Maven, whose properties these would be. */
  @Test
  void run_namesThatNothingReads_saysWhatIsMeant() {
    Settings settings =
        Written.list("data=a; modelFile=m; epocs=3; training/epochs=3; layers=9; some/thing=1");
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> TrainingTask.run(settings, Lines.NONE, ProgressDisplay.NONE))
        .withMessageContaining("nn.epocs: unknown property (did you mean nn.epochs?)\n")
        .withMessageContaining("nn.training/epochs: unknown property (did you mean nn.epochs?)")
        .withMessageContaining("nn.layers: unknown property; it is gone: <network>9</network>")
        .withMessageContaining(
            "nn.some/thing: unknown property; no library on the class path reads it;");
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
