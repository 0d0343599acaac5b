import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import { stripTypeScriptTypes } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { FakeService, HOW, NOW } from "./testing.ts";

const ROOT = new URL("../../", import.meta.url);
const browser = (process.env["PATH"] ?? "")
  .split(delimiter)
  .flatMap((folder) => ["chromium", "chromium-browser", "google-chrome"].map((name) => join(folder, name)))
  .find((path) => existsSync(path));

/** Loaded twice: as a phone that enrols and loses an answer, and, after a reload, as the same phone. */
const PAGE = `<!doctype html>
<script type="importmap">{ "imports": { "jose": "/node_modules/jose/dist/webapi/index.js" } }</script>
<script type="module">
import { Courier } from "/src/sdk/courier.ts";
import { DeviceKey } from "/src/sdk/device-key.ts";
import { indexedDbStore } from "/src/sdk/indexed-db.ts";
import { Phone } from "/src/sdk/phone.ts";

const tell = (result) => fetch("/told", { method: "POST", body: JSON.stringify(result) });
try {
  const store = indexedDbStore(indexedDB);
  const host = { store, clock: () => ${NOW}, random: () => 0 };
  const kept = await Phone.open(host);
  if (kept === undefined) {
    const how = { ...${JSON.stringify(HOW)}, origin: location.origin };
    const phone = await Phone.enrol(await DeviceKey.generate(), how, host);
    const courier = await Courier.open(phone);
    for (const n of [1, 2]) await courier.record({ timestamp: ${NOW} + n, coords: { latitude: 59, longitude: 18 } });
    await courier.flush();
    location.reload();
  } else {
    const { privateKey } = (await store.entries()).get("key");
    const exported = await crypto.subtle.exportKey("jwk", privateKey).then(() => "exported", ({ name }) => name);
    const broken = [{ kind: "put", key: "half", value: 1 }, { kind: "put", key: "bad", value: () => 1 }];
    const refused = await store.write(broken).then(() => "written", ({ name }) => name);
    const later = { ...host, clock: () => ${NOW} + 1_000 };
    const courier = await Courier.open(await Phone.open(later));
    const { standing } = await courier.flush();
    await tell({ exported, refused, standing, kept: [...(await store.entries()).keys()].sort() });
  }
} catch (error) { await tell({ error: String(error) }); }
</script>`;

const contentOf = async (path: string): Promise<{ type: string; content: string }> => {
  if (path === "/") return { type: "text/html", content: PAGE };
  const source = await readFile(new URL(`.${path}`, ROOT), "utf8");
  return { type: "text/javascript", content: path.endsWith(".ts") ? stripTypeScriptTypes(source) : source };
};

/** Serves the page, the SDK as it is in the source, and the fake service. Resolves with what the page tells. */
async function serve(service: FakeService) {
  const told = Promise.withResolvers<unknown>();
  const answer = async (request: IncomingMessage): Promise<Response> => {
    const { pathname } = new URL(request.url ?? "", HOW.origin);
    const body = await text(request);
    if (pathname === "/told") told.resolve(JSON.parse(body));
    if (!pathname.startsWith("/v1/")) {
      const { type, content } = await contentOf(pathname);
      return new Response(content, { headers: { "content-type": type } });
    }
    const headers = request.headers as Record<string, string>;
    return service.fetch(HOW.origin + pathname, { method: request.method ?? "", headers, body });
  };
  const server = createServer((request, response) => {
    answer(request).then(
      async (made) => response.writeHead(made.status, Object.fromEntries(made.headers)).end(await made.text()),
      () => response.destroy(),
    );
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { told: told.promise, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

test.skipIf(browser === undefined)(
  "a browser keeps the phone across a reload (skipped where there is no Chromium)",
  { timeout: 60_000 },
  async () => {
    const service = new FakeService();
    const { told, server, url } = await serve(service);
    const profile = await mkdtemp(join(tmpdir(), "beckon-browser-"));
    const flags = ["--headless", "--no-sandbox", "--disable-gpu", `--user-data-dir=${profile}`];
    // The first request is the enrolment, the second the ping.
    service.meet("none", "unanswered");
    const running = spawn(browser ?? "", [...flags, url], { stdio: "ignore" });
    try {
      expect(await told).toEqual({
        exported: "InvalidAccessError",
        refused: "DataCloneError",
        standing: { kind: "empty" },
        kept: ["key", "seq", "session"],
      });
      const [first, second] = service.sent("POST /v1/pings");
      expect(second).toBe(first);
      expect(service.arrived).toHaveLength(2);
    } finally {
      running.kill("SIGKILL");
      await once(running, "exit");
      server.closeAllConnections();
      server.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  },
);
