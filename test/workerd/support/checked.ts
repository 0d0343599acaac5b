import { type Schema, Validator } from "@cfworker/json-schema";
import { exports } from "cloudflare:workers";
import { type ProblemCode, PROBLEMS } from "../../../src/domain/problems.ts";
import type { OpenApiDocument, Operation } from "../../../src/http/openapi.ts";

const worker = (url: string, init: RequestInit): Promise<Response> => exports.default.fetch(url, init);

/** The document as the Worker serves it. */
export const openApi = async (): Promise<OpenApiDocument> =>
  (await worker("https://beckon.test/openapi.json", {})).json<OpenApiDocument>();

let read: Promise<Contract> | undefined;

/** Calls the Worker, and throws where its answer is not what the OpenAPI document promises of that route and status. */
export async function checkedFetch(url: string, init: RequestInit): Promise<Response> {
  const response = await worker(url, init);
  const method = init.method ?? "GET";
  const { pathname } = new URL(url);
  const faults = await faultsIn(method, pathname, response.clone());
  if (faults.length > 0) throw new Error(`${method} ${pathname} → ${response.status}: ${faults.join("; ")}`);
  return response;
}

/** Where an answer is not what the document promises. */
export async function faultsIn(method: string, path: string, response: Response): Promise<string[]> {
  const contract = await (read ??= openApi().then((document) => new Contract(document)));
  return [...headerFaults(response), ...(await contract.faultsOf(method, path, response))];
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
const headerFaults = ({ headers }: Response): string[] =>
  Object.entries(ALWAYS).flatMap(([name, pattern]) =>
    pattern.test(headers.get(name) ?? "") ? [] : [`${name} is ${headers.get(name) ?? "missing"}`],
  );

interface Known {
  readonly method: string;
  readonly pattern: RegExp;
  readonly operation: Operation;
}

/** What the document promises, ready to be held against answers. */
class Contract {
  readonly #operations: readonly Known[];
  readonly #definitions: string;

  constructor({ paths, components }: OpenApiDocument) {
    this.#definitions = JSON.stringify(components.schemas);
    const known = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({
        method: method.toUpperCase(),
        pattern: new RegExp(`^${path.replaceAll(".", "\\.").replaceAll(/\{\w+\}/g, "[^/]+")}$`),
        isExact: !path.includes("{"),
        operation,
      })),
    );
    this.#operations = known.toSorted((a, b) => Number(b.isExact) - Number(a.isExact));
  }

  async faultsOf(method: string, path: string, response: Response): Promise<string[]> {
    const { status } = response;
    const known = this.#operations.find((one) => one.method === method && one.pattern.test(path));
    if (known === undefined) {
      if (method === "OPTIONS" && status === 204) return [];
      return status === 404 ? problemFaults(response) : ["there is no such route, so it must answer 404"];
    }
    const { responses } = known.operation;
    const promised = responses[String(status)] ?? (status >= 400 ? responses["default"] : undefined);
    if (promised === undefined) return ["this status is not documented"];
    const type = (response.headers.get("content-type") ?? "").split(";")[0] ?? "";
    const schema = promised.content?.[type]?.schema;
    if (schema === undefined) return bodyless(promised.content === undefined, await response.text(), type);
    if (type === "text/html") return [];
    const body: unknown = await response.clone().json();
    return [
      ...this.#faults(schema, body),
      ...(status >= 400 ? await problemFaults(response) : []),
      ...(keepsTime(path) && !hasServerTime(body) ? ["serverTime is missing"] : []),
    ];
  }

  #faults(schema: object, body: unknown): string[] {
    const text = `{"$defs":${this.#definitions},"allOf":[${JSON.stringify(schema)}]}`;
    const whole = JSON.parse(text.replaceAll("#/components/schemas/", "#/$defs/")) as Schema;
    const { errors } = new Validator(whole, "2020-12", false).validate(body);
    return errors.map(({ instanceLocation, error }) => `${instanceLocation} ${error}`);
  }
}

const bodyless = (isPromised: boolean, text: string, type: string): string[] =>
  isPromised && text === "" ? [] : [`${type || "an answer without a type"} is not documented`];

const keepsTime = (path: string): boolean => path === "/v1/pings" || path.startsWith("/v1/devices");
const hasServerTime = (body: unknown): boolean => typeof body === "object" && body !== null && "serverTime" in body;

/** What may not be told apart has the request's id in the header alone. */
const instanceOf = (code: ProblemCode, { headers }: Response): string | undefined =>
  code === "not_redeemable" ? undefined : `urn:uuid:${headers.get("x-request-id")}`;

interface SentProblem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly instance?: string;
}

async function problemFaults(response: Response): Promise<string[]> {
  const type = response.headers.get("content-type");
  if (type !== "application/problem+json") return [`a refusal of type ${type}`];
  const { code, status, title, type: uri, instance } = await response.json<SentProblem>();
  const known = PROBLEMS[code];
  const checks: readonly (readonly [boolean, string])[] = [
    [response.status === known.status && status === known.status, `${code} has status ${known.status}`],
    [title === known.title, `the title is not that of ${code}`],
    [uri.endsWith(`/problems/${code}`), `the type is not that of ${code}`],
    [instance === instanceOf(code, response), "instance is not the request's id"],
    [status !== 429 || response.headers.has("retry-after"), "Retry-After is missing"],
    [status !== 503 || response.headers.has("retry-after"), "Retry-After is missing"],
  ];
  return checks.flatMap(([holds, fault]) => (holds ? [] : [fault]));
}
