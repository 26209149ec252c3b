package dev.nnmaven.nn.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Neuron;
import dev.nnmaven.nn.inference.ForwardPass;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.testing.Networks;
import dev.nnmaven.nn.testing.Trainings;
import java.io.IOException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holds docs/one-training-step.md to the classes that it explains: every number, every link. */
class OneTrainingStepDocTest {

  private StepDocument document;
  private DocumentedStep step;

  @BeforeEach
  void read() throws IOException {
    document = StepDocument.read();
    step = new DocumentedStep(document);
  }

  @Test
  void numbers_recomputedByTheClasses_areThoseOfTheDocument() {
    Map<String, Double> computed = new LinkedHashMap<>(step.numbers());
    computed.putAll(DocumentedConvolution.numbers(document));
    assertThat(List.copyOf(document.numbers().keySet())).isEqualTo(List.copyOf(computed.keySet()));
    document
        .numbers()
        .forEach(
            (name, line) ->
                assertThat(line.replaceFirst(".* = ", ""))
                    .as(name)
                    .isEqualTo(
                        new BigDecimal(computed.get(name))
                            .setScale(6, RoundingMode.HALF_UP)
                            .toPlainString()));
  }

  /** With rounded numbers, they may miss the exact result by two of the last digit. */
  @Test
  void calculations_ofNumbersShownBefore_giveTheirResults() {
    Set<String> shown = new HashSet<>(List.of("0", "1"));
    document.given().values().forEach(value -> shown.addAll(numbers(value)));
    document
        .numbers()
        .forEach(
            (name, line) -> {
              String[] parts = line.split(" = ", -1);
              assertThat(shown).as(name).containsAll(numbers(parts[0].replace(line, "")));
              assertThat(Calculation.of(parts[0]))
                  .as(name)
                  .isCloseTo(Double.parseDouble(parts[parts.length - 1]), within(2e-6));
              shown.addAll(numbers(parts[parts.length - 1]));
            });
  }

  /** Without their signs. */
  private static List<String> numbers(String text) {
    return Pattern.compile("[0-9.]+").matcher(text).results().map(MatchResult::group).toList();
  }

  @Test
  void given_names_areThoseThatTheStepNeeds() {
    assertThat(document.given())
        .containsOnlyKeys(
            "inputs label learningRate W0 b0 W1 b1 picture filter bias δ".split(" ", -1));
  }

  @Test
  void prose_outsideTheCheckedBlocks_holdsNoDecimalFraction() {
    assertThat(document.prose()).doesNotContainPattern("\\d[.,]\\d");
  }

  @Test
  void neurons_oneByOne_giveTheBitsOfTheKernels() {
    float[] inputs = step.samples.values()[0];
    for (int i = 0; i < 2; i++) {
      float[] outputs = new float[step.layer(i).outputs()];
      for (int o = 0; o < outputs.length; o++) {
        Neuron neuron = step.layer(i).neuron(o);
        outputs[o] = neuron.output(inputs);
        assertThat(neuron.weightedSum(inputs))
            .isEqualTo(step.forward().layer(i).sums().values()[o]);
        assertThat(outputs[o]).isEqualTo(step.forward().layer(i).outputs().values()[o]);
      }
      inputs = outputs;
    }
    for (int o = 0; o < step.layer(0).outputs(); o++) {
      assertThat(step.hiddenDelta(o)).isEqualTo(step.biasGradient(0)[o]);
    }
  }

  @Test
  void trainer_oneEpochOfTheSample_makesTheDocumentedStep() {
    Network trained = step.givenNetwork();
    List<EpochResult<ClassificationMetrics>> epochs =
        Trainings.train(trained, step.options(), step.samples).epochs();

    assertThat(epochs)
        .extracting(epoch -> epoch.training().loss())
        .containsExactly(step.loss(step.forward()));
    assertThat(Networks.numbers(trained)).containsExactly(Networks.numbers(step.updatedNetwork()));
  }

  @Test
  void step_onTheSample_lowersTheLossAndCorrectsTheClass() {
    ForwardPass before = step.forward();
    ForwardPass after = step.forward(step.updatedNetwork());

    assertThat(step.loss(after)).isLessThan(step.loss(before));
    assertThat(ClassificationTask.argmax(before.outputs().values(), 0, 2))
        .isZero()
        .isNotEqualTo(step.label());
    assertThat(ClassificationTask.argmax(after.outputs().values(), 0, 2)).isEqualTo(step.label());
  }

  @Test
  void links_withinTheRepository_leadToTheMethodThatTheyName() throws ClassNotFoundException {
    assertThat(document.relativeLinks()).isNotEmpty();
    for (StepDocument.Link link : document.relativeLinks()) {
      Path target = document.file().resolveSibling(link.target()).normalize();
      assertThat(target).isRegularFile();
      String className =
          target
              .toString()
              .replace('\\', '/')
              .replaceFirst(".*/src/(main|test)/java/(.*)\\.java$", "$2")
              .replace('/', '.');
      Class<?> linked = Class.forName(className);
      String named = link.text().replace("`", "");
      String method = named.replaceFirst("[^.]*\\.?", "");
      assertThat(named.replaceFirst("\\..*", "")).isEqualTo(linked.getSimpleName());
      if (!method.isEmpty()) {
        assertThat(linked.getDeclaredMethods())
            .as(named)
            .extracting(Method::getName)
            .contains(method);
      }
    }
  }

  @Test
  void numbers_ofEachBlock_followALinkToTheCodeThatComputesThem() {
    assertThat(document.textsBeforeNumbers())
        .isNotEmpty()
        .allSatisfy(text -> assertThat(text).contains("](../nn-core/src/main/java/"));
  }
}
