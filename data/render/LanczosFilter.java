/**
 * Shrinks the fine grid to the pixels of a letter with the Lanczos-3 filter, as image programs do.
 *
 * <p>Each pixel is a weighted mean over a width of six pixels, sinc(t) * sinc(t/3), where t is the
 * distance in pixels. The weights dip below 0, so edges stay crisp, and a sum can leave 0 to 1: it
 * is cut there. See K. Turkowski, "Filters for Common Resampling Tasks", Graphics Gems I (1990).
 */
final class LanczosFilter {
  /** Cells of the fine grid along each side of a pixel. */
  static final int CELLS = 8;

  /** Cells of the fine grid along each side of the image. */
  static final int FINE_SIDE = CELLS * LetterImage.SIDE;

  private static final int REACH = 3;

  /** How much each cell of a line counts for each pixel of a line: [pixel][cell], rows sum to 1. */
  private final double[][] weights = new double[LetterImage.SIDE][FINE_SIDE];

  LanczosFilter() {
    for (int pixel = 0; pixel < weights.length; pixel++) {
      double sum = 0;
      for (int cell = 0; cell < FINE_SIDE; cell++) {
        double distance = (cell + 0.5) / CELLS - (pixel + 0.5);
        if (Math.abs(distance) < REACH) {
          weights[pixel][cell] = sinc(distance) * sinc(distance / REACH);
          sum += weights[pixel][cell];
        }
      }
      for (int cell = 0; cell < FINE_SIDE; cell++) {
        weights[pixel][cell] /= sum;
      }
    }
  }

  /**
   * @param coverage [{@link #FINE_SIDE}][{@link #FINE_SIDE}], 0 for no ink and 1 for ink only
   */
  LetterImage shrink(double[][] coverage) {
    double[][] narrow = new double[FINE_SIDE][LetterImage.SIDE];
    for (int row = 0; row < FINE_SIDE; row++) {
      for (int column = 0; column < LetterImage.SIDE; column++) {
        for (int cell = firstCell(column); cell < lastCell(column); cell++) {
          narrow[row][column] += weights[column][cell] * coverage[row][cell];
        }
      }
    }
    byte[] pixels = new byte[LetterImage.PIXELS];
    for (int row = 0; row < LetterImage.SIDE; row++) {
      for (int column = 0; column < LetterImage.SIDE; column++) {
        double ink = 0;
        for (int cell = firstCell(row); cell < lastCell(row); cell++) {
          ink += weights[row][cell] * narrow[cell][column];
        }
        long grey = Math.round(255 * ink);
        pixels[row * LetterImage.SIDE + column] = (byte) Math.max(0, Math.min(255, grey));
      }
    }
    return new LetterImage(pixels);
  }

  private static int firstCell(int pixel) {
    return Math.max(0, (pixel - REACH) * CELLS);
  }

  private static int lastCell(int pixel) {
    return Math.min(FINE_SIDE, (pixel + REACH + 1) * CELLS);
  }

  /** Math.sin may differ in the last bit between platforms, StrictMath.sin may not. */
  private static double sinc(double t) {
    return t == 0 ? 1 : StrictMath.sin(Math.PI * t) / (Math.PI * t);
  }
}
