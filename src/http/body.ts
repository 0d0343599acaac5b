import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { JSON_BODY_MAX_BYTES } from "../domain/bounds.ts";
import { parseStrictJson } from "../domain/pings/strict-json.ts";
import { problem } from "../domain/problems.ts";
import type { AppEnv } from "./context.ts";
import { Refusal } from "./problem-response.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

const readStrictly = (bytes: ArrayBuffer): unknown => {
  try {
    return parseStrictJson(utf8.decode(bytes));
  } catch {
    return undefined;
  }
};

/** Refuses a body over `maxBytes` before anything of it is parsed. */
export const atMost = (maxBytes: number): MiddlewareHandler<AppEnv> =>
  bodyLimit({
    maxSize: maxBytes,
    onError: () => {
      throw new Refusal(problem("payload_too_large", `The body may have ${maxBytes} bytes at most`));
    },
  });

const isJson = (type: string | undefined): boolean =>
  /^application\/(?:[a-z0-9.-]+\+)?json(?:\s*;\s*charset=utf-8)?$/i.test(type?.trim() ?? "");

/** Admits only JSON that means one thing: of that type, in UTF-8, without duplicate members. Hono reads it again later. */
const strict: MiddlewareHandler<AppEnv> = async (c, next) => {
  const bytes = await c.req.arrayBuffer();
  const isAbsent = bytes.byteLength === 0 && c.req.header("content-type") === undefined;
  if (!isAbsent) {
    if (!isJson(c.req.header("content-type")))
      throw new Refusal(problem("unsupported_media_type", "Send application/json"));
    if (readStrictly(bytes) === undefined)
      throw new Refusal(problem("invalid_request", "The body is not well-formed JSON"));
  }
  await next();
};

/** The checks of a JSON body, for a route's `middleware`. */
export const jsonBody = (maxBytes = JSON_BODY_MAX_BYTES) => [atMost(maxBytes), strict];
