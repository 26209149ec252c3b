package dev.nnmaven.plugin.baseline;

import java.util.List;

/**
 * What is remembered of the model that was accepted last.
 *
 * @param producer what wrote it, with its version
 * @param modelSha256 of the model's file
 * @param imagesSha256 the fingerprint of the images that it was judged on
 * @param images how many these are
 * @param correct how many of them it recognized
 * @param loss its mean loss on them
 * @param classes how it did on each class
 * @param recognized whether it recognized each image, in their order
 */
public record Baseline(
    String producer,
    String modelSha256,
    String imagesSha256,
    int images,
    int correct,
    double loss,
    List<PerClass> classes,
    boolean[] recognized) {

  /**
   * How it did on one class.
   *
   * @param images how many images of it there are
   * @param correct how many of them were recognized
   */
  public record PerClass(String name, int images, int correct) {}
}
