package dev.nnmaven.nn.kernel;

/**
 * The operands of a strip of C ← C + A·B: some columns of C and B, some terms, all rows.
 *
 * @param a the numbers of A
 * @param aRow distance of two rows of A
 * @param aColumn distance of two columns of A
 * @param b the numbers of B, rows contiguous
 * @param bRow distance of two rows of B
 * @param c the numbers of C, rows contiguous
 * @param cRow distance of two rows of C
 * @param terms columns of A and rows of B to go through
 */
record Strip(
    float[] a, int aRow, int aColumn, float[] b, int bRow, float[] c, int cRow, int terms) {}
