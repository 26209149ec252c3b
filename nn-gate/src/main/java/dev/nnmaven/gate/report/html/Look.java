package dev.nnmaven.gate.report.html;

import dev.nnmaven.nn.image.PixelImage;
import dev.nnmaven.nn.prediction.Occlusion;
import dev.nnmaven.trainer.text.Formats;

/**
 * What an answer looked at.
 *
 * @param image the image in grey; orange where covering it lowers the probability of the predicted
 *     class, blue where it raises it
 * @param place where it changes most
 * @param covered the probability while that is covered
 */
public record Look(String image, String place, String covered) {

  /** Change of a probability that is shown in full colour, at least. */
  private static final float FULL_COLOUR = 0.05f;

  private static final String[][] PLACES = {
    {"top left", "top", "top right"},
    {"left", "middle", "right"},
    {"bottom left", "bottom", "bottom right"}
  };

  /**
   * That of an image.
   *
   * @param longestSide of the image, in pixels
   */
  public static Look of(Occlusion look, PixelImage image, int longestSide) {
    int strongest = look.strongest();
    float covered = look.covered()[strongest];
    int down = look.covered().length / look.across();
    float strength = Math.max(FULL_COLOUR, Math.abs(look.probability() - covered));
    return new Look(
        PixelGrid.tinted(image, longestSide, (x, y, c) -> look.fall(x, y), strength),
        PLACES[strongest / look.across() * 3 / down][strongest % look.across() * 3 / look.across()],
        Formats.percent(covered));
  }
}
