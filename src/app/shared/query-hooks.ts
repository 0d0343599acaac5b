import { type QueryKey, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

/** What is asked for anew as long as it is shown, and how often (ms). */
export interface Fresh {
  readonly everyMs: number;
}

/** What the service answers to a question, kept under `key` until something changes it. */
export const useAnswer = <T>(key: QueryKey, ask: () => Promise<T>, fresh?: Fresh) =>
  useQuery({ queryKey: key, queryFn: ask, refetchInterval: fresh?.everyMs ?? false });

/** Something that one does; what is kept under these keys is asked for anew afterwards. */
export function useAct<Input, T>(act: (input: Input) => Promise<T>, changes: readonly QueryKey[] = []) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => Promise.all(changes.map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
}
