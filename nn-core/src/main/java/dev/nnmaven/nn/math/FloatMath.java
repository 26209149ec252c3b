package dev.nnmaven.nn.math;

/**
 * Elementary functions in float32, the same to the last bit on every machine.
 *
 * <p>{@link Math#exp} and its relatives may differ between platforms within their stated error, so
 * a network trained with them would too. These are built only on operations that IEEE 754 fixes
 * exactly (add, multiply, {@link Math#fma}, integer arithmetic on the bits), without branches on
 * the path of ordinary numbers, so that a vector of them computes the same bits as one at a time.
 *
 * <p>Method: argument reduction and a polynomial, as in J.-M. Muller, <i>Elementary Functions</i>,
 * 3rd edition 2016, chapters 3 and 11. The error of each is stated in units in the last place (ulp)
 * and checked against double precision by the tests.
 */
public final class FloatMath {

  private static final float LOG2_E = 1.442695f;

  /** ln 2 in two parts: the high one has so few bits that n times it is exact for |n| below 256. */
  private static final float LN2_HIGH = 0x1.63p-1f;

  private static final float LN2_LOW = -0x1.bd0106p-13f;

  /**
   * 1.5 · 2²³. Adding it to a float below 2²² leaves no room for a fraction, so the sum is rounded
   * to an integer, to nearest and ties to even, and that integer is in the sum's low bits.
   */
  private static final float ROUNDER = 0x1.8p23f;

  private static final int ROUNDER_BITS = Float.floatToRawIntBits(ROUNDER);

  /** Above it exp is infinite, below it is zero; kept a little wider than the exact limits. */
  private static final float EXP_LARGEST = 89f;

  private static final float EXP_SMALLEST = -104f;

  /** Below it tanh is a polynomial, above it comes from exp; the value is Cody and Waite's. */
  private static final float TANH_SMALL = 0.625f;

  private FloatMath() {}

  /**
   * eˣ, within 1 ulp; subnormal results and the ends of the range included. exp(−∞) is 0, exp(+∞)
   * is +∞, exp(NaN) is NaN.
   *
   * <p>With n = round(x / ln 2) and r = x − n·ln 2, |r| ≤ ln 2 / 2, it is eˣ = 2ⁿ · eʳ; eʳ is its
   * Taylor polynomial of degree 7, whose remainder is below a quarter ulp on that interval.
   */
  public static float exp(float x) {
    float bounded = Math.max(EXP_SMALLEST, Math.min(EXP_LARGEST, x));
    float shifted = Math.fma(bounded, LOG2_E, ROUNDER);
    float n = shifted - ROUNDER;
    float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, bounded));
    float p = 1f / 5040f;
    p = Math.fma(p, r, 1f / 720f);
    p = Math.fma(p, r, 1f / 120f);
    p = Math.fma(p, r, 1f / 24f);
    p = Math.fma(p, r, 1f / 6f);
    p = Math.fma(p, r, 0.5f);
    p = Math.fma(p, r, 1f);
    p = Math.fma(p, r, 1f);
    // 2ⁿ in two factors, each a normal float, since n runs from -150 to 128.
    int exponent = Float.floatToRawIntBits(shifted) - ROUNDER_BITS;
    int half = exponent >> 1;
    return p * powerOfTwo(half) * powerOfTwo(exponent - half);
  }

  /** The logistic function 1 / (1 + e⁻ˣ), within 2.5 ulp where the result is a normal float. */
  public static float sigmoid(float x) {
    return 1f / (1f + exp(-x));
  }

  /**
   * The hyperbolic tangent, within 2 ulp.
   *
   * <p>Near zero an odd polynomial, since 1 − 2 / (e²ˣ + 1) would cancel there; its coefficients
   * are those of Cephes' tanhf (S. L. Moshier, 1989), minimax on [0, 0.625].
   */
  public static float tanh(float x) {
    float magnitude = Math.abs(x);
    float square = x * x;
    float p = -5.7049887e-3f;
    p = Math.fma(p, square, 2.0639088e-2f);
    p = Math.fma(p, square, -5.3739715e-2f);
    p = Math.fma(p, square, 1.3331442e-1f);
    p = Math.fma(p, square, -3.333328e-1f);
    float small = Math.fma(p * square, magnitude, magnitude);
    float large = 1f - 2f / (exp(2f * magnitude) + 1f);
    return Math.copySign(magnitude < TANH_SMALL ? small : large, x);
  }

  /**
   * ln(1 + eˣ), within 3 ulp where the result is a normal float.
   *
   * <p>It is max(x, 0) + ln(1 + u) with u = e⁻|x|, which cannot overflow, and ln(1 + u) = 2 artanh
   * t with t = u / (2 + u), at most 1/3. artanh is its Taylor polynomial of degree 15, whose
   * remainder is below a tenth of an ulp there.
   */
  public static float softplus(float x) {
    float u = exp(-Math.abs(x));
    float t = u / (2f + u);
    float square = t * t;
    float p = 2f / 15f;
    p = Math.fma(p, square, 2f / 13f);
    p = Math.fma(p, square, 2f / 11f);
    p = Math.fma(p, square, 2f / 9f);
    p = Math.fma(p, square, 2f / 7f);
    p = Math.fma(p, square, 2f / 5f);
    p = Math.fma(p, square, 2f / 3f);
    return Math.max(x, 0f) + Math.fma(p * square, t, 2f * t);
  }

  private static float powerOfTwo(int exponent) {
    return Float.intBitsToFloat((exponent + 127) << 23);
  }
}
