package dev.nnmaven.nn.data.image.augmentation;

import dev.nnmaven.nn.catalog.Arguments;
import dev.nnmaven.nn.math.FloatText;
import dev.nnmaven.nn.random.RandomStream;
import io.avaje.spi.ServiceProvider;
import java.util.List;

/**
 * Makes pictures larger or smaller, in x as in y.
 *
 * @param share most that their sides grow or shrink by: with 0.1, factors are between 0.9 and 1.1
 */
@ServiceProvider(Augmentation.class)
public record Scale(float share) implements AffineAugmentation {

  /** Throws IllegalArgumentException if it is out of range. */
  public Scale {
    Range.require("scale share", share, 0f, 0.99f);
  }

  /** Creates the augmentation with the default, 0.1. */
  public Scale() {
    this(0.1f);
  }

  @Override
  public String specification() {
    return "scale(" + FloatText.of(share) + ")";
  }

  @Override
  public List<String> parameters() {
    return List.of("share");
  }

  @Override
  public Augmentation with(Arguments arguments) {
    return new Scale(arguments.get("share", share));
  }

  @Override
  public AffineMap draw(RandomStream random) {
    double factor = 1 + Range.around(share, random);
    return AffineMap.linear(factor, 0, 0, factor);
  }
}
