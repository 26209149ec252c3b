package com.example;

import dev.nnmaven.gate.Acceptance;
import dev.nnmaven.gate.ExplanationJob;
import dev.nnmaven.gate.Judge;
import dev.nnmaven.gate.Judgement;
import dev.nnmaven.search.SearchTask;
import dev.nnmaven.trainer.config.Settings;
import dev.nnmaven.trainer.config.SettingsReader;
import dev.nnmaven.trainer.console.Lines;
import dev.nnmaven.trainer.console.ProgressDisplay;
import dev.nnmaven.trainer.task.ImportJob;
import dev.nnmaven.trainer.task.LabeledImages;
import dev.nnmaven.trainer.task.PredictionJob;
import dev.nnmaven.trainer.task.TrainingTask;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** All that docs/without-maven.md promises, in a program of which no part is a test. */
class AllLibraries {

  /**
   * @param args a folder with images in {@code data}
   */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    Path model = folder.resolve("model.safetensors");
    Settings settings =
        Settings.of(
            Map.of(
                "data",
                folder.resolve("data").toString(),
                "modelFile",
                model.toString(),
                "baseline",
                folder.resolve("baseline.json").toString(),
                "epochs",
                "2",
                "minAccuracy",
                "1%",
                "maxAccuracyDrop",
                "50%"));
    System.out.println(LabeledImages.read(folder.resolve("data")).samples().size());
    TrainingTask.run(settings, Lines.NONE, ProgressDisplay.NONE);
    List<String> refused = Acceptance.accept(settings, "all 1", Lines.NONE);
    Judgement judgement = Judge.judge(settings);
    judgement.writeReports(folder);
    System.out.println(refused + judgement.message());

    Settings images = settings.with("input", folder.resolve("data/A").toString());
    images.read(PredictionJob::parse).run(model, "all 1", System.out::println, System.out::println);
    Settings image = settings.with("input", "data/A/00.png");
    image
        .read(ExplanationJob::parse)
        .run(model, folder, end -> folder.resolve("why." + end), "all 1", System.out::println);

    SearchTask.run(
        settings
            .with("space/learningRate", "0.01; 0.1")
            .with("trials", "grid")
            .with(SearchTask.FOLDER, folder.resolve("search").toString())
            .with(SearchTask.PROPERTIES, folder.resolve("nn-search.properties").toString()),
        Lines.NONE);

    Path weights = folder.resolve("search/model.safetensors");
    SettingsReader reader = new SettingsReader(settings.with("input", weights.toString()));
    System.out.println(ImportJob.parse(reader).run("all 1", System.out::println).layers());
    reader.throwIfAny();
  }
}
