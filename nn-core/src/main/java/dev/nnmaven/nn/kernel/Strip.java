package dev.nnmaven.nn.kernel;

/**
 * The operands of a strip of C ← C + A·B: a range of columns of B and C, a range of terms, all
 * rows.
 *
 * @param a array of A
 * @param aRow row stride of A
 * @param aColumn column stride of A
 * @param b array of B, rows contiguous
 * @param bRow row stride of B
 * @param c array of C, rows contiguous
 * @param cRow row stride of C
 * @param terms number of columns of A and rows of B
 */
record Strip(
    float[] a, int aRow, int aColumn, float[] b, int bRow, float[] c, int cRow, int terms) {}
