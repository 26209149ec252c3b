package dev.nnmaven.nn.data.image.augmentation;

import dev.nnmaven.nn.catalog.Arguments;
import dev.nnmaven.nn.math.FloatText;
import dev.nnmaven.nn.random.RandomStream;
import io.avaje.spi.ServiceProvider;
import java.util.List;

/**
 * Rotates pictures around their middle.
 *
 * @param degrees most that a picture is rotated by, in either direction
 */
@ServiceProvider(Augmentation.class)
public record Rotate(float degrees) implements AffineAugmentation {

  /** Throws IllegalArgumentException if it is out of range. */
  public Rotate {
    Range.require("rotate degrees", degrees, 0f, 180f);
  }

  /** Creates the augmentation with the default, 10 degrees. */
  public Rotate() {
    this(10f);
  }

  @Override
  public String specification() {
    return "rotate(" + FloatText.of(degrees) + ")";
  }

  @Override
  public List<String> parameters() {
    return List.of("degrees");
  }

  @Override
  public Augmentation with(Arguments arguments) {
    return new Rotate(arguments.get("degrees", degrees));
  }

  @Override
  public AffineMap draw(RandomStream random) {
    double angle = StrictMath.toRadians(Range.around(degrees, random));
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    return AffineMap.linear(cos, sin, -sin, cos);
  }
}
