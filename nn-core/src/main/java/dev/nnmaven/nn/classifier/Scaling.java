package dev.nnmaven.nn.classifier;

/**
 * What becomes of a picture that has not the size that the network was trained on. Whatever is
 * stretched is shrunk or enlarged in x and in y, each by its own factor, until it fills the image;
 * each new pixel is the mean of what it covers, computed in integers.
 */
public enum Scaling {
  /** It is refused. */
  REFUSE,
  /** The whole picture is stretched. */
  STRETCH,
  /**
   * The smallest box that holds all that is lighter than the background is stretched, as the
   * letters of this project were made; so is a picture that has the right size already. Ink is what
   * is nearer to the lightest pixel than to the darkest. A picture without ink, whose pixels differ
   * by less than {@value InkBox#LEAST_CONTRAST} of 255 grey levels, is stretched as a whole.
   */
  STRETCH_LIGHT_INK,
  /** As {@link #STRETCH_LIGHT_INK}, with ink that is darker than the background. */
  STRETCH_DARK_INK
}
