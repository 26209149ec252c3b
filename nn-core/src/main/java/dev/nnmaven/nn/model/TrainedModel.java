package dev.nnmaven.nn.model;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.data.image.Preprocessing;
import dev.nnmaven.nn.text.Shown;
import java.util.HashSet;
import java.util.List;

/**
 * A network with all that is needed to use it: classes, preprocessing, and provenance.
 *
 * @param classes names of the outputs, in order
 */
public record TrainedModel(
    Network network, List<String> classes, Preprocessing preprocessing, Provenance provenance) {

  /**
   * Validates that all parts fit together.
   *
   * @throws IllegalArgumentException if the number of classes is not that of outputs, a class
   *     appears twice, or the number of pixels is not that of inputs
   */
  public TrainedModel {
    classes = List.copyOf(classes);
    if (classes.size() != network.outputs()) {
      throw new IllegalArgumentException(
          "the network has %d outputs, but there are %d classes"
              .formatted(network.outputs(), classes.size()));
    }
    if (new HashSet<>(classes).size() != classes.size()) {
      throw new IllegalArgumentException("a class stands twice in [" + Shown.list(classes) + "]");
    }
    if (preprocessing.inputs() != network.inputs()) {
      throw new IllegalArgumentException(
          "the network has %d inputs, but an image of %d x %d has %d pixels"
              .formatted(
                  network.inputs(),
                  preprocessing.width(),
                  preprocessing.height(),
                  preprocessing.inputs()));
    }
  }
}
