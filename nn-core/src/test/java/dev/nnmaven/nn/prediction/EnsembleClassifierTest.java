package dev.nnmaven.nn.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnmaven.nn.Ensemble;
import dev.nnmaven.nn.compute.KernelChoice;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.testing.Ensembles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A classifier of several networks. */
class EnsembleClassifierTest {

  private static final int INPUTS = Examples.WIDTH * Examples.HEIGHT;

  private final TrainedModel model =
      Ensembles.of(
          Examples.model(), Ensembles.random(3, new int[] {INPUTS, 19, 6}, "crossEntropy"));

  private static Classifier<float[]> classifier(TrainedModel model) {
    return Model.of(model).pictures().prepared();
  }

  private static List<float[]> inputs(int count) {
    Random random = new Random(5);
    List<float[]> inputs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      inputs.add(Examples.inputs(INPUTS, random));
    }
    return inputs;
  }

  @Test
  void classify_modelWithAThreshold_isConfidentFromIt() {
    TrainedModel abstains =
        new TrainedModel(
            model.ensemble(),
            model.task(),
            model.preprocessing(),
            model.provenance(),
            Optional.empty(),
            0.35f);
    List<float[]> some = inputs(50);
    List<Classification> found = classifier(abstains).classifyAll(some);
    assertThat(found).extracting(Classification::isConfident).contains(true, false);
    for (int i = 0; i < 50; i++) {
      Classification one = classifier(abstains).classify(some.get(i));
      assertThat(one).isEqualTo(found.get(i));
      assertThat(one.isConfident()).isEqualTo(one.best().probability() >= 0.35f);
      assertThat(classifier(model).classify(some.get(i)).isConfident()).isTrue();
    }
    assertThat(classifier(abstains).threshold()).isEqualTo(0.35f);
  }

  @Test
  void probabilities_ofSeveral_areTheMeansOfTheirsAndRankClasses() {
    Classifier<float[]> classifier = classifier(model);
    List<Classifier<float[]>> members =
        model.ensemble().members().stream()
            .map(member -> classifier(Ensembles.of(model, Ensemble.of(member))))
            .toList();
    for (float[] input : inputs(50)) {
      float[] found = classifier.probabilities(input, new float[6]);
      double[] independent = Ensembles.probabilities(model.ensemble(), input);
      for (int c = 0; c < 6; c++) {
        double sum = 0;
        for (Classifier<float[]> member : members) {
          sum += member.probabilities(input, new float[6])[c];
        }
        assertThat(found[c]).isEqualTo((float) (sum / 3));
        assertThat((double) found[c]).isCloseTo(independent[c], within(1e-6));
      }
      Arrays.sort(found);
      List<Candidate> ranking = classifier.classify(input).ranking();
      for (int c = 0; c < 6; c++) {
        assertThat(ranking.get(c).probability()).isEqualTo(found[5 - c]);
      }
    }
  }

  @Test
  void classifyAll_anyKernelsAndThreads_givesTheSameBits() {
    List<float[]> inputs = inputs(600);
    Classifier<float[]> classifier = classifier(model);
    List<Classification> expected = inputs.stream().map(classifier::classify).toList();
    for (KernelChoice kernels : List.of(KernelChoice.SCALAR, KernelChoice.AUTO)) {
      Classifier<float[]> other =
          Model.of(model).computing(Examples.with(kernels, 3)).pictures().prepared();
      assertThat(other.classifyAll(inputs)).isEqualTo(expected);
      assertThat(other.classify(inputs.get(7))).isEqualTo(expected.get(7));
    }
  }

  @Test
  void of_modelThatChangesLater_hasACopyOfEachMember() {
    Classifier<float[]> classifier = classifier(model);
    float[] input = inputs(1).get(0);
    Classification before = classifier.classify(input);
    model.ensemble().members().get(2).outputLayer().parameter("biases").set(0, 3, 50f);
    assertThat(classifier.classify(input)).isEqualTo(before);
    assertThat(classifier(model).classify(input)).isNotEqualTo(before);
    assertThat(classifier).asString().startsWith("3 networks of 35 → 19 tanh");
  }
}
