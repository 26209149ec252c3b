package dev.nnmaven.nn.data.image.augmentation;

import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.ImageSamples;
import dev.nnmaven.nn.data.image.PixelImage;
import dev.nnmaven.nn.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Augments the pictures of a training. Each augmentation has a stream of its own for each image and
 * epoch, so what happens to an image depends on no other, and on no thread.
 *
 * <p>All that moves pixels is done at once: maps in the order in which they are written become one,
 * and a pixel reads the picture where the map back leads to, plus its displacement, between the
 * four pixels around (bilinear interpolation). Beyond its edge, a picture is background.
 */
public final class Augmenter implements ImageSamples.InTraining {

  private final List<Augmentation> parts;
  private final List<RandomStream> streams; // of each part
  private final int width;
  private final int height;
  private final int channels;
  private final int[] background; // of each channel
  private final boolean moves;
  private final boolean displaces;

  /**
   * Creates the augmenter of a training.
   *
   * @param preprocessing size, channels and background of the pictures
   * @param seed of the training
   */
  public Augmenter(List<Augmentation> parts, ImagePreprocessing preprocessing, long seed) {
    this.parts = List.copyOf(parts);
    RandomStream random = RandomStream.of(seed);
    this.streams =
        IntStream.range(0, parts.size())
            .mapToObj(part -> random.derive("augmentation", part))
            .toList();
    this.width = preprocessing.width();
    this.height = preprocessing.height();
    this.channels = preprocessing.channels().count();
    this.background = preprocessing.background().levels(preprocessing.channels());
    this.displaces = parts.stream().anyMatch(DisplacementAugmentation.class::isInstance);
    this.moves = displaces || parts.stream().anyMatch(AffineAugmentation.class::isInstance);
  }

  @Override
  public byte[] augment(byte[] pixels, int epoch, int sample) {
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
    byte[] changed = moves ? resample(pixels, map.inverse(), dx, dy) : pixels.clone();
    PixelImage image = new PixelImage(width, height, channels, changed);
    for (int p = 0; p < parts.size(); p++) {
      if (parts.get(p) instanceof PixelAugmentation augmentation) {
        augmentation.change(image, streams.get(p).derive(epoch, sample));
      }
    }
    return changed;
  }

  private byte[] resample(byte[] pixels, AffineMap back, float[] dx, float[] dy) {
    byte[] resampled = new byte[pixels.length];
    float[] framed = framed(pixels);
    double middleX = (width - 1) / 2.0;
    double middleY = (height - 1) / 2.0;
    for (int y = 0; y < height; y++) {
      double down = y - middleY;
      double fromX = back.xy() * down + back.dx() + middleX;
      double fromY = back.yy() * down + back.dy() + middleY;
      for (int x = 0; x < width; x++) {
        double sourceX = back.xx() * (x - middleX) + fromX;
        double sourceY = back.yx() * (x - middleX) + fromY;
        int i = y * width + x;
        if (displaces) {
          sourceX += dx[i];
          sourceY += dy[i];
        }
        interpolate(framed, sourceX, sourceY, resampled, i * channels);
      }
    }
    return resampled;
  }

  /**
   * A picture with a pixel of background on the left and above, and two on the other sides, [height
   * + 3][width + 3][channels].
   */
  private float[] framed(byte[] pixels) {
    int stride = (width + 3) * channels;
    float[] framed = new float[stride * (height + 3)];
    Arrays.fill(framed, background[0]);
    for (int c = 1; c < channels; c++) {
      for (int i = c; i < framed.length; i += channels) {
        framed[i] = background[c];
      }
    }
    int line = width * channels;
    for (int y = 0; y < height; y++) {
      int to = (y + 1) * stride + channels;
      for (int i = 0; i < line; i++) {
        framed[to + i] = Byte.toUnsignedInt(pixels[y * line + i]);
      }
    }
    return framed;
  }

  /** Writes the pixel at a place; whatever is a pixel or more outside is as far as a pixel. */
  private void interpolate(float[] framed, double x, double y, byte[] pixels, int to) {
    double column = between(0, x + 1, width + 1);
    double row = between(0, y + 1, height + 1);
    int left = (int) column;
    int top = (int) row;
    float fractionX = (float) (column - left);
    float fractionY = (float) (row - top);
    int stride = (width + 3) * channels;
    for (int c = 0, i = top * stride + left * channels; c < channels; c++, i++) {
      float above = framed[i] + fractionX * (framed[i + channels] - framed[i]);
      int j = i + stride;
      float below = framed[j] + fractionX * (framed[j + channels] - framed[j]);
      pixels[to + c] = (byte) (above + fractionY * (below - above) + 0.5f);
    }
  }

  /** Faster than {@link Math#min} and {@link Math#max}, which heed NaN and the sign of zero. */
  private static double between(double least, double value, double most) {
    return value < least ? least : value > most ? most : value;
  }
}
