package dev.nnmaven.trainer.data;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.Preprocessing;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.io.Sha256;
import dev.nnmaven.nn.task.Task;
import dev.nnmaven.nn.text.SafeText;
import dev.nnmaven.trainer.text.Formats;
import dev.nnmaven.trainer.text.Unit;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Labelled examples as they were read, in an order that does not depend on the machine: images, or
 * rows of a table. What they become as a network's inputs is up to a {@link DataSource}.
 */
public interface Examples {

  /** Bits of a {@link #keys key}: ten digits of Base64. */
  int KEY_BITS = 60;

  Unit unit();

  /** Number of examples, N. */
  int size();

  /** What they are: {@code images of 28 x 28 pixels}, {@code rows of 6 columns}. */
  String form();

  /** Name of an example in reports, such as that of its file. */
  String name(int example);

  /**
   * Names in which patterns can find something, [N]; none of rows, which are told apart by their
   * place in a file.
   */
  default List<String> names() {
    return IntStream.range(0, size()).mapToObj(this::name).toList();
  }

  /** Whether a column of rows has texts. */
  default boolean hasTexts() {
    return false;
  }

  /** Whether all columns of rows have texts. */
  default boolean areTexts() {
    return false;
  }

  /** Names of the classes; none if the target is a number. */
  List<String> classes();

  /** Class of an example, an index of these. */
  int label(int example);

  /** Target of an example as text: its class, or a number. */
  default String target(int example) {
    return classes().get(label(example));
  }

  default int[] countPerClass() {
    int[] counts = new int[classes().size()];
    for (int example = 0; example < size(); example++) {
      counts[label(example)]++;
    }
    return counts;
  }

  /** Targets for the log: the number of examples of each class. */
  default String targets() {
    int[] counts = countPerClass();
    if (Arrays.stream(counts).distinct().count() == 1) {
      return Formats.format(
          "%s of each class: %s", Formats.count(counts[0]), SafeText.list(classes()));
    }
    return SafeText.list(
        IntStream.range(0, counts.length)
            .mapToObj(c -> classes().get(c) + " " + Formats.count(counts[c]))
            .toList());
  }

  /**
   * A hash of each example without its target, [N]: examples of one hash are the same one seen
   * twice.
   */
  long[] contentKeys();

  /**
   * A hash of each example and its target, [N], of {@value #KEY_BITS} bits: other examples, and the
   * same ones with another target, have other keys.
   */
  default long[] keys() {
    long[] keys = contentKeys();
    MessageDigest digest = Sha256.start();
    for (int example = 0; example < keys.length; example++) {
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(keys[example]).array());
      byte[] hash = digest.digest(target(example).getBytes(StandardCharsets.UTF_8));
      keys[example] = ByteBuffer.wrap(hash).getLong() >>> (Long.SIZE - KEY_BITS);
    }
    return keys;
  }

  /** Names of images of one colour; none of rows. */
  default List<String> constant() {
    return List.of();
  }

  /** Number of different examples: copies count once, whatever they are called. */
  default int different() {
    return (int) Arrays.stream(contentKeys()).distinct().count();
  }

  /**
   * Group of each example, [N], where examples of a group must not be trained on and judged by at
   * once; none if there are no such groups.
   */
  default List<String> groups() {
    return List.of();
  }

  /**
   * Throws if examples cannot be split into parts that are judged in turn; the message says why.
   */
  default void requireFolds() throws DatasetException {}

  /** SHA-256, in hexadecimal, of all that training depends on, in order; names are not included. */
  String fingerprint();

  /** Some of them, by their indices, in that order. */
  Examples of(List<Integer> some);

  /** These and others of the same kind and classes. */
  Examples and(Examples others);

  /**
   * Splits off a fraction of each class; contents alone decide which examples these are.
   *
   * @param fraction between 0 and 1, both excluded
   * @throws DatasetException if there are too few
   */
  Split split(BigDecimal fraction) throws DatasetException;

  /** Lines for the log on which examples these are, where they were held out. */
  default List<String> heldOutNotes() {
    return List.of();
  }

  /** What its number of inputs comes from: {@code an image has 28 x 28 = 784 pixels}. */
  String inputs(Preprocessing preprocessing);

  /** Samples for a network; throws if an example does not fit it. */
  Samples samples(Preprocessing preprocessing, Task<?> task) throws DatasetException;

  /** The examples as images, if they are. */
  default Optional<Dataset> images() {
    return Optional.empty();
  }
}
