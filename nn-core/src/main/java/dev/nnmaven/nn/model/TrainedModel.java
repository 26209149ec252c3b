package dev.nnmaven.nn.model;

import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.data.Preprocessing;
import dev.nnmaven.nn.text.Shown;
import java.util.HashSet;
import java.util.List;

/**
 * A network with everything that is needed to use it: what its outputs mean, how an image becomes
 * its inputs, and where it comes from.
 *
 * @param classes the names of the outputs, in order
 */
public record TrainedModel(
    Network network, List<String> classes, Preprocessing preprocessing, Provenance provenance) {

  /**
   * Checks that all fits together.
   *
   * @throws IllegalArgumentException if there are not as many classes as outputs, a class stands
   *     there twice, or an image has not as many pixels as there are inputs
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
