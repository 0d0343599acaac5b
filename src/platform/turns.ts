import { DurableObject } from "cloudflare:workers";
import type { BindingCalls, Observations } from "../services/observations.ts";
import { isCounting } from "./metered.ts";

interface TurnPorts {
  readonly now: () => number;
  readonly observations: Observations;
}
type Method = (...args: unknown[]) => unknown;

/**
 * Lets every turn of these objects, an RPC or an alarm, be said in one line with the bindings that it called: the
 * answer of an RPC cannot carry that to its caller, and an alarm has none. What an object calls of itself belongs to
 * the turn it is in.
 *
 * The runtime calls methods of a prototype and no others, so that is where they are met.
 */
export function tellTurns(
  classes: Readonly<Record<string, { readonly prototype: DurableObject<Env> }>>,
  portsOf: (env: Env) => TurnPorts,
): void {
  for (const [object, { prototype }] of Object.entries(classes)) {
    for (const [method, original] of methodsOf(prototype)) {
      const turn = function (this: { readonly env: Env }, ...args: unknown[]): unknown {
        const work = (): unknown => Reflect.apply(original, this, args);
        return isCounting() ? work() : told({ object, method }, work, portsOf(this.env));
      };
      Object.defineProperty(prototype, method, { value: turn, configurable: true, writable: true });
    }
  }
}

async function told(
  turn: { readonly object: string; readonly method: string },
  work: () => unknown,
  { now, observations }: TurnPorts,
): Promise<unknown> {
  const calls: BindingCalls = { kv: 0, d1: 0, object: 0, r2: 0 };
  const from = now();
  try {
    return await observations.counting(calls, async () => work());
  } finally {
    observations.turn({ ...turn, ms: now() - from, calls });
  }
}

/** The methods of a class and of all that it extends, but for what the runtime brings. */
function methodsOf(prototype: object): Map<string, Method> {
  if (prototype === DurableObject.prototype) return new Map();
  const methods = methodsOf(Object.getPrototypeOf(prototype) as object);
  for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype)))
    if (typeof value === "function" && name !== "constructor") methods.set(name, value as Method);
  return methods;
}
