package dev.nnmaven.nn.kernel;

import dev.nnmaven.nn.activation.Activation;
import dev.nnmaven.nn.activation.builtin.Elu;
import dev.nnmaven.nn.activation.builtin.Gelu;
import dev.nnmaven.nn.activation.builtin.LeakyRelu;
import dev.nnmaven.nn.activation.builtin.Linear;
import dev.nnmaven.nn.activation.builtin.Relu;
import dev.nnmaven.nn.activation.builtin.Sigmoid;
import dev.nnmaven.nn.activation.builtin.Softplus;
import dev.nnmaven.nn.activation.builtin.Tanh;
import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Kernels on the Vector API. Lanes are neurons or weights, never parts of one sum, so the results
 * are those of {@link ScalarKernels}, bit for bit.
 *
 * <p>The product is computed in tiles of C, 4 rows by 4 vectors:
 *
 * <pre>
 *            b0  b1  b2  b3      a row of B: 4 vectors, loaded once a term
 *   x0  →   s00 s01 s02 s03      a number of A is spread over a vector and
 *   x1  →   s10 s11 s12 s13      multiplied with all 4: 16 fma instructions
 *   x2  →   s20 s21 s22 s23      for 8 loads, and no store until all terms
 *   x3  →   s30 s31 s32 s33      are added
 * </pre>
 *
 * <p>16 sums, 4 vectors of B and one of A fit into the 32 vector registers of AVX-512 and of
 * aarch64. A tile of 4 rows and 3 vectors takes all 16 registers of AVX2: 12 sums, 3 vectors of B
 * and one of A. Remainders are computed by narrower tiles on the right. Rows are padded, so no
 * masks are needed, which would be slow on JDK 17.
 *
 * <p>B is read in blocks of some rows, as wide as a tile and at most 32 KB, which stay near in the
 * cache while the rows of A are processed. For many rows of A, the block is first packed into
 * contiguous memory, which avoids cache conflicts when the row length is a power of two; of a wide
 * product with a transposed A, so is A ({@link Panels}).
 *
 * <p>Methods here and in the tiles are small enough to be compiled whole, and no vector is passed
 * between methods that are not inlined: otherwise vectors would be allocated on the heap.
 */
final class SimdKernels implements Kernels {

  /**
   * The processor's preferred vector size, limited to the padding of rows: SVE has up to 2048 bits.
   */
  static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() > Matrix.ROW_MULTIPLE
          ? FloatVector.SPECIES_512
          : FloatVector.SPECIES_PREFERRED;

  /** Number of lanes of a vector. */
  static final int L = SPECIES.length();

  /**
   * Bytes for one vector of floats, the first of them; the smallest byte vector has 8, which may be
   * twice the lanes.
   */
  static final VectorSpecies<Byte> BYTES = L == 16 ? ByteVector.SPECIES_128 : ByteVector.SPECIES_64;

  private static final int WIDEST_TILE = 4;

  /**
   * AVX2, with its 256 bits, has 16 registers; AVX-512 and aarch64 have 32. SSE has 16, too, but no
   * fma, without which the size of tiles matters little.
   */
  private static final boolean HAS_FEW_REGISTERS = SPECIES.vectorBitSize() == 256;

  private static final int TILE_WIDTH = HAS_FEW_REGISTERS ? 3 : WIDEST_TILE;

  /** Most rows of a tile. */
  private static final int TALLEST_TILE = 5;

  /** Below so many rows, each is computed alone. */
  private static final int FEW_ROWS = 4;

  /** Sums of a gathered tile; see {@link GatheredTiles}. */
  private static final int SUMS_OF_GATHERED = HAS_FEW_REGISTERS ? 12 : 16;

  /** Rows of a block of B. Shorter vectors make it narrower, so that it may have more. */
  private static final int BLOCK_TERMS = L == 16 ? 128 : 256;

  private static final int BLOCK_LENGTH = BLOCK_TERMS * WIDEST_TILE * L;

  /**
   * First element of a block: it begins a cache line where the array does not lie among small
   * objects. Else it is chance, and where a vector is in two cache lines, as half of those of AVX2
   * are then, and all of AVX-512, it takes up to a third longer.
   */
  private static final int ALIGNED = 12;

  /**
   * More than a megabyte: with regions of up to two, which the training process asks for, the G1
   * collector puts an array at the beginning of a region of its own, never moves it, and its
   * elements begin 16 bytes behind.
   */
  private static final int LENGTH_OF_ITS_OWN = (1 << 18) + 16;

  /**
   * Buffer for packed blocks, one per thread: a new one per product would be cold and cost garbage
   * collection.
   */
  private static final ThreadLocal<float[]> BLOCK =
      ThreadLocal.withInitial(() -> new float[LENGTH_OF_ITS_OWN]);

  /** Rows of A whose block of terms, 256 KB, stays in the second-level cache. */
  private static final int MOST_ROWS = (1 << 16) / BLOCK_TERMS;

  /** Minimum width of C, in vectors, for which packing A, too, pays. */
  private static final int VECTORS_WORTH_PANELS = 16;

  /** Minimum number of rows of A for which packing a block of B pays. */
  private static final int ROWS_WORTH_A_COPY = 64;

  /** Minimum number of gathered products for which moving B to an aligned place pays. */
  private static final int PRODUCTS_WORTH_A_COPY = 4;

  private static final SeparateLoop SIGMOID = new SeparateLoop("sigmoid");
  private static final SeparateLoop LARGE_TANH = new SeparateLoop("largeTanh");
  private static final SeparateLoop TANH = new SeparateLoop("tanh");
  private static final SeparateLoop GELU = new SeparateLoop("gelu");
  private static final SeparateLoop EXP_OF_MINUS_MAGNITUDE =
      new SeparateLoop("expOfMinusMagnitude");
  private static final SeparateLoop SOFTPLUS = new SeparateLoop("softplus");

  /** Called by reflection, if the module is present. */
  SimdKernels() {}

  @Override
  public String name() {
    return "SIMD (" + SPECIES.vectorBitSize() + " bits)";
  }

  static FloatVector load(float[] from, int index) {
    return FloatVector.fromArray(SPECIES, from, index);
  }

  static FloatVector broadcast(float number) {
    return FloatVector.broadcast(SPECIES, number);
  }

  @Override
  public void multiplyAdd(Matrix a, Matrix b, Matrix start, Matrix c) {
    if (c.rows() < FEW_ROWS) {
      for (int m = 0; m < c.rows(); m++) {
        addRow(a, b, start, c, m);
      }
      return;
    }
    if (c.rows() > MOST_ROWS) {
      for (RowRange some : new RowRange(0, c.rows()).chunks(MOST_ROWS)) {
        int from = some.from();
        int to = some.to();
        multiplyAdd(a.rows(from, to), b, start.rows(from, to), c.rows(from, to));
      }
      return;
    }
    boolean copied = c.rows() >= ROWS_WORTH_A_COPY && b.rows() > 1;
    int block = c.rows() > TALLEST_TILE ? BLOCK_TERMS : Math.max(1, b.rows());
    int vectors = c.rowStride() / L;
    int inPanels = copied && areWorthPanels(a, vectors) ? Panels.rows(a) : 0;
    for (int k = 0; k < b.rows(); k += block) {
      Matrix terms = b.rows(k, Math.min(k + block, b.rows()));
      Matrix sums = k == 0 ? start : c;
      Matrix panels = Panels.of(a, inPanels, k, terms.rows());
      for (int v = 0; v < vectors; ) {
        int width = tileWidth(vectors - v);
        Matrix columns = copied ? copy(terms, v * L, width * L) : terms;
        int bi = copied ? ALIGNED : terms.index(0, v * L);
        for (int row = 0; row < inPanels; row += Panels.ROWS) {
          int end = row + Panels.ROWS;
          addStrip(width, panels, row * terms.rows(), columns, bi, sums, c, v * L, row, end);
        }
        int rest = a.index(inPanels, k);
        addStrip(width, a, rest, columns, bi, sums, c, v * L, inPanels, c.rows());
        v += width;
      }
    }
  }

  /**
   * Only of a transposed A, whose terms are far apart; of one in rows a tile's are read at a time,
   * which is as fast.
   */
  private static boolean areWorthPanels(Matrix a, int vectors) {
    return a.rowStride() == 1 && vectors >= VECTORS_WORTH_PANELS;
  }

  private static void addRow(Matrix a, Matrix b, Matrix start, Matrix c, int m) {
    int vectors = c.rowStride() / L;
    int ai = a.index(m, 0);
    for (int v = 0; v < vectors; ) {
      int width = Math.min(OneRowTiles.WIDE, vectors - v);
      int bi = b.index(0, v * L);
      int s = start.index(m, v * L);
      int ci = c.index(m, v * L);
      if (width > OneRowTiles.NARROW) {
        OneRowTiles.addWide(width, a, ai, b, bi, start, s, c, ci);
      } else {
        OneRowTiles.addNarrow(width, a, ai, b, bi, start, s, c, ci);
      }
      v += width;
    }
  }

  /** Packs some columns of a block of B into contiguous memory. */
  private static Matrix copy(Matrix b, int column, int columns) {
    float[] copy = BLOCK.get();
    for (int k = 0; k < b.rows(); k++) {
      System.arraycopy(b.values(), b.index(k, column), copy, ALIGNED + k * columns, columns);
    }
    return new Matrix(copy, ALIGNED, b.rows(), columns, columns, 1);
  }

  /**
   * Width of the next tile: the widest, but 3 + 2 rather than 4 + 1 and 2 + 2 rather than 3 + 1,
   * since narrow tiles are slow.
   */
  private static int tileWidth(int vectorsLeft) {
    int width = Math.min(TILE_WIDTH, vectorsLeft);
    return vectorsLeft == TILE_WIDTH + 1 ? width - 1 : width;
  }

  /** Computes some rows, from column n on; {@code first} is the index of the first row in A. */
  private static void addStrip(
      int width,
      Matrix a,
      int first,
      Matrix b,
      int bi,
      Matrix start,
      Matrix c,
      int n,
      int from,
      int to) {
    int last = to - 1;
    int rows = width < 3 ? TALLEST_TILE : 4;
    for (int m = from; m < to; m += rows) {
      int ai = first + (m - from) * a.rowStride();
      switch (width) {
        case 4 -> StridedTiles.add4x4(a, ai, b, bi, start, c, n, m, last);
        case 3 -> StridedTiles.add4x3(a, ai, b, bi, start, c, n, m, last);
        case 2 -> StridedTiles.add5x2(a, ai, b, bi, start, c, n, m, last);
        default -> StridedTiles.add5x1(a, ai, b, bi, start, c, n, m, last);
      }
    }
  }

  @Override
  public Matrix aligned(Matrix b, int products) {
    int length = b.rows() * b.rowStride();
    if (products < PRODUCTS_WORTH_A_COPY || ALIGNED + length > LENGTH_OF_ITS_OWN) {
      return b;
    }
    float[] copy = BLOCK.get();
    System.arraycopy(b.values(), b.offset(), copy, ALIGNED, length);
    return new Matrix(copy, ALIGNED, b.rows(), b.columns(), b.rowStride(), 1);
  }

  @Override
  public void multiplyGathered(
      Gather a, float[] values, int at, RowRange rows, Matrix b, Matrix start, float[] c, int cAt) {
    int vectors = b.rowStride() / L;
    int last = rows.to() - 1;
    for (int v = 0; v < vectors; ) {
      int width = tileWidth(vectors - v);
      int height = width == 3 ? 4 : SUMS_OF_GATHERED / width;
      int n = v * L;
      int ci = cAt + n;
      for (int m = rows.from(); m <= last; m += height) {
        switch (10 * height + width) { // 62 is 6 rows of 2 vectors
          case 44 -> GatheredTiles.add4x4(a, values, at, m, last, b, start, n, c, ci);
          case 43 -> GatheredTiles.add4x3(a, values, at, m, last, b, start, n, c, ci);
          case 62 -> GatheredTiles.add6x2(a, values, at, m, last, b, start, n, c, ci);
          case 82 -> GatheredTiles.add8x2(a, values, at, m, last, b, start, n, c, ci);
          case 161 -> GatheredTiles.add16x1(a, values, at, m, last, b, start, n, c, ci);
          default -> throw new IllegalStateException("no tile of %s x %s".formatted(height, width));
        }
      }
      v += width;
    }
  }

  @Override
  public void addOverlapping(Matrix a, Matrix b, Gather places, float[] c) {
    int[] columns = new int[a.columns()];
    int[] vectorAt = new int[b.rowStride() / L];
    Arrays.setAll(
        vectorAt, v -> places.termAt()[v * L / Matrix.ROW_MULTIPLE] + v * L % Matrix.ROW_MULTIPLE);
    for (int m = 0; m < a.rows(); m++) {
      int row = a.index(m, 0);
      int count = OverlappingTiles.nonZero(a.values(), row, columns);
      for (int v = 0; v < vectorAt.length && count > 0; v += PARTS) {
        int ci = places.rowAt()[m];
        OverlappingTiles.add(a.values(), row, columns, count, b, v, vectorAt, c, ci);
      }
    }
  }

  @Override
  public void maxPool(Gather over, int channels, Matrix inputs, Matrix sums, int b) {
    PoolingLoops.max(over, channels, inputs, sums, b);
    ScalarPooling.max(over, PoolingLoops.whole(channels), channels, inputs, sums, b);
  }

  @Override
  public void maxPoolGradient(
      Gather over, int channels, Matrix inputs, Matrix sums, Matrix delta, Matrix gradient, int b) {
    int whole = PoolingLoops.whole(channels);
    PoolingLoops.maxGradient(over, channels, inputs, sums, delta, gradient, b);
    ScalarPooling.maxGradient(over, whole, channels, inputs, sums, delta, gradient, b);
  }

  @Override
  public void averagePool(Gather over, int channels, Matrix inputs, Matrix sums, int b) {
    PoolingLoops.average(over, channels, inputs, sums, b);
    ScalarPooling.average(over, PoolingLoops.whole(channels), channels, inputs, sums, b);
  }

  @Override
  public void averagePoolGradient(Gather over, int channels, Matrix delta, Matrix gradient, int b) {
    int whole = PoolingLoops.whole(channels);
    PoolingLoops.averageGradient(over, channels, delta, gradient, b);
    ScalarPooling.averageGradient(over, whole, channels, delta, gradient, b);
  }

  @Override
  public void divide(byte[] bytes, float divisor, float[] quotients, int from) {
    int vectors = Math.max(0, bytes.length - BYTES.length() + L) / L;
    ElementwiseLoops.divide(bytes, divisor, quotients, from, vectors);
    for (int i = vectors * L; i < bytes.length; i++) {
      quotients[from + i] = Byte.toUnsignedInt(bytes[i]) / divisor;
    }
  }

  @Override
  public void activate(Activation activation, Matrix sums, Matrix outputs) {
    float[] from = sums.values();
    float[] to = outputs.values();
    int length = sums.rows() * sums.rowStride();
    int i = sums.offset();
    int o = outputs.offset();
    if (activation instanceof Linear) {
      System.arraycopy(from, i, to, o, length);
    } else if (activation instanceof Sigmoid) {
      SIGMOID.run(from, i, to, o, length);
    } else if (activation instanceof Tanh) {
      LARGE_TANH.run(from, i, to, o, length);
      TANH.run(from, i, to, o, length);
    } else if (activation instanceof Relu) {
      ElementwiseLoops.relu(from, i, to, o, length);
    } else if (activation instanceof LeakyRelu leaky) {
      ElementwiseLoops.leakyRelu(leaky.slope(), from, i, to, o, length);
    } else if (activation instanceof Elu elu) {
      ElementwiseLoops.elu(elu.alpha(), from, i, to, o, length);
    } else if (activation instanceof Gelu) {
      GELU.run(from, i, to, o, length);
    } else if (activation instanceof Softplus) {
      EXP_OF_MINUS_MAGNITUDE.run(from, i, to, o, length);
      SOFTPLUS.run(from, i, to, o, length);
    } else {
      for (int n = 0; n < length; n++) {
        to[o + n] = activation.apply(from[i + n]);
      }
    }
  }

  @Override
  public void multiplyByDerivative(
      Activation activation, Matrix sums, Matrix outputs, Matrix gradient) {
    float[] from = sums.values();
    float[] to = outputs.values();
    float[] product = gradient.values();
    int length = gradient.rows() * gradient.rowStride();
    int i = sums.offset();
    int o = outputs.offset();
    int g = gradient.offset();
    if (activation instanceof Linear) {
      return; // times 1
    } else if (activation instanceof Sigmoid) {
      ElementwiseLoops.timesSigmoidDerivative(to, o, product, g, length);
    } else if (activation instanceof Tanh) {
      ElementwiseLoops.timesTanhDerivative(to, o, product, g, length);
    } else if (activation instanceof Relu) {
      ElementwiseLoops.timesReluDerivative(from, i, product, g, length);
    } else if (activation instanceof LeakyRelu leaky) {
      ElementwiseLoops.timesLeakyReluDerivative(leaky.slope(), from, i, product, g, length);
    } else if (activation instanceof Elu elu) {
      ElementwiseLoops.timesEluDerivative(elu.alpha(), from, i, to, o, product, g, length);
    } else if (activation instanceof Gelu) {
      float[] shares = BLOCK.get();
      for (int n = 0; n < length; n += BLOCK_LENGTH) {
        int some = Math.min(BLOCK_LENGTH, length - n);
        ElementwiseLoops.geluShares(from, i + n, shares, some);
        ElementwiseLoops.timesGeluDerivative(from, i + n, to, o + n, shares, product, g + n, some);
      }
    } else if (activation instanceof Softplus) {
      ElementwiseLoops.timesSigmoid(from, i, product, g, length);
    } else {
      for (int n = 0; n < length; n++) {
        product[g + n] *= activation.derivative(from[i + n], to[o + n]);
      }
    }
  }

  @Override
  public void addProducts(
      Matrix a, int m, Matrix b, int bAt, int bStep, Matrix c, int cAt, int cStep) {
    float[] as = a.values();
    float[] bs = b.values();
    float[] cs = c.values();
    int i = a.index(m, 0);
    int count = a.columns();
    int length = c.rowStride();
    for (int block = 0; block < count; block += L) {
      int end = Math.min(block + L, count);
      if (end - block == L && !load(as, i + block).compare(VectorOperators.NE, 0f).anyTrue()) {
        continue;
      }
      for (int k = block; k < end; k++) {
        if (as[i + k] != 0f) {
          FloatVector factor = broadcast(as[i + k]);
          int from = bAt + k * bStep;
          int to = cAt + k * cStep;
          for (int n = 0; n < length; n += L) {
            factor.fma(load(bs, from + n), load(cs, to + n)).intoArray(cs, to + n);
          }
        }
      }
    }
  }

  @Override
  public void stepOnOneSample(Matrix x, Matrix delta, Matrix weights, float learningRate) {
    ElementwiseLoops.stepOnOneSample(
        x.values(),
        x.offset(),
        x.columnStride(),
        delta.values(),
        delta.offset(),
        weights.values(),
        weights.offset(),
        weights.rows(),
        weights.rowStride(),
        -learningRate);
  }
}
