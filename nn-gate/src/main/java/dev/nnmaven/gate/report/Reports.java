package dev.nnmaven.gate.report;

import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.report.html.HtmlReport;
import dev.nnmaven.gate.rule.Verdict;
import dev.nnmaven.nn.io.AtomicFile;
import dev.nnmaven.nn.io.Folder;
import dev.nnmaven.trainer.files.Json;
import dev.nnmaven.trainer.job.CheckpointFiles;
import dev.nnmaven.trainer.text.ModelName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Locations of a model's reports: {@code target/nn} for {@code model.safetensors}, a subfolder
 * named after the model for any other, so that a module may have several.
 *
 * @param target build folder
 * @param model name of the model; empty for {@code model.safetensors}
 */
public record Reports(Path target, String model) {

  /** Folder of this plugin below {@code target}. */
  public static final String FOLDER = "nn";

  /** Reports of a model. */
  public static Reports of(Path target, Path modelFile) {
    return new Reports(target, ModelName.of(modelFile));
  }

  /** Finds the reports of all evaluated models of a module, {@code model.safetensors} first. */
  public static List<Reports> found(Path target) throws IOException {
    Reports plain = new Reports(target, "");
    List<Reports> found = new ArrayList<>(List.of(plain));
    if (Files.isDirectory(plain.folder())) {
      for (Path folder : Folder.entries(plain.folder())) {
        found.add(new Reports(target, folder.getFileName().toString()));
      }
    }
    found.sort(Comparator.comparing(Reports::model));
    found.removeIf(reports -> !Files.exists(reports.figures()));
    return found;
  }

  /** Name of the gate's tests: {@code nn.gate}, and the model. */
  static String testsOf(String model) {
    return model.isEmpty() ? "nn.gate" : "nn.gate-" + model;
  }

  /** Folder of all reports except the tests. */
  public Path folder() {
    Path all = target.resolve(FOLDER);
    return model.isEmpty() ? all : all.resolve(model);
  }

  /** File with all figures, {@code evaluation.json}. */
  public Path figures() {
    return folder().resolve("evaluation.json");
  }

  /** HTML report. */
  public Path page() {
    return folder().resolve("report/index.html");
  }

  /** Training history, {@code training.json}. */
  public Path training() {
    return folder().resolve("training.json");
  }

  /** Figures of cross-validation. */
  public Path crossValidation() {
    return folder().resolve("cross-validation.json");
  }

  /** Training examples that may be labeled wrong. */
  public Path suspects() {
    return folder().resolve("suspects.csv");
  }

  /**
   * The explanation of an answer.
   *
   * @param form {@code html} or {@code json}
   */
  public Path explanation(String form) {
    return folder().resolve("explanation." + form);
  }

  /** Folder for results of a search. */
  public Path search() {
    return folder().resolve("search");
  }

  /** State file: the inputs of a training. */
  public Path state() {
    return folder().resolve("%s.state.json".formatted(fileName()));
  }

  /** State of a training that has not come to its end. */
  public Path checkpoint() {
    return folder().resolve("%s.checkpoint".formatted(fileName()));
  }

  /** Deletes the checkpoints of all networks, and temporary files that killed processes left. */
  public void removeCheckpoint() throws IOException {
    CheckpointFiles.remove(checkpoint());
  }

  /** State file: name of the copy in the project's jar. */
  public Path packaged() {
    return folder().resolve("%s.packaged.txt".formatted(fileName()));
  }

  /** Default path of the ONNX export. */
  public Path onnx() {
    return target.resolve(FOLDER).resolve((model.isEmpty() ? "model" : model) + ".onnx");
  }

  private String fileName() {
    return model.isEmpty() ? ModelName.DEFAULT_FILE : model + ModelName.ENDING;
  }

  /** Files written by an evaluation, whatever its verdict; figures first. */
  public List<Path> files() {
    return List.of(
        figures(),
        page(),
        folder().resolve("report/summary.md"),
        // Where build servers look for test results of a Maven build.
        target.resolve("surefire-reports/TEST-%s.xml".formatted(testsOf(model))),
        errors());
  }

  /** All that the model gets wrong. */
  public Path errors() {
    return folder().resolve("report/errors.csv");
  }

  /** Model card, for people and for Hugging Face. */
  public Path card() {
    return folder().resolve("MODEL_CARD.md");
  }

  /** Writes all reports of an evaluation. */
  public void write(Evidence evidence, Verdict verdict) throws IOException {
    HtmlReport.write(files().get(1), evidence, verdict);
    write(files().get(2), Summary.of(evidence, verdict));
    write(files().get(3), JunitXml.of(evidence, verdict));
    write(errors(), evidence.errors().csv());
    Json.write(figures(), EvaluationJson.of(evidence, verdict)); // last: who has it has all
  }

  /** Writes a file of text, whole or not at all. */
  public static void write(Path file, String text) throws IOException {
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Deletes reports of an earlier evaluation, which would look like this build's. */
  public void removeEvaluation() throws IOException {
    remove(files());
    remove(List.of(card()));
  }

  /** Deletes the explanation of another model's answer. */
  public void removeExplanation() throws IOException {
    remove(List.of(explanation("html"), explanation("json")));
  }

  /** Deletes what earlier goals have left of another model, and would look like this build's. */
  public void removeAll() throws IOException {
    removeEvaluation();
    removeExplanation();
    remove(List.of(training(), suspects()));
  }

  /** Deletes files; a folder of such a name is left alone, and reported when writing. */
  private static void remove(List<Path> files) throws IOException {
    for (Path file : files) {
      if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        Files.deleteIfExists(file);
      }
    }
  }
}
