import { afterAll, beforeAll, expect, test } from "vitest";
import type { Service } from "../../scripts/lib/service.ts";
import { Host } from "../support/host.ts";

let host: Host;
let service: Service;

beforeAll(async () => {
  host = await Host.open();
  service = await host.start();
});
afterAll(() => host.close());

test("everything that the reference asks for is served from here, as what it is", async () => {
  const page = await (await fetch(`${service.url}/docs`)).text();
  const addresses = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, address = ""]) => address);
  expect(addresses.length).toBeGreaterThan(2);
  for (const address of [...addresses, "/openapi.json"]) {
    const answer = await fetch(service.url + address);
    expect(answer.status, address).toBe(200);
    expect(answer.headers.get("x-content-type-options"), address).toBe("nosniff");
    expect(answer.headers.get("content-type"), address).toMatch(/^(?:text\/(?:css|javascript)|application\/json)/);
    expect((await answer.text()).length, address).toBeGreaterThan(100);
  }
});

test.each(["/_headers", "/docs/", "/docs/nothing.js", "/index.html"])("%s is no file, but a problem", async (path) => {
  const answer = await fetch(service.url + path);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
});
