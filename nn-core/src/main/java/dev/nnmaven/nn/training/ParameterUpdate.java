package dev.nnmaven.nn.training;

import dev.nnmaven.nn.Layer;
import dev.nnmaven.nn.Network;
import dev.nnmaven.nn.Parameter;
import dev.nnmaven.nn.inference.ForwardPass;
import dev.nnmaven.nn.kernel.Matrix;
import dev.nnmaven.nn.kernel.RowRange;
import dev.nnmaven.nn.optimizer.ClipNorm;
import dev.nnmaven.nn.optimizer.Optimizer;
import dev.nnmaven.nn.optimizer.Updater;
import dev.nnmaven.nn.parallel.Compute;
import dev.nnmaven.nn.regularizer.Regularizer;
import dev.nnmaven.nn.regularizer.WeightConstraint;
import dev.nnmaven.nn.regularizer.WeightPenalty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Last part of a training step: parameter gradients, weight penalties, optimizer update.
 *
 * <p>Each value sums its samples in order, independently of the others: threads may work on
 * disjoint rows.
 */
final class ParameterUpdate {

  /**
   * Small batch: keep 48 rows in cache until the update, rather than write and read them again. Of
   * a larger one, the products take longer than that, and packing δ for each part would, too.
   */
  private static final int SMALL_BATCH = 64;

  private static final int ROWS_IN_CACHE = 48;

  /**
   * Pieces of a parameter whose rows are apart: the smaller, the less a thread waits at the end.
   */
  private static final int PARTS_OF_A_THREAD = 4;

  /** Biases add a row after the other, each addition after the last. */
  private static final double SUMS_OF_ROWS = 0.125;

  /**
   * A parameter with its gradient and updater.
   *
   * @param layer the index of its layer
   * @param index of the parameter in its layer
   * @param zeros what a gradient starts from, in every row
   * @param gradient laid out as the parameter
   * @param squares of each row of the gradient, summed; empty if no norm is needed
   */
  private record Trained(
      int layer,
      int index,
      Parameter parameter,
      Matrix zeros,
      Matrix gradient,
      double[] squares,
      List<WeightPenalty> penalties,
      List<WeightConstraint> constraints,
      Updater updater) {}

  private final Network network;
  private final ForwardPass forward;
  private final BackwardPass backward;
  private final List<Trained> trained = new ArrayList<>();
  private final int layers;
  private final ClipNorm clipNorm;
  private final boolean isConstrained;

  /**
   * Whether a batch of one sample can update the parameters without storing gradients: plain
   * gradient descent, no penalties or bounds on weights, and no clipping.
   */
  private final boolean stepsOnOneSample;

  private long step;
  private float learningRate;

  ParameterUpdate(
      Network network, TrainingOptions options, ForwardPass forward, BackwardPass backward) {
    Optimizer optimizer = options.optimizer();
    this.network = network;
    this.forward = forward;
    this.backward = backward;
    this.layers = network.layers().size();
    this.clipNorm = options.clipNorm();
    for (int l = 0; l < layers; l++) {
      Layer layer = network.layers().get(l);
      for (int p = 0; p < layer.parameters().size(); p++) {
        trained.add(trained(l, p, layer, optimizer));
      }
    }
    this.isConstrained = trained.stream().anyMatch(parameter -> !parameter.constraints().isEmpty());
    this.stepsOnOneSample =
        optimizer.isPlainDescent()
            && clipNorm.isNone()
            && !isConstrained
            && trained.stream().allMatch(parameter -> parameter.penalties().isEmpty())
            && IntStream.range(0, layers).allMatch(l -> forward.pass(l).stepsOnOneSample());
  }

  private Trained trained(int l, int p, Layer layer, Optimizer optimizer) {
    Parameter parameter = layer.parameters().get(p);
    Matrix zeros = Matrix.everyRow(Matrix.zeros(1, parameter.columns()).values());
    Matrix gradient = Matrix.zeros(parameter.rows(), parameter.columns());
    double[] squares = new double[clipNorm.isNone() ? 0 : parameter.rows()];
    return new Trained(
        l,
        p,
        parameter,
        zeros,
        gradient,
        squares,
        regularizers(layer, parameter, WeightPenalty.class),
        regularizers(layer, parameter, WeightConstraint.class),
        optimizer.start(parameter));
  }

  /** The regularizers of one kind that act on a parameter of a layer. */
  private static <R extends Regularizer> List<R> regularizers(
      Layer layer, Parameter parameter, Class<R> kind) {
    return parameter.isPenalized()
        ? layer.regularizers().stream().filter(kind::isInstance).map(kind::cast).toList()
        : List.of();
  }

  /** Begins the next step. */
  void begin(float rate) {
    step++;
    learningRate = rate;
  }

  /**
   * Some rows of a parameter, as one thread updates them.
   *
   * @param trained index of the parameter
   */
  record Piece(int trained, RowRange rows) {}

  /**
   * The rows of all parameters of some layers in pieces for as many threads, first those that take
   * longest, so that all threads end at about the same time.
   *
   * @param isKept whether of the layers whose inputs are kept for the batch, or of the others
   */
  List<Piece> pieces(boolean isKept, int threads) {
    List<Piece> pieces = new ArrayList<>();
    for (int t = 0; t < trained.size(); t++) {
      Trained one = trained.get(t);
      if (forward.slicing().keeps(network.layers().get(one.layer())) == isKept) {
        boolean isApart = threads > 1 && forward.pass(one.layer()).takesRowsApart();
        int parts = isApart ? threads * PARTS_OF_A_THREAD : threads;
        for (int part = 0; part < parts; part++) {
          Piece piece = new Piece(t, RowRange.of(one.parameter().rows(), part, parts));
          if (!piece.rows().isEmpty()) {
            pieces.add(piece);
          }
        }
      }
    }
    pieces.sort(Comparator.comparingDouble(piece -> -work(piece)));
    return pieces;
  }

  /** Multiplications for a sample, as far as they compare pieces. */
  private double work(Piece piece) {
    Trained one = trained.get(piece.trained());
    double share = (double) piece.rows().size() / one.parameter().rows();
    double ofLayer = network.layers().get(one.layer()).multiplications();
    return ofLayer * share * (one.parameter().rows() == 1 ? SUMS_OF_ROWS : 1);
  }

  /** Adds samples of the batch to a piece's gradient; after the last of them, updates it. */
  void run(Piece piece, RowRange samples, int batch) {
    Trained one = trained.get(piece.trained());
    boolean last = samples.to() == batch;
    for (RowRange some : piece.rows().chunks(rowsAtOnce(samples, one))) {
      addGradient(one, some, samples);
      if (last) {
        addPenalties(one, some);
        if (clipNorm.isNone()) {
          update(one, some);
        } else {
          computeSquares(one, some);
        }
      }
    }
  }

  /** Ends the step, after all pieces. */
  void finish(Compute compute, int parts) {
    if (!clipNorm.isNone()) {
      float factor = clipNorm.factor(squares());
      compute.run(parts, (part, all) -> updateClipped(factor, part, all));
    }
    if (isConstrained) {
      compute.run(parts, this::holdConstraints);
      compute.run(parts, this::refreshConstrained);
    }
  }

  /** Rows whose gradient is computed before they are updated. */
  private int rowsAtOnce(RowRange samples, Trained trained) {
    return samples.size() <= SMALL_BATCH && forward.pass(trained.layer()).takesRowsApart()
        ? ROWS_IN_CACHE
        : trained.gradient().rows();
  }

  private void addGradient(Trained trained, RowRange rows, RowRange samples) {
    forward
        .pass(trained.layer())
        .addGradient(
            trained.index(),
            rows.from(),
            rows.to(),
            forward.layer(trained.layer()).inputs().ofSamples(samples.from(), samples.to()),
            backward.delta(trained.layer()).ofSamples(samples.from(), samples.to()),
            samples.from() == 0 ? trained.zeros() : trained.gradient(),
            trained.gradient());
  }

  private static void computeSquares(Trained trained, RowRange rows) {
    Matrix gradient = trained.gradient();
    for (int row = rows.from(); row < rows.to(); row++) {
      int start = gradient.index(row, 0);
      trained.squares()[row] =
          ClipNorm.squares(gradient.values(), start, start + gradient.columns());
    }
  }

  /** Sum of the squares of all gradients, in the order that {@link ClipNorm} lays down. */
  private double squares() {
    double sum = 0;
    for (Trained one : trained) {
      double ofParameter = 0;
      for (double ofRow : one.squares()) {
        ofParameter += ofRow;
      }
      sum += ofParameter;
    }
    return sum;
  }

  private void updateClipped(float factor, int part, int parts) {
    for (Trained one : trained) {
      RowRange rows = RowRange.of(one.parameter().rows(), part, parts);
      Matrix gradient = one.gradient();
      ClipNorm.multiply(
          gradient.values(), gradient.index(rows.from(), 0), gradient.index(rows.to(), 0), factor);
      update(one, rows);
    }
  }

  /** Holds bounds on weights, each thread for some neurons. */
  private void holdConstraints(int part, int parts) {
    for (Trained one : trained) {
      Parameter weights = one.parameter();
      RowRange neurons = RowRange.of(weights.columns(), part, parts);
      for (WeightConstraint constraint : one.constraints()) {
        constraint.hold(
            weights.values(), weights.rows(), weights.stride(), neurons.from(), neurons.to());
      }
    }
  }

  private void refreshConstrained(int part, int parts) {
    for (Trained one : trained) {
      if (!one.constraints().isEmpty()) {
        RowRange rows = RowRange.of(one.parameter().rows(), part, parts);
        forward.pass(one.layer()).changed(one.index(), rows.from(), rows.to());
      }
    }
  }

  private static void addPenalties(Trained trained, RowRange rows) {
    float[] weights = trained.parameter().values();
    float[] gradient = trained.gradient().values();
    for (WeightPenalty penalty : trained.penalties()) {
      for (int row = rows.from(); row < rows.to(); row++) {
        int start = trained.gradient().index(row, 0);
        for (int i = start; i < start + trained.gradient().columns(); i++) {
          gradient[i] += penalty.gradient(weights[i]);
        }
      }
    }
  }

  private void update(Trained trained, RowRange rows) {
    Matrix gradient = trained.gradient();
    int from = gradient.index(rows.from(), 0);
    int to = gradient.index(rows.to(), 0);
    trained.updater().update(gradient.values(), from, to, step, learningRate);
    forward.pass(trained.layer()).changed(trained.index(), rows.from(), rows.to());
  }

  /** Whether {@link #runOnOneSample} can take a step. */
  boolean stepsOnOneSample() {
    return stepsOnOneSample;
  }

  /** Updates all parameters from the pass's first sample. */
  void runOnOneSample() {
    for (int l = 0; l < layers; l++) {
      Matrix inputs = forward.layer(l).inputs().rows(0, 1);
      forward.pass(l).stepOnOneSample(inputs, backward.delta(l).rows(0, 1), learningRate);
    }
  }
}
