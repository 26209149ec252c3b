package dev.nnmaven.nn.textbook;

import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Shape;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.data.TargetOptions;
import dev.nnmaven.nn.kernel.KernelSelection;
import dev.nnmaven.nn.kernel.TestCompute;
import dev.nnmaven.nn.loss.Loss;
import dev.nnmaven.nn.optimizer.ClipNorm;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.optimizer.builtin.Adam;
import dev.nnmaven.nn.optimizer.builtin.Nesterov;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.testing.AnyLoss;
import dev.nnmaven.nn.testing.ArraySamples;
import dev.nnmaven.nn.testing.Classes;
import dev.nnmaven.nn.testing.ImageLayers;
import dev.nnmaven.nn.testing.Listed;
import dev.nnmaven.nn.testing.Networks;
import dev.nnmaven.nn.testing.OwnLayer;
import dev.nnmaven.nn.testing.Trainings;
import dev.nnmaven.nn.testing.Whole;
import dev.nnmaven.nn.testing.WobblingSamples;
import dev.nnmaven.nn.training.Checkpoints;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.nn.training.Trainer;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.nn.training.TrainingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The textbook gives the bits of the kernels, for all that the catalogs list. */
class LearnerTest {

  private static final ComputeOptions TEXTBOOK = new ComputeOptions(KernelChoice.TEXTBOOK, 1);

  /** More than a slice of the kernels; no batch size divides it, nor the number of the few. */
  private final Samples many = new WobblingSamples(ArraySamples.random(527, 9, 5, 3));

  private final Samples few = new WobblingSamples(ArraySamples.random(61, 9, 5, 3));

  private record Result(float[] numbers, List<EpochResult<ClassificationMetrics>> epochs) {

    void assertSame(Result kernels) {
      assertThat(kernels.numbers).isEqualTo(numbers);
      for (int e = 0; e < epochs.size(); e++) {
        assertSame(kernels.epochs.get(e).training(), epochs.get(e).training());
        assertSame(
            kernels.epochs.get(e).heldOut().orElseThrow(), epochs.get(e).heldOut().orElseThrow());
      }
    }

    private static void assertSame(ClassificationMetrics found, ClassificationMetrics expected) {
      assertThat(found.loss()).isEqualTo(expected.loss()).isFinite();
      assertThat(found.correct()).isEqualTo(expected.correct());
    }
  }

  static Stream<Arguments> everyCombination() {
    List<Arguments> all = new ArrayList<>();
    List<String> regularizers = Listed.regularizers();
    String everything = String.join("+", regularizers);
    boolean each = Whole.includes("activations and regularizers with the losses for numbers");
    for (String loss : Listed.losses()) {
      boolean numbers = Loss.of(loss).predictsNumbers();
      for (String activation : Listed.activations()) {
        if (!numbers || each || activation.equals("linear")) {
          all.add(Arguments.of(loss, activation, "none", "none"));
        }
      }
      for (String regularizer : regularizers) {
        if (loss.equals("crossEntropy") || each) {
          all.add(Arguments.of(loss, "sigmoid", regularizer, regularizer));
        }
      }
      all.add(Arguments.of(loss, "relu", "maxNorm(0.9)+dropout", "l1(0.01)+maxNorm(0.5)"));
      all.add(Arguments.of(loss, "tanh", everything + "+dropout(0.2)+inputNoise(0.3)", everything));
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("everyCombination")
  void train_anyParts_givesBitsOfKernels(
      String loss, String activation, String hidden, String output) {
    int[] batches = {7, TrainingOptions.ALL_SAMPLES};
    if (Whole.includes("batches of 1 and 64")) {
      batches = new int[] {1, 7, 64, TrainingOptions.ALL_SAMPLES};
    } else if (!hidden.contains("dropout")) {
      batches = new int[] {7};
    }
    for (int batch : batches) {
      String[] layers = {activation + " " + hidden, "relu", activation + " " + output};
      check(loss, options(batch).build(), layers);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.nnmaven.nn.testing.Listed#optimizers")
  void train_anyOptimizer_givesBitsOfKernels(String name) {
    Optimizer optimizer = Optimizer.of(name);
    for (int batch : new int[] {1, 7, TrainingOptions.ALL_SAMPLES}) {
      check(
          "crossEntropy",
          options(batch).optimizer(optimizer).build(),
          "tanh dropout(0.2)+l2",
          "relu",
          "linear");
    }
  }

  static Stream<TrainingOptions> refinements() {
    List<Float> weights = List.of(0.3f, 1f, 2.5f, 7f, 1.1f);
    TargetOptions both = new TargetOptions(0.2f, weights);
    return Stream.of(
            options(7).targets(new TargetOptions(0.1f, List.of())),
            options(7).targets(new TargetOptions(0f, weights)),
            options(7).clipNorm(new ClipNorm(0.7f)),
            options(1).optimizer(new Adam()).targets(both).clipNorm(new ClipNorm(0.3f)),
            options(1).targets(both),
            options(TrainingOptions.ALL_SAMPLES).targets(both).clipNorm(new ClipNorm(0.01f)))
        .map(TrainingOptions.Builder::build);
  }

  @ParameterizedTest
  @MethodSource("refinements")
  void train_anyTargetsAndClipping_givesBitsOfKernels(TrainingOptions options) {
    String[] layers = {"tanh dropout(0.2)+l2", "gelu", "linear"};
    for (String loss : Listed.losses()) {
      if (Loss.of(loss).predictsNumbers() && !options.targets().equals(TargetOptions.PLAIN)) {
        continue; // such targets are for classes
      }
      Result textbook = check(loss, options, layers);
      TrainingOptions plain =
          options.toBuilder().targets(TargetOptions.PLAIN).clipNorm(ClipNorm.NONE).build();
      assertThat(train(loss, plain, TEXTBOOK, layers).numbers())
          .as("what the options change")
          .isNotEqualTo(textbook.numbers());
    }
  }

  private static TrainingOptions.Builder options(int batch) {
    return Trainings.options(0.05f, 2, batch, 11);
  }

  private Result check(String loss, TrainingOptions options, String... layers) {
    Result textbook = train(loss, options, TEXTBOOK, layers);
    for (ComputeOptions compute : kernels()) {
      textbook.assertSame(train(loss, options, compute, layers));
    }
    return textbook;
  }

  private static List<ComputeOptions> kernels() {
    return TestCompute.choices().stream()
        .flatMap(kernels -> Stream.of(1, 3).map(threads -> new ComputeOptions(kernels, threads)))
        .toList();
  }

  private Result train(
      String loss, TrainingOptions options, ComputeOptions compute, String... layers) {
    Network network = Networks.random(new int[] {9, 18, 7, 5}, loss, 4, layers);
    return train(network, options, compute, options.batchSize() > many.size() ? many : few);
  }

  private static Result train(
      Network network, TrainingOptions options, ComputeOptions compute, Samples samples) {
    List<EpochResult<ClassificationMetrics>> epochs =
        new Trainer<>(
                network,
                new AnyLoss(Classes.of(network)),
                options,
                compute,
                TrainingListener.none())
            .train(samples, null, samples, Checkpoints.none())
            .epochs();
    return new Result(Networks.numbers(network), epochs);
  }

  /** Layers that convolve and pool, in plain loops, with kernels, and as layers of one's own. */
  @ParameterizedTest
  @ValueSource(ints = {1, 7, TrainingOptions.ALL_SAMPLES})
  void train_images_givesBitsOfKernelsAndOfLayersWithout(int batch) {
    Network network = ImageLayers.network(new Shape(11, 9, 3), 4);
    Samples samples = ArraySamples.random(20, network.inputs(), 4, 3);
    TrainingOptions options =
        Trainings.options(0.02f, 2, batch, 11).optimizer(new Nesterov()).build();
    Result textbook = train(network.copy(), options, TEXTBOOK, samples);
    for (ComputeOptions compute : kernels()) {
      textbook.assertSame(train(network.copy(), options, compute, samples));
    }
    List<Layer> own = network.copy().layers().stream().<Layer>map(OwnLayer::new).toList();
    textbook.assertSame(
        train(
            new Network(own, network.loss()),
            options,
            new ComputeOptions(KernelChoice.AUTO, 2),
            samples));
  }

  @Test
  void kernels_ofTextbook_areRefusedWithTheWayOut() {
    assertRefusedSaying(
        () -> KernelSelection.select(KernelChoice.TEXTBOOK), "has no kernels", "Network.forward");
  }

  /** It is there to be read in a sitting. */
  @Test
  void textbook_source_isShort() throws IOException {
    Path folder = Path.of("src/main/java/dev/nnmaven/nn/textbook");
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertThat(all).hasSizeBetween(1, 6);
      long lines = 0;
      for (Path file : all) {
        lines += Files.readAllLines(file).size();
      }
      assertThat(lines).isLessThanOrEqualTo(300);
    }
  }
}
