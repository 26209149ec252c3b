package dev.nnmaven.nn.data.image.augmentation;

import dev.nnmaven.nn.text.Illegal;

/**
 * Where the points of an image go: x′ = xx·x + xy·y + dx, y′ = yx·x + yy·y + dy. In pixels from the
 * middle of the image, x to the right, y downwards.
 */
public record AffineMap(double xx, double xy, double yx, double yy, double dx, double dy) {

  /** Every point stays. */
  public static final AffineMap IDENTITY = new AffineMap(1, 0, 0, 1, 0, 0);

  /** Throws IllegalArgumentException if a number is not finite, or the map flattens the image. */
  public AffineMap {
    double determinant = xx * yy - xy * yx;
    if (determinant == 0 || !Double.isFinite(determinant) || !Double.isFinite(dx + dy)) {
      throw Illegal.argument("a map of an image needs finite numbers that do not flatten it");
    }
  }

  /** Map of a matrix, which leaves the middle where it is. */
  public static AffineMap linear(double xx, double xy, double yx, double yy) {
    return new AffineMap(xx, xy, yx, yy, 0, 0);
  }

  /** This map and then another. */
  public AffineMap then(AffineMap next) {
    return new AffineMap(
        next.xx * xx + next.xy * yx,
        next.xx * xy + next.xy * yy,
        next.yx * xx + next.yy * yx,
        next.yx * xy + next.yy * yy,
        next.xx * dx + next.xy * dy + next.dx,
        next.yx * dx + next.yy * dy + next.dy);
  }

  /** The map back. */
  public AffineMap inverse() {
    double determinant = xx * yy - xy * yx;
    return new AffineMap(
        yy / determinant,
        -xy / determinant,
        -yx / determinant,
        xx / determinant,
        (xy * dy - yy * dx) / determinant,
        (yx * dx - xx * dy) / determinant);
  }
}
