import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { JSON_BODY_MAX_BYTES } from "../domain/bounds.ts";
import { parseStrictJson } from "../domain/pings/strict-json.ts";
import { problem } from "../domain/problems.ts";
import type { AppContext, AppEnv } from "./context.ts";
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
export function atMost(maxBytes: number): MiddlewareHandler<AppEnv> {
  const onError = (): never => {
    throw new Refusal(problem("payload_too_large", `The body may have ${maxBytes} bytes at most`));
  };
  const counted = bodyLimit({ maxSize: maxBytes, onError });
  return async (c, next) => {
    const length = c.req.header("content-length");
    // The platform holds a body to the length that was announced; only one of unknown length is to be counted.
    if (length === undefined || c.req.header("transfer-encoding") !== undefined) return counted(c, next);
    return Number(length) > maxBytes ? onError() : next();
  };
}

const isJson = (type: string | undefined): boolean =>
  /^application\/(?:[a-z0-9.-]+\+)?json(?:\s*;\s*charset=utf-8)?$/i.test(type?.trim() ?? "");

/** Admits only JSON that means one thing: of that type, in UTF-8, without duplicate members. Hono reads it again later. */
const strictly =
  (types: string): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const bytes = await c.req.arrayBuffer();
    const isAbsent = bytes.byteLength === 0 && c.req.header("content-type") === undefined;
    if (!isAbsent) {
      if (!isJson(c.req.header("content-type"))) throw new Refusal(problem("unsupported_media_type", `Send ${types}`));
      if (readStrictly(bytes) === undefined)
        throw new Refusal(problem("invalid_request", "The body is not well-formed JSON"));
    }
    await next();
  };

const strict = strictly("application/json");

/** The checks of a JSON body, for a route's `middleware`. */
export const jsonBody = (maxBytes = JSON_BODY_MAX_BYTES) => [atMost(maxBytes), strict];

const isCsv = (type: string | undefined): boolean => /^text\/csv(?:\s*;|$)/i.test(type?.trim() ?? "");

const readText = (bytes: ArrayBuffer): string => {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Refusal(problem("invalid_request", "The body is not UTF-8"));
  }
};

/** The text of a CSV body; null where the body is of another type. */
export const csvOf = async (c: AppContext): Promise<string | null> =>
  isCsv(c.req.header("content-type")) ? readText(await c.req.arrayBuffer()) : null;

const strictOfTwo = strictly("application/json or text/csv");
const strictUnlessCsv: MiddlewareHandler<AppEnv> = (c, next) =>
  isCsv(c.req.header("content-type")) ? next() : strictOfTwo(c, next);

const isNdjson = (type: string | undefined): boolean =>
  /^application\/(?:x-ndjson|jsonl)(?:\s*;\s*charset=utf-8)?$/i.test(type?.trim() ?? "");

const onlyNdjson: MiddlewareHandler<AppEnv> = (c, next) => {
  if (!isNdjson(c.req.header("content-type")))
    throw new Refusal(problem("unsupported_media_type", "Send application/x-ndjson"));
  return next();
};

/** The checks of a body that has a JSON value on each line, which `textOf` reads. */
export const ndjsonBody = (maxBytes: number) => [atMost(maxBytes), onlyNdjson];

export const textOf = async (c: AppContext): Promise<string> => readText(await c.req.arrayBuffer());

/** The checks of a body that is JSON, or CSV, which `csvOf` reads. */
export const jsonOrCsvBody = (maxBytes: number) => [atMost(maxBytes), strictUnlessCsv];
