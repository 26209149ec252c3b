package dev.nnmaven.trainer.job;

import dev.nnmaven.nn.DenseLayer;
import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.activation.builtin.Relu;
import dev.nnmaven.nn.activation.builtin.Sigmoid;
import dev.nnmaven.nn.loss.builtin.CrossEntropy;
import dev.nnmaven.trainer.text.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is odd about a training before it begins. */
final class TrainingWarnings {

  private TrainingWarnings() {}

  static List<String> of(TrainingRun<?> run) {
    List<String> warnings = new ArrayList<>(run.data().warnings());
    if (run.network().loss() instanceof CrossEntropy
        && run.network().outputLayer().activation() instanceof Sigmoid) {
      warnings.add(
          "The output layer applies sigmoid before softmax, so no class can get a probability above"
              + String.format(
                  Locale.ROOT,
                  " e / (e + classes - 1): %.2f for %d classes. Use linear there, or",
                  Math.E / (Math.E + run.network().outputs() - 1),
                  run.network().outputs())
              + " nn.loss=binaryCrossEntropy, which takes the sigmoid as the probability itself.");
    }
    if (run.network().outputLayer().activation() instanceof Relu) {
      warnings.add(
          "The output layer applies relu before the loss, so it never gives a number below"
              + " 0, and learns nothing if all sums are below 0. Make it linear, like <output/>.");
    }
    List<Layer> layers = run.network().layers();
    if (run.job().settings().isSet("network")
        && layers.size() > 1
        && layers.get(layers.size() - 2) instanceof DenseLayer last
        && last.outputs() == run.network().outputs()) {
      warnings.add(
          Formats.format(
              "The last hidden layer has %d neurons, as many as there are outputs. The"
                  + " output layer is added automatically: remove this one if it was meant to be"
                  + " the output.",
              last.outputs()));
    }
    warnings.addAll(run.job().source().warnings(run.data().training()));
    return warnings;
  }
}
