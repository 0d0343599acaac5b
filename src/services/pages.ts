/** One page of a list, in the order of its items' ids. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Where the next page begins, or null after the last. */
  readonly nextCursor: string | null;
}

export interface PageRequest {
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** A page of what is numbered, from the newest down: below `cursor`. */
export interface NumberedPageRequest {
  readonly cursor?: number | undefined;
  readonly limit?: number | undefined;
}
export const numberedPage = <T>(items: readonly T[], limit: number, numberOf: (item: T) => number): Page<T> => {
  const last = items.at(-1);
  return { items, nextCursor: items.length === limit && last !== undefined ? String(numberOf(last)) : null };
};

/** The page that these items are; a full one may have a next. */
export const pageOf = <T extends { readonly id: string }>(items: readonly T[], limit: number): Page<T> => ({
  items,
  nextCursor: items.length === limit ? (items.at(-1)?.id ?? null) : null,
});
