package dev.nnmaven.plugin.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages valid files. The same random numbers give the same files. */
final class Mutator {

  /** How a format is damaged where its structure is known. */
  private interface Damage {
    byte[] apply(byte[] file, Random random);
  }

  private static final int MOST_CHANGES = 4;

  private final List<byte[]> corpus;
  private final Damage structured;

  private Mutator(List<byte[]> corpus, Damage structured) {
    this.corpus = corpus;
    this.structured = structured;
  }

  /** For binary files of any kind. */
  static Mutator ofBytes(List<byte[]> corpus) {
    return new Mutator(
        corpus, (file, random) -> ByteMutations.apply(file, one(corpus, random), random));
  }

  /** For JSON, and what resembles it. */
  static Mutator ofText(List<byte[]> corpus) {
    return new Mutator(corpus, (file, random) -> text(file, 0, file.length, random));
  }

  /** For safetensors files: the length of the header is right after the damage, or extreme. */
  static Mutator ofSafetensors(List<byte[]> corpus) {
    return new Mutator(corpus, Mutator::safetensors);
  }

  private static <T> T one(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  /** A damaged file. */
  byte[] next(Random random) {
    byte[] file = one(corpus, random);
    boolean keepsStructure = random.nextInt(3) > 0;
    for (int change = random.nextInt(MOST_CHANGES); change >= 0; change--) {
      file =
          keepsStructure
              ? structured.apply(file, random)
              : ByteMutations.apply(file, one(corpus, random), random);
    }
    return file;
  }

  /** Changes the text between two positions. Any bytes are a text in ISO 8859-1. */
  private static byte[] text(byte[] file, int from, int to, Random random) {
    String text = new String(file, from, to - from, ISO_8859_1);
    byte[] changed = TextMutations.apply(text, random).getBytes(ISO_8859_1);
    return ByteMutations.joined(file, from, changed, to);
  }

  private static byte[] safetensors(byte[] file, Random random) {
    int headerEnd = Long.BYTES + (int) littleEndian(file).getLong(0);
    byte[] changed =
        random.nextInt(8) > 0
            ? text(file, Long.BYTES, headerEnd, random)
            : ByteMutations.joined( // without its first number
                file, headerEnd, new byte[0], Math.min(file.length, headerEnd + Float.BYTES));
    int data = file.length - headerEnd;
    boolean headerChanged = Arrays.mismatch(file, changed) < headerEnd;
    if (headerChanged) {
      littleEndian(changed).putLong(0, changed.length - data - (long) Long.BYTES);
    }
    return changed;
  }

  private static ByteBuffer littleEndian(byte[] file) {
    return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
  }
}
