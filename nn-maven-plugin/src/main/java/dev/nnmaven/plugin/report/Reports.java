package dev.nnmaven.plugin.report;

import dev.nnmaven.plugin.evidence.Evidence;
import dev.nnmaven.plugin.report.html.HtmlReport;
import dev.nnmaven.plugin.text.ModelName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the files of a model are, other than the model itself: those of {@code model.safetensors}
 * stand in {@code target/nn}, those of any other in a folder there that is called as the model is,
 * so that a module may have several.
 *
 * @param target the folder of the build
 * @param model what the model is called; empty for {@code model.safetensors}
 */
public record Reports(Path target, String model) {

  /** The folder below {@code target} for all that this plugin writes. */
  public static final String FOLDER = "nn";

  private static final String FIGURES = "evaluation.json";
  private static final String SUMMARY = "report/summary.md";
  private static final String TRAINING = "training.json";
  private static final String PAGE = "report/index.html";

  /** Where build servers look for the tests of a Maven build. */
  private static final String TESTS = "surefire-reports/TEST-%s.xml";

  private static final String STATE = "%s.state.json";
  private static final String PACKAGED = "%s.packaged.txt";

  /** Those of a model. */
  public static Reports of(Path target, Path modelFile) {
    return new Reports(target, ModelName.of(modelFile));
  }

  /** Those of each model of a module that has figures, {@code model.safetensors} first. */
  public static List<Reports> found(Path target) throws IOException {
    List<Reports> found = new ArrayList<>();
    Reports plain = new Reports(target, "");
    if (Files.exists(plain.figures())) {
      found.add(plain);
    }
    if (Files.isDirectory(plain.folder())) {
      try (Stream<Path> inside = Files.list(plain.folder())) {
        inside
            .map(folder -> new Reports(target, folder.getFileName().toString()))
            .filter(reports -> Files.exists(reports.figures()))
            .sorted((left, right) -> left.model().compareTo(right.model()))
            .forEach(found::add);
      }
    }
    return List.copyOf(found);
  }

  /** What the tests of the gate are called: {@code nn.gate}, and of which model. */
  static String testsOf(String model) {
    return model.isEmpty() ? "nn.gate" : "nn.gate-" + model;
  }

  /** The folder that has all but the tests. */
  public Path folder() {
    Path all = target.resolve(FOLDER);
    return model.isEmpty() ? all : all.resolve(model);
  }

  /** The file with all figures. */
  public Path figures() {
    return folder().resolve(FIGURES);
  }

  /** The page for people. */
  public Path page() {
    return folder().resolve(PAGE);
  }

  /** Where nn:train tells how it went. */
  public Path training() {
    return folder().resolve(TRAINING);
  }

  /** What remembers what a model was made of. */
  public Path state() {
    return folder().resolve(STATE.formatted(fileName()));
  }

  /** What remembers the name of the copy that goes into the project's jar. */
  public Path packaged() {
    return folder().resolve(PACKAGED.formatted(fileName()));
  }

  /** The model for programs of other languages, where nobody says. */
  public Path onnx() {
    return target.resolve(FOLDER).resolve((model.isEmpty() ? "model" : model) + ".onnx");
  }

  private String fileName() {
    return model.isEmpty() ? ModelName.DEFAULT_FILE : model + ModelName.ENDING;
  }

  /** What an evaluation leaves behind, whatever its verdict; the figures first. */
  public List<Path> files() {
    return List.of(
        figures(),
        page(),
        folder().resolve(SUMMARY),
        target.resolve(TESTS.formatted(testsOf(model))));
  }

  /** Writes what an evaluation leaves behind. */
  public void write(Evidence evidence) throws IOException {
    EvaluationJson evaluation = EvaluationJson.of(evidence);
    evaluation.write(files().get(0));
    HtmlReport.write(files().get(1), evidence);
    Summary.write(files().get(2), evaluation);
    JunitXml.write(files().get(3), evaluation);
  }

  /** Takes away what an earlier evaluation has left: it would look like one of this build. */
  public void removeEvaluation() throws IOException {
    for (Path file : files()) {
      remove(file);
    }
  }

  /** The same, and what is told of an earlier training: it would look like that of this build. */
  public void removeAll() throws IOException {
    removeEvaluation();
    remove(training());
  }

  /** A folder of that name is nobody's report; whoever writes there says so. */
  private static void remove(Path file) throws IOException {
    boolean exists = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    if (exists && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      Files.delete(file);
    }
  }
}
