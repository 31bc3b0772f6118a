/** The mean from which on the normal approximation is right to a block. */
const MANY = 10_000;

/**
 * Returns the smallest number that a Poisson variable doesn't exceed with a probability.
 *
 * @param mean - Its mean, ≥ 0.
 * @param probability - Above 0 and below 1.
 */
export function poissonQuantile(mean: number, probability: number): number {
  if (mean >= MANY) return nearQuantile(mean, probability);
  // The chance of none, and of few, is too small a number where the mean is large: logarithms.
  let logarithm = -mean;
  let sum = Math.exp(logarithm);
  let count = 0;
  while (sum < probability && count < 2 * MANY) {
    count += 1;
    logarithm += Math.log(mean / count);
    sum += Math.exp(logarithm);
  }
  return count;
}

/** The normal quantile of one in ten. */
const ONE_IN_TEN = 1.281_551_565_545;

/** Returns the quantile of a mean so large that the numbers are as good as normal, for 10, 50, 90 %. */
function nearQuantile(mean: number, probability: number): number {
  const normal = probability === 0.5 ? 0 : probability < 0.5 ? -ONE_IN_TEN : ONE_IN_TEN;
  // Cornish and Fisher's first correction, for the skew.
  return Math.round(mean + Math.sqrt(mean) * normal + (normal ** 2 - 1) / 6);
}
