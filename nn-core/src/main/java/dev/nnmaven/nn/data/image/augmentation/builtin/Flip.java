package dev.nnmaven.nn.data.image.augmentation.builtin;

import dev.nnmaven.nn.catalog.Arguments;
import dev.nnmaven.nn.data.image.augmentation.AffineAugmentation;
import dev.nnmaven.nn.data.image.augmentation.AffineMap;
import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import dev.nnmaven.nn.random.RandomStream;
import dev.nnmaven.nn.text.Illegal;
import dev.nnmaven.nn.text.SafeText;
import io.avaje.spi.ServiceProvider;
import java.util.List;

/**
 * Mirrors every second image, at random: for things that look alike from either side, and not for
 * letters.
 *
 * @param axis {@code horizontal} exchanges left and right, {@code vertical} top and bottom
 */
@ServiceProvider(Augmentation.class)
public record Flip(String axis) implements AffineAugmentation {

  private static final String HORIZONTAL = "horizontal";
  private static final String VERTICAL = "vertical";
  private static final float HALF = 0.5f;

  /** Throws IllegalArgumentException if there is no such axis. */
  public Flip {
    if (!axis.equals(HORIZONTAL) && !axis.equals(VERTICAL)) {
      throw Illegal.argument(
          "flip axis must be horizontal or vertical, found \"%s\"", SafeText.text(axis));
    }
  }

  /** Creates the augmentation with the default, horizontal. */
  public Flip() {
    this(HORIZONTAL);
  }

  @Override
  public String specification() {
    return "flip(" + axis + ")";
  }

  @Override
  public List<String> parameters() {
    return List.of("axis");
  }

  @Override
  public Augmentation with(Arguments arguments) {
    return new Flip(arguments.text("axis", axis));
  }

  @Override
  public AffineMap draw(int width, int height, RandomStream random) {
    if (random.nextFloat() >= HALF) {
      return AffineMap.IDENTITY;
    }
    return axis.equals(HORIZONTAL) ? AffineMap.linear(-1, 0, 0, 1) : AffineMap.linear(1, 0, 0, -1);
  }
}
