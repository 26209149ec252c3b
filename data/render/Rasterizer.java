import java.util.Arrays;

/**
 * Fills an outline: says, for each cell of a fine square grid, how much of it is ink (0 to 1).
 *
 * <p>A row is sampled along its middle, and along that line coverage is exact. {@code
 * Graphics2D.fill} and {@code drawString} would do the same in less code, but their pixels differ
 * from one JDK to the next; here are only additions, multiplications and divisions of doubles,
 * which Java defines to the last bit.
 */
final class Rasterizer {
  private final int side;

  /** Where the edges cross the line in hand, from left to right, and their directions. */
  private double[] crossings = new double[64];

  private int[] directions = new int[64];
  private int count;

  /**
   * @param side cells along each side of the grid
   */
  Rasterizer(int side) {
    this.side = side;
  }

  /** The coverage of each cell, [row][column], with the outline stretched over the whole grid. */
  double[][] fill(Outline outline) {
    double[] edges = outline.stretched(side);
    double[][] coverage = new double[side][side];
    for (int row = 0; row < side; row++) {
      findCrossings(edges, row + 0.5);
      fillRow(coverage[row], outline.evenOdd());
    }
    return coverage;
  }

  private void findCrossings(double[] edges, double y) {
    count = 0;
    for (int i = 0; i < edges.length; i += 4) {
      double y0 = edges[i + 1];
      double y1 = edges[i + 3];
      // "<=" on both ends counts a corner that lies on the line once, and a flat edge never.
      if ((y0 <= y) != (y1 <= y)) {
        double x = edges[i] + (edges[i + 2] - edges[i]) * ((y - y0) / (y1 - y0));
        insert(x, y0 < y1 ? 1 : -1);
      }
    }
  }

  private void insert(double x, int direction) {
    if (count == crossings.length) {
      crossings = Arrays.copyOf(crossings, 2 * count);
      directions = Arrays.copyOf(directions, 2 * count);
    }
    int at = count++;
    for (; at > 0 && crossings[at - 1] > x; at--) {
      crossings[at] = crossings[at - 1];
      directions[at] = directions[at - 1];
    }
    crossings[at] = x;
    directions[at] = direction;
  }

  private void fillRow(double[] row, boolean evenOdd) {
    int winding = 0;
    for (int i = 0; i + 1 < count; i++) {
      winding = evenOdd ? 1 - winding : winding + directions[i];
      if (winding != 0) {
        addSpan(row, crossings[i], crossings[i + 1]);
      }
    }
  }

  private void addSpan(double[] row, double from, double to) {
    double left = Math.max(0, from);
    double right = Math.min(side, to);
    for (int i = (int) left; i < right; i++) {
      row[i] = Math.min(1, row[i] + Math.min(i + 1, right) - Math.max(i, left));
    }
  }
}
