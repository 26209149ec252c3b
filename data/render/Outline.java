import java.awt.Shape;
import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.PathIterator;
import java.util.Arrays;

/**
 * The outline of a glyph, as straight edges that are stretched in x and in y until the ink touches
 * all four sides of a square. That is what makes letters of any width and height comparable, and
 * also why a capital I without serifs turns into a full white square.
 */
final class Outline {
  /** How far, in font units of 1/1000 em, an edge may leave the curve that it stands for. */
  private static final double FLATNESS = 0.5;

  private static final int MOST_HALVINGS = 10;

  /** Ink narrower or lower than this is no letter, and stretching it would divide by nothing. */
  private static final double LEAST_EXTENT = 1e-3;

  /** The ends of the edges: x0, y0, x1, y1 of the first, then of the next. */
  private double[] ends = new double[1024];

  private int length;

  private final boolean evenOdd;

  /**
   * @param glyph the outline as the font has it, in units of 1/1000 em
   */
  Outline(Shape glyph) {
    var path = new FlatteningPathIterator(glyph.getPathIterator(null), FLATNESS, MOST_HALVINGS);
    evenOdd = path.getWindingRule() == PathIterator.WIND_EVEN_ODD;
    double[] point = new double[6];
    double startX = 0;
    double startY = 0;
    double x = 0;
    double y = 0;
    for (; !path.isDone(); path.next()) {
      int kind = path.currentSegment(point);
      if (kind == PathIterator.SEG_LINETO) {
        add(x, y, point[0], point[1]);
        x = point[0];
        y = point[1];
        continue;
      }
      // A contour ends here. Fill it as if it were closed, even where the font forgot to close it.
      add(x, y, startX, startY);
      if (kind == PathIterator.SEG_MOVETO) {
        startX = point[0];
        startY = point[1];
      }
      x = startX;
      y = startY;
    }
    add(x, y, startX, startY);
  }

  /** Whether ink is where a ray crosses an odd number of edges, not where edges wind around. */
  boolean evenOdd() {
    return evenOdd;
  }

  /** Whether there is any area to fill; a space, for one, has none. */
  boolean hasInk() {
    return extent(0) > LEAST_EXTENT && extent(1) > LEAST_EXTENT;
  }

  /** The edges (x0, y0, x1, y1 of each), stretched to reach from 0 to {@code side} in x and y. */
  double[] stretched(double side) {
    double[] result = Arrays.copyOf(ends, length);
    for (int axis = 0; axis < 2; axis++) {
      double least = least(axis);
      double extent = extent(axis);
      for (int i = axis; i < length; i += 2) {
        result[i] = (ends[i] - least) / extent * side;
      }
    }
    return result;
  }

  private void add(double x0, double y0, double x1, double y1) {
    if (x0 == x1 && y0 == y1) {
      return;
    }
    if (length + 4 > ends.length) {
      ends = Arrays.copyOf(ends, 2 * ends.length);
    }
    ends[length++] = x0;
    ends[length++] = y0;
    ends[length++] = x1;
    ends[length++] = y1;
  }

  private double least(int axis) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = axis; i < length; i += 2) {
      least = Math.min(least, ends[i]);
    }
    return least;
  }

  private double extent(int axis) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = axis; i < length; i += 2) {
      greatest = Math.max(greatest, ends[i]);
    }
    return greatest - least(axis);
  }
}
