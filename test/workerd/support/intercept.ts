import { env } from "cloudflare:workers";
import { vi } from "vitest";

/** What stands between a caller and an object: it may pass the call on, count it, fail it, or wait. */
export type Interceptor = (method: string, proceed: () => Promise<unknown>) => Promise<unknown>;

interface Namespace {
  getByName(name: string, options?: DurableObjectNamespaceGetDurableObjectOptions): DurableObjectStub;
}

/** Puts `interceptor` before every call to the objects of a namespace, until mocks are restored. */
export function intercept(namespace: Namespace, interceptor: Interceptor): void {
  const reach = namespace.getByName.bind(namespace);
  vi.spyOn(namespace, "getByName").mockImplementation((name, options) => {
    const stub = reach(name, options) as DurableObjectStub & Record<string, (...args: unknown[]) => Promise<unknown>>;
    return new Proxy(stub, {
      get: (_, method) =>
        typeof method === "symbol"
          ? undefined
          : (...args: unknown[]) => interceptor(method, async () => stub[method]?.(...args)),
    });
  });
}

/** Fails the next call of `method`: before it arrives, or after it was done and only its answer is lost. */
export function failOnce(namespace: Namespace, method: string, when: "before" | "after"): void {
  let failed = false;
  intercept(namespace, async (called, proceed) => {
    if (called !== method || failed) return proceed();
    failed = true;
    if (when === "after") await proceed();
    throw new Error(`${method} is lost`);
  });
}

/** Lets the next call of `method` wait for ever, before it arrives or after it was done; says whether one does. */
export function hangOnce(namespace: Namespace, method: string, when: "before" | "after"): () => boolean {
  let hangs = false;
  intercept(namespace, async (called, proceed) => {
    if (called !== method || hangs) return proceed();
    if (when === "after") await proceed();
    hangs = true;
    return new Promise(() => undefined);
  });
  return () => hangs;
}

/** Fails every statement of D1 that begins like this, until mocks are restored. */
export function failQuery(beginning: string): void {
  const prepare = env.DB.prepare.bind(env.DB);
  vi.spyOn(env.DB, "prepare").mockImplementation((statement) => {
    if (statement.startsWith(beginning)) throw new Error("D1 is away");
    return prepare(statement);
  });
}
