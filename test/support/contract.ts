import { type Schema, Validator } from "@cfworker/json-schema";
import { type ProblemCode, PROBLEMS } from "../../src/domain/problems.ts";
import type { OpenApiDocument, Operation } from "../../src/http/openapi.ts";

/** One request and its answer. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  /** What was sent, where it is text, and as what. */
  readonly sent?: unknown;
  readonly sentType?: string | null;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Takes an answer, once, as what it is. */
export const exchange = async (url: string, init: RequestInit, response: Response): Promise<Exchange> => ({
  method: init.method ?? "GET",
  path: new URL(url).pathname,
  sent: init.body,
  sentType: new Headers(init.headers).get("content-type"),
  status: response.status,
  headers: response.headers,
  text: await response.text(),
});

interface Known {
  readonly method: string;
  /** As the document has it. */
  readonly path: string;
  readonly pattern: RegExp;
  readonly operation: Operation;
}

/** What the OpenAPI document promises, ready to be held against answers. */
export class Contract {
  readonly #operations: readonly Known[];
  readonly #definitions: string;
  readonly #validators = new WeakMap<object, Validator>();

  constructor({ paths, components }: OpenApiDocument) {
    this.#definitions = JSON.stringify(components.schemas);
    const known = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({
        method: method.toUpperCase(),
        path,
        pattern: new RegExp(`^${path.replaceAll(".", "\\.").replaceAll(/\{\w+\}/g, "[^/]+")}$`),
        isExact: !path.includes("{"),
        operation,
      })),
    );
    this.#operations = known.toSorted((a, b) => Number(b.isExact) - Number(a.isExact));
  }

  get operations(): readonly Omit<Known, "pattern">[] {
    return this.#operations;
  }

  /** The operation that a request is for, such as `GET /v1/stores/{id}`. */
  nameOf(method: string, path: string): string | undefined {
    const known = this.#find(method, path);
    return known && `${known.method} ${known.path}`;
  }

  /** Where an answer is not what the document promises, or a body that was taken is not what it asks for. */
  faultsIn(one: Exchange): string[] {
    const ofRequest = one.status < 300 ? this.#faultsOfTaken(one) : [];
    return [...headerFaults(one), ...ofRequest, ...this.#faultsOfAnswer(one)];
  }

  #find(method: string, path: string): Known | undefined {
    return this.#operations.find((one) => one.method === method && one.pattern.test(path));
  }

  /** What the service takes, the document must describe. A draft is checked by its route, whatever it is. */
  #faultsOfTaken({ method, path, sent, sentType }: Exchange): string[] {
    const schema = this.#find(method, path)?.operation.requestBody?.content["application/json"]?.schema;
    if (schema === undefined || typeof sent !== "string" || typeOf(sentType) !== "application/json") return [];
    if (path === "/v1/campaigns/check") return [];
    return this.#faults(schema, JSON.parse(sent)).map((fault) => `the body was taken although ${fault}`);
  }

  #faultsOfAnswer(one: Exchange): string[] {
    const { method, path, status, headers, text } = one;
    const known = this.#find(method, path);
    if (known === undefined) return strayFaults(one);
    const { responses } = known.operation;
    const promised = responses[String(status)] ?? (status >= 400 ? responses["default"] : undefined);
    if (promised === undefined) return ["this status is not documented"];
    const type = typeOf(headers.get("content-type"));
    const schema = promised.content?.[type]?.schema;
    if (schema === undefined) return bodyless(promised.content === undefined, text, type);
    if (!/[/+]json$/.test(type)) return [];
    const body = parsed(text);
    const ofTime = keepsTime(path) && !hasServerTime(body) ? ["serverTime is missing"] : [];
    return [...this.#faults(schema, body), ...(status >= 400 ? problemFaults(one) : []), ...ofTime];
  }

  #faults(schema: object, body: unknown): string[] {
    const validator = this.#validators.get(schema) ?? this.#validatorOf(schema);
    const { errors } = validator.validate(body);
    return errors.map(({ instanceLocation, error }) => `${instanceLocation} ${error}`);
  }

  #validatorOf(schema: object): Validator {
    const text = `{"$defs":${this.#definitions},"allOf":[${JSON.stringify(schema)}]}`;
    const whole = JSON.parse(text.replaceAll("#/components/schemas/", "#/$defs/")) as Schema;
    const validator = new Validator(whole, "2020-12", false);
    this.#validators.set(schema, validator);
    return validator;
  }
}

const typeOf = (header: string | null | undefined): string => (header ?? "").split(";")[0]?.trim() ?? "";

/** What is no JSON is nothing that a schema knows. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const ALWAYS: Readonly<Record<string, RegExp>> = {
  "cache-control": /^no-store$/,
  "content-security-policy": /^default-src 'none'/,
  "permissions-policy": /geolocation=\(\)/,
  "referrer-policy": /^no-referrer$/,
  "strict-transport-security": /max-age=\d{8}/,
  "x-content-type-options": /^nosniff$/,
  "x-request-id": /^[0-9a-f-]{36}$/,
};
const headerFaults = ({ headers }: Exchange): string[] =>
  Object.entries(ALWAYS).flatMap(([name, pattern]) =>
    pattern.test(headers.get(name) ?? "") ? [] : [`${name} is ${headers.get(name) ?? "missing"}`],
  );

/** Of what the document does not know: a preflight, or the 404 of a route that is not built. */
function strayFaults(one: Exchange): string[] {
  if (one.method === "OPTIONS" && one.status === 204) return [];
  return one.status === 404 ? problemFaults(one) : ["there is no such route, so it must answer 404"];
}

const bodyless = (isPromised: boolean, text: string, type: string): string[] =>
  isPromised && text === "" ? [] : [`${type || "an answer without a type"} is not documented`];

const keepsTime = (path: string): boolean => path === "/v1/pings" || path.startsWith("/v1/devices");
const hasServerTime = (body: unknown): boolean => typeof body === "object" && body !== null && "serverTime" in body;

/** What may not be told apart has the request's id in the header alone. */
const instanceOf = (code: ProblemCode, { headers }: Exchange): string | undefined =>
  code === "not_redeemable" ? undefined : `urn:uuid:${headers.get("x-request-id")}`;

interface SentProblem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly instance?: string;
}

function problemFaults(one: Exchange): string[] {
  const contentType = one.headers.get("content-type");
  if (contentType !== "application/problem+json") return [`a refusal of type ${contentType}`];
  const { code, status, title, type, instance } = JSON.parse(one.text) as SentProblem;
  const known = PROBLEMS[code];
  const checks: readonly (readonly [boolean, string])[] = [
    [one.status === known.status && status === known.status, `${code} has status ${known.status}`],
    [title === known.title, `the title is not that of ${code}`],
    [type.endsWith(`/problems/${code}`), `the type is not that of ${code}`],
    [instance === instanceOf(code, one), "instance is not the request's id"],
    [(status !== 429 && status !== 503) || one.headers.has("retry-after"), "Retry-After is missing"],
  ];
  return checks.flatMap(([holds, fault]) => (holds ? [] : [fault]));
}
