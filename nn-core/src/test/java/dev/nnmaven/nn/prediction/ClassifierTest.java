package dev.nnmaven.nn.prediction;

import static dev.nnmaven.nn.prediction.Examples.HEIGHT;
import static dev.nnmaven.nn.prediction.Examples.WIDTH;
import static dev.nnmaven.nn.testing.Refusals.assertRefused;
import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.image.Normalization;
import dev.nnmaven.nn.data.image.PixelOrder;
import dev.nnmaven.nn.image.PixelImage;
import dev.nnmaven.nn.image.Scaling;
import dev.nnmaven.nn.kernel.TestCompute;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.task.ConformalScores;
import dev.nnmaven.nn.task.Costs;
import dev.nnmaven.nn.testing.Cases;
import dev.nnmaven.nn.testing.Ensembles;
import dev.nnmaven.nn.testing.Models;
import dev.nnmaven.nn.testing.Png;
import dev.nnmaven.nn.testing.Refusals;
import dev.nnmaven.nn.testing.TextbookNetwork;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.util.DefaultLocale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a classifier says, against a textbook's forward pass in double. */
class ClassifierTest {

  private final TrainedModel model = Examples.model();
  private final ImageClassifier classifier = Model.of(model).images();
  private final Classifier<float[]> prepared = classifier.prepared();

  /** The inputs that pixels become, written once more from the documentation. */
  private static float[] prepared(byte[] pixels, Normalization normalization, PixelOrder order) {
    double length = 0;
    for (byte pixel : pixels) {
      length += Math.pow(pixel & 0xff, 2);
    }
    float[] inputs = new float[pixels.length];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double value = pixels[y * WIDTH + x] & 0xff;
        value /= normalization == Normalization.SCALE ? 255 : 1;
        value /= normalization == Normalization.L2 ? Math.sqrt(length) : 1;
        inputs[order == PixelOrder.ROWS ? y * WIDTH + x : x * HEIGHT + y] = (float) value;
      }
    }
    return inputs;
  }

  private static void check(TrainedModel model, float[] inputs, Classification found) {
    TextbookNetwork textbook = TextbookNetwork.of(model.network());
    double[] p = textbook.probabilities(textbook.forward(inputs, null, null).result());
    for (int c = 0; c < p.length; c++) {
      assertThat((double) found.probability(model.classes().get(c))).isCloseTo(p[c], within(2e-5));
    }
    List<String> order =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(c -> -p[c]))
            .map(model.classes()::get)
            .toList();
    assertThat(found.ranking()).extracting(Candidate::className).isEqualTo(order);
    assertThat(found.best()).isEqualTo(found.ranking().get(0));
  }

  @ParameterizedTest
  @CsvSource({
    "SCALE, ROWS, crossEntropy",
    "SCALE, COLUMNS, binaryCrossEntropy",
    "L2, COLUMNS, crossEntropy",
    "NONE, ROWS, binaryCrossEntropy"
  })
  void classify_images_isTextbooksForwardPass(
      Normalization normalization, PixelOrder order, String loss) {
    TrainedModel other = Examples.model(normalization, order, loss);
    ImageClassifier tested = Model.of(other).images();
    Cases.check(
        50,
        random -> {
          // Dark, so that the tanh of unscaled pixels is not all 1 and -1.
          byte[] pixels = new byte[WIDTH * HEIGHT];
          for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) random.nextInt(normalization == Normalization.NONE ? 4 : 256);
          }
          float[] inputs = prepared(pixels, normalization, order);
          BufferedImage image = Examples.image(WIDTH, HEIGHT, pixels);
          check(other, inputs, tested.classify(image));
          assertThat(tested.inputs(image)).containsExactly(inputs, within(1e-7f));
          assertThat(tested.classify(new PixelImage(WIDTH, HEIGHT, 1, pixels)))
              .isEqualTo(tested.classify(image));
        });
  }

  @Test
  void classify_fileAndItsBytes_areTheImage(@TempDir Path folder) throws IOException {
    byte[] pixels = Examples.pixels(WIDTH * HEIGHT, new Random(1));
    int[] unsigned = new int[pixels.length];
    Arrays.setAll(unsigned, i -> pixels[i] & 0xff);
    byte[] png = Png.grey(WIDTH, HEIGHT, unsigned);
    Path file = Files.write(folder.resolve("a.png"), png);
    Classification expected = classifier.classify(new PixelImage(WIDTH, HEIGHT, 1, pixels));
    assertThat(classifier.classify(file)).isEqualTo(expected);
    assertThat(classifier.classify(png)).isEqualTo(expected);
  }

  @Test
  void of_modelChangedAfterwards_saysTheSame() {
    float[] inputs = Examples.inputs(WIDTH * HEIGHT, new Random(3));
    Classification before = prepared.classify(inputs);
    model.network().layers().get(0).parameter("weights").set(3, 4, 50f);
    model.network().outputLayer().parameter("biases").set(0, 1, 50f);
    assertThat(prepared.classify(inputs)).isEqualTo(before);
    assertThat(Model.of(model).images().prepared().classify(inputs)).isNotEqualTo(before);
    Classifier<float[]> mean = of(several);
    Classification ofMean = mean.classify(inputs);
    several.ensemble().members().get(2).outputLayer().parameter("biases").set(0, 3, 50f);
    assertThat(mean.classify(inputs)).isEqualTo(ofMean);
    assertThat(of(several).classify(inputs)).isNotEqualTo(ofMean);
    assertThat(mean).asString().startsWith("3 networks of 35 → 19 tanh");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5, 255, 256, 257, 700})
  void classifyAll_anyNumber_hasBitsOfSinglePredictions(int count) {
    Random random = new Random(count);
    List<BufferedImage> images = new ArrayList<>();
    List<float[]> inputs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] pixels = Examples.pixels(WIDTH * HEIGHT, random);
      images.add(Examples.image(WIDTH, HEIGHT, pixels));
      inputs.add(Examples.inputs(WIDTH * HEIGHT, random));
    }
    for (KernelChoice kernels : TestCompute.choices()) {
      ImageClassifier tested = Model.of(model).computing(Examples.with(kernels, 3)).images();
      assertThat(tested.classifyAll(images))
          .isEqualTo(images.stream().map(classifier::classify).toList());
      assertThat(tested.prepared().classifyAll(inputs))
          .isEqualTo(inputs.stream().map(prepared::classify).toList());
    }
  }

  /** Enough work for three threads, with a network of the usual size. */
  @Test
  void classifyAll_onSeveralThreads_hasBitsOfSinglePredictions() {
    Model letters = Model.of(Examples.letters());
    Random random = new Random(8);
    List<float[]> inputs =
        IntStream.range(0, 900).mapToObj(i -> Examples.inputs(784, random)).toList();
    List<Classification> expected =
        inputs.stream().map(letters.images().prepared()::classify).toList();
    for (KernelChoice kernels : TestCompute.choices()) {
      Model threaded = letters.computing(Examples.with(kernels, 3));
      assertThat(threaded.images().prepared().classifyAll(inputs)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void classify_inputsThatAreNotFinite_refusesThemAndGoesOn(float input) {
    float[] inputs = Examples.inputs(WIDTH * HEIGHT, new Random(4));
    Classification before = prepared.classify(inputs);
    float[] bad = inputs.clone();
    bad[7] = input;
    String message = "input 7 is " + input + ", expected a finite number";
    assertRefusedSaying(() -> prepared.classify(bad), message);
    assertRefusedSaying(() -> prepared.probabilities(bad, new float[6]), message);
    assertRefusedSaying(
        () -> prepared.classifyAll(List.of(inputs, bad)), "number 2 of 2: " + message);
    assertThat(prepared.classify(inputs)).isEqualTo(before);
  }

  @Test
  void classify_inputsBeyondAllSense_saysSo() {
    float[] inputs = new float[WIDTH * HEIGHT];
    TrainedModel relu = Examples.letters();
    for (int o = 0; o < 10; o++) {
      relu.network().outputLayer().parameter("biases").set(0, o, Float.MAX_VALUE);
      for (int i = 0; i < 100; i++) {
        relu.network().outputLayer().parameter("weights").set(i, o, Float.MAX_VALUE);
      }
    }
    assertThatCode(() -> prepared.classify(inputs)).doesNotThrowAnyException();
    assertRefusedSaying(
        () -> Model.of(relu).images().prepared().classify(new float[784]),
        "a prediction is not finite: the weighted sums overflow float32");
    assertRefusedSaying(
        () -> Model.of(relu).images().prepared().classifyAll(List.of(new float[784])),
        "number 1 of 1: a prediction is not finite");
  }

  @Test
  void classify_wrongLengths_areRefused() {
    for (int length : new int[] {0, 34, 36}) {
      String message = "the network has 35 inputs, found " + length + " numbers";
      assertRefusedSaying(() -> prepared.classify(new float[length]), message);
      assertRefusedSaying(() -> prepared.probabilities(new float[length], new float[6]), message);
    }
    assertRefusedSaying(
        () -> prepared.probabilities(new float[35], new float[5]),
        "expected a destination of 6 numbers, one a class, found 5");
  }

  @Test
  void classify_imageOfAnotherSize_saysWhatToDo() {
    BufferedImage turned = Examples.image(5, 7, new byte[35]);
    assertRefusedSaying(
        () -> classifier.classify(turned),
        "the image has 5 x 7 pixels, but the network was trained on 7 x 5; choose a scaling, such"
            + " as classifier.scaling(Scaling.STRETCH)");
    assertThat(classifier.scaling(Scaling.STRETCH).classify(turned).ranking()).hasSize(6);
    assertRefusedSaying(() -> classifier.classify(turned), "5 x 7"); // it is another classifier
  }

  @Test
  void classify_filesThatAreWrongOrNone_areNamed(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("turned.png");
    ImageIO.write(Examples.image(5, 7, new byte[35]), "png", file.toFile());
    assertRefusedSaying(() -> classifier.classify(file), file + ": the image has 5 x 7 pixels");
    Path text = Files.writeString(folder.resolve("a.png"), "no image");
    Path missing = folder.resolve("b.png");
    Refusals.assertRefused(
        IOException.class,
        () -> classifier.classify(text),
        text + ": not a PNG, JPEG, GIF or BMP image");
    Refusals.assertRefused(
        IOException.class, () -> classifier.classify(missing), missing + ": does not exist");
    assertThatThrownBy(() -> classifier.classify(folder)).isInstanceOf(IOException.class);
  }

  @Test
  void anything_null_isNamed() {
    List<BufferedImage> noImage = Arrays.asList((BufferedImage) null);
    List<float[]> noInputs = Arrays.asList(new float[WIDTH * HEIGHT], null);
    assertNamed("model", () -> Model.of(null));
    assertNamed("address", () -> Model.load((URL) null));
    assertNamed("in", () -> Model.load((InputStream) null));
    assertNamed("anchor", () -> Model.load(null, "name"));
    assertNamed("name", () -> Model.load(ClassifierTest.class, null));
    assertNamed("file", () -> Model.load((Path) null));
    assertNamed("file", () -> classifier.classify((Path) null));
    assertNamed("file", () -> classifier.classify((byte[]) null));
    assertNamed("scaling", () -> classifier.scaling(null));
    assertNamed("options", () -> Model.of(model).computing(null));
    assertNamed("image", () -> classifier.classify((PixelImage) null));
    assertNamed("sample", () -> classifier.classify((BufferedImage) null));
    assertNamed("sample", () -> classifier.inputs(null));
    assertNamed("sample", () -> prepared.classify(null));
    assertNamed("image", () -> classifier.occlusion(null, null));
    assertNamed("samples", () -> classifier.classifyAll(null));
    assertNamed("samples", () -> prepared.classifyAll(null));
    assertNamed("destination", () -> prepared.probabilities(new float[WIDTH * HEIGHT], null));
    assertNamed("number 1 of 1", () -> classifier.classifyAll(noImage));
    assertNamed("number 2 of 2", () -> prepared.classifyAll(noInputs));
  }

  private static void assertNamed(String name, ThrowingCallable call) {
    Refusals.assertRefused(NullPointerException.class, call, name);
  }

  private final TrainedModel several =
      Ensembles.of(model, Ensembles.random(3, new int[] {WIDTH * HEIGHT, 19, 6}, "crossEntropy"));

  private static Classifier<float[]> of(TrainedModel model) {
    return Model.of(model).images().prepared();
  }

  private static List<float[]> someInputs(int count) {
    Random random = new Random(5);
    return IntStream.range(0, count)
        .mapToObj(i -> Examples.inputs(WIDTH * HEIGHT, random))
        .toList();
  }

  @Test
  void classify_modelWithAThreshold_isConfidentFromIt() {
    TrainedModel abstains = several.with(0.35f);
    List<float[]> some = someInputs(50);
    List<Classification> found = of(abstains).classifyAll(some);
    assertThat(found).extracting(Classification::isConfident).contains(true, false);
    for (int i = 0; i < 50; i++) {
      Classification one = of(abstains).classify(some.get(i));
      assertThat(one).isEqualTo(found.get(i));
      assertThat(one.isConfident()).isEqualTo(one.best().probability() >= 0.35f);
      assertThat(of(several).classify(some.get(i)).isConfident()).isTrue();
    }
    assertThat(of(abstains).threshold()).isEqualTo(0.35f);
  }

  @Test
  void classify_modelWithCosts_answersWithTheLeastExpectedOfItsFileToo() throws Exception {
    List<String> classes = several.classes();
    Costs costs = Costs.of(classes, Map.of("A as B", 9d, "C as D", 0.5, "E as F", 0d));
    TrainedModel plain =
        new TrainedModel(
            several.ensemble(),
            new ClassificationTask(classes, costs),
            several.preprocessing(),
            several.provenance());
    TrainedModel read = Models.read(Models.bytes(plain));
    assertThat(read.task()).isEqualTo(plain.task());
    List<float[]> some = someInputs(50);
    List<Classification> found = of(read).classifyAll(some);
    int others = 0;
    for (int i = 0; i < 50; i++) {
      float[] probabilities = of(several).probabilities(some.get(i), new float[6]);
      assertThat(of(read).probabilities(some.get(i), new float[6])).isEqualTo(probabilities);
      double[] expected = costs.expected(probabilities, 0, 6);
      assertThat(of(read).classify(some.get(i))).isEqualTo(found.get(i));
      assertThat(found.get(i).ranking())
          .isSortedAccordingTo(
              Comparator.comparingDouble(one -> expected[classes.indexOf(one.className())]));
      others += found.get(i).best().equals(of(several).classify(some.get(i)).best()) ? 0 : 1;
    }
    assertThat(others).isPositive();
  }

  @Test
  void probabilities_ofSeveral_areTheMeansOfTheirsAndRankClasses() {
    Classifier<float[]> classifier = of(several);
    for (float[] input : someInputs(50)) {
      float[] found = new float[6];
      assertThat(classifier.probabilities(input, found)).isSameAs(found);
      double[] independent = Ensembles.probabilities(several.ensemble(), input);
      for (int c = 0; c < 6; c++) {
        assertThat((double) found[c]).isCloseTo(independent[c], within(1e-6));
      }
      Arrays.sort(found);
      List<Candidate> ranking = classifier.classify(input).ranking();
      for (int c = 0; c < 6; c++) {
        assertThat(ranking.get(c).probability()).isEqualTo(found[5 - c]);
      }
    }
  }

  private static final Classification LETTERS =
      new Classification(
          List.of(
              new Candidate("A", 0.97314f),
              new Candidate("H", 0.012f),
              new Candidate("F", 0.00886f),
              new Candidate("B", 0.00586f)));

  @Test
  @DefaultLocale("de-DE")
  void toString_probabilities_areRoundedDownInAnyLocale() {
    assertThat(LETTERS).hasToString("A (97.31%), H (1.20%), F (0.88%), ...");
    assertThat(new Candidate("B", 1f)).hasToString("B (100.00%)");
    assertThat(new Candidate("B", Math.nextDown(1f))).hasToString("B (99.99%)");
    assertThat(new Candidate("B", 0.00009f)).hasToString("B (0.00%)");
  }

  @Test
  void isConfident_byTheThreshold_includesIt() {
    List<Candidate> ranking = LETTERS.ranking();
    assertThat(LETTERS.isConfident()).isTrue();
    Optional<ConformalScores> none = Optional.empty();
    assertThat(new Classification(ranking, 0.97314f, none).isConfident()).isTrue();
    assertThat(new Classification(ranking, Math.nextUp(0.97314f), none).isConfident()).isFalse();
  }

  @Test
  void probability_ofUnknownClass_listsThoseThereAre() {
    assertThat(LETTERS.probability("H")).isEqualTo(0.012f);
    assertRefused(() -> LETTERS.probability("h"), "no class is called h; there are [A, B, F, H]");
    assertRefused(() -> new Classification(List.of()), "a ranking needs at least one class");
    assertRefusedSaying(() -> new Candidate("A", Float.NaN), "between 0 and 1, found NaN");
  }
}
