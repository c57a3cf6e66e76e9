/** Functions made of + − × ÷ only, so that every browser gives the same bits. */

const ln2 = 0.6931471805599453;

/** Natural logarithm of a positive finite number; relative error below 1e-15. */
export function ln(x: number): number {
  let exponent = 0;
  let m = x;
  while (m >= 1.5) {
    m /= 2;
    exponent++;
  }
  while (m < 0.75) {
    m *= 2;
    exponent--;
  }
  // ln m = 2 artanh((m - 1) / (m + 1)); |s| <= 0.2, so 13 terms reach the last bit.
  const s = (m - 1) / (m + 1);
  const s2 = s * s;
  let term = s;
  let sum = 0;
  for (let n = 1; n <= 27; n += 2) {
    sum += term / n;
    term *= s2;
  }
  return exponent * ln2 + 2 * sum;
}

/** Whole nanoseconds, exponentially distributed; `unit` in [0, 1). At least 1. */
export function exponentialNs(meanNs: number, unit: number): number {
  const ns = Math.floor(-meanNs * ln(1 - unit) + 0.5);
  return ns < 1 ? 1 : ns;
}

/** base to the power of a whole n >= 0, by squaring. */
export function power(base: number, n: number): number {
  let result = 1;
  let factor = base;
  for (let left = n; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= factor;
    factor *= factor;
  }
  return result;
}
