package dev.nnmaven.plugin.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.gate.aggregate.AggregatePage;
import dev.nnmaven.gate.aggregate.ModelModule;
import dev.nnmaven.gate.aggregate.Row;
import dev.nnmaven.gate.baseline.BaselineFile;
import dev.nnmaven.gate.report.ExampleEvaluation;
import dev.nnmaven.gate.report.Reports;
import dev.nnmaven.gate.rule.RuleResult.Outcome;
import dev.nnmaven.gate.testing.Found;
import dev.nnmaven.nn.data.image.Channels;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.ImageRules;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.model.HeldOut;
import dev.nnmaven.nn.model.MalformedFileException;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.Provenance.TrainingData;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.trainer.data.Examples;
import dev.nnmaven.trainer.job.WeightsText;
import dev.nnmaven.trainer.testing.Judged;
import dev.nnmaven.trainer.testing.TinyRun;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in a file, its reader takes it or refuses it as documented. */
class HostileFilesTest {

  private static final String SHA = "0123456789abcdef".repeat(4);

  /** What the first file takes, with classes to load. */
  private static final long BASE = 16 << 20;

  /** A weight that makes a row of its own is padded; messages quote texts. */
  private static final long PER_BYTE = 400;

  @TempDir Path folder;

  private Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("file"), content);
  }

  /** Damaged files are taken or refused, and some of them are taken. */
  private static void read(
      String what, Mutator mutator, Class<? extends IOException> refusal, Fuzz.Reader reader) {
    Fuzz.Counts counts = new Fuzz(what, mutator, refusal, BASE, PER_BYTE).run(reader);
    assertThat(counts.taken()).isPositive();
  }

  private static void read(String what, Mutator mutator, Fuzz.Reader reader) {
    read(what, mutator, MalformedFileException.class, reader);
  }

  private List<byte[]> written(List<ExampleEvaluation> evaluations) throws IOException {
    List<byte[]> files = new ArrayList<>();
    for (ExampleEvaluation evaluation : evaluations) {
      evaluation.write(folder.resolve("file"));
      files.add(Files.readAllBytes(folder.resolve("file")));
    }
    return files;
  }

  /** A network with two outputs that nobody trained. */
  private static TrainedModel untrained(ImagePreprocessing pixels, String hidden) {
    return Found.untrained(pixels, List.of("class A", "class B"), hidden, 1);
  }

  private static byte[] model(ImagePreprocessing pixels, String hidden, HeldOut heldOut)
      throws IOException {
    TrainedModel made = untrained(pixels, hidden);
    Provenance provenance =
        new Provenance(
            "p", new TreeMap<>(Map.of("epochs", "3")), new TrainingData(SHA, 7), heldOut);
    return TinyRun.bytes(
        new TrainedModel(made.ensemble(), made.task(), made.preprocessing(), provenance));
  }

  private static Mutator models() throws IOException {
    return Mutator.ofSafetensors(
        List.of(
            model(
                Found.pixels(2, 3, Channels.GRAY, PixelOrder.ROWS),
                "5 sigmoid dropout(0.3) l2(0.0001)",
                new HeldOut.Fraction(new BigDecimal("0.2"), SHA)),
            model(
                Found.pixels(1, 1, Channels.GRAY, PixelOrder.COLUMNS),
                "output",
                new HeldOut.Folder())));
  }

  @Test
  void models_inFilesAndStreams() throws IOException {
    read("model file", models(), file -> ModelFile.read(file(file)));
    read(
        "model stream", models(), file -> ModelFile.read(new ByteArrayInputStream(file), "stream"));
  }

  @Test
  void weights() throws IOException {
    List<byte[]> corpus = new ArrayList<>();
    for (String hidden : List.of("output", "4", "9 tanh, 3")) {
      WeightsText.write(
          folder.resolve("file"), untrained(new ImagePreprocessing(3, 1), hidden).network());
      corpus.add(Files.readAllBytes(folder.resolve("file")));
    }
    read(
        "weights text",
        Mutator.ofText(corpus),
        file -> WeightsText.read(file(file), Sha256.start()));
  }

  private byte[] baseline(List<String> classes, String images, String taken) throws IOException {
    Examples data = Judged.images(classes, images);
    BaselineFile.write(
        folder.resolve("file"),
        Found.baseline(SHA, data, Judged.predictions(data, taken, 0.25))
            .after(Optional.empty(), Optional.empty()));
    return Files.readAllBytes(folder.resolve("file"));
  }

  @Test
  void baselines() throws IOException {
    List<byte[]> corpus =
        List.of(
            baseline(List.of("A", "B"), "AABBB", "ABBBA"),
            baseline(List.of("A", "é", "C"), "A".repeat(600), "A".repeat(600)));
    read("baseline", Mutator.ofText(corpus), file -> BaselineFile.read(file(file)));
  }

  /** What is read is shown, too: a reader has let through what a report stumbles over. */
  @Test
  void evaluations() throws IOException {
    List<byte[]> corpus =
        written(
            List.of(
                new ExampleEvaluation(),
                new ExampleEvaluation()
                    .baseline(9, 9, 7)
                    .rules(
                        ExampleEvaluation.rule("a", Outcome.FAILED),
                        ExampleEvaluation.rule("b", Outcome.NOT_CHECKED))));
    Path page = folder.resolve("page.html");
    Reports reports = new Reports(folder, "");
    Files.createDirectories(reports.folder());
    read(
        "evaluation.json",
        Mutator.ofText(corpus),
        IOException.class,
        content -> {
          Files.write(reports.figures(), content);
          Row row = Row.of(new ModelModule("m", reports, false, false));
          Row.table(List.of(row));
          AggregatePage.write(page, "p", List.of(row));
        });
  }

  private static byte[] image(String format, int type, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int x = 0; x < width; x++) {
      image.setRGB(x, x % height, 0xff000000 | x * 0x010203);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }

  /** An image may be of any size up to the limit, whatever the size of its file. */
  @Test
  void images() throws IOException {
    List<byte[]> corpus =
        List.of(
            image("png", BufferedImage.TYPE_BYTE_GRAY, 9, 7),
            image("png", BufferedImage.TYPE_BYTE_INDEXED, 5, 5),
            image("png", BufferedImage.TYPE_INT_ARGB, 12, 3),
            image("png", BufferedImage.TYPE_USHORT_GRAY, 4, 4),
            image("jpg", BufferedImage.TYPE_INT_RGB, 17, 9),
            image("jpg", BufferedImage.TYPE_BYTE_GRAY, 8, 8),
            image("gif", BufferedImage.TYPE_BYTE_INDEXED, 10, 6),
            image("bmp", BufferedImage.TYPE_INT_RGB, 6, 5),
            image("bmp", BufferedImage.TYPE_BYTE_INDEXED, 7, 5),
            "BM".getBytes(UTF_8));
    Fuzz.Counts counts =
        new Fuzz(
                "image",
                Mutator.ofBytes(corpus),
                IOException.class,
                12L * ImageRules.MOST_PIXELS,
                100)
            .run(file -> ImageRules.DEFAULT.decode(file));
    assertThat(counts.taken()).isPositive();
  }
}
