package dev.nnmaven.plugin.data;

import dev.nnmaven.nn.data.DatasetException;
import dev.nnmaven.nn.data.Preprocessing;
import dev.nnmaven.nn.data.Samples;
import dev.nnmaven.nn.data.image.DataHealth;
import dev.nnmaven.nn.data.image.Dataset;
import dev.nnmaven.nn.task.Task;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Labelled examples as they were read, in an order that does not depend on the machine: pictures.
 * What they become as a network's inputs is up to a {@link Preparation}.
 */
public interface Examples {

  /** What one of them is called. */
  Unit unit();

  /** Number of examples, N. */
  int size();

  /** What they are: {@code images of 28 x 28 pixels}. */
  String form();

  /** Name of an example in reports, such as that of its file. */
  String name(int example);

  /** Names of the classes. */
  List<String> classes();

  /** Class of an example, an index of these. */
  int label(int example);

  /** Number of examples of each class. */
  default int[] countPerClass() {
    int[] counts = new int[classes().size()];
    for (int example = 0; example < size(); example++) {
      counts[label(example)]++;
    }
    return counts;
  }

  /** An example without its class: equal contents are the same example twice. */
  Object content(int example);

  /** SHA-256, in hexadecimal, of all that training depends on, in order; names are not included. */
  String fingerprint();

  /**
   * Some of them.
   *
   * @param some their indices, in the order of the result
   */
  Examples of(List<Integer> some);

  /** These, and then others of the same kind and classes. */
  Examples and(Examples others);

  /**
   * Splits off a fraction of each class; contents alone decide which examples these are.
   *
   * @param fraction between 0 and 1, both excluded
   * @throws DatasetException if there are too few
   */
  Split split(BigDecimal fraction) throws DatasetException;

  /** What its number of inputs comes from: {@code an image has 28 x 28 = 784 pixels}. */
  String inputs(Preprocessing preprocessing);

  /** Samples for a network. */
  Samples samples(Preprocessing preprocessing, Task<?> task);

  /** Data quality checks of these as held-out examples, beside those for training if known. */
  DataHealth health(Optional<Examples> training);

  /** The examples as pictures, if they are. */
  Optional<Dataset> pictures();
}
