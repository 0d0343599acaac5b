import { useLocation, useNavigate } from "@tanstack/react-router";

/**
 * A member of the address's query, such as which tab is open, and what sets it: what one sees can be sent to somebody.
 * What the address does not say, or says otherwise than it may, is the first of `allowed`.
 */
export function useInAddress<const Value extends string>(
  name: string,
  allowed: readonly [Value, ...Value[]],
): readonly [Value, (value: Value) => void] {
  const [said, say] = useTextInAddress(name);
  return [allowed.find((value) => value === said) ?? allowed[0], say];
}

/** The same where any text will do; the empty one is not in the address. */
export function useTextInAddress(name: string): readonly [string, (text: string) => void] {
  const navigate = useNavigate();
  const { search } = useLocation();
  const said: unknown = (search as Readonly<Record<string, unknown>>)[name];
  const say = (text: string): void => {
    // A text that reads as a number would stand in quotes there.
    const kept = String(Number(text)) === text ? Number(text) : text;
    // As a function of what is there: two members may be set in one go.
    const change = (before: object) => ({ ...before, [name]: text === "" ? undefined : kept });
    void navigate({ to: ".", search: change as never, replace: true });
  };
  return [typeof said === "string" || typeof said === "number" ? String(said) : "", say];
}
