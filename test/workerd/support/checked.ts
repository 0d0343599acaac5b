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
  const faults = await faultsIn(method, pathname, response.clone(), init.body);
  if (faults.length > 0) throw new Error(`${method} ${pathname} → ${response.status}: ${faults.join("; ")}`);
  return response;
}

/** Where an answer is not what the document promises, or a body that was taken is not what it asks for. */
export async function faultsIn(method: string, path: string, response: Response, sent?: unknown): Promise<string[]> {
  const contract = await (read ??= openApi().then((document) => new Contract(document)));
  const ofRequest = response.ok ? contract.faultsOfTaken(method, path, sent) : [];
  return [...headerFaults(response), ...ofRequest, ...(await contract.faultsOf(method, path, response))];
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
  readonly #validators = new WeakMap<object, Validator>();

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

  #find(method: string, path: string): Known | undefined {
    return this.#operations.find((one) => one.method === method && one.pattern.test(path));
  }

  /** What the service takes, the document must describe. A draft is checked by its route, whatever it is. */
  faultsOfTaken(method: string, path: string, sent: unknown): string[] {
    const schema = this.#find(method, path)?.operation.requestBody?.content["application/json"]?.schema;
    if (schema === undefined || typeof sent !== "string" || path === "/v1/campaigns/check") return [];
    return this.#faults(schema, JSON.parse(sent)).map((fault) => `the body was taken although ${fault}`);
  }

  async faultsOf(method: string, path: string, response: Response): Promise<string[]> {
    const { status } = response;
    const known = this.#find(method, path);
    if (known === undefined) return strayFaults(method, response);
    const { responses } = known.operation;
    const promised = responses[String(status)] ?? (status >= 400 ? responses["default"] : undefined);
    if (promised === undefined) return ["this status is not documented"];
    const type = (response.headers.get("content-type") ?? "").split(";")[0] ?? "";
    const schema = promised.content?.[type]?.schema;
    if (schema === undefined) return bodyless(promised.content === undefined, await response.text(), type);
    if (type === "text/html") return [];
    const ofProblem = status >= 400 ? await problemFaults(response.clone()) : [];
    const body: unknown = await response.json();
    const ofTime = keepsTime(path) && !hasServerTime(body) ? ["serverTime is missing"] : [];
    return [...this.#faults(schema, body), ...ofProblem, ...ofTime];
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

/** Of what the document does not know: a preflight, or the 404 of a route that is not built. */
async function strayFaults(method: string, response: Response): Promise<string[]> {
  if (method === "OPTIONS" && response.status === 204) return [];
  return response.status === 404 ? problemFaults(response) : ["there is no such route, so it must answer 404"];
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
