package dev.nnmaven.nn.data;

import dev.nnmaven.nn.text.Illegal;
import java.util.List;

/**
 * Label smoothing and class weights. They change gradients only: the reported loss is that of the
 * original targets, and can be compared with that of held-out samples.
 *
 * <p>Label smoothing ε replaces a target t by (1 − ε) t + ε / O, for O outputs, so that a network
 * does not become overconfident. Source: C. Szegedy et al., <i>Rethinking the Inception
 * architecture for computer vision</i>, CVPR 2016, section 7.
 *
 * <p>Class weights multiply the loss of each sample by the weight of its class; the loss of a batch
 * is still divided by the number of its samples. Source of the balanced ones: G. King, L. Zeng,
 * <i>Logistic regression in rare events data</i>, Political Analysis 9 (2001), section 4.2.
 *
 * @param smoothing ε, 0 to below 1
 * @param classWeights a weight for each output, above 0; empty if all count alike
 */
public record TargetOptions(float smoothing, List<Float> classWeights) {

  /** No label smoothing, and all classes count alike. */
  public static final TargetOptions PLAIN = new TargetOptions(0f, List.of());

  /** Throws IllegalArgumentException if a number is out of range. */
  public TargetOptions {
    classWeights = List.copyOf(classWeights);
    if (!(smoothing >= 0f && smoothing < 1f)) {
      throw Illegal.argument("label smoothing must be at least 0 and below 1, found %s", smoothing);
    }
    for (float weight : classWeights) {
      if (!(weight > 0f && Float.isFinite(weight))) {
        throw Illegal.argument("a class weight must be above 0 and finite, found %s", weight);
      }
    }
  }

  /**
   * Weights samples / (classes · samples of the class): every class contributes equally, and the
   * mean weight of a sample is 1.
   *
   * @param counts samples of each class; a class without samples counts as one with a single sample
   */
  public static List<Float> balanced(List<Integer> counts) {
    double all = counts.stream().mapToLong(Integer::longValue).sum();
    return counts.stream()
        .map(count -> (float) (all / ((double) counts.size() * Math.max(1, count))))
        .toList();
  }

  /**
   * Throws unless there are no class weights, or one for each output.
   *
   * @throws IllegalArgumentException otherwise
   */
  public void requireFit(int outputs) {
    if (!classWeights.isEmpty() && classWeights.size() != outputs) {
      throw Illegal.argument(
          "the network has %s outputs, but there are %s class weights",
          outputs, classWeights.size());
    }
  }

  /**
   * Throws unless targets stay as they are, which those that are numbers must.
   *
   * @throws IllegalArgumentException otherwise
   */
  public void requirePlain() {
    if (smoothing > 0f || !classWeights.isEmpty()) {
      throw Illegal.argument(
          "label smoothing and class weights are for classes, but the target is a number");
    }
  }

  /** Smooths one sample's targets, {@code targets[from]} on, into the same places of an array. */
  public void smooth(float[] targets, float[] smoothed, int from, int count) {
    if (smoothing == 0f) {
      System.arraycopy(targets, from, smoothed, from, count);
      return;
    }
    for (int i = from; i < from + count; i++) {
      smoothed[i] = Math.fma(1f - smoothing, targets[i], smoothing / count);
    }
  }

  /** A sample's weight, that of its class: {@code targets[from]} on are its targets. */
  public float weight(float[] targets, int from) {
    if (classWeights.isEmpty()) {
      return 1f;
    }
    float weight = 0f;
    for (int c = 0; c < classWeights.size(); c++) {
      weight = Math.fma(classWeights.get(c), targets[from + c], weight);
    }
    return weight;
  }
}
