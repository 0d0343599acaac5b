import { useLocation, useNavigate } from "@tanstack/react-router";

type Members<Name extends string> = Readonly<Partial<Record<Name, string>>>;

/**
 * What the address asks for after its `?`, such as a store and a day, and what changes some of it: what one sees can be
 * sent to somebody. A member that is changed to nothing is not in the address.
 */
export function useAskedFor<const Name extends string>(
  names: readonly Name[],
): readonly [Members<Name>, (change: Members<Name>) => void] {
  const navigate = useNavigate();
  const { search } = useLocation();
  const said = search as Readonly<Record<string, unknown>>;
  const members = names.flatMap((name) => {
    const text = textOf(said[name]);
    return text === null ? [] : [[name, text] as const];
  });
  const change = (changes: Members<Name>): void => {
    const next = (before: object) => ({ ...before, ...emptied(changes) });
    void navigate({ to: ".", search: next as never, replace: true });
  };
  return [Object.fromEntries(members) as Members<Name>, change];
}

const emptied = (changes: object): object =>
  Object.fromEntries(
    Object.entries(changes).map(([name, value]) => [name, value === "" ? undefined : (value as unknown)]),
  );

/** What looks like a number in an address is read as one; what is asked for are texts. */
const textOf = (said: unknown): string | null =>
  typeof said === "string" || typeof said === "number" ? String(said) : null;
