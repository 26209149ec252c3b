package dev.nnmaven.nn.textbook;

import static dev.nnmaven.nn.testing.Refusals.assertRefusedSaying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.catalog.Catalog;
import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.data.TargetOptions;
import dev.nnmaven.nn.evaluation.Predictions;
import dev.nnmaven.nn.kernel.KernelSelection;
import dev.nnmaven.nn.loss.Losses;
import dev.nnmaven.nn.optimizer.Adam;
import dev.nnmaven.nn.optimizer.ClipNorm;
import dev.nnmaven.nn.optimizer.GradientDescent;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.testing.AnyLoss;
import dev.nnmaven.nn.testing.ArraySamples;
import dev.nnmaven.nn.testing.Classes;
import dev.nnmaven.nn.testing.Listed;
import dev.nnmaven.nn.testing.Networks;
import dev.nnmaven.nn.testing.Whole;
import dev.nnmaven.nn.training.EpochResult;
import dev.nnmaven.nn.training.Trainer;
import dev.nnmaven.nn.training.TrainingListener;
import dev.nnmaven.nn.training.TrainingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The textbook gives the bits of the kernels, for all that the catalogs list. */
class LearnerTest {

  private static final ComputeOptions TEXTBOOK = new ComputeOptions(KernelChoice.TEXTBOOK, 1);

  /** More than a slice of the kernels, and a number that no batch size divides. */
  private final ArraySamples samples = ArraySamples.random(527, 9, 5, 3);

  private record Result(
      List<float[]> parameters, List<EpochResult<ClassificationMetrics>> epochs) {}

  static Stream<Arguments> everyCombination() {
    List<Arguments> all = new ArrayList<>();
    for (String loss : Listed.losses()) {
      for (String activation : Listed.activations()) {
        all.add(Arguments.of(loss, activation, "none", "none"));
      }
      List<String> regularizers = Listed.regularizers();
      for (String regularizer : regularizers) {
        all.add(Arguments.of(loss, "sigmoid", regularizer, regularizer));
      }
      String everything = String.join("+", regularizers);
      all.add(Arguments.of(loss, "relu", "maxNorm(0.9)+dropout", "l1(0.01)+maxNorm(0.5)"));
      all.add(Arguments.of(loss, "tanh", everything + "+dropout(0.2)+inputNoise(0.3)", everything));
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("everyCombination")
  void train_anyParts_givesBitsOfKernels(
      String loss, String activation, String hidden, String output) {
    int[] batches =
        Whole.includes("batches of 1 and 64")
            ? new int[] {1, 7, 64, TrainingOptions.ALL_SAMPLES}
            : new int[] {7, TrainingOptions.ALL_SAMPLES};
    for (int batch : batches) {
      String[] layers = {activation + " " + hidden, "relu", activation + " " + output};
      Result textbook = train(loss, batch, TEXTBOOK, layers);
      for (KernelChoice kernels : List.of(KernelChoice.SCALAR, KernelChoice.AUTO)) {
        assertSame(train(loss, batch, new ComputeOptions(kernels, 3), layers), textbook);
      }
    }
  }

  static List<String> optimizers() {
    return Listed.optimizers();
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void train_anyOptimizer_givesBitsOfKernels(String name) {
    Optimizer optimizer = Catalog.of(Optimizer.class, "optimizer").create(name);
    String[] layers = {"tanh dropout(0.2)+l2", "relu", "linear"};
    for (int batch : new int[] {1, 7, TrainingOptions.ALL_SAMPLES}) {
      Result textbook = train("crossEntropy", optimizer, batch, TEXTBOOK, layers);
      for (KernelChoice kernels : List.of(KernelChoice.SCALAR, KernelChoice.AUTO)) {
        ComputeOptions compute = new ComputeOptions(kernels, 3);
        assertSame(train("crossEntropy", optimizer, batch, compute, layers), textbook);
      }
    }
  }

  static List<TrainingOptions> refinements() {
    TrainingOptions plain =
        TrainingOptions.builder().learningRate(0.05f).epochs(2).batchSize(7).seed(11).build();
    List<Float> weights = List.of(0.3f, 1f, 2.5f, 7f, 1.1f);
    return List.of(
        plain.toBuilder().targets(new TargetOptions(0.1f, List.of())).build(),
        plain.toBuilder().targets(new TargetOptions(0f, weights)).build(),
        plain.toBuilder().clipNorm(new ClipNorm(0.7f)).build(),
        TrainingOptions.builder()
            .optimizer(new Adam())
            .learningRate(0.05f)
            .epochs(2)
            .batchSize(1)
            .seed(11)
            .targets(new TargetOptions(0.2f, weights))
            .clipNorm(new ClipNorm(0.3f))
            .build(),
        TrainingOptions.builder()
            .learningRate(0.05f)
            .epochs(2)
            .batchSize(1)
            .seed(11)
            .targets(new TargetOptions(0.2f, weights))
            .build(),
        TrainingOptions.builder()
            .learningRate(0.05f)
            .epochs(2)
            .batchSize(TrainingOptions.ALL_SAMPLES)
            .seed(11)
            .targets(new TargetOptions(0.2f, weights))
            .clipNorm(new ClipNorm(0.01f))
            .build());
  }

  @ParameterizedTest
  @MethodSource("refinements")
  void train_anyTargetsAndClipping_givesBitsOfKernels(TrainingOptions options) {
    String[] layers = {"tanh dropout(0.2)+l2", "gelu", "linear"};
    for (String loss : Listed.losses()) {
      if (Losses.of(loss).predictsNumbers() && !options.targets().equals(TargetOptions.PLAIN)) {
        continue; // such targets are for classes
      }
      Result textbook = train(loss, options, TEXTBOOK, layers);
      for (int threads : new int[] {1, 3}) {
        for (KernelChoice kernels : List.of(KernelChoice.SCALAR, KernelChoice.AUTO)) {
          assertSame(train(loss, options, new ComputeOptions(kernels, threads), layers), textbook);
        }
      }
      TrainingOptions plain =
          options.toBuilder().targets(TargetOptions.PLAIN).clipNorm(ClipNorm.NONE).build();
      assertThat(train(loss, plain, TEXTBOOK, layers).parameters().get(0))
          .as("what the options change")
          .isNotEqualTo(textbook.parameters().get(0));
    }
  }

  private Result train(String loss, int batch, ComputeOptions compute, String... layers) {
    return train(loss, new GradientDescent(), batch, compute, layers);
  }

  private Result train(
      String loss, Optimizer optimizer, int batch, ComputeOptions compute, String... layers) {
    return train(
        loss,
        TrainingOptions.builder()
            .optimizer(optimizer)
            .learningRate(0.05f)
            .epochs(2)
            .batchSize(batch)
            .seed(11)
            .build(),
        compute,
        layers);
  }

  private Result train(
      String loss, TrainingOptions options, ComputeOptions compute, String... layers) {
    Network network = Networks.random(new int[] {9, 18, 7, 5}, loss, 4, layers);
    List<EpochResult<ClassificationMetrics>> epochs = new ArrayList<>();
    TrainingListener<ClassificationMetrics> listener =
        new TrainingListener<>() {
          @Override
          public void epochFinished(EpochResult<ClassificationMetrics> result) {
            epochs.add(result);
          }
        };
    new Trainer<>(network, new AnyLoss(Classes.of(network)), options, compute, listener)
        .train(samples, Optional.of(samples));
    return new Result(network.parameters().stream().map(Parameter::toArray).toList(), epochs);
  }

  private static void assertSame(Result kernels, Result textbook) {
    for (int p = 0; p < textbook.parameters().size(); p++) {
      assertThat(kernels.parameters().get(p)).containsExactly(textbook.parameters().get(p));
    }
    for (int e = 0; e < textbook.epochs().size(); e++) {
      EpochResult<ClassificationMetrics> expected = textbook.epochs().get(e);
      EpochResult<ClassificationMetrics> found = kernels.epochs().get(e);
      assertThat(found.training().loss()).isEqualTo(expected.training().loss());
      assertThat(found.training().correct()).isEqualTo(expected.training().correct());
      assertThat(found.heldOut().orElseThrow().loss())
          .isEqualTo(expected.heldOut().orElseThrow().loss());
      assertThat(found.heldOut().orElseThrow().correct())
          .isEqualTo(expected.heldOut().orElseThrow().correct());
    }
  }

  @Test
  void predict_textbook_givesBitsOfKernels() {
    Network network = Networks.random(new int[] {9, 18, 5}, "crossEntropy", 4, "sigmoid", "linear");
    Predictions textbook = predictions(network, KernelChoice.TEXTBOOK);
    Predictions kernels = predictions(network, KernelChoice.AUTO);
    assertThat(textbook.classes()).containsExactly(kernels.classes());
    assertThat(textbook.losses()).containsExactly(kernels.losses());
    for (int n = 0; n < samples.size(); n++) {
      assertThat(textbook.probabilities()[n]).containsExactly(kernels.probabilities()[n]);
    }
  }

  private Predictions predictions(Network network, KernelChoice kernels) {
    return Classes.predict(network, samples, new ComputeOptions(kernels, 2));
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
