package dev.nnmaven.nn.classifier;

import dev.nnmaven.nn.compute.ComputeOptions;
import dev.nnmaven.nn.data.image.GreyImage;
import dev.nnmaven.nn.data.image.ImagePreprocessing;
import dev.nnmaven.nn.data.image.Scaling;
import dev.nnmaven.nn.data.table.Column;
import dev.nnmaven.nn.data.table.TablePreprocessing;
import dev.nnmaven.nn.inference.PredictingPass;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.model.Provenance;
import dev.nnmaven.nn.model.TrainedModel;
import dev.nnmaven.nn.text.Shown;
import java.awt.image.BufferedImage;
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
 * Classifies pictures, or rows of a table, with a trained model. An ensemble answers with the mean
 * of their probabilities.
 *
 * <p>Both are preprocessed as in training; the model file says how. Immutable and thread-safe: any
 * number of threads may share one and get the same bits as a single thread. A single prediction is
 * computed on the calling thread; nothing has to be closed.
 *
 * <p>Null arguments throw a {@link NullPointerException} that names the argument, or the index of
 * the list element.
 */
public final class Classifier {

  private final Engine engine;
  private final @Nullable InputPreparation pictures; // null if the model reads rows
  private final @Nullable RowInputs rows; // null if the model reads pictures

  private Classifier(Engine engine, @Nullable InputPreparation pictures) {
    this.engine = engine;
    this.pictures = pictures;
    this.rows = pictures == null ? RowInputs.of(engine.model()) : null;
  }

  /**
   * Creates a classifier from a copy of a model in memory.
   *
   * @throws IllegalArgumentException if it is no classification
   */
  public static Classifier of(TrainedModel model) {
    return unshared(Models.copy(Objects.requireNonNull(model, "model")));
  }

  private static Classifier unshared(TrainedModel model) {
    Models.requireClassification(model);
    boolean rows = model.preprocessing() instanceof TablePreprocessing;
    return new Classifier(
        new Engine(model), rows ? null : InputPreparation.of(model.imagePreprocessing()));
  }

  /**
   * Loads a model from a file.
   *
   * @throws dev.nnmaven.nn.model.MalformedFileException if it is no model, or damaged
   * @throws IOException if it cannot be read; the message names the file
   */
  public static Classifier load(Path file) throws IOException {
    return unshared(Models.read(Objects.requireNonNull(file, "file")));
  }

  /**
   * Loads a model from a URL: {@code App.class.getResource(...)}, {@code file:}, {@code jar:}.
   *
   * @throws dev.nnmaven.nn.model.MalformedFileException if it is no model, or damaged
   * @throws IOException if it cannot be read; the message names the address
   */
  public static Classifier load(URL address) throws IOException {
    return unshared(Models.read(Objects.requireNonNull(address, "address")));
  }

  /**
   * Loads a model from a stream, which is read to its end and not closed.
   *
   * @throws dev.nnmaven.nn.model.MalformedFileException if it is no model, or damaged
   * @throws IOException if it cannot be read
   */
  public static Classifier load(InputStream in) throws IOException {
    return unshared(Models.read(Objects.requireNonNull(in, "in"), "the stream"));
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
   * @throws dev.nnmaven.nn.model.MalformedFileException if it is no model, or damaged
   * @throws java.io.FileNotFoundException if there is no such resource; the message has name and
   *     anchor
   * @throws IOException if it cannot be read
   */
  public static Classifier load(Class<?> anchor, String name) throws IOException {
    return unshared(
        Models.read(
            Objects.requireNonNull(anchor, "anchor"), Objects.requireNonNull(name, "name")));
  }

  /**
   * Returns a classifier with another scaling. Default: that of training; pictures of another size
   * are refused unless the model was trained with scaling.
   */
  public Classifier scaling(Scaling scaling) {
    return new Classifier(engine, pictures().scaling(Objects.requireNonNull(scaling, "scaling")));
  }

  /**
   * Returns a classifier that inverts pictures: a model trained on white letters on black then
   * reads black letters on white. Pictures are inverted before they are scaled, so scaling sees
   * light ink.
   */
  public Classifier inverted() {
    return new Classifier(engine, pictures().invert());
  }

  /**
   * Returns a classifier with other compute options; results are the same. Default: the fastest
   * kernels, on the calling thread only.
   *
   * @param others kernels, and the number of threads for long lists; a single prediction is always
   *     computed on the calling thread
   * @throws IllegalArgumentException if the kernels that are wanted cannot run here
   */
  public Classifier computing(ComputeOptions others) {
    return new Classifier(engine.computing(others), pictures);
  }

  /** Width of the network's input images, in pixels. */
  public int width() {
    return preprocessing().width();
  }

  /** Height of the network's input images, in pixels. */
  public int height() {
    return preprocessing().height();
  }

  /** Names of the classes, in the order of {@link #probabilities}. */
  public List<String> classes() {
    return engine.model().classes();
  }

  /** Preprocessing: how a picture becomes inputs of the network. */
  public ImagePreprocessing preprocessing() {
    return pictures().preprocessing();
  }

  /** Provenance of the model: how it was trained, and on what. */
  public Provenance provenance() {
    return engine.model().provenance();
  }

  /**
   * Classifies a picture. Converted to grey, and transparency blended with the background, as in
   * training.
   *
   * @throws IllegalArgumentException if it has another size and is not scaled
   */
  public Classification classify(BufferedImage image) {
    return classify(inputs(image));
  }

  /**
   * Classifies an image file: PNG, JPEG, GIF (its first frame) or BMP. Its header is checked first,
   * so that refused files cost neither memory nor time. Decoding takes less than 80 MiB beside the
   * file itself, whatever its header claims, and 9 bytes a pixel of the model's size if pictures
   * are not scaled.
   *
   * @throws IOException if it cannot be read, is none of these, damaged, of more than {@link
   *     GreyImage#MOST_PIXELS} or otherwise beyond what {@link
   *     dev.nnmaven.nn.data.image.PictureRules} allow; the message names the file
   * @throws IllegalArgumentException if it has another size and is not scaled; the message names
   *     the file, too
   */
  public Classification classify(Path file) throws IOException {
    return classify(pictures().inputs(Objects.requireNonNull(file, "file")));
  }

  /**
   * Classifies the content of an image file, such as an upload.
   *
   * @throws IOException as {@link #classify(Path)}
   * @throws IllegalArgumentException if it has another size and is not scaled
   */
  public Classification classify(byte[] file) throws IOException {
    return classify(pictures().inputs(Objects.requireNonNull(file, "file")));
  }

  /**
   * Classifies grey pixels.
   *
   * @param pixels one unsigned byte each, row by row, 0 black to 255 white
   * @param pixelsWidth width of the picture
   * @param pixelsHeight height of the picture
   * @throws IllegalArgumentException if there are not width times height pixels, or the picture has
   *     another size and is not scaled
   */
  public Classification classifyPixels(byte[] pixels, int pixelsWidth, int pixelsHeight) {
    Objects.requireNonNull(pixels, "pixels");
    return classify(pictures().inputs(new GreyImage(pixelsWidth, pixelsHeight, pixels)));
  }

  /**
   * Classifies preprocessed inputs, such as those of {@link #inputs}.
   *
   * @param inputs one value per input of the network, in its order; not changed
   * @throws IllegalArgumentException if there are more or fewer, or one is not finite
   */
  public Classification classify(float[] inputs) {
    PredictingPass pass = engine.run(inputs);
    try {
      return Ranking.of(pass, 0, classes());
    } finally {
      engine.giveBack(pass);
    }
  }

  /**
   * Classifies many pictures, faster than one by one and with the same bits.
   *
   * @return one result for each, in order
   * @throws IllegalArgumentException if one has another size and is not scaled; the message says
   *     which
   */
  public List<Classification> classifyAll(List<BufferedImage> images) {
    return all(Objects.requireNonNull(images, "images"), this::inputs);
  }

  /**
   * Classifies many preprocessed inputs, as {@link #classify(float[])}.
   *
   * @return one result for each, in order
   * @throws IllegalArgumentException if one does not fit; the message says which
   */
  public List<Classification> classifyAllInputs(List<float[]> inputs) {
    return all(Objects.requireNonNull(inputs, "inputs"), given -> given);
  }

  private <T> List<Classification> all(List<T> given, Function<T, float[]> inputs) {
    List<String> classes = classes();
    return engine.runAll(given, inputs, (pass, sample) -> Ranking.of(pass, sample, classes));
  }

  /**
   * Computes the probability of each class without allocating memory, for very frequent calls.
   *
   * @param inputs as for {@link #classify(float[])}
   * @param destination receives the probabilities, in the order of {@link #classes}
   * @return destination
   * @throws IllegalArgumentException if inputs do not fit, or the destination's length is not the
   *     number of classes
   */
  public float[] probabilities(float[] inputs, float[] destination) {
    Objects.requireNonNull(inputs, "inputs");
    Objects.requireNonNull(destination, "destination");
    if (destination.length != classes().size()) {
      throw new IllegalArgumentException(
          "expected a destination of %s numbers, one a class, found %s"
              .formatted(classes().size(), destination.length));
    }
    PredictingPass pass = engine.run(inputs);
    try {
      Matrix found = pass.predictions();
      System.arraycopy(found.values(), found.index(0, 0), destination, 0, destination.length);
      return destination;
    } finally {
      engine.giveBack(pass);
    }
  }

  /**
   * Preprocesses a picture: inverted, scaled and normalized; a new array.
   *
   * @throws IllegalArgumentException if it has another size and is not scaled
   */
  public float[] inputs(BufferedImage image) {
    return pictures().inputs(Objects.requireNonNull(image, "image"));
  }

  /**
   * Columns of the rows that the model reads, in the order of the code points of their names.
   *
   * @throws IllegalArgumentException if it reads pictures
   */
  public List<Column> columns() {
    return rows().columns();
  }

  /**
   * Classifies a row.
   *
   * @param row values by name of the column: numbers, booleans, texts, enums (their names), dates;
   *     null and an empty text are missing values
   * @throws IllegalArgumentException if a column is unknown or not there, or a value does not fit
   *     its column, or is missing and must not be; the message names the column, its kind and what
   *     was given
   */
  public Classification classify(Map<String, ? extends @Nullable Object> row) {
    return classify(rows().of(row));
  }

  /**
   * Classifies a row of values in the order of {@link #columns}.
   *
   * @throws IllegalArgumentException as {@link #classify(Map)}, or if there are more or fewer
   *     values
   */
  public Classification classify(List<? extends @Nullable Object> row) {
    return classify(rows().of(row));
  }

  /**
   * Classifies an object, such as a record.
   *
   * @param reading how its columns are read
   * @throws IllegalArgumentException as {@link #classify(Map)}
   */
  public <T> Classification classify(T object, Rows<T> reading) {
    return classify(rows().of(object, reading));
  }

  /**
   * Classifies many rows, faster than one by one and with the same bits.
   *
   * @return one result for each, in order
   * @throws IllegalArgumentException as {@link #classify(Map)}; the message says which row
   */
  public List<Classification> classifyAllRows(List<? extends Map<String, ?>> maps) {
    return all(Objects.requireNonNull(maps, "rows"), rows()::of);
  }

  /**
   * Classifies many objects, faster than one by one and with the same bits.
   *
   * @return one result for each, in order
   * @throws IllegalArgumentException as {@link #classify(Map)}; the message says which object
   */
  public <T> List<Classification> classifyAll(List<T> objects, Rows<T> reading) {
    RowInputs inputs = rows();
    return all(Objects.requireNonNull(objects, "objects"), object -> inputs.of(object, reading));
  }

  private RowInputs rows() {
    return rows == null ? RowInputs.of(engine.model()) : rows; // which says why not
  }

  private InputPreparation pictures() {
    return pictures == null ? InputPreparation.of(Models.pictures(engine.model())) : pictures;
  }

  /** {@code 784 → 100 relu → 10 linear, pictures of 28 x 28, classes [A, B, C]}. */
  @Override
  public String toString() {
    TrainedModel model = engine.model();
    return "%s, %s, classes [%s]"
        .formatted(model.ensemble(), Models.reads(model), Shown.list(model.classes()));
  }
}
