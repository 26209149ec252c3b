package dev.nnmaven.nn.random;

import java.nio.charset.StandardCharsets;

/**
 * A stream of random numbers that is the same on every machine and JDK: SplitMix64.
 *
 * <p>Source: G. L. Steele, D. Lea, C. H. Flood, <i>Fast splittable pseudorandom number
 * generators</i>, OOPSLA 2014; constants of D. Stafford's "Mix13".
 *
 * <p>Every consumer (initial weights, shuffling, each dropout mask) derives its own stream with
 * {@link #derive}, so that streams are independent: adding dropout to a layer does not change the
 * order in which samples are visited. Not safe for use by several threads; derive one for each.
 */
public final class RandomStream {

  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private final long key;
  private long state;

  private RandomStream(long key) {
    this.key = key;
    this.state = key;
  }

  /** Creates the stream of a seed. */
  public static RandomStream of(long seed) {
    return new RandomStream(seed);
  }

  /**
   * Derives a stream for one purpose, independent of how much was drawn from this one.
   *
   * @param purpose what it is drawn for, such as "dropout"
   * @param indices which of many, such as the layer, the epoch and the sample
   */
  public RandomStream derive(String purpose, long... indices) {
    long derived = key;
    for (byte b : purpose.getBytes(StandardCharsets.UTF_8)) {
      derived = mix(mix(derived + GAMMA) ^ b);
    }
    return new RandomStream(derived).derive(indices);
  }

  /** Derives an indexed stream, as {@link #derive(String, long...)} without a name. */
  public RandomStream derive(long... indices) {
    long derived = key;
    for (long index : indices) {
      derived = mix(mix(derived + GAMMA) ^ index);
    }
    return new RandomStream(derived);
  }

  /** Next 64 random bits. */
  public long nextLong() {
    state += GAMMA;
    return mix(state);
  }

  /** Next uniform float in [0, 1): 24 random bits / 2²⁴. */
  public float nextFloat() {
    return (nextLong() >>> 40) * 0x1p-24f;
  }

  /**
   * Next uniform integer in [0, bound).
   *
   * @throws IllegalArgumentException if bound is not positive
   */
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound must be positive, found " + bound);
    }
    // Rejects the last, incomplete run of remainders, which would favour small numbers.
    while (true) {
      long bits = nextLong() >>> 33;
      long remainder = bits % bound;
      if (bits - remainder + (bound - 1) < 1L << 31) {
        return (int) remainder;
      }
    }
  }

  /** Next standard normal value, by inverse transform sampling. */
  public float nextGaussian() {
    // 52 bits, not 53: with one more, the largest plus a half would be rounded up to probability 1.
    return (float) NormalQuantile.of(((nextLong() >>> 12) + 0.5) * 0x1p-52);
  }

  /** Shuffles the array (Fisher-Yates); all orders are equally likely. */
  public void shuffle(int[] values) {
    for (int last = values.length - 1; last > 0; last--) {
      int other = nextInt(last + 1);
      int moved = values[last];
      values[last] = values[other];
      values[other] = moved;
    }
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
