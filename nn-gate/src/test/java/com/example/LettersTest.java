package com.example;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnmaven.gate.Judge;
import dev.nnmaven.gate.Judgement;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.console.ProgressDisplay;
import dev.nnmaven.trainer.task.TrainingTask;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LettersTest {

  @TempDir Path folder;

  @Test
  void letters_afterThreeEpochs_areRecognized() throws Exception {
    Settings settings =
        Settings.of(
            Map.of(
                "data", "../data",
                "modelFile", folder.resolve("letters.safetensors").toString(),
                "epochs", "3",
                "minAccuracy", "85%",
                "maxLeaked", "0"));

    TrainingTask.run(settings, Lines.NONE, ProgressDisplay.NONE);
    Judgement judgement = Judge.judge(settings);

    assertTrue(judgement.passed(), judgement::message);
  }
}
