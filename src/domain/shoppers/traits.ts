import { categorySchema } from "../carts/cart.ts";
import { type Segment, SEGMENTS } from "./segments.ts";

/**
 * What a shopper may have removed, by name: a segment (`loyal`), an affinity or a potential (`affinity.shoes`), or all of
 * either (`affinity`).
 */
export type Trait =
  | { readonly kind: "segment"; readonly name: Segment }
  | { readonly kind: "affinity" | "potential"; readonly category: string | null };

export function traitNamed(name: string): Trait | undefined {
  const segment = SEGMENTS.find((one) => one === name);
  if (segment !== undefined) return { kind: "segment", name: segment };
  const [, kind, category = null] = /^(affinity|potential)(?:\.(.+))?$/.exec(name) ?? [];
  if (kind !== "affinity" && kind !== "potential") return undefined;
  return category === null || categorySchema.safeParse(category).success ? { kind, category } : undefined;
}

/** Whether something may be computed, where these names of traits were removed. */
export interface Leave {
  readonly segment: (name: string) => boolean;
  readonly affinity: (category: string) => boolean;
  readonly potential: (category: string) => boolean;
}

export function leaveBut(removed: ReadonlySet<string>): Leave {
  const of = (kind: string) => (category: string) => !removed.has(kind) && !removed.has(`${kind}.${category}`);
  return { segment: (name) => !removed.has(name), affinity: of("affinity"), potential: of("potential") };
}
