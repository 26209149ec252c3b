package dev.nnmaven.nn.classifier;

import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.inference.PredictingPass;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.text.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Predicts a number from the row of a table, with a trained model. An ensemble answers with the
 * mean of their numbers.
 *
 * <p>Rows are preprocessed as in training, and the number is in the unit that its column had there;
 * the model file says how. Immutable and thread-safe, as {@link Classifier} is.
 *
 * <p>Null arguments throw a {@link NullPointerException} that names the argument, or the index of
 * the list element.
 */
public final class Regressor {

  private final Engine engine;
  private final RegressionTask task;

  private Regressor(Engine engine) {
    this.engine = engine;
    this.task = Models.regression(engine.model());
  }

  /**
   * Creates a regressor from a copy of a model in memory.
   *
   * @throws IllegalArgumentException if it is no regression
   */
  public static Regressor of(TrainedModel model) {
    return new Regressor(new Engine(Models.copy(Objects.requireNonNull(model, "model"))));
  }

  /**
   * Loads a model from a file.
   *
   * @throws dev.nnmaven.nn.model.MalformedFileException if it is no model, or damaged
   * @throws IOException if it cannot be read; the message names the file
   * @throws IllegalArgumentException if it is no regression
   */
  public static Regressor load(Path file) throws IOException {
    return new Regressor(new Engine(Models.read(Objects.requireNonNull(file, "file"))));
  }

  /**
   * Loads a model from a URL: {@code App.class.getResource(...)}, {@code file:}, {@code jar:}.
   *
   * @throws dev.nnmaven.nn.model.MalformedFileException if it is no model, or damaged
   * @throws IOException if it cannot be read; the message names the address
   * @throws IllegalArgumentException if it is no regression
   */
  public static Regressor load(URL address) throws IOException {
    return new Regressor(new Engine(Models.read(Objects.requireNonNull(address, "address"))));
  }

  /**
   * Loads a model from a stream, which is read to its end and not closed.
   *
   * @throws dev.nnmaven.nn.model.MalformedFileException if it is no model, or damaged
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is no regression
   */
  public static Regressor load(InputStream in) throws IOException {
    return new Regressor(new Engine(Models.read(Objects.requireNonNull(in, "in"), "the stream")));
  }

  /**
   * Loads a model from a resource, as {@link Classifier#load(Class, String)}.
   *
   * @throws dev.nnmaven.nn.model.MalformedFileException if it is no model, or damaged
   * @throws java.io.FileNotFoundException if there is no such resource; the message has name and
   *     anchor
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is no regression
   */
  public static Regressor load(Class<?> anchor, String name) throws IOException {
    return new Regressor(
        new Engine(
            Models.read(
                Objects.requireNonNull(anchor, "anchor"), Objects.requireNonNull(name, "name"))));
  }

  /**
   * Returns a regressor with other compute options, as {@link Classifier#computing}.
   *
   * @throws IllegalArgumentException if the kernels that are wanted cannot run here
   */
  public Regressor computing(ComputeOptions others) {
    return new Regressor(engine.computing(others));
  }

  /** Name of the number that is predicted. */
  public String target() {
    return task.target();
  }

  /** Columns of a row, in the order of the code points of their names. */
  public List<Column> columns() {
    return rows().columns();
  }

  /** Provenance of the model: how it was trained, and on what. */
  public Provenance provenance() {
    return engine.model().provenance();
  }

  /**
   * Predicts the number of a row.
   *
   * @param row values by name of the column, as for {@link Classifier#classify(Map)}
   * @return the number, in the target's unit; finite
   * @throws IllegalArgumentException if there is an unknown column, or a value does not fit its
   *     column, or is missing and must not be (the message names the column, its kind and what was
   *     given), or if the number is not finite
   */
  public double predict(Map<String, ? extends @Nullable Object> row) {
    return predict(rows().of(row));
  }

  /**
   * Predicts the number of a row of values in the order of {@link #columns}.
   *
   * @throws IllegalArgumentException as {@link #predict(Map)}, or if there are more or fewer values
   */
  public double predict(List<? extends @Nullable Object> row) {
    return predict(rows().of(row));
  }

  /**
   * Predicts the number of an object, such as a record.
   *
   * @param reading how its columns are read
   * @throws IllegalArgumentException as {@link #predict(Map)}
   */
  public <T> double predict(T object, Rows<T> reading) {
    return predict(rows().of(object, reading));
  }

  /**
   * Predicts the number of preprocessed inputs.
   *
   * @param inputs one value per input of the network, in its order; not changed
   * @throws IllegalArgumentException if there are more or fewer, or one is not finite
   */
  public double predict(float[] inputs) {
    PredictingPass pass = engine.run(inputs);
    try {
      return number(pass, 0);
    } finally {
      engine.giveBack(pass);
    }
  }

  /**
   * Predicts the numbers of many rows, faster than one by one and with the same bits.
   *
   * @return one for each, in order
   * @throws IllegalArgumentException as {@link #predict(Map)}; the message says which row
   */
  public double[] predictAllRows(List<? extends Map<String, ?>> maps) {
    return all(Objects.requireNonNull(maps, "rows"), rows()::of);
  }

  /**
   * Predicts the numbers of many objects, faster than one by one and with the same bits.
   *
   * @return one for each, in order
   * @throws IllegalArgumentException as {@link #predict(Map)}; the message says which object
   */
  public <T> double[] predictAll(List<T> objects, Rows<T> reading) {
    RowInputs inputs = rows();
    return all(Objects.requireNonNull(objects, "objects"), object -> inputs.of(object, reading));
  }

  private <T> double[] all(List<T> given, Function<T, float[]> inputs) {
    return engine.runAll(given, inputs, this::number).stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private double number(PredictingPass pass, int sample) {
    return task.finiteValue(pass.predictions().values()[pass.predictions().index(sample, 0)]);
  }

  private RowInputs rows() {
    return RowInputs.of(engine.model());
  }

  /** {@code 8 → 64 relu → 1 linear, rows of [area, city], predicts price}. */
  @Override
  public String toString() {
    return "%s, %s, predicts %s"
        .formatted(
            engine.model().ensemble(), Models.reads(engine.model()), Shown.text(task.target()));
  }
}
