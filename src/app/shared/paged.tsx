import { Button, Group } from "@mantine/core";
import { type QueryKey, useInfiniteQuery, type UseInfiniteQueryResult } from "@tanstack/react-query";
import { inBoth, useWords } from "./language.tsx";

const words = inBoth({ en: { more: "Show more" }, sv: { more: "Visa fler" } });

interface PageOf<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** A list that comes page by page, as the pages that were asked for so far. */
export const usePaged = <T,>(key: QueryKey, ask: (cursor: string | undefined) => Promise<PageOf<T>>) => {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => ask(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });
  return query;
};

type More = Pick<UseInfiniteQueryResult, "hasNextPage" | "isFetchingNextPage" | "fetchNextPage">;

/** The next page, where there is one. */
export function ShowMore({ query }: { readonly query: More }) {
  const say = useWords(words);
  if (!query.hasNextPage) return null;
  return (
    <Group justify="center">
      <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {say.more}
      </Button>
    </Group>
  );
}
