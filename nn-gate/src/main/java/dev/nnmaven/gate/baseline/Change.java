package dev.nnmaven.gate.baseline;

import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Ratio;

/**
 * Change from the baseline: of one class, or of all images.
 *
 * @param name name of the class; empty for all images
 * @param before number correct by the baseline
 * @param now number correct by the model
 * @param lost images that only the baseline classifies correctly
 * @param gained images that only the model classifies correctly
 */
public record Change(String name, int images, int before, int now, int lost, int gained) {

  /** Change in correct images: now − before. */
  public int change() {
    return now - before;
  }

  /** Change of accuracy or recall; images must not be 0. */
  public Ratio ratio() {
    return new Ratio(change(), images);
  }

  /** Percentages before and now: {@code 90.00% → 91.66%}. */
  public String percents() {
    return Formats.percent(before, images) + " → " + Formats.percent(now, images);
  }
}
