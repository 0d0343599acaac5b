/** What one group paid, or how many of it did something: sums over its shoppers. */
export interface Sample {
  readonly count: number;
  readonly sum: number;
  /** Of the squares; for a yes or no it is `sum`. */
  readonly squares: number;
}

export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** How an interval is made: how often it may ever be wrong, and after how many shoppers it is to be narrowest. */
export interface Certainty {
  /** From above 0 to below 1. */
  readonly alpha: number;
  readonly tunedTo: number;
}

export const meanOf = ({ count, sum }: Sample): number => sum / count;
const varianceOf = ({ count, sum, squares }: Sample): number => Math.max(0, squares / count - (sum / count) ** 2);

/** How much more the mean of `treated` is than that of `control`. Both hold someone. */
export function difference(control: Sample, treated: Sample, certainty: Certainty): Interval {
  const estimate = meanOf(treated) - meanOf(control);
  const variance = varianceOf(control) / control.count + varianceOf(treated) / treated.count;
  return around(estimate, variance, control.count + treated.count, certainty);
}

/** The same as a share of the mean of `control`, which is not 0: variance by the delta method. */
export function relativeDifference(control: Sample, treated: Sample, certainty: Certainty): Interval {
  const [before, after] = [meanOf(control), meanOf(treated)];
  const variance =
    varianceOf(treated) / (before ** 2 * treated.count) +
    (varianceOf(control) * after ** 2) / (before ** 4 * control.count);
  return around(after / before - 1, variance, control.count + treated.count, certainty);
}

/**
 * The asymptotic confidence sequence: whenever and however often one looks, the truth is inside at every look with a
 * probability of 1 − alpha. Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas, "Time-uniform central limit theory and
 * asymptotic confidence sequences", arXiv 2103.06476, equation 9; the tuning is their equation 161.
 * @param variance of the estimate
 */
function around(estimate: number, variance: number, count: number, { alpha, tunedTo }: Certainty): Interval {
  const logs = -2 * Math.log(alpha);
  const rho2 = (logs + Math.log(logs + 1)) / tunedTo;
  const grown = count * rho2 + 1;
  const half = Math.sqrt((variance * count * 2 * grown * Math.log(Math.sqrt(grown) / alpha)) / (count ** 2 * rho2));
  return { estimate, low: estimate - half, high: estimate + half };
}
