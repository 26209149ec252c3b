package dev.nnmaven.nn.data.image.augmentation.builtin;

import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.ImageSamples;
import dev.nnmaven.nn.data.image.augmentation.AffineAugmentation;
import dev.nnmaven.nn.data.image.augmentation.AffineMap;
import dev.nnmaven.nn.data.image.augmentation.Augmentation;
import dev.nnmaven.nn.data.image.augmentation.DisplacementAugmentation;
import dev.nnmaven.nn.data.image.augmentation.PixelAugmentation;
import dev.nnmaven.nn.image.PixelImage;
import dev.nnmaven.nn.random.RandomStream;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Augments the images of a training. Each augmentation has a stream of its own for each image and
 * epoch, so what happens to an image depends on no other, and on no thread.
 *
 * <p>All that moves pixels is done at once: maps in the order in which they are written become one,
 * and a pixel comes from where the map back leads to, plus its displacement.
 */
public final class Augmenter implements ImageSamples.InTraining {

  private final List<Augmentation> parts;
  private final List<RandomStream> streams; // of each part
  private final Resampler resampler;
  private final boolean moves;
  private final boolean displaces;

  /**
   * Creates the augmenter of a training.
   *
   * @param preprocessing size, channels and background of the images
   * @param seed of the training
   */
  public Augmenter(List<Augmentation> parts, ImagePreprocessing preprocessing, long seed) {
    this.parts = List.copyOf(parts);
    RandomStream random = RandomStream.of(seed);
    this.streams =
        IntStream.range(0, parts.size())
            .mapToObj(part -> random.derive("augmentation", part))
            .toList();
    this.resampler =
        new Resampler(
            preprocessing.width(),
            preprocessing.height(),
            preprocessing.channels().count(),
            preprocessing.background().levels(preprocessing.channels()));
    this.displaces = parts.stream().anyMatch(DisplacementAugmentation.class::isInstance);
    this.moves = displaces || parts.stream().anyMatch(AffineAugmentation.class::isInstance);
  }

  @Override
  public byte[] augment(byte[] pixels, int epoch, int sample) {
    int width = resampler.width();
    int height = resampler.height();
    AffineMap map = AffineMap.IDENTITY;
    float[] dx = new float[displaces ? width * height : 0];
    float[] dy = new float[dx.length];
    for (int p = 0; p < parts.size(); p++) {
      if (parts.get(p) instanceof AffineAugmentation affine) {
        map = map.then(affine.draw(width, height, streams.get(p).derive(epoch, sample)));
      } else if (parts.get(p) instanceof DisplacementAugmentation displacing) {
        displacing.displace(width, height, dx, dy, streams.get(p).derive(epoch, sample));
      }
    }
    byte[] changed = moves ? resampler.resample(pixels, map.inverse(), dx, dy) : pixels.clone();
    PixelImage image = new PixelImage(width, height, resampler.channels(), changed);
    for (int p = 0; p < parts.size(); p++) {
      if (parts.get(p) instanceof PixelAugmentation augmentation) {
        augmentation.change(image, streams.get(p).derive(epoch, sample));
      }
    }
    return changed;
  }
}
