package dev.nnmaven.nn.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Neuron;
import dev.nnmaven.nn.inference.ForwardPass;
import dev.nnmaven.nn.task.ClassificationMetrics;
import dev.nnmaven.nn.task.ClassificationTask;
import dev.nnmaven.nn.testing.Classes;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
    Map<String, String> lines = new LinkedHashMap<>(DocumentedLines.of(step));
    lines.putAll(DocumentedConvolution.of(document));
    assertThat(text(document.numbers())).isEqualTo(text(lines));
  }

  @Test
  void given_names_areThoseThatTheStepNeeds() {
    assertThat(document.given())
        .containsOnlyKeys(
            "inputs",
            "label",
            "learningRate",
            "W0",
            "b0",
            "W1",
            "b1",
            "picture",
            "filter",
            "bias",
            "δ");
  }

  @Test
  void prose_outsideTheCheckedBlocks_holdsNoDecimalFraction() {
    assertThat(document.prose()).doesNotContainPattern("\\d[.,]\\d");
  }

  @Test
  void neurons_oneByOne_giveTheBitsOfTheKernels() {
    float[] inputs = step.inputs();
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
    List<EpochResult<ClassificationMetrics>> epochs = new ArrayList<>();
    TrainingListener<ClassificationMetrics> listener =
        new TrainingListener<>() {
          @Override
          public void epochFinished(EpochResult<ClassificationMetrics> result) {
            epochs.add(result);
          }
        };

    new Trainer<>(trained, Classes.of(2), step.options(), listener)
        .train(step.samples(), Optional.empty());

    assertThat(epochs)
        .extracting(epoch -> epoch.training().loss())
        .containsExactly(step.loss(step.forward()));
    Network updated = step.updatedNetwork();
    for (int i = 0; i < 2; i++) {
      Layer expected = updated.layers().get(i);
      assertThat(trained.layers().get(i).parameter("weights").values())
          .isEqualTo(expected.parameter("weights").values());
      assertThat(trained.layers().get(i).parameter("biases").values())
          .isEqualTo(expected.parameter("biases").values());
    }
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

  /** One text, so that a failure shows the lines side by side. */
  private static String text(Map<String, String> lines) {
    return lines.entrySet().stream()
        .map(line -> line.getKey() + " = " + line.getValue())
        .collect(Collectors.joining("\n"));
  }
}
