package dev.nnmaven.nn.kernel;

/**
 * Where the elements of a matrix are that overlap in memory: element (m, k) of rows m and terms k
 * is at {@code rowAt[m] + termAt[k]}, plus the index of the whole. So are all windows of an image,
 * without being copied out of it: a row is a window, a term a number in it.
 *
 * @param rowAt index of each row
 * @param termAt what to add for each term
 */
public record Gather(int[] rowAt, int[] termAt) {

  /** The same memory with terms as rows. */
  public Gather transposed() {
    return new Gather(termAt, rowAt);
  }
}
