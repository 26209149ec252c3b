package dev.nnmaven.gate.baseline;

import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Ratio;

/**
 * Change from the baseline: of one class, of a slice, or of all images that are compared.
 *
 * @param name name of the class or slice; empty for all images
 * @param before number correct by the baseline
 * @param pairs by how much the error of each image has changed
 * @param recognized how many of them, or of their groups, the baseline recognized
 */
public record Change(String name, int images, int before, Pairs pairs, int recognized) {

  /** Number of images that only the baseline classifies correctly. */
  public int lost() {
    return pairs.worse();
  }

  /** Number of images that only the model classifies correctly. */
  public int gained() {
    return pairs.better();
  }

  /** Number correct by the model. */
  public int now() {
    return before + change();
  }

  /** Change in correct images: now − before. */
  public int change() {
    return gained() - lost();
  }

  /** Change of accuracy or recall; images must not be 0. */
  public Ratio ratio() {
    return new Ratio(change(), images);
  }

  /** Percentages before and now: {@code 90.00% → 91.66%}. */
  public String percents() {
    return Formats.percent(before, images) + " → " + Formats.percent(now(), images);
  }
}
