package dev.nnmaven.nn.data.image;

import dev.nnmaven.nn.image.PixelImage;

/**
 * An image in bytes, and what it had, or lost.
 *
 * @param coloured whether red, green and blue of a visible pixel differ by more than noise: what
 *     grey would lose
 * @param transparent whether some pixels are not opaque
 * @param hidden whether its pixels differ in opacity by more than noise, and in each channel, drawn
 *     on the background, by no more: a shape drawn by opacity, in the background's colour
 * @param hash of the pixels
 * @param opacityHash hash of the opacities
 */
public record ConvertedImage(
    PixelImage image,
    boolean coloured,
    boolean transparent,
    boolean hidden,
    long hash,
    long opacityHash) {

  /** The same of another size. */
  public ConvertedImage with(PixelImage scaled) {
    return new ConvertedImage(scaled, coloured, transparent, hidden, hash, opacityHash);
  }
}
