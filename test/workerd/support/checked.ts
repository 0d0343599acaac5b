import { exports } from "cloudflare:workers";
import type { OpenApiDocument } from "../../../src/http/openapi.ts";
import { Contract, exchange } from "../../support/contract.ts";

const worker = (url: string, init: RequestInit): Promise<Response> => exports.default.fetch(url, init);

/** The document as the Worker serves it. */
export const openApi = async (): Promise<OpenApiDocument> =>
  (await worker("https://beckon.test/openapi.json", {})).json<OpenApiDocument>();

let read: Promise<Contract> | undefined;

/** Calls the Worker, and throws where its answer is not what the OpenAPI document promises of that route and status. */
export async function checkedFetch(url: string, init: RequestInit): Promise<Response> {
  const response = await worker(url, init);
  const faults = await faultsIn(url, init, response.clone());
  const what = `${init.method ?? "GET"} ${new URL(url).pathname} → ${response.status}`;
  if (faults.length > 0) throw new Error(`${what}: ${faults.join("; ")}`);
  return response;
}

/** Where an answer is not what the document promises, or a body that was taken is not what it asks for. */
export async function faultsIn(url: string, init: RequestInit, response: Response): Promise<string[]> {
  const contract = await (read ??= openApi().then((document) => new Contract(document)));
  return contract.faultsIn(await exchange(url, init, response));
}
