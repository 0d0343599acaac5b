import type { MiddlewareHandler } from "hono";
import { z } from "zod";
import { givenIdSchema } from "../domain/stores/store.ts";
import { mustHold } from "./access.ts";
import type { AppEnv } from "./context.ts";

const namingStore = z.object({ storeId: givenIdSchema });

/** Refuses a body that names a store which is not the caller's, before anything else in it is judged. */
export const ownStore: MiddlewareHandler<AppEnv> = async (c, next) => {
  const text = await c.req.text();
  const named = namingStore.safeParse(text === "" ? undefined : JSON.parse(text));
  if (named.success) mustHold(c.var.caller, named.data.storeId);
  await next();
};
