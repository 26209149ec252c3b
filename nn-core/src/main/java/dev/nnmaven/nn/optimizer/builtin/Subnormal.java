package dev.nnmaven.nn.optimizer.builtin;

/**
 * Keeps what an optimizer remembers away from the subnormal numbers. A weight whose gradient stays
 * 0, such as one of a neuron that no longer answers, has a memory that shrinks in each step, down
 * to them and never to 0: times 0.9 and rounded, the smallest float is itself again. Processors
 * take up to a hundred times as long for such numbers.
 */
final class Subnormal {

  private static final float SMALL = 1e-26f;
  private static final float SMALL_FOR_SQUARES = 0x1p-100f;

  private Subnormal() {}

  /**
   * A number to a multiple of 2⁻¹¹⁰, which is some 8 · 10⁻³⁴, or to its own last bit where that is
   * more: from 10⁻¹⁸ on it is as it was, and 0 remains 0. Two additions, since the JIT compiler
   * vectorizes no branches, and minimum and maximum only well with AVX-512.
   */
  static float avoided(float x) {
    return (x + SMALL) - SMALL;
  }

  /**
   * A square to a multiple of 2⁻¹²³, which is some 9 · 10⁻³⁸: finer, since roots are taken of it.
   * From 2⁻⁷⁵ on, some 3 · 10⁻²³, it is as it was. What is lost below changes a root by less than
   * 10⁻¹⁸, nothing beside Adam's ε.
   */
  static float squareAvoided(float x) {
    return (x + SMALL_FOR_SQUARES) - SMALL_FOR_SQUARES;
  }
}
