import { AsyncLocalStorage } from "node:async_hooks";
import type { BindingCalls, BindingKind } from "../services/observations.ts";

/** The tally of the request that is being served, or of an object's turn; none where nobody counts. */
const tally = new AsyncLocalStorage<BindingCalls>();

export const counting = <T>(calls: BindingCalls, work: () => Promise<T>): Promise<T> => tally.run(calls, work);

/** Whether this is part of something whose calls are counted already. */
export const isCounting = (): boolean => tally.getStore() !== undefined;

export function countCall(kind: BindingKind): void {
  const calls = tally.getStore();
  if (calls !== undefined) calls[kind] += 1;
}

/** What counts as a call. A batch of D1 is the statements that were prepared for it. */
const COUNTED: Readonly<Record<Exclude<BindingKind, "object">, ReadonlySet<PropertyKey>>> = {
  kv: new Set(["get", "getWithMetadata", "put", "delete", "list"]),
  d1: new Set(["prepare", "exec"]),
  r2: new Set(["head", "get", "put", "delete", "list", "createMultipartUpload"]),
};

/** One for each binding, since what an isolate remembers of a binding is kept by it. */
const meters = new WeakMap<object, object>();

/** The binding itself, but that its calls are counted. Objects are counted where they are reached. */
export function metered<Binding extends object>(binding: Binding, kind: keyof typeof COUNTED): Binding {
  const meter = meters.get(binding) ?? meterOf(binding, kind);
  meters.set(binding, meter);
  return meter as Binding;
}

function meterOf(binding: object, kind: keyof typeof COUNTED): object {
  const counted = COUNTED[kind];
  return new Proxy(binding, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== "function") return member;
      return (...args: unknown[]): unknown => {
        if (counted.has(name)) countCall(kind);
        return Reflect.apply(member, target, args);
      };
    },
  });
}
