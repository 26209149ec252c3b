import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Makes the data that nn-archetype's projects begin with: drawn shapes and invented vessels. Run as
 * {@code java scripts/ArchetypeData.java nn-archetype/src/main/resources/archetype-resources}.
 */
public final class ArchetypeData {

  private static final int IMAGES_A_SHAPE = 50;
  private static final int VESSELS = 180;
  private static final int SIZE = 20;

  private ArchetypeData() {}

  /** The folder of the archetype's resources. */
  public static void main(String[] folder) throws IOException {
    Path resources = Path.of(folder[0]);
    int corners = 0; // a circle
    for (String shape : List.of("circle", "triangle", "square")) {
      Path of = Files.createDirectories(resources.resolve("images/data").resolve(shape));
      for (int i = 0; i < IMAGES_A_SHAPE; i++) {
        Path file = of.resolve(String.format(Locale.ROOT, "%02d.png", i));
        ImageIO.write(shape(corners, new Random(100L * corners + i)), "png", file.toFile());
      }
      corners = corners == 0 ? 3 : 4;
    }
    Files.write(resources.resolve("rows/data/vessels.csv"), vessels(new Random(1)));
  }

  /** The outline of a shape in white on black, of any size, place and slope, as a pen draws it. */
  private static BufferedImage shape(int corners, Random random) {
    BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setColor(Color.WHITE);
    pen.setStroke(new BasicStroke(1.5f + random.nextFloat()));
    pen.translate(SIZE / 2.0 + random.nextDouble() * 2 - 1, SIZE / 2.0 + random.nextDouble() * 2 - 1);
    pen.rotate(random.nextDouble() * 0.5 - 0.25);
    double radius = SIZE * (0.3 + random.nextDouble() * 0.1);
    if (corners == 0) {
      pen.draw(new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius));
    } else {
      Path2D.Double outline = new Path2D.Double();
      for (int i = 0; i < corners; i++) {
        double angle = 2 * Math.PI * (i + 0.5) / corners + Math.PI / 2;
        double x = radius * Math.cos(angle) + random.nextGaussian() * 0.4;
        double y = radius * Math.sin(angle) + random.nextGaussian() * 0.4;
        if (i == 0) {
          outline.moveTo(x, y);
        } else {
          outline.lineTo(x, y);
        }
      }
      outline.closePath();
      pen.draw(outline);
    }
    pen.dispose();
    return image;
  }

  /** A table of cups, bowls and vases, and the line of names before it. */
  private static List<String> vessels(Random random) {
    List<String> kinds = List.of("bowl", "cup", "vase");
    double[][] sizes = {{7, 16}, {9, 8}, {24, 11}}; // height and width in the mean
    double[] handles = {0.1, 0.8, 0.2};
    List<String> materials = List.of("glass", "stoneware", "wood");
    List<String> lines = new ArrayList<>(List.of("height_cm,width_cm,handle,material,kind"));
    for (int i = 0; i < VESSELS; i++) {
      int kind = i % kinds.size();
      lines.add(
          String.format(
              Locale.ROOT,
              "%.1f,%.1f,%s,%s,%s",
              sizes[kind][0] * StrictMath.exp(random.nextGaussian() * 0.25),
              sizes[kind][1] * StrictMath.exp(random.nextGaussian() * 0.25),
              random.nextDouble() < handles[kind] ? "yes" : "no",
              materials.get(random.nextInt(kind == 1 ? 2 : 3)),
              kinds.get(kind)));
    }
    return lines;
  }
}
