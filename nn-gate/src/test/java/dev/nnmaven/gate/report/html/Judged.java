package dev.nnmaven.gate.report.html;

import static java.util.stream.Collectors.joining;

import dev.nnmaven.gate.baseline.Baseline;
import dev.nnmaven.gate.baseline.Comparison;
import dev.nnmaven.gate.baseline.Entries;
import dev.nnmaven.gate.evidence.Evidence;
import dev.nnmaven.gate.evidence.Findings;
import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.nn.data.image.Background;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.LabeledImage;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.Provenance.TrainingData;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.trainer.data.ImageExamples;
import dev.nnmaven.trainer.figures.TrainingHistory;
import dev.nnmaven.trainer.job.EvaluationRun;
import dev.nnmaven.trainer.measure.Predictions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Models of any size that could have been trained on noise, judged, for reports of them. Nothing is
 * read from image files, so that names can be such as no file system allows.
 */
final class Judged {

  private final Path folder;
  private final List<String> classes;
  private final int width;
  private final int height;
  private String hidden = "12";
  private Channels channels = Channels.GRAY;
  private int perClass = 12;
  private int epochs = 3;
  private PixelOrder pixelOrder = PixelOrder.ROWS;
  private final TreeMap<String, String> options = new TreeMap<>();

  /** Images of that size, of those classes; the model's file goes into the folder. */
  Judged(Path folder, List<String> classes, int width, int height) {
    this.folder = folder;
    this.classes = classes;
    this.width = width;
    this.height = height;
  }

  /** Hidden layers, in short form. */
  Judged hidden(String layers) {
    hidden = layers;
    return this;
  }

  /** Images in colour. */
  Judged colours() {
    channels = Channels.RGB;
    return this;
  }

  Judged perClass(int number) {
    perClass = number;
    return this;
  }

  Judged epochs(int number) {
    epochs = number;
    return this;
  }

  Judged pixelOrder(PixelOrder order) {
    pixelOrder = order;
    return this;
  }

  /** With an option in the model file. */
  Judged option(String name, String value) {
    options.put(name, value);
    return this;
  }

  /** Noise, class by class. */
  private Dataset images(String prefix, long seed) {
    Random random = new Random(seed);
    List<LabeledImage> images = new ArrayList<>();
    for (int i = 0; i < perClass * classes.size(); i++) {
      int label = i / perClass;
      String name = "%s/%s/%03d.png".formatted(prefix, classes.get(label), i % perClass);
      byte[] pixels = new byte[width * height * channels.count()];
      random.nextBytes(pixels);
      images.add(new LabeledImage(name, label, pixels));
    }
    return new Dataset(classes, width, height, channels, Background.WHITE, images);
  }

  /** Writes the model and what is said of its training, and judges. */
  Evidence evidence() throws Exception {
    Dataset training = images("train", 1);
    List<LabeledImage> judgedBy = new ArrayList<>(images("test", 2).images());
    judgedBy.add(new LabeledImage("test/leak.png", 0, training.images().get(0).pixels()));
    byte[] black = new byte[width * height * channels.count()];
    judgedBy.add(new LabeledImage("test/black.png", 0, black));
    judgedBy.add(new LabeledImage("test/black2.png", classes.size() - 1, black));
    ImagePreprocessing preprocessing = Found.pixels(width, height, channels, pixelOrder);
    TrainedModel untrained = Found.untrained(preprocessing, classes, hidden, 1);
    options.put("epochs", Integer.toString(epochs));
    Provenance provenance =
        new Provenance(
            "nn-maven test",
            options,
            new TrainingData(training.fingerprint(), training.size()),
            new HeldOut.Folder());
    TrainedModel model =
        new TrainedModel(untrained.ensemble(), untrained.task(), preprocessing, provenance);
    Path modelFile = folder.resolve("model.safetensors");
    String sha256 = ModelFile.write(modelFile, model);
    Path trainingJson = Files.writeString(folder.resolve("training.json"), json(sha256));
    EvaluationRun run =
        new EvaluationRun(
            model,
            new ImageExamples(training.with(judgedBy)),
            "drawn images",
            Optional.of(new ImageExamples(training)),
            List.of());
    return Found.like(Found.judged("Shop <letters>", modelFile, sha256, run))
        .history(TrainingHistory.read(trainingJson, sha256))
        .evidence();
  }

  private String json(String sha256) {
    String all =
        IntStream.rangeClosed(1, epochs)
            .mapToObj(
                epoch ->
                    ("{\"epoch\":%d,\"loss\":%s,\"trainingAccuracy\":%s,\"heldOutAccuracy\":%s,"
                            + "\"heldOutLoss\":%s,\"seconds\":0.25}")
                        .formatted(
                            epoch, 1.0 / epoch, 1 - 0.5 / epoch, 1 - 0.75 / epoch, 1.5 / epoch))
            .collect(joining(","));
    return "{\"schemaVersion\":1,\"model\":{\"sha256\":\"%s\"},\"epochs\":[%s]}"
        .formatted(sha256, all);
  }

  /** The same, beside an accepted model that recognized every other image. */
  static Evidence withBaseline(Evidence evidence) {
    Predictions answers = evidence.ofClasses().answers();
    float[] errors = new float[answers.size()];
    for (int i = 1; i < errors.length; i += 2) {
      errors[i] = 1;
    }
    Entries entries =
        new Entries(LongStream.range(0, errors.length).toArray(), answers.labels(), errors);
    List<String> classes = evidence.model().orElseThrow().classes();
    Baseline baseline = Found.accepted("nn-maven earlier", "b".repeat(64), classes, entries);
    float[] now = new float[errors.length];
    for (int i = 0; i < now.length; i++) {
      now[i] = answers.isCorrect(i) ? 0 : 1;
    }
    return with(evidence, Found.compared(baseline, now, 0, 0));
  }

  /** The same with another comparison. */
  static Evidence with(Evidence evidence, Comparison comparison) {
    Findings<ClassificationMetrics, Predictions> found = evidence.ofClasses();
    List<String> classes = evidence.model().orElseThrow().classes();
    return Found.like(evidence)
        .findings(
            Found.classes(classes, found.answers(), found.training(), Optional.of(comparison)))
        .baseline(comparison.before())
        .evidence();
  }
}
