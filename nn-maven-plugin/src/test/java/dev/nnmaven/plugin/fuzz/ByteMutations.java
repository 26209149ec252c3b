package dev.nnmaven.plugin.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Damage that knows nothing of the format. Each change gives a new array. */
final class ByteMutations {

  private static final int LONGEST_RUN = 64;

  /** Where lengths, sizes and offsets break: at powers of two, and just below. */
  static final long[] EXTREMES =
      LongStream.concat(
              LongStream.of(-1, Integer.MAX_VALUE - 8L),
              IntStream.of(0, 7, 8, 15, 16, 24, 31, 32, 62, 63)
                  .mapToLong(bits -> 1L << bits)
                  .flatMap(power -> LongStream.of(power - 1, power)))
          .toArray();

  private ByteMutations() {}

  /** One change; another file is there to take pieces from. */
  static byte[] apply(byte[] file, byte[] other, Random random) {
    int at = random.nextInt(file.length + 1);
    int end = Math.min(file.length, at + 1 + random.nextInt(LONGEST_RUN));
    byte[] run = Arrays.copyOfRange(file, at, Math.max(at, end));
    return switch (random.nextInt(8)) {
      case 0 -> flipped(file, random);
      case 1 -> joined(file, at, filled(run, random), end);
      case 2 -> Arrays.copyOf(file, at);
      case 3 -> joined(file, at, run, at);
      case 4 -> joined(file, at, new byte[0], end);
      case 5 -> joined(file, at, randomBytes(random), at);
      case 6 -> spliced(file, at, other, random.nextInt(other.length + 1));
      default -> withNumber(file, random);
    };
  }

  private static byte[] flipped(byte[] file, Random random) {
    byte[] copy = file.clone();
    for (int i = random.nextInt(4); i >= 0 && copy.length > 0; i--) {
      copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
    }
    return copy;
  }

  private static byte[] filled(byte[] run, Random random) {
    Arrays.fill(run, (byte) (random.nextBoolean() ? -random.nextInt(2) : random.nextInt()));
    return run;
  }

  private static byte[] randomBytes(Random random) {
    byte[] bytes = new byte[1 + random.nextInt(LONGEST_RUN)];
    random.nextBytes(bytes);
    return bytes;
  }

  /** A number as binary formats have them: of 2, 4 or 8 bytes, either end first. */
  private static byte[] withNumber(byte[] file, Random random) {
    byte[] number = new byte[Long.BYTES];
    boolean big = random.nextBoolean();
    ByteBuffer.wrap(number)
        .order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN)
        .putLong(EXTREMES[random.nextInt(EXTREMES.length)]);
    int bytes = 2 << random.nextInt(3);
    if (file.length < bytes) {
      return file;
    }
    byte[] copy = file.clone();
    // Headers stand at the beginning of files and are small.
    int places = copy.length - bytes + 1;
    int at = random.nextInt(random.nextBoolean() ? places : Math.min(places, LONGEST_RUN));
    System.arraycopy(number, big ? Long.BYTES - bytes : 0, copy, at, bytes);
    return copy;
  }

  private static byte[] spliced(byte[] file, int length, byte[] other, int from) {
    return joined(
        Arrays.copyOf(file, length), length, Arrays.copyOfRange(other, from, other.length), length);
  }

  /** The file's beginning, something, and the file again from a position on. */
  static byte[] joined(byte[] file, int length, byte[] middle, int from) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.write(file, 0, length);
    joined.writeBytes(middle);
    joined.write(file, from, file.length - from);
    return joined.toByteArray();
  }
}
