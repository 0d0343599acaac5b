/** What a campaign is ranked by. Each part is 1 where nothing is known. */
export interface Score {
  /** How much what it is about has to do with what the shopper turned to, from 0 up to 2. */
  readonly context: number;
  /** How much of the cart's margin is left, times what the shopper could still spend; never below 0. */
  readonly value: number;
  /** The marketer's priority. */
  readonly lever: number;
}

/** The parts multiplied. What is no number counts as the lowest: it must not decide by how it compares. */
export function total({ context, value, lever }: Score): number {
  const product = context * value * lever;
  return Number.isNaN(product) ? 0 : product;
}
