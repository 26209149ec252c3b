package dev.nnmaven.nn.prediction;

import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.model.ModelFile;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.task.RegressionTask;
import dev.nnmaven.nn.text.Illegal;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A trained model, ready for predictions. Its task decides how to use it: {@link #images}
 * classifies images, {@link #rows} classifies rows of a table, {@link #numbers} predicts a number
 * from a row. Each throws an {@link IllegalArgumentException} that names the right one if the model
 * is for another.
 *
 * <p>Immutable and thread-safe, and so is what it gives: any number of threads may share one and
 * get the same bits as a single thread. A single prediction is computed on the calling thread;
 * nothing has to be closed. An ensemble answers with the mean of its networks' predictions.
 *
 * <p>Null arguments throw a {@link NullPointerException} that names the argument, or the index of
 * the list element.
 */
public final class Model {

  private final Engine engine;

  private Model(Engine engine) {
    this.engine = engine;
  }

  private Model(TrainedModel model) {
    this(new Engine(model));
  }

  /** Creates a model from a copy of one in memory. */
  public static Model of(TrainedModel model) {
    Objects.requireNonNull(model, "model");
    return new Model(model.with(model.ensemble().copy()));
  }

  /**
   * Loads a model from a file.
   *
   * @throws dev.nnmaven.nn.model.MalformedFileException if it is not a model, or damaged
   * @throws IOException if it cannot be read; the message names the file
   */
  public static Model load(Path file) throws IOException {
    return new Model(ModelSource.read(Objects.requireNonNull(file, "file")));
  }

  /**
   * Loads a model from a URL: {@code App.class.getResource(...)}, {@code file:}, {@code jar:}.
   *
   * @throws dev.nnmaven.nn.model.MalformedFileException if it is not a model, or damaged
   * @throws IOException if it cannot be read; the message names the address
   */
  public static Model load(URL address) throws IOException {
    return new Model(ModelSource.read(Objects.requireNonNull(address, "address")));
  }

  /**
   * Loads a model from a stream, which is read to its end and not closed.
   *
   * @throws dev.nnmaven.nn.model.MalformedFileException if it is not a model, or damaged
   * @throws IOException if it cannot be read
   */
  public static Model load(InputStream in) throws IOException {
    return new Model(ModelFile.read(Objects.requireNonNull(in, "in"), "the stream"));
  }

  /**
   * Loads a model from a resource in the same jar as a class, on the class path or the module path.
   *
   * <p>On the module path a resource in a package of the anchor's module is seen only if the module
   * opens that package, and every folder whose name is a valid package name counts as a package. So
   * keep the model in {@code /META-INF/nn/}, which is none, or in the root of the jar.
   *
   * @param anchor a class of the same jar
   * @param name as for {@link Class#getResource}: absolute if it begins with {@code /}, relative to
   *     the anchor's package otherwise
   * @throws dev.nnmaven.nn.model.MalformedFileException if it is not a model, or damaged
   * @throws java.io.FileNotFoundException if there is no such resource; the message has name and
   *     anchor
   * @throws IOException if it cannot be read
   */
  public static Model load(Class<?> anchor, String name) throws IOException {
    return new Model(
        ModelSource.read(
            Objects.requireNonNull(anchor, "anchor"), Objects.requireNonNull(name, "name")));
  }

  /**
   * Returns the model with other compute options; results are the same. Default: the fastest
   * kernels, on the calling thread only.
   *
   * @param options kernels, and the number of threads for long lists; a single prediction is always
   *     computed on the calling thread
   * @throws IllegalArgumentException if the kernels that are wanted cannot run here
   */
  public Model computing(ComputeOptions options) {
    return new Model(engine.computing(Objects.requireNonNull(options, "options")));
  }

  /** Classifies images. */
  public ImageClassifier images() {
    requireCall("images");
    return new ImageClassifier(
        engine, ImageInputs.of(engine.model().preprocessing(ImagePreprocessing.class)));
  }

  /**
   * Classifies rows given as maps from all columns to values: numbers, booleans, texts, enums
   * (their names), dates; null and an empty text are missing values.
   */
  public RowClassifier<Map<String, ?>> rows() {
    requireCall("rows");
    return new RowClassifier<>(engine, RowInputs.of(engine.model())::of, Map::get);
  }

  /**
   * Classifies objects, such as records.
   *
   * @param reading how their columns are read
   * @throws IllegalArgumentException also if it lacks a column, or the model has no such column
   */
  public <T> RowClassifier<T> rows(Rows<T> reading) {
    requireCall("rows");
    return new RowClassifier<>(
        engine, RowInputs.of(engine.model()).reading(reading), reading::value);
  }

  /** Predicts a number from rows given as maps, as {@link #rows()}. */
  public Regressor<Map<String, ?>> numbers() {
    requireCall("numbers");
    return new Regressor<>(engine, RowInputs.of(engine.model())::of, Map::get);
  }

  /**
   * Predicts a number from objects, such as records.
   *
   * @param reading how their columns are read
   * @throws IllegalArgumentException also if it lacks a column, or the model has no such column
   */
  public <T> Regressor<T> numbers(Rows<T> reading) {
    requireCall("numbers");
    return new Regressor<>(engine, RowInputs.of(engine.model()).reading(reading), reading::value);
  }

  private void requireCall(String asked) {
    TrainedModel model = engine.model();
    boolean ofRows = model.preprocessing() instanceof TablePreprocessing;
    String right = model.task() instanceof RegressionTask ? "numbers" : ofRows ? "rows" : "images";
    if (!asked.equals(right)) {
      throw Illegal.argument("call %s() rather than %s(): the model is %s", right, asked, this);
    }
  }

  /**
   * Names of the columns of the rows that the model reads, in the order of their code points.
   *
   * @throws IllegalArgumentException if it reads images
   */
  public List<String> columns() {
    return RowInputs.of(engine.model()).columns().stream().map(Column::name).toList();
  }

  /**
   * The columns in which a row has a number, date or place in an order beyond all training rows, or
   * a category of none of them, with their range as text: {@code {built=2012-01-01 to 2015-12-31}}.
   * An answer to such a row is a guess, even with a high probability. Numbers and dates need a
   * model that records ranges.
   *
   * @param row as for {@link #rows()}
   * @throws IllegalArgumentException if it is not a row of the model, or the model reads images
   */
  public Map<String, String> outside(Map<String, ?> row) {
    return RowInputs.of(engine.model()).outside(Objects.requireNonNull(row, "row"));
  }

  /** Provenance of the model: how it was trained, and on what. */
  public Provenance provenance() {
    return engine.model().provenance();
  }

  /** {@code 784 → 100 relu → 10 linear, images of 28 x 28, classes [A, B, C]}. */
  @Override
  public String toString() {
    return engine.toString();
  }
}
